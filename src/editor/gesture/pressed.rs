//! The button is down: a click or the start of a drag, nobody knows yet.

use super::{Connecting, Gesture, Marquee, Moving, Panning, Reach, Reattaching, Resizing};
use crate::editor::Editor;
use crate::editor::hit::Hit;
use crate::editor::input::{PointerInput, PointerKind};
use crate::editor::mode::Mode;
use crate::editor::selection::Selection;
use crate::geometry::{Point, ScreenPoint};

/// How far a mouse moves before a press is a drag, in CSS pixels; a finger is less steady.
const SLACK: f64 = 4.0;
const FINGER_SLACK: f64 = 10.0;

/// A press that may become a click or a drag.
#[derive(Clone, Debug, PartialEq)]
pub struct Pressed {
    pub(super) pointer: i32,
    at: ScreenPoint,
    world: Point,
    hit: Option<Hit>,
    kind: PointerKind,
    shift: bool,
}

impl Pressed {
    /// The button went down on something. What is not selected is, at once: people see what they are about to drag.
    pub(in crate::editor) fn begin(editor: &mut Editor, pointer: PointerInput) -> Gesture {
        let hit = editor.hit(pointer.at).filter(|hit| !(pointer.modifiers.primary() && matches!(hit, Hit::Context(_))));
        let shift = pointer.modifiers.shift;
        if let Some(Hit::Service(_) | Hit::Interaction(_) | Hit::Context(_)) = &hit
            && let Some(id) = hit.as_ref().map(Hit::entity)
            && !shift
            && !editor.selection.contains(id)
        {
            editor.select(Selection::only(id.clone()));
        }
        let world = editor.camera.world_from_screen(pointer.at);
        Gesture::Pressed(Self { pointer: pointer.pointer, at: pointer.at, world, hit, kind: pointer.kind, shift })
    }

    pub(super) fn moved(self, editor: &mut Editor, reach: Reach) -> Gesture {
        let slack = if self.kind == PointerKind::Touch { FINGER_SLACK } else { SLACK };
        if self.at.distance(reach.at) < slack {
            return Gesture::Pressed(self);
        }
        match self.drag(editor) {
            // Nothing comes of dragging a line by its middle.
            pressed @ Gesture::Pressed(_) => pressed,
            Gesture::Panning(panning) => panning.moved(editor, reach),
            Gesture::Marquee(marquee) => marquee.moved(editor, reach),
            Gesture::Moving(moving) => moving.moved(editor, reach),
            Gesture::Resizing(resizing) => resizing.moved(editor, reach),
            Gesture::Connecting(connecting) => connecting.moved(editor, reach),
            Gesture::Reattaching(reattaching) => reattaching.moved(editor, reach),
            other @ (Gesture::Idle | Gesture::Dropping(_) | Gesture::Pinching(_)) => other,
        }
    }

    fn drag(self, editor: &mut Editor) -> Gesture {
        let (pointer, at, world) = (self.pointer, self.at, self.world);
        match &self.hit {
            Some(Hit::Connect(from, _)) => Gesture::Connecting(Connecting::begin(pointer, from.clone(), world)),
            Some(Hit::Frame(context, handle)) => {
                Resizing::begin(editor, pointer, context.clone(), *handle, world).unwrap_or_default()
            }
            Some(Hit::End(id, end)) => Gesture::Reattaching(Reattaching::begin(pointer, id.clone(), *end, world)),
            Some(Hit::Service(_) | Hit::Context(_)) => {
                if let Some(id) = self.hit.as_ref().map(Hit::entity)
                    && !editor.selection.contains(id)
                {
                    editor.add_to_selection(id.clone());
                }
                Moving::begin(editor, pointer, world)
            }
            Some(Hit::Interaction(_)) => Gesture::Pressed(self),
            None if self.kind == PointerKind::Touch => Gesture::Panning(Panning::begin(editor, pointer, at)),
            None => Gesture::Marquee(Marquee::begin(editor, pointer, world, self.shift)),
        }
    }

    /// It was a click.
    pub(super) fn released(self, editor: &mut Editor) {
        let id = self.hit.as_ref().map(|hit| hit.entity().clone());
        match (id, &self.hit) {
            (None, _) if self.shift => {}
            (None, _) => editor.select(Selection::default()),
            (Some(_), Some(Hit::Interaction(interaction))) if matches!(editor.mode, Mode::Journey(_)) => {
                editor.toggle_step(interaction);
            }
            (Some(_), Some(Hit::Frame(..) | Hit::End(..))) => {}
            (Some(id), _) if self.shift => editor.toggle_selected(id),
            (Some(id), _) => editor.select(Selection::only(id)),
        }
    }
}
