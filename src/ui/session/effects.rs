//! Fulfilling what the editor asks for.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::editor::effect::{Effect, UiRequest};
use crate::editor::input::Input;
use crate::format::fragment;
use crate::model::Edit;
use crate::model::aggregate::Title;
use crate::platform::{clipboard, page};
use crate::ui::canvas;
use crate::ui::exports;
use crate::ui::file_input;
use crate::ui::shell::stepping;

use super::{Notice, Session};

impl Session {
    /// Fulfils a wish of the editor.
    pub fn fulfil(self, effect: Effect) {
        match effect {
            Effect::Announce(text) => self.announce(text),
            Effect::Warn(text) => self.notify(Notice::about(self.derived().stamp.get_untracked(), text)),
            Effect::Copy(fragment) => self.copy(fragment::write(&fragment)),
            Effect::Ui(request) => self.fulfil_request(request),
        }
    }

    fn fulfil_request(self, request: UiRequest) {
        match request {
            UiRequest::NewModel => self.library().open_new(self),
            UiRequest::Open => file_input::choose(),
            UiRequest::ExportModel => exports::model(self),
            UiRequest::ExportAnalysis => exports::analysis(self),
            UiRequest::ExportSvg => exports::svg(self),
            UiRequest::ExportPng => exports::png(self),
            UiRequest::ReadClipboard => self.read_clipboard(),
            UiRequest::StepRegion(along) => stepping::step(along),
            UiRequest::EnterDrawing => page::focus(canvas::ELEMENT_ID),
            UiRequest::Help => self.help.set(true),
            UiRequest::ToggleTheme => self.theme.update(|theme| *theme = theme.toggled()),
        }
    }

    /// What a text from the clipboard means: a fragment of a model, or names and lines to draw.
    pub fn paste(self, text: String) {
        match fragment::read(&text) {
            Some(document) => self.dispatch(Input::Paste(document)),
            None => self.dispatch(Input::PasteText(text)),
        }
    }

    /// Gives the open model another name, as an edit that can be undone.
    pub fn rename_model(self, name: impl FnOnce(&str) -> String) {
        let before = self.peek(|editor| editor.document().model().title().clone());
        let title = Title { name: name(&before.name), ..before.clone() };
        if title != before && !title.name.trim().is_empty() {
            self.dispatch(Input::Apply {
                label: "Rename the model".to_owned(),
                edits: vec![Edit::Retitle(title).into()],
            });
        }
    }

    fn copy(self, text: String) {
        spawn_local(async move {
            if !clipboard::write(&text).await {
                self.notify(Notice::new("This browser did not let the selection be copied. Try Ctrl+C."));
            }
        });
    }

    fn read_clipboard(self) {
        spawn_local(async move {
            match clipboard::read().await {
                Some(text) => self.paste(text),
                None => self.notify(Notice::new("This browser did not let the clipboard be read. Try Ctrl+V.")),
            }
        });
    }
}
