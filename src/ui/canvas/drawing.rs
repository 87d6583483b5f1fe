//! What the canvas shows, as memos: one for what stands where, one for what is in sight, and one for each thing in sight, so that
//! dragging a box draws nothing anew but the box and its lines.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::hit::Hit;
use crate::geometry::Rect;
use crate::model::{ContextId, EntityId, InteractionId, Model, ServiceId};
use crate::scene::{self, Attention, Detail, EdgeDrawing, FrameDrawing, Ground, NodeDrawing, Overlay, View};
use crate::ui::session::Session;

use super::kept::Kept;
use super::overlay;

/// How much more than the canvas shows is put on the page, as a share of what it shows, on each side.
const AHEAD: f64 = 0.5;
/// How many times wider than what the canvas shows the part on the page may be before it is cut back.
const MOST: f64 = 4.0;

/// Handles to what the canvas shows.
#[derive(Clone, Copy)]
pub(super) struct Drawing {
    session: Session,
    /// What stands where.
    pub(super) ground: Memo<Kept<Ground>>,
    attention: Memo<Kept<Attention>>,
    overlay: Memo<Kept<Overlay>>,
    /// How much is drawn.
    pub(super) detail: Memo<Detail>,
    within: Memo<Rect>,
}

impl Drawing {
    pub(super) fn of(session: Session) -> Self {
        let derived = session.derived();
        let ground = Memo::new(move |_| {
            derived.stamp.track();
            session.peek(|editor| Kept::new(Ground::of(editor.document())))
        });
        let selection = derived.selection;
        let hovered = session.memo(|editor| editor.hovered().map(Hit::entity).cloned());
        let attention = Memo::new(move |_| {
            Kept::new(Attention { selected: selection.with(|it| it.ids().clone()), hovered: hovered.get() })
        });
        Self {
            session,
            ground,
            attention,
            overlay: overlay::memo(session),
            detail: Memo::new(move |_| Detail::at_zoom(derived.camera.get().zoom)),
            within: Memo::new(move |before| within(derived.camera.get().visible(derived.canvas.get()), before)),
        }
    }

    /// The contexts in sight, outer ones first.
    pub(super) fn frames(self) -> Memo<Vec<ContextId>> {
        self.in_sight(|ground, within| {
            let near = ground.frames.iter().filter(|(_, rect)| rect.intersects(within));
            near.map(|(id, _)| id.clone()).collect()
        })
    }

    /// The interactions in sight.
    pub(super) fn lines(self) -> Memo<Vec<InteractionId>> {
        self.in_sight(|ground, within| {
            let near = ground.lines.iter().filter(|(_, route)| route.bounds().intersects(within));
            near.map(|(id, _)| id.clone()).collect()
        })
    }

    /// The elements in sight.
    pub(super) fn boxes(self) -> Memo<Vec<ServiceId>> {
        self.in_sight(|ground, within| {
            let near = ground.boxes.iter().filter(|(_, outline)| outline.rect.intersects(within));
            near.map(|(id, _)| id.clone()).collect()
        })
    }

    fn in_sight<T>(self, pick: impl Fn(&Ground, Rect) -> Vec<T> + Send + Sync + 'static) -> Memo<Vec<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.ground.with(|ground| pick(ground, self.within.get())))
    }

    /// The drawing of a context.
    pub(super) fn frame(self, id: ContextId) -> Memo<Option<FrameDrawing>> {
        let place = {
            let id = id.clone();
            Memo::new(move |_| self.ground.with(|ground| ground.frames.iter().find(|it| it.0 == id).map(|it| it.1)))
        };
        let key = self.key(id.entity().clone(), move |_| place.get());
        Memo::new(move |_| {
            let (place, ..) = key.get();
            self.look(|model, ground, view| scene::frame(model, ground, view, &id, place?))
        })
    }

    /// The drawing of an interaction.
    pub(super) fn line(self, id: InteractionId) -> Memo<Option<EdgeDrawing>> {
        let own = id.clone();
        let key = self.key(id.entity().clone(), move |ground| (ground.route(&own), ground.label(&own).cloned()));
        Memo::new(move |_| {
            key.track();
            self.look(|model, ground, view| scene::edge(model, ground, view, &id))
        })
    }

    /// The drawing of an element.
    pub(super) fn node(self, id: ServiceId) -> Memo<Option<NodeDrawing>> {
        let own = id.clone();
        let key = self.key(id.entity().clone(), move |ground| ground.outline(&own));
        Memo::new(move |_| {
            key.track();
            self.look(|model, ground, view| scene::node(model, ground, view, &id))
        })
    }

    /// All that the drawing of one thing depends on: cheap to compare, so that most of them stop here while something else moves.
    fn key<T>(self, id: EntityId, place: impl Fn(&Ground) -> T + Send + Sync + 'static) -> Memo<Key<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let model = self.session.derived().model;
        Memo::new(move |_| {
            let place = self.ground.with(|ground| place(ground));
            let attended = self.attention.with(|it| (it.selected.contains(&id), it.hovered.as_ref() == Some(&id)));
            (place, model.with(|model| model.stamp()), attended, self.detail.get(), self.overlay.get())
        })
    }

    fn look<T>(self, draw: impl FnOnce(&Model, &Ground, &View<'_>) -> Option<T>) -> Option<T> {
        let (ground, attention) = (self.ground.get_untracked(), self.attention.get_untracked());
        let overlay = self.overlay.get_untracked();
        let view = View { attention: &attention, overlay: &overlay, detail: self.detail.get_untracked() };
        self.session.peek(|editor: &Editor| draw(editor.document().model(), &ground, &view))
    }
}

type Key<T> = (T, (u64, u64), (bool, bool), Detail, Kept<Overlay>);

/// The part of the world to put on the page. It stays while it covers what the canvas shows and is not much larger, so that panning
/// seldom adds or removes anything.
fn within(visible: Rect, before: Option<&Rect>) -> Rect {
    let margin = visible.size.width.max(visible.size.height) * AHEAD;
    match before {
        Some(before) if before.contains_rect(visible) && before.size.width <= visible.size.width * MOST => *before,
        _ => visible.inflate(margin),
    }
}
