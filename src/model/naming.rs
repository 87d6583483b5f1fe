//! New ids from names.

use super::aggregate::Model;
use super::id::{EntityId, MAX_ID_LENGTH};

/// A text in the alphabet of ids: lower case, every run of other characters one hyphen, at most 64 bytes; `fallback` if nothing is left.
pub fn slug(text: &str, fallback: &str) -> String {
    let mut slug = String::new();
    for char in text.chars().flat_map(char::to_lowercase) {
        match char {
            'a'..='z' | '0'..='9' => slug.push(char),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(64);
    match slug.trim_end_matches('-') {
        "" => fallback.to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

/// An id made from a text that satisfies `is_free`: the slug itself, else with -2, -3 and so on.
///
/// # Panics
/// If `fallback` is not an id itself.
pub fn free_id(text: &str, fallback: &str, is_free: impl Fn(&EntityId) -> bool) -> EntityId {
    let base = slug(text, fallback);
    let candidates = std::iter::once(base.clone()).chain((2_u32..).map(|number| format!("{base}-{number}")));
    candidates
        .filter(|candidate| candidate.len() <= MAX_ID_LENGTH)
        .filter_map(|candidate| EntityId::new(&candidate).ok())
        .find(is_free)
        .expect("a slug with a number is an id, and numbers do not run out")
}

impl Model {
    /// An id that no entity has, made from a text.
    pub fn free_id(&self, text: &str, fallback: &str) -> EntityId {
        free_id(text, fallback, |id| !self.contains(id))
    }
}
