//! Going through the rows by keyboard, as the tree pattern of the ARIA practices has it.

use super::rows::{Opening, Row};

/// How many rows a page key goes.
const PAGE: usize = 15;

/// What a key does in the tree; numbers are those of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Goes to a row.
    Go(usize),
    /// Opens or folds the row that has the focus.
    Turn(usize, Opening),
}

/// What a key (`KeyboardEvent.key`) does at a row.
pub fn step(rows: &[Row], at: usize, key: &str) -> Option<Step> {
    let last = rows.len().checked_sub(1)?;
    let row = rows.get(at)?;
    Some(match (key, row.open) {
        ("ArrowDown", _) => Step::Go((at + 1).min(last)),
        ("ArrowUp", _) => Step::Go(at.saturating_sub(1)),
        ("Home", _) => Step::Go(0),
        ("End", _) => Step::Go(last),
        ("PageDown", _) => Step::Go((at + PAGE).min(last)),
        ("PageUp", _) => Step::Go(at.saturating_sub(PAGE)),
        ("ArrowRight", Some(false)) => Step::Turn(at, Opening::Open),
        ("ArrowRight", Some(true)) => Step::Go((at + 1).min(last)),
        ("ArrowLeft", Some(true)) => Step::Turn(at, Opening::Folded),
        ("ArrowLeft", _) => Step::Go(parent(rows, at)?),
        _ => return None,
    })
}

fn parent(rows: &[Row], at: usize) -> Option<usize> {
    rows[..at].iter().rposition(|row| row.level + 1 == rows[at].level)
}
