//! A note beside the database of how much is in it. An evicted or damaged database opens silently empty; the note does not.

use crate::platform::page;

/// Where the note is kept; a change of it tells other tabs that something was stored.
pub const KEY: &str = "counterpoint.canary";

/// What the database held when it was last written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Canary {
    /// How many documents.
    pub documents: usize,
    /// The sum of their revisions: any lost write shows in it.
    pub revisions: u64,
}

/// The note as it was last left, if it ever was.
pub fn read() -> Option<Canary> {
    let text = page::kept(KEY)?;
    let (documents, revisions) = text.split_once(' ')?;
    Some(Canary { documents: documents.parse().ok()?, revisions: revisions.parse().ok()? })
}

/// Leaves the note.
pub fn write(canary: Canary) {
    page::keep(KEY, &format!("{} {}", canary.documents, canary.revisions));
}
