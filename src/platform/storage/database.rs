//! The documents of this browser.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters, IdbTransaction, IdbTransactionMode,
};

use super::record::{Draft, Entry, Stored, text, text_record};
use super::request::{answer, complete, describe, opened};
use super::{StorageError, canary, farewell};
use crate::platform::page;

const NAME: &str = "counterpoint";
const VERSION: u32 = 1;
/// What lists show, by id. Apart from the texts so that a list does not read them.
const ENTRIES: &str = "entries";
/// The files, by id.
const TEXTS: &str = "texts";
/// What closing tabs left behind, by document id and tab.
const DRAFTS: &str = "drafts";

/// An open database. It stays open: only then does a write begun while the page closes survive.
#[derive(Clone, Debug)]
pub struct Database {
    database: IdbDatabase,
    /// Tells this tab's drafts from those of others.
    tab: String,
}

impl Database {
    /// Opens the database of this site, making it on the first visit.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the browser has none, [`StorageError::Blocked`] while an old tab holds it.
    pub async fn open() -> Result<Self, StorageError> {
        let request = factory()?.open_with_u32(NAME, VERSION).map_err(|error| describe(&error))?;
        let upgrading = request.clone();
        let on_upgrade = Closure::once_into_js(move || {
            if let Ok(database) = upgrading.result() {
                make_stores(database.unchecked_ref());
            }
        });
        request.set_onupgradeneeded(Some(on_upgrade.unchecked_ref()));
        let database: IdbDatabase = opened(&request).await?.unchecked_into();
        close_for_upgrades(&database);
        Ok(Self { database, tab: page::unique_name() })
    }

    /// What is stored, deleted documents included, latest first.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn entries(&self) -> Result<Vec<Entry>, StorageError> {
        let transaction = self.begin(&[ENTRIES], IdbTransactionMode::Readonly)?;
        let request = store(&transaction, ENTRIES)?.get_all().map_err(|error| describe(&error))?;
        let values: Array = answer(&request).await?.unchecked_into();
        let mut entries: Vec<_> = values.iter().filter_map(|value| Entry::from_js(&value)).collect();
        entries.sort_by(|a, b| b.updated.total_cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
        Ok(entries)
    }

    /// A document, if it is there.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn read(&self, id: &str) -> Result<Option<Stored>, StorageError> {
        let transaction = self.begin(&[ENTRIES, TEXTS], IdbTransactionMode::Readonly)?;
        let entry = get(&transaction, ENTRIES, id).await?;
        let file = get(&transaction, TEXTS, id).await?;
        Ok(Entry::from_js(&entry).zip(text(&file, "text")).map(|(entry, text)| Stored { entry, text }))
    }

    /// Where this tab keeps its draft of a document.
    pub fn draft_key(&self, id: &str) -> String {
        format!("{id}/{}", self.tab)
    }

    /// Writes a document whose newest stored revision is still `base` (0: none), and then takes away the draft of it that this tab
    /// left. What another tab left stays: nobody has looked at it yet.
    ///
    /// The drafts are not part of the transaction: a tab that closes could not leave one before it ends, and a transaction that has
    /// not begun when its page goes is never carried out.
    ///
    /// # Errors
    /// [`StorageError::Conflict`] when someone else wrote meanwhile; else what the browser says. Then nothing has changed.
    pub async fn write(&self, document: &Stored, base: u64) -> Result<(), StorageError> {
        let transaction = self.begin(&[ENTRIES, TEXTS], IdbTransactionMode::Readwrite)?;
        put_newer(&transaction, document, base).await?;
        complete(&transaction).await?;
        // The document is stored, whatever becomes of its draft: one of the same text is noticed at the next start.
        let _ = self.drop_draft(&self.draft_key(&document.entry.id)).await;
        self.leave_canary().await;
        Ok(())
    }

    /// Writes a document made from a draft as [`Database::write`] does, and takes away the draft at once.
    ///
    /// # Errors
    /// As there.
    pub async fn write_instead_of(&self, document: &Stored, base: u64, draft: &str) -> Result<(), StorageError> {
        let transaction = self.begin(&[ENTRIES, TEXTS, DRAFTS], IdbTransactionMode::Readwrite)?;
        put_newer(&transaction, document, base).await?;
        delete(&transaction, DRAFTS, &draft.into())?;
        complete(&transaction).await?;
        farewell::take_away(draft);
        self.leave_canary().await;
        Ok(())
    }

    /// Takes away a draft that holds nothing new.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn drop_draft(&self, key: &str) -> Result<(), StorageError> {
        let transaction = self.begin(&[DRAFTS], IdbTransactionMode::Readwrite)?;
        delete(&transaction, DRAFTS, &key.into())?;
        complete(&transaction).await?;
        farewell::take_away(key);
        Ok(())
    }

    /// Marks a document as deleted, or no longer; its newest revision and text stay. Answers what the list shows of it now, if it
    /// is there.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn mark_deleted(&self, id: &str, deleted: bool) -> Result<Option<Entry>, StorageError> {
        let transaction = self.begin(&[ENTRIES], IdbTransactionMode::Readwrite)?;
        let Some(entry) = Entry::from_js(&get(&transaction, ENTRIES, id).await?) else { return Ok(None) };
        let entry = Entry { deleted, ..entry };
        put(&transaction, ENTRIES, &entry.to_js())?;
        complete(&transaction).await?;
        self.leave_canary().await;
        Ok(Some(entry))
    }

    /// Removes documents beyond recall.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn purge(&self, ids: &[String]) -> Result<(), StorageError> {
        let transaction = self.begin(&[ENTRIES, TEXTS, DRAFTS], IdbTransactionMode::Readwrite)?;
        for id in ids {
            delete(&transaction, ENTRIES, &id.into())?;
            delete(&transaction, TEXTS, &id.into())?;
            delete(&transaction, DRAFTS, &drafts_of(id)?)?;
        }
        complete(&transaction).await?;
        ids.iter().for_each(|id| farewell::take_away_all_of(id));
        Ok(())
    }

    /// Writes a draft without waiting: all that a closing page has time for. What is too long for the storage that answers at once
    /// goes to the database, where it may come too late.
    ///
    /// # Errors
    /// What the browser says at once.
    pub fn leave_draft(&self, draft: &Draft) -> Result<(), StorageError> {
        if farewell::leave(draft) {
            return Ok(());
        }
        let transaction = self.begin(&[DRAFTS], IdbTransactionMode::Readwrite)?;
        put(&transaction, DRAFTS, &draft.to_js())?;
        commit(&transaction)
    }

    /// Whether closing tabs left anything behind.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn has_drafts(&self) -> Result<bool, StorageError> {
        if farewell::is_any() {
            return Ok(true);
        }
        let transaction = self.begin(&[DRAFTS], IdbTransactionMode::Readonly)?;
        let request = store(&transaction, DRAFTS)?.count().map_err(|error| describe(&error))?;
        Ok(answer(&request).await? != 0)
    }

    /// What closing tabs left behind.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn drafts(&self) -> Result<Vec<Draft>, StorageError> {
        let transaction = self.begin(&[DRAFTS], IdbTransactionMode::Readonly)?;
        let request = store(&transaction, DRAFTS)?.get_all().map_err(|error| describe(&error))?;
        let values: Array = answer(&request).await?.unchecked_into();
        let newest = farewell::all();
        let is_outdated = |draft: &Draft| newest.iter().any(|other| other.key == draft.key);
        let drafts = values.iter().filter_map(|value| Draft::from_js(&value)).filter(|draft| !is_outdated(draft));
        Ok(drafts.collect::<Vec<_>>().into_iter().chain(newest).collect())
    }

    async fn leave_canary(&self) {
        // A missed note is caught up with by the next write.
        let Ok(entries) = self.entries().await else { return };
        let kept = entries.iter().filter(|entry| !entry.deleted);
        canary::write(canary::Canary {
            documents: kept.clone().count(),
            revisions: kept.map(|entry| entry.revision).sum(),
        });
    }

    fn begin(&self, stores: &[&str], mode: IdbTransactionMode) -> Result<IdbTransaction, StorageError> {
        let names: Array = stores.iter().copied().map(JsValue::from).collect();
        self.database.transaction_with_str_sequence_and_mode(&names, mode).map_err(|error| describe(&error))
    }
}

