//! Texts as bytes in memory of their own, for another thread or a file. Strings of the browser would be made of them on the way, and made
//! anew on the other side, which takes longer than most answers.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// A text that has not been unpacked: whoever only passes it on need not.
#[derive(Clone, Debug)]
pub struct Packed(Uint8Array);

impl Packed {
    /// Packs a text.
    pub(super) fn of(text: &str) -> Self {
        Self(Uint8Array::from(text.as_bytes()))
    }

    /// What another thread sent; `None` for anything but bytes.
    pub(super) fn received(bytes: JsValue) -> Option<Self> {
        bytes.dyn_into().ok().map(Self)
    }

    /// The bytes.
    pub(super) fn bytes(&self) -> &Uint8Array {
        &self.0
    }

    /// The text; what is no UTF-8 is replaced.
    pub fn text(&self) -> String {
        String::from_utf8(self.0.to_vec())
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}
