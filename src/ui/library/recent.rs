//! The list of models: opening, renaming, duplicating, deleting.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::platform::page;
use crate::platform::storage::{Entry, StorageError, Stored};
use crate::ui::session::{Notice, NoticeAction, Session};

use super::Library;
use super::upkeep::retitled;

impl Library {
    /// Opens a model of the list.
    pub fn open_recent(self, session: Session, id: String) {
        self.try_with_document(session, id, move |stored| async move {
            self.open_stored(session, stored).await;
            Ok(())
        });
    }

    /// Gives a model of the list another name.
    pub fn rename_recent(self, session: Session, id: String, name: String) {
        if self.is_open(&id) {
            session.rename_model(|_| name);
            return;
        }
        self.try_with_document(session, id, move |stored| async move {
            let base = stored.entry.revision;
            let text = retitled(&stored.text, &name);
            let entry = Entry { name, revision: base + 1, ..stored.entry };
            self.write(&Stored { entry, text }, base).await
        });
    }

    /// Puts a copy of a model in the list.
    pub fn duplicate_recent(self, session: Session, id: String) {
        self.try_with_document(session, id, move |stored| async move {
            let name = format!("{} (copy)", stored.entry.name);
            let text = retitled(&stored.text, &name);
            let entry = Entry { id: page::unique_name(), name, revision: 1, updated: page::now(), deleted: false };
            self.write(&Stored { entry, text }, 0).await
        });
    }

    /// Takes a model out of the list, and offers to bring it back.
    pub fn delete_recent(self, session: Session, entry: Entry) {
        spawn_local(async move {
            let Entry { id, name, .. } = entry;
            match self.mark_deleted(&id, true).await {
                Ok(()) => {
                    if self.is_open(&id) {
                        self.show_nothing_open(session);
                    }
                    session.notify(Notice::offering(format!("“{name}” is deleted."), NoticeAction::Restore(id)));
                }
                Err(error) => session.notify(Notice::new(format!("“{name}” could not be deleted: {error}"))),
            }
        });
    }

    /// Brings a deleted model back.
    pub fn restore_recent(self, session: Session, id: String) {
        spawn_local(async move {
            match self.mark_deleted(&id, false).await {
                Ok(()) => session.notify(Notice::new("The model is back in the list.")),
                Err(error) => session.notify(Notice::new(format!("The model could not be brought back: {error}"))),
            }
        });
    }

    /// Whether a model of the list is the one on screen.
    pub fn is_open(self, id: &str) -> bool {
        self.open.with_untracked(|open| open.id == id)
    }

    async fn mark_deleted(self, id: &str, deleted: bool) -> Result<(), StorageError> {
        let database = self.database().ok_or(StorageError::Unavailable)?;
        let entry = database.mark_deleted(id, deleted).await?;
        let entry = entry.ok_or_else(|| StorageError::Failed("it is no longer stored here".to_owned()))?;
        self.entries.update(|entries| {
            entries.retain(|listed| listed.id != entry.id);
            entries.push(entry);
            entries.sort_by(|a, b| b.updated.total_cmp(&a.updated));
        });
        Ok(())
    }

    async fn write(self, document: &Stored, base: u64) -> Result<(), StorageError> {
        let database = self.database().ok_or(StorageError::Unavailable)?;
        database.write(document, base).await?;
        self.entries.set(database.entries().await?);
        Ok(())
    }

    /// Reads a stored model and does something with it; says so if either fails.
    fn try_with_document<F>(self, session: Session, id: String, then: impl FnOnce(Stored) -> F + 'static)
    where
        F: Future<Output = Result<(), StorageError>>,
    {
        spawn_local(async move {
            let outcome = match self.database() {
                None => Err(StorageError::Unavailable),
                Some(database) => match database.read(&id).await {
                    Ok(Some(stored)) => then(stored).await,
                    Ok(None) => Err(StorageError::Failed("it is no longer stored here".to_owned())),
                    Err(error) => Err(error),
                },
            };
            if let Err(error) = outcome {
                session.notify(Notice::new(format!("That did not work: {error}")));
            }
        });
    }
}
