//! The clipboard, as plain text: through its events where a key was pressed, asynchronously where a menu was used.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardEvent};

use super::page;

/// Puts a text on the clipboard of a copy or cut event, in place of what the browser would have put there.
pub fn put(event: &ClipboardEvent, text: &str) {
    let Some(data) = event.clipboard_data() else { return };
    if data.set_data("text/plain", text).is_ok() {
        event.prevent_default();
    }
}

/// The text that a paste event carries.
pub fn text_of(event: &ClipboardEvent) -> Option<String> {
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.is_empty()).then_some(text)
}

/// Puts a text on the clipboard; answers whether the browser let it.
pub async fn write(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// The text on the clipboard; `None` where the browser or the reader says no.
pub async fn read() -> Option<String> {
    let text = JsFuture::from(clipboard()?.read_text()).await.ok()?;
    text.as_string()
}

/// Browsers offer it to secure pages only, whatever its type promises.
fn clipboard() -> Option<Clipboard> {
    let clipboard = page::window().navigator().clipboard();
    (!clipboard.is_undefined()).then_some(clipboard)
}