fn factory() -> Result<IdbFactory, StorageError> {
    page::window().indexed_db().ok().flatten().ok_or(StorageError::Unavailable)
}

fn make_stores(database: &IdbDatabase) {
    for name in [ENTRIES, TEXTS, DRAFTS] {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(&"id".into());
        // Fails only if the store is there already; a store that could not be made shows itself at the first transaction.
        let _ = database.create_object_store_with_optional_parameters(name, &parameters);
    }
}

/// A later version of the program in another tab may upgrade the database: this one lets go rather than block it.
fn close_for_upgrades(database: &IdbDatabase) {
    let closing = database.clone();
    let on_version_change = Closure::once_into_js(move || closing.close());
    database.set_onversionchange(Some(on_version_change.unchecked_ref()));
}

fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(name).map_err(|error| describe(&error))
}

async fn get(transaction: &IdbTransaction, name: &str, id: &str) -> Result<JsValue, StorageError> {
    let request = store(transaction, name)?.get(&id.into()).map_err(|error| describe(&error))?;
    answer(&request).await
}

fn put(transaction: &IdbTransaction, name: &str, value: &JsValue) -> Result<(), StorageError> {
    store(transaction, name)?.put(value).map(drop).map_err(|error| describe(&error))
}

/// Puts a document in the place of the revision it was made from.
async fn put_newer(transaction: &IdbTransaction, document: &Stored, base: u64) -> Result<(), StorageError> {
    let before = Entry::from_js(&get(transaction, ENTRIES, &document.entry.id).await?);
    let newest = before.map_or(0, |entry| entry.revision);
    if newest != base {
        return Err(StorageError::Conflict(newest));
    }
    put(transaction, ENTRIES, &document.entry.to_js())?;
    put(transaction, TEXTS, &text_record(&document.entry.id, &document.text))
}

fn delete(transaction: &IdbTransaction, name: &str, keys: &JsValue) -> Result<(), StorageError> {
    store(transaction, name)?.delete(keys).map(drop).map_err(|error| describe(&error))
}

/// The keys of all drafts of a document: what begins with its id and a slash, which the zero follows.
fn drafts_of(id: &str) -> Result<JsValue, StorageError> {
    let range = IdbKeyRange::bound(&format!("{id}/").into(), &format!("{id}0").into());
    range.map(JsValue::from).map_err(|error| describe(&error))
}

fn commit(transaction: &IdbTransaction) -> Result<(), StorageError> {
    #[expect(
        deprecated,
        reason = "web-sys marks it so only because it may throw; no other call ends a transaction at once"
    )]
    transaction.commit().map_err(|error| describe(&error))
}
