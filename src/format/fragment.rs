//! Parts of a model on the clipboard: a model file of their own, so that what is copied can be pasted into any text, and a file's text
//! into the canvas.

use crate::editor::document::Document;

/// The text for the clipboard.
pub fn write(fragment: &Document) -> String {
    super::write(fragment)
}

/// What a text from the clipboard holds, if it holds parts of a model; of a text with problems, what is sound.
pub fn read(text: &str) -> Option<Document> {
    let text = text.trim();
    if !text.starts_with('{') {
        return None;
    }
    super::read(text).ok().map(|reading| reading.document)
}
