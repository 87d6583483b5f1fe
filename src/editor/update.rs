//! What each input does.

use super::Editor;
use super::effect::Effect;
use super::failing::can_fail;
use super::gesture::{Dropping, Gesture};
use super::input::{Input, SelectRequest};
use super::mode::Mode;
use super::selection::Selection;
use crate::model::ServiceId;

impl Editor {
    /// Takes one input and answers what is to be done about it outside the editor.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        let model_before = self.revisions.model;
        match input {
            Input::CanvasResized(size) => self.resize_canvas(size),
            Input::Wheel(wheel) => self.wheel(wheel),
            Input::Select(request) => {
                self.settle_down();
                self.select_on_request(request);
            }
            other => self.act(other),
        }
        if self.revisions.model != model_before {
            self.prune();
        }
        std::mem::take(&mut self.effects)
    }

    /// Everything but looking around, which is all that the first page takes; apart from that, so that the rest of the program can
    /// bring it.
    #[inline(never)]
    fn act(&mut self, input: Input) {
        match input {
            Input::Pointer(pointer) => self.pointer(pointer),
            Input::DoubleClick { at } => self.double_click(at),
            Input::Tick(milliseconds) => self.tick(milliseconds),
            Input::Key(key) => self.key(&key),
            Input::KeyUp(key) => self.key_up(&key),
            Input::Rename(text) => self.retype(text),
            Input::FinishNaming => self.finish_naming(),
            Input::CancelNaming => self.cancel_naming(),
            Input::DragOver(stencil, at) => self.drag_over(stencil, at),
            Input::DragLeave | Input::Blur => self.let_go(),
            other => {
                self.settle_down();
                self.deliberate(other);
            }
        }
    }

    /// Inputs that are whole by themselves: they come after whatever was going on, never into the middle of it.
    fn deliberate(&mut self, input: Input) {
        match input {
            Input::Command(command) => self.run(command),
            Input::Drop(stencil, at) => self.drop_stencil(stencil, at),
            Input::Apply { label, edits } => {
                self.transact(&label, edits);
            }
            Input::StartNaming(id) => self.begin_renaming(&id),
            Input::Paste(fragment) => self.paste(&fragment),
            Input::PasteText(text) => self.paste_text(&text),
            Input::Fail(failed) => {
                let model = self.document.model();
                let failed = failed.into_iter().filter(|id| can_fail(model, id)).collect();
                self.fail_only(failed);
            }
            Input::Pointer(_)
            | Input::DoubleClick { .. }
            | Input::Wheel(_)
            | Input::Select(_)
            | Input::Key(_)
            | Input::KeyUp(_)
            | Input::CanvasResized(_)
            | Input::Rename(_)
            | Input::FinishNaming
            | Input::CancelNaming
            | Input::DragOver(..)
            | Input::DragLeave
            | Input::Tick(_)
            | Input::Blur => {}
        }
    }

    /// Ends what is going on: a gesture is given up, a name being typed is taken as it is.
    pub(super) fn settle_down(&mut self) {
        self.cancel_gesture();
        self.finish_naming_if_any();
        if matches!(self.mode, Mode::Linking(_)) {
            self.set_mode(Mode::Drawing);
        }
    }

    pub(super) fn finish_naming_if_any(&mut self) {
        if matches!(self.mode, Mode::Naming(_)) {
            self.finish_naming();
        }
    }

    pub(super) fn cancel_gesture(&mut self) {
        if self.gesture.is_idle() {
            return;
        }
        let gesture = self.take_gesture();
        self.revisions.view += 1;
        gesture.cancelled(self);
    }

    fn let_go(&mut self) {
        self.space_held = false;
        self.cancel_gesture();
    }

    fn drag_over(&mut self, stencil: super::stencil::Stencil, at: crate::geometry::ScreenPoint) {
        if !matches!(self.gesture, Gesture::Dropping(_)) {
            self.settle_down();
        }
        self.set_gesture(Dropping::over(self, stencil, at));
    }

    fn retype(&mut self, text: String) {
        if let Mode::Naming(naming) = &mut self.mode {
            naming.set_text(text);
            self.revisions.view += 1;
        }
    }

    fn select_on_request(&mut self, request: SelectRequest) {
        let known = |ids: Vec<crate::model::EntityId>| -> Selection {
            ids.into_iter().filter(|id| self.document.model().contains(id)).collect()
        };
        match request {
            SelectRequest::Only(ids) => self.select(known(ids)),
            SelectRequest::Toggle(id) if self.document.model().contains(&id) => self.toggle_selected(id),
            SelectRequest::Toggle(_) => {}
            SelectRequest::Reveal(ids) => {
                let selection = known(ids);
                self.select(selection.clone());
                self.show(&selection);
                self.say_selection();
            }
        }
    }

    /// Forgets what the document no longer has.
    #[inline(never)]
    fn prune(&mut self) {
        let model = self.document.model();
        let mut selection = self.selection.clone();
        selection.retain(|id| model.contains(id));
        let failed = self.failed.iter().filter(|id| can_fail(model, id)).cloned().collect();
        let hovered = self.hovered.take().filter(|hit| model.contains(hit.entity()));
        let has = |id: &ServiceId| model.services().contains(id);
        let mode_stands = match &self.mode {
            Mode::Drawing => true,
            Mode::Naming(naming) => model.contains(naming.subject()),
            Mode::Linking(linking) => has(&linking.from) && linking.to.as_ref().is_none_or(has),
            Mode::Journey(workflow) => model.workflows().contains(workflow),
        };
        self.hovered = hovered;
        self.select(selection);
        self.set_failed(failed);
        if !mode_stands {
            // What was done has been said already.
            self.take_mode();
        }
    }
}
