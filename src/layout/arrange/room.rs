//! Making room where a placed context has to grow.

use crate::geometry::{Point, Rect, Size, Vector};
use crate::layout::boxes::{CONTEXT_PADDING, CONTEXT_TAB};
use crate::model::{ContextId, EntityId};

use super::Work;

/// More boxes than this in one context are not searched for a gap between them.
const MOST_SEARCHED: usize = 40;

impl Work<'_> {
    /// Where in a frame there is a gap of this size beside the boxes that have a place: beside one of them, the topmost first.
    pub(super) fn gap(&self, frame: Rect, placed: &[EntityId], size: Size) -> Option<Point> {
        let taken: Vec<Rect> = placed.iter().filter_map(|id| self.rects.get(id).copied()).collect();
        if taken.len() > MOST_SEARCHED {
            return None;
        }
        let inner = frame.origin + Vector::new(CONTEXT_PADDING, CONTEXT_TAB + CONTEXT_PADDING / 2.0);
        let room = Rect::spanning(inner, frame.far_corner() - Vector::new(CONTEXT_PADDING, CONTEXT_PADDING));
        let beside = |end: fn(Rect) -> f64, start: fn(Rect) -> f64, first: f64| {
            let mut all: Vec<f64> = taken.iter().flat_map(|it| [start(*it), end(*it) + CONTEXT_PADDING]).collect();
            all.push(first);
            all.sort_by(f64::total_cmp);
            all
        };
        let columns = beside(Rect::right, Rect::left, inner.x);
        let rows = beside(Rect::bottom, Rect::top, inner.y);
        let places = rows.iter().flat_map(|y| columns.iter().map(|x| Point::new(*x, *y)));
        places.into_iter().find(|place| {
            let rect = Rect::new(*place, size);
            room.contains_rect(rect) && !taken.iter().any(|it| it.inflate(CONTEXT_PADDING / 2.0).intersects(rect))
        })
    }

    /// Grows a context so that it holds `needed` as well, and the contexts around it so that each holds what stands in it.
    pub(super) fn grow(&mut self, id: &ContextId, frame: Rect, needed: Rect) {
        let mut next = Some((id.clone(), frame, needed));
        while let Some((id, frame, needed)) = next {
            self.grow_alone(&id, frame, needed);
            next = self.outgrown(&id);
        }
    }

    /// Grows a context; what lies below or to the right of it moves away by as much.
    fn grow_alone(&mut self, id: &ContextId, frame: Rect, needed: Rect) {
        let grown = frame.union(Rect::spanning(frame.origin, needed.far_corner()));
        let more = grown.far_corner() - frame.far_corner();
        self.rects.insert(id.entity().clone(), grown);
        let below = Vector::new(0.0, more.y);
        self.push(id.entity(), below, |other| other.top() >= frame.bottom());
        let right = Vector::new(more.x, 0.0);
        self.push(id.entity(), right, |other| other.left() >= frame.right());
    }

    fn push(&mut self, grown: &EntityId, by: Vector, is_beyond: impl Fn(Rect) -> bool) {
        if by.length() == 0.0 {
            return;
        }
        let siblings = self.nesting.children(self.nesting.parent_of(grown)).to_vec();
        for sibling in siblings {
            let beyond = self.placed.contains(&sibling) && self.rects.get(&sibling).copied().is_some_and(&is_beyond);
            if beyond && sibling != *grown {
                self.translate(&sibling, by);
            }
        }
    }

    /// The context around another, its frame, and what the frame would have to hold, if it no longer does: children that moved included.
    fn outgrown(&self, id: &ContextId) -> Option<(ContextId, Rect, Rect)> {
        let parent = self.nesting.parent_of(id.entity())?.clone();
        let frame = self.rects.get(parent.entity()).copied()?;
        let children = self.nesting.children(Some(&parent)).iter().filter(|child| self.placed.contains(*child));
        let contents = Rect::around(children.filter_map(|child| self.rects.get(child).copied()));
        let needed = super::framed(contents.unwrap_or_default()).far_corner();
        let far = Point::new(needed.x.max(frame.right()), needed.y.max(frame.bottom()));
        let is_outgrown = needed.x > frame.right() || needed.y > frame.bottom();
        is_outgrown.then(|| (parent, frame, Rect::spanning(frame.origin, far)))
    }
}
