//! The matrix as a table that spreadsheets read.

use super::Grid;

/// Comma-separated values (RFC 4180): the first line and the first column name those who are leaned on and those who lean. O(N²).
pub fn csv(grid: &Grid) -> String {
    let mut text = field(grid.caption);
    for head in &grid.heads {
        text.push(',');
        text += &field(&head.name);
    }
    text += "\r\n";
    for (row, head) in grid.heads.iter().enumerate() {
        text += &field(&head.name);
        for column in 0..grid.heads.len() {
            text.push(',');
            text += &grid.cells.get(&(row, column)).map(|cell| field(&cell.words)).unwrap_or_default();
        }
        text += "\r\n";
    }
    text
}

/// A value in quotes where it needs them. What a spreadsheet would take for a formula begins with an apostrophe, which it shows as text.
fn field(value: &str) -> String {
    let is_formula = value.trim_start().starts_with(['=', '+', '-', '@']) || value.starts_with(['\t', '\r']);
    let value = if is_formula { format!("'{value}") } else { value.to_owned() };
    match value.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value,
    }
}
