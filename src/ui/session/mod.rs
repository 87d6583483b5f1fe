//! The one context of the page: the editor, what is derived from it, and what the page itself remembers.
//!
//! Every change of the document goes through [`Session::dispatch`]. Everything shown is read from memos that compare revisions, so
//! that a moving pointer redraws no table.

mod derived;
mod effects;
mod inquiries;
mod notice;
mod reckoning;
mod view;

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::command::Command;
use crate::editor::document::Document;
use crate::editor::effect::Effect;
use crate::editor::input::{Input, KeyInput};
use crate::platform::rest;
use crate::scene::panel::matrix::Level;
use crate::ui::lasting::Lasting;
use crate::ui::library::Library;

pub use derived::{Derived, ModelStamp, Stamp, Stamped};
pub use inquiries::{Heard, Inquiry};
pub use notice::{Dialog, Notice, NoticeAction};
pub use view::View;

use inquiries::Inquiries;

use super::theme::{self, ThemeChoice};

/// Handles to everything the page shows. Cheap to copy; made once, at the root.
#[derive(Clone, Copy)]
pub struct Session {
    editor: Lasting<RwSignal<Editor>>,
    generation: RwSignal<u64>,
    derived: Derived,
    library: Library,
    inquiries: Inquiries,
    /// Which question is being looked at.
    pub view: Lasting<RwSignal<View>>,
    /// Of what the matrix is shown.
    pub matrix_level: Lasting<RwSignal<Level>>,
    /// Light, dark, or as the system has it.
    pub theme: RwSignal<ThemeChoice>,
    /// Whether lines show how tightly they couple.
    pub heat: Lasting<RwSignal<bool>>,
    /// Whether the page is dark now, whoever decided it.
    pub is_dark: Lasting<Memo<bool>>,
    /// Whether the help sheet is open.
    pub help: RwSignal<bool>,
    /// Whether the open model is being given another name.
    pub renaming: RwSignal<bool>,
    /// What waits for an answer before anything else.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What has just happened, with a way back where there is one.
    pub notice: RwSignal<Option<Notice>>,
    /// Whether the prompt of the first visit still stands.
    pub first_visit: RwSignal<bool>,
    /// Whether the whole program is there, or only what the first page takes.
    pub is_whole: Lasting<RwSignal<bool>>,
    /// What people did before that, in their order.
    early: StoredValue<Vec<Input>>,
    /// What was last said to people who cannot see the change.
    pub announcement: RwSignal<String>,
}

/// Keeps the session out of reach of anything but [`Session::expect`].
#[derive(Clone, Copy)]
struct SessionContext(Session);

impl Session {
    /// Makes the session of the page and hands it to every component below.
    pub fn provide() -> Self {
        let editor = Lasting::new(RwSignal::new(Editor::new(Document::default())));
        let generation = RwSignal::new(0);
        let view = Lasting::new(RwSignal::new(View::Map));
        let theme = RwSignal::new(ThemeChoice::kept());
        let session = Self {
            editor,
            generation,
            derived: Derived::of(editor, generation),
            library: Library::new(),
            inquiries: Inquiries::new(),
            view,
            matrix_level: Lasting::new(RwSignal::new(Level::default())),
            theme,
            is_dark: Lasting::new(theme::apply(theme)),
            heat: Lasting::new(RwSignal::new(false)),
            help: RwSignal::new(false),
            renaming: RwSignal::new(false),
            dialog: RwSignal::new(None),
            notice: RwSignal::new(None),
            first_visit: RwSignal::new(false),
            is_whole: Lasting::new(RwSignal::new(false)),
            early: StoredValue::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
        };
        provide_context(SessionContext(session));
        session
    }

    /// The session of the page.
    ///
    /// # Panics
    /// In a component that does not stand below the one that provides it.
    pub fn expect() -> Self {
        expect_context::<SessionContext>().0
    }

