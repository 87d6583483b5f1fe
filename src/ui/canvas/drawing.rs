//! What the canvas shows, as memos: one for what stands where, one for all drawings in sight, and one for each thing in sight, so that
//! dragging a box draws nothing anew but the box and its lines.

use leptos::prelude::*;

use crate::editor::hit::Hit;
use crate::geometry::Rect;
use crate::model::{ContextId, InteractionId, ServiceId};
use crate::scene::batch::{Batch, batches};
use crate::scene::sheet::Sheet;
use crate::scene::{Attention, Detail, EdgeDrawing, FrameDrawing, Ground, NodeDrawing, Overlay, View};
use crate::ui::session::{ModelStamp, Session};

use super::kept::Kept;
use super::overlay;

/// How much more than the canvas shows is kept ready, as a share of what it shows, on each side.
const AHEAD: f64 = 0.3;
/// How many times wider than what the canvas shows the part that is ready may be before it is cut back.
const MOST: f64 = 3.0;

/// How many lines and boxes in sight are a crowd.
const CROWD: usize = 1_500;

/// Handles to what the canvas shows.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    /// What stands where.
    pub(super) ground: Memo<Kept<Ground>>,
    /// Everything in sight, drawn.
    pub(super) sheet: Memo<Drawn>,
    /// The strokes of everything in sight.
    pub(super) strokes: Memo<Kept<Vec<Batch>>>,
}

/// A sheet, and all that its drawings depend on besides what stands where, what is selected and what is pointed at.
#[derive(Clone, PartialEq)]
pub(super) struct Drawn {
    sheet: Kept<Sheet>,
    base: (ModelStamp, Detail, Kept<Overlay>),
}

impl Drawing {
    pub(super) fn of(session: Session) -> Self {
        let derived = session.derived();
        let ground = Memo::new(move |_| {
            derived.stamp.get();
            session.peek(|editor| Kept::new(Ground::of(editor.document())))
        });
        let detail = Memo::new(move |_| Detail::at_zoom(derived.camera.get().zoom));
        let within = Memo::new(move |before| within(derived.camera.get().visible(derived.canvas.get()), before));
        let (attention, overlay) = (attention(session), overlay::memo(session));
        let sheet = Memo::new(move |before: Option<&Drawn>| {
            let (ground, attention, overlay, model) =
                (ground.get(), attention.get(), overlay.get(), derived.model.get());
            let base = (model.stamp(), detail.get(), overlay.clone());
            let before = before.filter(|before| before.base == base).map(|before| before.sheet.clone());
            let view = View { attention: &attention, overlay: &overlay, detail: detail.get() };
            let empty = Sheet::default();
            let before = before.as_deref().unwrap_or(&empty);
            Drawn { sheet: Kept::new(before.refreshed(&model, &ground, &view, within.get())), base }
        });
        let strokes = Memo::new(move |_| sheet.with(|drawn| Kept::new(batches(&drawn.sheet, drawn.base.1))));
        Self { ground, sheet, strokes }
    }

    fn read<T>(self, read: impl Fn(&Sheet) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.sheet.with(|drawn| read(&drawn.sheet)))
    }

    /// The contexts in sight, outer ones first.
    pub(super) fn frames(self) -> Memo<Vec<ContextId>> {
        self.read(|sheet| sheet.frames.ids().to_vec())
    }

    /// The interactions in sight, unless they are too many to be pointed at one by one.
    pub(super) fn lines(self) -> Memo<Vec<InteractionId>> {
        self.read(|sheet| if is_crowded(sheet) { Vec::new() } else { sheet.edges.ids().to_vec() })
    }

    /// The elements in sight, unless they are too many to be pointed at one by one.
    pub(super) fn boxes(self) -> Memo<Vec<ServiceId>> {
        self.read(|sheet| if is_crowded(sheet) { Vec::new() } else { sheet.nodes.ids().to_vec() })
    }

    /// The drawing of a context.
    pub(super) fn frame(self, id: ContextId) -> Memo<Option<Kept<FrameDrawing>>> {
        self.read(move |sheet| sheet.frames.get(&id).map(Kept::from))
    }

    /// The drawing of an interaction.
    pub(super) fn line(self, id: InteractionId) -> Memo<Option<Kept<EdgeDrawing>>> {
        self.read(move |sheet| sheet.edges.get(&id).map(Kept::from))
    }

    /// The drawing of an element.
    pub(super) fn node(self, id: ServiceId) -> Memo<Option<Kept<NodeDrawing>>> {
        self.read(move |sheet| sheet.nodes.get(&id).map(Kept::from))
    }
}

fn is_crowded(sheet: &Sheet) -> bool {
    sheet.edges.ids().len() + sheet.nodes.ids().len() > CROWD
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
