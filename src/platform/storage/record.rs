//! Documents as the database keeps them.

use js_sys::{JSON, Object, Reflect};
use wasm_bindgen::JsValue;

/// What a list of documents shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Unique in this browser.
    pub id: String,
    /// The model's name.
    pub name: String,
    /// Counts the writes.
    pub revision: u64,
    /// When it was last written, in milliseconds since 1970; for people only.
    pub updated: f64,
    /// Deleted, but not beyond recall.
    pub deleted: bool,
}

/// A document with its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// What the list shows.
    pub entry: Entry,
    /// The file.
    pub text: String,
}

/// What a closing tab had not saved yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Where it is kept: each tab has a place of its own for each document, so that two closing tabs both leave theirs.
    pub key: String,
    /// The document it belongs to.
    pub id: String,
    /// The document's name at the time.
    pub name: String,
    /// The revision it was made from.
    pub base: u64,
    /// The file.
    pub text: String,
}

impl Entry {
    pub(super) fn to_js(&self) -> JsValue {
        object(&[
            ("id", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("revision", js_from_revision(self.revision)),
            ("updated", self.updated.into()),
            ("deleted", self.deleted.into()),
        ])
    }

    pub(super) fn from_js(value: &JsValue) -> Option<Self> {
        Some(Self {
            id: text(value, "id")?,
            name: text(value, "name")?,
            revision: revision(value, "revision")?,
            updated: get(value, "updated").as_f64().unwrap_or_default(),
            deleted: get(value, "deleted").is_truthy(),
        })
    }
}

impl Draft {
    pub(super) fn to_text(&self) -> Option<String> {
        JSON::stringify(&self.to_js()).ok()?.as_string()
    }

    pub(super) fn from_text(text: &str) -> Option<Self> {
        Self::from_js(&JSON::parse(text).ok()?)
    }

    pub(super) fn to_js(&self) -> JsValue {
        object(&[
            ("id", self.key.as_str().into()),
            ("document", self.id.as_str().into()),
            ("name", self.name.as_str().into()),
            ("base", js_from_revision(self.base)),
            ("text", self.text.as_str().into()),
        ])
    }

    pub(super) fn from_js(value: &JsValue) -> Option<Self> {
        Some(Self {
            key: text(value, "id")?,
            id: text(value, "document")?,
            name: text(value, "name")?,
            base: revision(value, "base")?,
            text: text(value, "text")?,
        })
    }
}

pub(super) fn text_record(id: &str, text: &str) -> JsValue {
    object(&[("id", id.into()), ("text", text.into())])
}

pub(super) fn text(value: &JsValue, key: &str) -> Option<String> {
    get(value, key).as_string()
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a new object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

#[expect(clippy::cast_precision_loss, reason = "a count of writes stays far below 2^53")]
fn js_from_revision(revision: u64) -> JsValue {
    JsValue::from_f64(revision as f64)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "written by js_from_revision; `as` saturates"
)]
fn revision(value: &JsValue, key: &str) -> Option<u64> {
    get(value, key).as_f64().map(|number| number as u64)
}
