//! Storing the open model after every edit.

use std::fmt;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::format;
use crate::platform::crash;
use crate::platform::page;
use crate::platform::storage::{Database, Draft, Entry, StorageError, Stored};
use crate::ui::session::{Notice, NoticeAction, Session, Stamp};

use super::{Library, Open};

/// How long the drawing must rest before it is stored: long enough for a drag, short enough to lose nothing worth
/// mentioning. In milliseconds.
const REST: u32 = 300;
/// How long a drawing that never rests may go unstored, in milliseconds.
const LONGEST_WAIT: f64 = 3_000.0;
/// How long to wait for another write before looking again, in milliseconds.
const TURN: u32 = 10;

/// Whether the open model is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Not yet.
    Pending,
    /// Everything.
    Saved,
    /// Not, and why.
    Failed(StorageError),
}

impl fmt::Display for SaveState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pending => formatter.write_str("saving …"),
            Self::Saved => formatter.write_str("saved in this browser"),
            Self::Failed(error) => write!(formatter, "not saved: {error}"),
        }
    }
}

/// What the saver is at.
#[derive(Clone, Copy)]
pub(super) struct Saver {
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// Since when the timer has been put off, in milliseconds since 1970.
    waiting_since: StoredValue<Option<f64>>,
    is_writing: StoredValue<bool>,
}

impl Saver {
    pub(super) fn new() -> Self {
        Self {
            timer: StoredValue::new_local(None),
            waiting_since: StoredValue::new(None),
            is_writing: StoredValue::new(false),
        }
    }
}

impl Saver {
    /// Calls once the drawing has rested, or has gone without rest for too long.
    fn put_off(self, save: impl FnOnce() + 'static) {
        let now = page::now();
        let since = self.waiting_since.get_value().unwrap_or(now);
        self.waiting_since.set_value(Some(since));
        if now - since < LONGEST_WAIT {
            self.timer.set_value(Some(Timeout::new(REST, save)));
        }
    }

    /// Forgets the call that was put off.
    fn rest(self) {
        self.timer.set_value(None);
        self.waiting_since.set_value(None);
    }
}

/// The open model as text, and the state it was taken from.
struct Snapshot {
    stamp: Stamp,
    name: String,
    text: String,
}

impl Snapshot {
    /// Also hands the text to the crash panel: every snapshot is a good copy.
    fn take(session: Session) -> Self {
        let stamp = session.derived().stamp.get_untracked();
        let (name, file_name, text) = session.peek(|editor| {
            let document = editor.document();
            let model = document.model();
            (model.title().name.clone(), format::file_name(model), format::write(document))
        });
        crash::keep_last_good(&file_name, &text);
        Self { stamp, name, text }
    }
}

impl Library {
    /// Stores the open model whenever it has rested after a change, for as long as the page lives.
    pub(super) fn watch_changes(self, session: Session) {
        let stamp = session.derived().stamp;
        Effect::new(move |_| {
            stamp.get();
            if self.is_stored(session) {
                return;
            }
            self.save_state.set(SaveState::Pending);
            self.saver.put_off(move || self.save_now(session));
        });
    }

    /// Whether the newest stored revision holds what the editor shows.
    pub(super) fn is_stored(self, session: Session) -> bool {
        let stamp = session.derived().stamp.get_untracked();
        self.open.with_untracked(|open| open.stored == Some(stamp))
    }

    /// Stores the open model without waiting for rest.
    pub(super) fn save_now(self, session: Session) {
        spawn_local(async move {
            // Its outcome is shown as the save state.
            let _ = self.save(session).await;
        });
    }

    /// Stores the open model and answers how that went. While a write is under way, the next one follows by itself.
    pub(super) async fn save(self, session: Session) -> SaveState {
        self.saver.rest();
        // Two writes at once would both build on the same revision, and the second would look like another tab's.
        while self.saver.is_writing.get_value() {
            TimeoutFuture::new(TURN).await;
        }
        if crash::has_crashed() {
            return self.save_state.get_untracked();
        }
        self.saver.is_writing.set_value(true);
        while !self.is_stored(session) {
            let outcome = self.write_once(session).await;
            let failed = matches!(outcome, SaveState::Failed(_));
            self.save_state.set(outcome);
            if failed {
                break;
            }
        }
        self.saver.is_writing.set_value(false);
        if self.is_stored(session) {
            self.save_state.set(SaveState::Saved);
        }
        self.save_state.get_untracked()
    }

    async fn write_once(self, session: Session) -> SaveState {
        let snapshot = Snapshot::take(session);
        let Some(database) = self.database() else { return SaveState::Failed(StorageError::Unavailable) };
        let open = self.open.get_untracked();
        let entry = entry_of(&open, &snapshot.name);
        let document = Stored { entry, text: snapshot.text };
        match database.write(&document, open.base).await {
            Ok(()) => {
                self.stored(&open.id, &document.entry, snapshot.stamp);
                SaveState::Pending
            }
            Err(StorageError::Conflict(_)) => {
                match self.open.with_untracked(|now| now.id == open.id) {
                    true => self.go_on_as_copy(session),
                    false => return keep_copy(&database, document).await,
                }
                SaveState::Pending
            }
            Err(error) => SaveState::Failed(error),
        }
    }

    /// Notes what was written, unless another document was opened meanwhile.
    fn stored(self, id: &str, entry: &Entry, stamp: Stamp) {
        self.open.update(|open| {
            if open.id == id {
                page::keep_for_tab(super::start::OPEN_KEY, id);
                open.base = entry.revision;
                open.stored = Some(stamp);
            }
        });
        self.entries.update(|entries| {
            entries.retain(|other| other.id != entry.id);
            entries.insert(0, entry.clone());
        });
    }

    /// Another tab has stored a newer revision. Neither may overwrite the other, so this tab goes on under another id.
    fn go_on_as_copy(self, session: Session) {
        self.open.set(Open::new_document());
        session.rename_model(|name| format!("{name} (copy)"));
        session.notify(Notice::offering(
            "This model was changed in another tab. What you do here goes on as a copy; both are in the list of models.",
            NoticeAction::ExportModel,
        ));
    }

    /// What a closing page can still do: leave the newest state beside the stored document.
    pub(super) fn leave_draft(self, session: Session) {
        if crash::has_crashed() || self.is_stored(session) {
            return;
        }
        let Some(database) = self.database() else { return };
        let snapshot = Snapshot::take(session);
        let open = self.open.get_untracked();
        let key = database.draft_key(&open.id);
        let draft = Draft { key, id: open.id, name: snapshot.name, base: open.base, text: snapshot.text };
        // The page is closing: there is nobody left to tell.
        let _ = database.leave_draft(&draft);
    }
}

/// Stores what another tab was faster with under an id of its own; here another model was opened meanwhile.
async fn keep_copy(database: &Database, document: Stored) -> SaveState {
    let name = format!("{} (copy)", document.entry.name);
    let entry = Entry { id: page::unique_name(), name: name.clone(), revision: 1, ..document.entry };
    let text = super::upkeep::retitled(&document.text, &name);
    match database.write(&Stored { entry, text }, 0).await {
        Ok(()) => SaveState::Pending,
        Err(error) => SaveState::Failed(error),
    }
}

fn entry_of(open: &Open, name: &str) -> Entry {
    Entry { id: open.id.clone(), name: name.to_owned(), revision: open.base + 1, updated: page::now(), deleted: false }
}
