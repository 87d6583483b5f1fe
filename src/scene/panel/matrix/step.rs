//! Going from cell to cell with the keyboard.

use super::{Grid, Place};

/// How far Page Up and Page Down go.
const PAGE: usize = 10;

/// Where a key leads from a cell; `None` for keys that lead nowhere. With `jump` held, an arrow goes on to the next cell with something in
/// it, else to the end, and Home and End go to the corners. O(n).
pub fn step(grid: &Grid, (row, column): Place, key: &str, jump: bool) -> Option<Place> {
    let last = grid.heads.len().checked_sub(1)?;
    let is_filled = |place: &Place| grid.cells.contains_key(place);
    let place = match (key, jump) {
        ("ArrowRight", true) => (column + 1..last).map(|it| (row, it)).find(is_filled).unwrap_or((row, last)),
        ("ArrowLeft", true) => (0..column).rev().map(|it| (row, it)).find(is_filled).unwrap_or((row, 0)),
        ("ArrowDown", true) => (row + 1..last).map(|it| (it, column)).find(is_filled).unwrap_or((last, column)),
        ("ArrowUp", true) => (0..row).rev().map(|it| (it, column)).find(is_filled).unwrap_or((0, column)),
        ("ArrowRight", false) => (row, column + 1),
        ("ArrowLeft", false) => (row, column.saturating_sub(1)),
        ("ArrowDown", false) => (row + 1, column),
        ("ArrowUp", false) => (row.saturating_sub(1), column),
        ("PageDown", _) => (row + PAGE, column),
        ("PageUp", _) => (row.saturating_sub(PAGE), column),
        ("Home", false) => (row, 0),
        ("End", false) => (row, last),
        ("Home", true) => (0, 0),
        ("End", true) => (last, last),
        _ => return None,
    };
    Some((place.0.min(last), place.1.min(last)))
}