    /// The editor, for reading what no memo offers. Whoever tracks it runs again at every input.
    pub fn editor(self) -> Signal<Editor> {
        self.editor.into()
    }

    /// Memos over the editor, compared by revision.
    pub fn derived(self) -> Derived {
        self.derived
    }

    /// The models of this browser, and which of them is open.
    pub fn library(self) -> Library {
        self.library
    }

    /// A memo over the editor: runs at every input, wakes its readers only when the answer differs.
    pub fn memo<T>(self, read: impl Fn(&Editor) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        let editor = self.editor;
        Memo::new(move |_| editor.with(&read))
    }

    /// Reads the editor once, tracking nothing.
    pub fn peek<T>(self, read: impl FnOnce(&Editor) -> T) -> T {
        self.editor.with_untracked(read)
    }

    /// Hands the editor an input and fulfils what it asks for. What people do before the program is whole waits until it is.
    pub fn dispatch(self, input: Input) {
        if !self.is_whole.get_untracked() && !is_part_of_start(&input) {
            self.early.update_value(|early| early.push(input));
            return;
        }
        for effect in self.update(input) {
            self.fulfil(effect);
        }
    }

    /// Waits for the rest of the program, then does what people have asked for meanwhile.
    pub async fn become_whole(self) {
        rest::arrival().await;
        if !self.is_whole.get_untracked() {
            self.is_whole.set(true);
            let early = self.early.try_update_value(std::mem::take).unwrap_or_default();
            early.into_iter().for_each(|input| self.dispatch(input));
        }
    }

    /// Hands the editor an input and leaves the fulfilling to the caller.
    ///
    /// Readers are woken only if something about the editor is different afterwards.
    pub fn update(self, input: Input) -> Vec<Effect> {
        self.update_noting_change(input).1
    }

    /// Hands the editor a key and answers whether it made anything of it; if not, it is the browser's.
    pub fn press(self, key: KeyInput) -> bool {
        let is_command = self.peek(|editor| Command::for_key(editor, &key)).is_some();
        if !self.is_whole.get_untracked() {
            self.dispatch(Input::Key(key));
            return is_command;
        }
        let (is_changed, effects) = self.update_noting_change(Input::Key(key));
        let is_used = is_command || is_changed || !effects.is_empty();
        effects.into_iter().for_each(|effect| self.fulfil(effect));
        is_used
    }

    fn update_noting_change(self, input: Input) -> (bool, Vec<Effect>) {
        let outcome = self.editor.try_maybe_update(|editor| {
            let before = revisions(editor);
            let effects = editor.update(input);
            let is_changed = revisions(editor) != before;
            (is_changed, (is_changed, effects))
        });
        outcome.unwrap_or_default()
    }

    /// Puts another document in the editor: a fresh history, nothing selected, all of it in sight.
    pub fn replace_document(self, document: Document) {
        let canvas = self.peek(Editor::canvas);
        self.generation.update(|generation| *generation += 1);
        self.editor.set(Editor::new(document));
        self.dispatch(Input::CanvasResized(canvas));
    }

    /// Says something to people who cannot see the change.
    pub fn announce(self, text: impl Into<String>) {
        let mut text = text.into();
        self.announcement.update(|said| {
            // Only a text that differs is said: twice the same is told apart by a space that nobody sees or hears.
            if !text.is_empty() && *said == text {
                text.push('\u{a0}');
            }
            *said = text;
        });
    }

    /// Shows and says what has just happened.
    pub fn notify(self, notice: Notice) {
        self.announce(notice.text.clone());
        self.notice.set(Some(notice));
    }
}

/// Whether the first page itself takes this input.
fn is_part_of_start(input: &Input) -> bool {
    matches!(input, Input::CanvasResized(_) | Input::Select(_) | Input::Wheel(_))
}

fn revisions(editor: &Editor) -> [u64; 3] {
    [editor.model_revision(), editor.placement_revision(), editor.view_revision()]
}
