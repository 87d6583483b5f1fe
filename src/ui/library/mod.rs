//! The models kept in this browser, and the one that is open.
//!
//! Opening always opens another document: what is on screen is stored first, and stays in the list.

mod autosave;
mod closing;
mod opening;
mod other_tabs;
mod recent;
mod start;
mod upkeep;

pub mod samples;

use leptos::prelude::*;

use crate::platform::page;
use crate::platform::storage::{Database, Entry};

use super::lasting::Lasting;
use super::session::{Session, Stamp};

pub use autosave::SaveState;

/// Which stored document is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Open {
    /// Its id in this browser.
    pub id: String,
    /// The newest revision this tab knows of; 0 before it was first stored.
    base: u64,
    /// The state of the editor that this revision holds.
    stored: Option<Stamp>,
    /// The state of the editor that was last exported: safe too, in the reader's own hands.
    exported: Option<Stamp>,
}

impl Open {
    fn new_document() -> Self {
        Self { id: page::unique_name(), ..Self::default() }
    }
}

/// Handles to the models of this browser.
#[derive(Clone, Copy)]
pub struct Library {
    database: StoredValue<Option<Database>, LocalStorage>,
    open: Lasting<RwSignal<Open>>,
    /// What the list of recent models shows; deleted ones included.
    pub entries: Lasting<RwSignal<Vec<Entry>>>,
    /// Whether the open model is stored.
    pub save_state: RwSignal<SaveState>,
    saver: autosave::Saver,
}

impl Library {
    pub(super) fn new() -> Self {
        Self {
            database: StoredValue::new_local(None),
            open: Lasting::new(RwSignal::new(Open::new_document())),
            entries: Lasting::new(RwSignal::new(Vec::new())),
            save_state: RwSignal::new(SaveState::Pending),
            saver: autosave::Saver::new(),
        }
    }

    /// The id of the open document in this browser.
    pub fn open_id(self) -> Memo<String> {
        let open = self.open;
        Memo::new(move |_| open.with(|open| open.id.clone()))
    }

    /// The id of the open document, read once.
    pub fn open_id_now(self) -> String {
        self.open.with_untracked(|open| open.id.clone())
    }

    /// Notes that what the editor shows is in the reader's own hands.
    pub(super) fn exported(self, session: Session) {
        let stamp = session.derived().stamp.get_untracked();
        self.open.update(|open| open.exported = Some(stamp));
    }

    fn database(self) -> Option<Database> {
        self.database.get_value()
    }
}
