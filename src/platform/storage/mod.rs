//! What is kept in this browser: documents in IndexedDB, and a canary beside it that notices when they vanish.
//!
//! A write counts only once its transaction is complete: a full disk shows itself no earlier. Revisions order the writes of a
//! document, never clocks; a write that is not based on the newest revision is refused.

pub mod canary;
mod database;
mod farewell;
mod record;
mod request;

use std::fmt;

pub use database::Database;
pub use record::{Draft, Entry, Stored};

/// Why something could not be stored or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser offers no storage here, as in some private windows.
    Unavailable,
    /// The database did not answer in time, or another tab keeps an older version of it open.
    Blocked,
    /// Someone else has written a newer revision: this one.
    Conflict(u64),
    /// The disk share of this site is used up.
    Full,
    /// What the browser says.
    Failed(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => formatter.write_str("this browser offers no storage here"),
            Self::Blocked => formatter.write_str("the storage of this browser does not answer"),
            Self::Conflict(_) => formatter.write_str("the model was changed in another tab"),
            Self::Full => formatter.write_str("the storage of this browser is full"),
            Self::Failed(message) => formatter.write_str(message),
        }
    }
}

impl std::error::Error for StorageError {}
