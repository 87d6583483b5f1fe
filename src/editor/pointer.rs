//! Pointer events become gestures.

use super::Editor;
use super::draft::Draft;
use super::gesture::{Gesture, Held, Panning, Pinching, Pressed};
use super::hit::Hit;
use super::input::{Button, Phase, PointerInput, PointerKind};
use super::mode::Mode;
use super::selection::Selection;
use crate::geometry::ScreenPoint;
use crate::model::service::ServiceKind;

impl Editor {
    pub(super) fn pointer(&mut self, pointer: PointerInput) {
        let owns = self.gesture.belongs_to(pointer.pointer);
        match pointer.phase {
            Phase::Down if self.gesture.is_idle() => {
                self.held = Some(Held::begin(self, pointer));
                self.press(pointer);
            }
            // A second button does not disturb a gesture.
            Phase::Down if !owns => self.pinch(pointer),
            Phase::Move if owns => {
                self.hold(pointer);
                let gesture = self.gesture.clone().moved(self, pointer);
                self.set_gesture(gesture);
            }
            Phase::Move if self.gesture.is_idle() => {
                let hovered = self.hit(pointer.at);
                self.set_hovered(hovered);
            }
            Phase::Up if owns => {
                self.revisions.view += 1;
                if let Gesture::Pinching(pinching) = &self.gesture {
                    return self.lift(pinching.clone(), pointer.pointer);
                }
                let gesture = self.take_gesture().moved(self, pointer);
                gesture.released(self);
            }
            Phase::Cancel if owns => self.cancel_gesture(),
            Phase::Cancel if self.gesture.is_idle() => self.set_hovered(None),
            Phase::Down | Phase::Move | Phase::Up | Phase::Cancel => {}
        }
    }

    /// The pointer of the gesture is here now.
    fn hold(&mut self, pointer: PointerInput) {
        if let Some(held) = &mut self.held {
            held.last = pointer;
        }
    }

    /// A second finger touches: whatever the first one began is given up, as if it had never touched, and both move the view.
    fn pinch(&mut self, second: PointerInput) {
        let Some(held) = self.held.clone() else { return };
        let is_finger = |pointer: PointerInput| pointer.kind == PointerKind::Touch;
        if !is_finger(held.last) || !is_finger(second) || !self.gesture.belongs_to(held.last.pointer) {
            return;
        }
        match &self.gesture {
            // Two fingers are in it already: a third changes nothing.
            Gesture::Pinching(_) => return,
            // What was pushed so far stays pushed.
            Gesture::Panning(_) => {}
            _ => {
                self.cancel_gesture();
                self.select(held.selected);
            }
        }
        let pinching = Pinching::begin(self, [held.last, second]);
        self.set_gesture(Gesture::Pinching(pinching));
    }

    /// One of two fingers is lifted.
    fn lift(&mut self, pinching: Pinching, pointer: i32) {
        let (gesture, left) = pinching.lifted(self, pointer);
        self.hold(left);
        self.set_gesture(gesture);
    }

    fn press(&mut self, pointer: PointerInput) {
        self.finish_naming_if_any();
        if self.finish_linking_at(pointer.at) {
            return;
        }
        let pans = pointer.button == Button::Middle || (self.space_held && pointer.button == Button::Primary);
        match pointer.button {
            _ if pans => self.set_gesture(Gesture::Panning(Panning::begin(self, pointer.pointer, pointer.at))),
            Button::Secondary => self.select_for_menu(pointer.at),
            Button::Primary | Button::Middle => {
                let pressed = Pressed::begin(self, pointer);
                self.set_gesture(pressed);
            }
        }
    }

    /// A context menu is about what is under the pointer, or about the selection if that is part of it.
    fn select_for_menu(&mut self, at: ScreenPoint) {
        match self.hit(at) {
            Some(hit) if self.selection.contains(hit.entity()) => {}
            Some(hit) => self.select(Selection::only(hit.entity().clone())),
            None => self.select(Selection::default()),
        }
    }

    /// Twice on a thing names it; twice on empty canvas, or on the empty inside of a context, adds a service there.
    pub(super) fn double_click(&mut self, at: ScreenPoint) {
        self.settle_down();
        if matches!(self.mode, Mode::Journey(_)) {
            return;
        }
        let point = self.camera.world_from_screen(at);
        match self.hit(at) {
            Some(Hit::Context(context)) if !self.is_on_tab(&context, point) => {
                self.draft_service(ServiceKind::Service, point, None);
            }
            Some(hit) => {
                let id = hit.entity().clone();
                self.select(Selection::only(id.clone()));
                self.begin_renaming(&id);
            }
            None => self.draft_service(ServiceKind::Service, point, None),
        }
    }

    /// Adds an element with its middle at a point, or beside it if there is no room.
    pub(super) fn draft_service(
        &mut self,
        kind: ServiceKind,
        point: crate::geometry::Point,
        link: Option<super::draft::Link>,
    ) {
        let draft = match self.is_free(kind, point) {
            true => Draft::Service { kind, middle: point, link },
            false => {
                let context = super::membership::deepest_frame(&self.document, point, &Default::default());
                Draft::PlacedService { kind, wish: point, context, link }
            }
        };
        self.begin_draft(draft);
    }
}
