//! Opening documents. What is on screen is never replaced before it is safe.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::editor::document::Document;
use crate::format::{self, Reading};
use crate::model::Model;
use crate::platform::fetch;
use crate::platform::files;
use crate::platform::storage::Stored;
use crate::ui::session::{Dialog, Notice, NoticeAction, Session, View};

use super::samples::Sample;
use super::{Library, Open, SaveState};

impl Library {
    /// Starts an empty model.
    pub fn open_new(self, session: Session) {
        spawn_local(async move {
            self.open_document(session, Document::new(Model::new("Untitled"), Default::default())).await;
        });
    }

    /// Opens a file that was chosen or dropped.
    pub fn open_file(self, session: Session, file: File) {
        let name = file.name();
        spawn_local(async move {
            match files::read(file).await {
                Ok(file) => self.open_text(session, &file.name, &file.text).await,
                Err(error) => session.dialog.set(Some(Dialog::Refused { file: name, reason: error.to_string() })),
            }
        });
    }

    /// Opens a file of this site, as a link to the page may ask.
    pub(super) async fn open_address(self, session: Session, address: &str) {
        match fetch::same_origin_text(address).await {
            Ok(text) => self.open_text(session, address, &text).await,
            Err(error) => {
                session.dialog.set(Some(Dialog::Refused { file: address.to_owned(), reason: error.to_string() }));
            }
        }
    }

    /// Opens the text of a file; asks first if parts of it are not sound.
    pub async fn open_text(self, session: Session, file: &str, text: &str) {
        match format::read(text) {
            Ok(reading) if reading.problems.is_empty() => self.open_document(session, reading.document).await,
            Ok(reading) => session.dialog.set(Some(Dialog::Problems { file: file.to_owned(), reading })),
            Err(refused) => {
                session.dialog.set(Some(Dialog::Refused { file: file.to_owned(), reason: refused.to_string() }));
            }
        }
    }

    /// Opens a sample as a model of the reader's own.
    pub fn open_sample(self, session: Session, sample: &'static Sample) {
        spawn_local(async move { self.open_address(session, &sample.address()).await });
    }

    /// Opens what is sound of a file whose problems were shown.
    pub fn open_sound_part(self, session: Session, reading: Reading) {
        spawn_local(self.open_document_later(session, reading.document));
    }

    async fn open_document_later(self, session: Session, document: Document) {
        self.open_document(session, document).await;
    }

    /// Opens a document that no list has yet.
    pub(super) async fn open_document(self, session: Session, document: Document) {
        if self.is_safe(session).await {
            self.show(session, document, Open::new_document());
        }
    }

    /// Opens a stored document; answers whether it could be read.
    pub(super) async fn open_stored(self, session: Session, stored: Stored) -> bool {
        let reading = match format::read(&stored.text) {
            Ok(reading) => reading,
            Err(refused) => {
                let reason = format!("what this browser has stored of it is damaged: {refused}");
                session.dialog.set(Some(Dialog::Refused { file: stored.entry.name, reason }));
                return false;
            }
        };
        if !reading.problems.is_empty() {
            session.dialog.set(Some(Dialog::Problems { file: stored.entry.name, reading }));
            return false;
        }
        if self.is_safe(session).await {
            self.show(
                session,
                reading.document,
                Open { id: stored.entry.id, base: stored.entry.revision, ..Open::default() },
            );
            let stamp = session.derived().stamp.get_untracked();
            self.open.update(|open| open.stored = Some(stamp));
            self.save_state.set(SaveState::Saved);
        }
        true
    }

    fn show(self, session: Session, document: Document, open: Open) {
        super::start::remember_open(&open.id);
        self.open.set(open);
        session.first_visit.set(false);
        session.replace_document(document);
        session.view.set(View::Map);
        let name = session.peek(|editor| editor.document().model().title().name.clone());
        session.announce(format!("{name} is open"));
    }

    /// Stores what is on screen. Where that fails, says so, offers a download and keeps it on screen.
    async fn is_safe(self, session: Session) -> bool {
        if self.is_stored(session) {
            return true;
        }
        match self.save(session).await {
            SaveState::Failed(error) if self.was_edited(session) && !self.is_exported(session) => {
                let text = format!(
                    "The model on screen could not be stored ({error}), so nothing else was opened. Export it first."
                );
                session.notify(Notice::offering(text, NoticeAction::ExportModel));
                false
            }
            SaveState::Failed(_) | SaveState::Saved | SaveState::Pending => true,
        }
    }

    fn was_edited(self, session: Session) -> bool {
        session.peek(|editor| editor.can_undo() || editor.can_redo())
    }

    fn is_exported(self, session: Session) -> bool {
        let stamp = session.derived().stamp.get_untracked();
        self.open.with_untracked(|open| open.exported == Some(stamp))
    }
}
