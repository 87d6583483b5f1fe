//! Free places for new boxes: never on top of another.

use super::document::Document;
use super::membership::{all_boxes, ancestors, bounds, content_bounds};
use crate::geometry::{Point, Rect, Size};
use crate::layout::boxes::{CONTEXT_PADDING, CONTEXT_TAB, GRID};
use crate::model::ContextId;

/// The space left between a new box and its neighbours.
pub const GAP: f64 = 32.0;
/// How many rings of places around the wished one are tried before a place below everything is taken.
const RINGS: i32 = 24;

/// The nearest multiple of the grid.
pub fn snapped(point: Point) -> Point {
    Point::new((point.x / GRID).round() * GRID, (point.y / GRID).round() * GRID)
}

/// The place for a box of this size nearest to where its middle was wished, overlapping nothing that is there already. In a context it
/// stands within the frame where there is room, else below what is in it: the frame is then to grow.
pub fn free_place(document: &Document, size: Size, wish: Point, context: Option<&ContextId>) -> Point {
    let obstacles = obstacles(document, context);
    let start = snapped(Point::new(wish.x - size.width / 2.0, wish.y - size.height / 2.0));
    let room = context.and_then(|it| bounds(document, it.entity())).map(inner_room);
    let fits = |at: &Point| room.is_none_or(|room| room.contains_rect(Rect::new(*at, size)));
    let free = |at: &Point| !obstacles.iter().any(|it| it.intersects(Rect::new(*at, size).inflate(GAP / 2.0)));
    let start = room.map_or(start, |room| clamped(start, size, room));
    let near = spiral(start, size).find(|at| fits(at) && free(at));
    near.unwrap_or_else(|| {
        let below = match context {
            Some(context) => below_contents(document, context, start),
            None => start,
        };
        let rows = (0..).map(|row| Point::new(below.x, below.y + f64::from(row) * GRID));
        rows.take(100_000).find(free).unwrap_or(below)
    })
}

fn inner_room(frame: Rect) -> Rect {
    let near = Point::new(frame.left() + CONTEXT_PADDING, frame.top() + CONTEXT_TAB + GRID);
    let far = Point::new(frame.right() - CONTEXT_PADDING, frame.bottom() - CONTEXT_PADDING);
    Rect::new(near, Size::new((far.x - near.x).max(0.0), (far.y - near.y).max(0.0)))
}

fn clamped(at: Point, size: Size, room: Rect) -> Point {
    let x = at.x.min(room.right() - size.width).max(room.left());
    let y = at.y.min(room.bottom() - size.height).max(room.top());
    snapped(Point::new(x, y))
}

fn below_contents(document: &Document, context: &ContextId, start: Point) -> Point {
    match (content_bounds(document, context), bounds(document, context.entity())) {
        (Some(content), _) => Point::new(content.left(), content.bottom() + GAP),
        (None, Some(frame)) => inner_room(frame).origin,
        (None, None) => start,
    }
}

/// Every box and frame but the frames that the new box is to stand in.
fn obstacles(document: &Document, context: Option<&ContextId>) -> Vec<Rect> {
    let model = document.model();
    let mut around: Vec<ContextId> = context.into_iter().cloned().collect();
    around.extend(context.into_iter().flat_map(|it| ancestors(model, it.entity())));
    let is_obstacle = |id: &crate::model::EntityId| !around.iter().any(|it| it.entity() == id);
    all_boxes(model).filter(is_obstacle).filter_map(|id| bounds(document, &id)).collect()
}

/// The start and places around it, ring by ring, nearest rings first; to the right and below before the others.
fn spiral(start: Point, size: Size) -> impl Iterator<Item = Point> {
    let step_x = ((size.width + GAP) / GRID / 2.0).ceil() * GRID;
    let step_y = ((size.height + GAP) / GRID / 2.0).ceil() * GRID;
    (0..RINGS).flat_map(move |ring| {
        let mut places: Vec<(i32, i32)> = (-ring..=ring)
            .flat_map(|row| (-ring..=ring).map(move |column| (column, row)))
            .filter(|(column, row)| column.abs().max(row.abs()) == ring)
            .collect();
        places.sort_by_key(|(column, row)| (column.abs() + row.abs(), -column, -row));
        places.into_iter().map(move |(column, row)| {
            Point::new(start.x + f64::from(column) * step_x, start.y + f64::from(row) * step_y)
        })
    })
}
