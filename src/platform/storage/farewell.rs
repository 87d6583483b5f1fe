//! Drafts in the storage that answers at once. A transaction of the database that has to wait for another is never carried out when
//! its page goes meanwhile; what is kept here is kept when the call returns.

use super::record::Draft;
use crate::platform::page;

const PREFIX: &str = "counterpoint.draft.";

/// Leaves a draft; `false` where there is no room for it, a few million characters at most.
pub(super) fn leave(draft: &Draft) -> bool {
    draft.to_text().is_some_and(|text| page::try_keep(&address(&draft.key), &text))
}

/// Whether closing tabs left anything here.
pub(super) fn is_any() -> bool {
    !page::kept_keys(PREFIX).is_empty()
}

/// What closing tabs left here.
pub(super) fn all() -> Vec<Draft> {
    let keys = page::kept_keys(PREFIX).into_iter();
    keys.filter_map(|key| Draft::from_text(&page::kept(&key)?)).collect()
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
