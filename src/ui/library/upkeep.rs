//! What a start may find to put in order: drafts that closing tabs left, and documents that were deleted.

use crate::format;
use crate::platform::page;
use crate::platform::storage::{Database, Draft, Entry, StorageError, Stored};

/// Turns every draft into a revision of its document, or into a document of its own if that has gone on meanwhile. A document that was
/// deleted while another tab still worked on it comes back with that work.
pub(super) async fn recover_drafts(database: &Database) -> Result<(), StorageError> {
    for draft in database.drafts().await? {
        // Another tab may be at the same; what could not be recovered stays for the next start, and nothing else suffers.
        let _ = recover(database, draft).await;
    }
    Ok(())
}

/// Removes deleted documents beyond recall.
pub(super) async fn purge(database: &Database, deleted: &[Entry]) -> Result<(), StorageError> {
    let ids: Vec<_> = deleted.iter().map(|entry| entry.id.clone()).collect();
    database.purge(&ids).await
}

async fn recover(database: &Database, draft: Draft) -> Result<(), StorageError> {
    let stored = database.read(&draft.id).await?;
    if stored.as_ref().is_some_and(|stored| stored.text == draft.text) {
        return database.drop_draft(&draft.key).await;
    }
    let newest = stored.map_or(0, |stored| stored.entry.revision);
    let entry = Entry {
        id: draft.id.clone(),
        name: draft.name,
        revision: draft.base + 1,
        updated: page::now(),
        deleted: false,
    };
    if newest == draft.base {
        return database.write_instead_of(&Stored { entry, text: draft.text }, draft.base, &draft.key).await;
    }
    let name = format!("{} (recovered)", entry.name);
    let text = retitled(&draft.text, &name);
    // Named after the draft, so that two tabs that recover it make one document.
    let id = draft.key.replace('/', "-");
    let id = match database.read(&id).await? {
        Some(recovered) if recovered.text == text => return database.drop_draft(&draft.key).await,
        Some(_) => page::unique_name(),
        None => id,
    };
    let entry = Entry { id, name, revision: 1, ..entry };
    database.write_instead_of(&Stored { entry, text }, 0, &draft.key).await
}

/// The text of a model with another name; unchanged where it cannot be read.
pub(super) fn retitled(text: &str, name: &str) -> String {
    use crate::model::{Edit, aggregate::Title};
    let Ok(reading) = format::read(text) else { return text.to_owned() };
    if !reading.problems.is_empty() {
        return text.to_owned();
    }
    let mut document = reading.document;
    let title = Title { name: name.to_owned(), ..document.model().title().clone() };
    match document.apply(Edit::Retitle(title).into()) {
        Ok(_) => format::write(&document),
        Err(_) => text.to_owned(),
    }
}
