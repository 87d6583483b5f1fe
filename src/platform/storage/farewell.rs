//! Drafts in the storage that answers at once. A transaction of the database that has to wait for another is never carried out when
//! its page goes meanwhile; what is kept here is kept when the call returns.

use super::record::Draft;
use crate::platform::page;

const PREFIX: &str = "counterpoint.draft.";

/// Leaves a draft; `false` where there is no room for it, a few million characters at most. Then none of the same key stays here: what is
/// here is newer than what is elsewhere.
pub(super) fn leave(draft: &Draft) -> bool {
    let is_left = draft.to_text().is_some_and(|text| page::try_keep(&address(&draft.key), &text));
    if !is_left {
        take_away(&draft.key);
    }
    is_left
}

/// Whether closing tabs left anything here.
pub(super) fn is_any() -> bool {
    !page::kept_keys(PREFIX).is_empty()
}

/// What closing tabs left here. What cannot be read is taken away: it would be met at every start.
pub(super) fn all() -> Vec<Draft> {
    let read = |key: String| {
        let draft = page::kept(&key).and_then(|text| Draft::from_text(&text));
        if draft.is_none() {
            page::forget(&key);
        }
        draft
    };
    page::kept_keys(PREFIX).into_iter().filter_map(read).collect()
}

/// Takes away the draft of this key, if it is here.
pub(super) fn take_away(key: &str) {
    page::forget(&address(key));
}

/// Takes away every draft of a document.
pub(super) fn take_away_all_of(id: &str) {
    for key in page::kept_keys(&address(&format!("{id}/"))) {
        page::forget(&key);
    }
}

fn address(key: &str) -> String {
    format!("{PREFIX}{key}")
}
