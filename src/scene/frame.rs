//! The drawing of one bounded context.

use crate::geometry::{Point, Rect, Size, Vector};
use crate::layout::boxes::CONTEXT_TAB;
use crate::model::context::{Context, Subdomain};
use crate::model::{ContextId, Model, Word};

use super::badge;
use super::detail::Detail;
use super::ground::Ground;
use super::ink::Ink;
use super::mark::{Anchor, Mark};
use super::text::{self, Font, HEADING, SECONDARY, Weight};
use super::view::View;

/// The rounding of frames.
const RADIUS: f64 = 10.0;
/// The space before the name.
const INDENT: f64 = 14.0;

/// A context as it is drawn. Its marks are relative to the top left corner of its frame.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameDrawing {
    /// Whose drawing.
    pub id: ContextId,
    /// Its frame in the world.
    pub rect: Rect,
    /// Its whole name and its subdomain, for hovering and for those who do not see.
    pub title: String,
    /// Whether something that is being dragged would land in it.
    pub is_target: bool,
    /// The strokes, in order.
    pub marks: Vec<Mark>,
    /// Its name from afar, above everything else.
    pub label: Vec<Mark>,
    /// The corners to resize it by, while it is selected.
    pub handles: Vec<Mark>,
}

/// The drawing of a context; `None` when there is none of this id or it has no place in the ground.
pub fn frame(model: &Model, ground: &Ground, view: &View<'_>, id: &ContextId, rect: Rect) -> Option<FrameDrawing> {
    let context = model.contexts().get(id)?;
    let local = Rect::new(Point::default(), rect.size);
    let mut marks = vec![Mark::rect(local, RADIUS, ink(context.subdomain))];
    marks.extend(match view.detail {
        Detail::Near => tab(context, ground, local),
        Detail::Middle => vec![middle_name(context, local)],
        Detail::Far => Vec::new(),
    });
    let is_selected = view.is_selected(id.entity());
    if is_selected {
        marks.push(Mark::rect(local.inflate(3.0), RADIUS + 3.0, Ink::Selection));
    }
    Some(FrameDrawing {
        id: id.clone(),
        rect,
        title: format!("{}, {} subdomain", context.name, context.subdomain.word()),
        is_target: false,
        marks,
        label: if view.detail == Detail::Far { far_name(context, local) } else { Vec::new() },
        handles: if is_selected { handles(local) } else { Vec::new() },
    })
}

fn ink(subdomain: Subdomain) -> Ink {
    match subdomain {
        Subdomain::Core => Ink::FrameCore,
        Subdomain::Supporting => Ink::Frame,
        Subdomain::Generic => Ink::FrameGeneric,
    }
}

/// The name, the subdomain and the team in a row at the top.
fn tab(context: &Context, ground: &Ground, local: Rect) -> Vec<Mark> {
    let baseline = CONTEXT_TAB / 2.0 + HEADING.size * 0.35;
    let subdomain = context.subdomain.word();
    let room = local.size.width - 2.0 * INDENT;
    let name = text::shorten(&context.name, HEADING, room);
    let mut left = INDENT;
    let mut marks = vec![Mark::text(Point::new(left, baseline), Anchor::Start, HEADING, &name, Ink::Text)];
    left += text::width(&name, HEADING) + 8.0;
    let word_width = text::width(subdomain, SECONDARY);
    if left + word_width <= local.right() - INDENT {
        marks.push(Mark::text(Point::new(left, baseline), Anchor::Start, SECONDARY, subdomain, Ink::TextSoft));
        left += word_width + 10.0;
    }
    let team = context.team.as_ref().and_then(|id| ground.team(id));
    let chip = team.map(badge::chip).filter(|chip| left + chip.width <= local.right() - INDENT);
    marks.extend(chip.into_iter().flat_map(|chip| {
        let origin = Point::new(local.right() - INDENT - chip.width, CONTEXT_TAB / 2.0 - badge::CHIP_HEIGHT / 2.0);
        badge::at(chip, origin)
    }));
    marks
}

fn middle_name(context: &Context, local: Rect) -> Mark {
    let font = Font { size: 24.0, weight: Weight::Semibold };
    let name = text::shorten(&context.name, font, local.size.width - 2.0 * INDENT);
    let at = Point::new(INDENT, CONTEXT_TAB / 2.0 + font.size * 0.35);
    Mark::text(at, Anchor::Start, font, &name, Ink::Text)
}

/// The name as large as the frame allows, on a ground of its own so that it is read across boxes and lines.
fn far_name(context: &Context, local: Rect) -> Vec<Mark> {
    let per_pixel = text::width(&context.name, Font { size: 1.0, weight: Weight::Semibold }).max(1.0);
    let size = (local.size.width * 0.8 / per_pixel).min(local.size.height * 0.3).min(64.0).floor();
    let font = Font { size, weight: Weight::Semibold };
    let half = Vector::new(per_pixel * size / 2.0 + size * 0.25, size * 0.65);
    let plate = Rect::spanning(local.center() - half, local.center() + half);
    let baseline = local.center() + Vector::new(0.0, size * 0.35);
    vec![
        Mark::rect(plate, size * 0.2, Ink::Label),
        Mark::text(baseline, Anchor::Middle, font, &context.name, Ink::Text),
    ]
}

/// The four corners, from the top left one clockwise.
fn handles(local: Rect) -> Vec<Mark> {
    let far = local.far_corner();
    let corners = [local.origin, Point::new(far.x, local.top()), far, Point::new(local.left(), far.y)];
    let square = |at: Point| Mark::rect(Rect::new(at - Vector::new(4.5, 4.5), Size::new(9.0, 9.0)), 2.0, Ink::Handle);
    corners.map(square).to_vec()
}
