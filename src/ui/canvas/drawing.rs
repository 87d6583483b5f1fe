//! What the canvas shows, as memos: one for what stands where, one for all drawings in sight, and those follow each other so that
//! dragging a box draws nothing anew but the box and its lines. There is none for each thing drawn: to mark thousands of them as
//! perhaps changed takes longer than to look at what did.

use leptos::prelude::*;

use crate::editor::document::Document;
use crate::editor::hit::Hit;
use crate::geometry::Rect;
use crate::model::Model;
use crate::scene::batch::{Batch, batches};
use crate::scene::identity::{Identity, identities};
use crate::scene::sheet::Sheet;
use crate::scene::sheet::stale::Stale;
use crate::scene::{Attention, Detail, Ground, Overlay, View};
use crate::ui::lasting::Lasting;
use crate::ui::session::{ModelStamp, Session, Stamped};

use super::kept::Kept;
use super::overlay;

/// How much more than the canvas shows is kept ready, as a share of what it shows, on each side.
const AHEAD: f64 = 0.3;
/// How many times wider than what the canvas shows the part that is ready may be before it is cut back.
const MOST: f64 = 3.0;

/// Handles to what the canvas shows.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    /// What stands where.
    pub(super) ground: Lasting<Memo<Kept<Ground>>>,
    /// Everything in sight, as it is drawn.
    pub(super) drawn: Lasting<Memo<Drawn>>,
    /// The strokes of that, for whoever puts all of it down.
    pub(super) strokes: Memo<Kept<Vec<Batch>>>,
    /// Where everything in sight stands, and what it is in words.
    pub(super) identities: Memo<Vec<Identity>>,
}

/// A sheet, and all that its drawings depend on besides what stands where, what is selected and what is pointed at.
#[derive(Clone, PartialEq)]
pub(super) struct Drawn {
    pub(super) sheet: Kept<Sheet>,
    model: Stamped<ModelStamp, Model>,
    overlay: Kept<Overlay>,
    pub(super) detail: Detail,
}

impl Drawing {
    pub(super) fn of(session: Session) -> Self {
        let derived = session.derived();
        let ground = Memo::new(move |before: Option<&Kept<Ground>>| {
            derived.stamp.get();
            session.peek(|editor| Kept::new(refreshed(before, editor.document())))
        });
        let detail = Memo::new(move |_| Detail::at_zoom(derived.camera.get().zoom));
        let within = Memo::new(move |before| within(derived.camera.get().visible(derived.canvas.get()), before));
        let (attention, overlay) = (attention(session), overlay::memo(session));
        let drawn = Memo::new(move |before: Option<&Drawn>| {
            let (ground, attention, overlay, model) =
                (ground.get(), attention.get(), overlay.get(), derived.model.get());
            let detail = detail.get();
            let view = View { attention: &attention, overlay: &overlay, detail };
            let stale = before.map_or_else(Stale::everything, |before| before.stale(&model, &overlay, detail));
            let empty = Sheet::default();
            let sheet = before.map_or(&empty, |before| &before.sheet);
            let sheet = Kept::new(sheet.refreshed(&model, &ground, &view, within.get(), &stale));
            Drawn { sheet, model, overlay, detail }
        });
        let strokes = Memo::new(move |_| drawn.with(|drawn| Kept::new(batches(&drawn.sheet, drawn.detail))));
        let identities = Memo::new(move |_| drawn.with(|drawn| identities(&drawn.sheet)));
        Self { ground: Lasting::new(ground), drawn: Lasting::new(drawn), strokes, identities }
    }
}

impl Drawn {
    /// What no longer holds of it.
    fn stale(&self, model: &Stamped<ModelStamp, Model>, overlay: &Kept<Overlay>, detail: Detail) -> Stale {
        let (was, is) = (self.model.stamp(), model.stamp());
        match (was == is && self.overlay == *overlay, was.0 == is.0 && self.detail == detail) {
            (true, true) => Stale::nothing(),
            (false, true) => Stale::since((&self.model, &self.overlay), (model, overlay)),
            (_, false) => Stale::everything(),
        }
    }
}

fn refreshed(before: Option<&Kept<Ground>>, document: &Document) -> Ground {
    match before {
        Some(before) => before.refreshed(document),
        None => Ground::of(document),
    }
}

fn attention(session: Session) -> Memo<Kept<Attention>> {
    let selection = session.derived().selection;
    let hovered = session.memo(|editor| editor.hovered().map(Hit::entity).cloned());
    Memo::new(move |_| Kept::new(Attention { selected: selection.with(|it| it.ids().clone()), hovered: hovered.get() }))
}

/// The part of the world to keep ready. It stays while it covers what the canvas shows and is not much larger, so that panning
/// seldom draws anything anew.
fn within(visible: Rect, before: Option<&Rect>) -> Rect {
    let margin = visible.size.width.max(visible.size.height) * AHEAD;
    match before {
        Some(before) if before.contains_rect(visible) && before.size.width <= visible.size.width * MOST => *before,
        _ => visible.inflate(margin),
    }
}
