//! Texts as bytes in memory of their own, for another thread or a file. Strings of the browser would be made of them on the way, and made
//! anew on the other side, which takes longer than most answers.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// The bytes of a text.
pub(super) fn packed(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

/// The text of such bytes; `None` for anything else.
pub(super) fn unpacked(bytes: &JsValue) -> Option<String> {
    String::from_utf8(bytes.dyn_ref::<Uint8Array>()?.to_vec()).ok()
}
