//! Writing a file: the same model gives the same bytes.

use crate::editor::document::Document;

use super::v1::File;

/// The text of the model file of a document, in the one canonical form: keys in the format's order, elements by id, defaults left out, two
/// spaces of indent, a final newline. O(n).
pub fn write(document: &Document) -> String {
    let mut text =
        serde_json::to_string_pretty(&File::from(document)).expect("keys are texts, and a string takes every byte");
    text.push('\n');
    text
}
