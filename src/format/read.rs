//! Reading a file: refused as a whole, or everything that is sound together with everything that is not.

use std::collections::BTreeSet;

use crate::editor::document::Document;
use crate::model::Model;

use super::index::Index;
use super::json::{Json, depth};
use super::migration::{self, CURRENT};
use super::problem::{Problem, Refused};
use super::reader::{Reader, quoted};
use super::v1::File;
use super::value::Value;
use super::{FORMAT, MAX_BYTES, MAX_DEPTH};

/// What a file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// All of it that is sound.
    pub document: Document,
    /// All that is wrong, in the order of the format's lists; empty for a whole file.
    pub problems: Vec<Problem>,
}

/// Reads a model file of any version up to the current one. The order of keys and elements does not matter, and defaults may be written.
///
/// O(n log n) in the size of the text; a file with problems is read again for each link of the longest chain of elements that are left out
/// because others are.
///
/// # Errors
/// [`Refused`] for what is no model file at all, or a newer one.
pub fn read(text: &str) -> Result<Reading, Refused> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let file = parse(text)?;
    let version = version_of(&file)?;
    Ok(read_current(&migration::migrate(file, version)))
}

fn parse(text: &str) -> Result<Json, Refused> {
    if text.len() > MAX_BYTES {
        return Err(Refused::TooLarge { bytes: text.len() });
    }
    let depth = depth(text);
    if depth > MAX_DEPTH {
        return Err(Refused::TooDeep { depth });
    }
    Json::parse(text).map_err(|error| not_json(&error))
}

// The first page opens nothing that is no JSON.
#[inline(never)]
fn not_json(error: &serde_json::Error) -> Refused {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
    Refused::NotJson { line: error.line(), column: error.column(), reason }
}

/// The version of a file of this format, 1 if it does not say so properly.
fn version_of(file: &Json) -> Result<usize, Refused> {
    match file.get("format") {
        Some(Json::Text(format)) if format == FORMAT => {}
        found => {
            let found = found.map(|json| json.as_text().map_or_else(|| json.noun().to_owned(), quoted));
            return Err(Refused::OtherFormat { found });
        }
    }
    let version = file.get("version").and_then(Json::as_number).unwrap_or(1.0);
    let known = (1..=CURRENT).find(|known| f64::from(u32::try_from(*known).unwrap_or(u32::MAX)) >= version);
    known.ok_or(Refused::NewerVersion { version })
}

fn read_current(file: &Json) -> Reading {
    let index = Index::of(file);
    let mut lost = BTreeSet::new();
    loop {
        let mut reader = Reader::new(&index, &lost);
        let read = File::read(file, &mut reader);
        let (problems, newly_lost) = reader.finish();
        if newly_lost.is_empty() {
            return Reading { document: assemble(read), problems };
        }
        lost.extend(newly_lost);
    }
}

fn assemble(file: Option<File>) -> Document {
    let (title, entities, placement) = file.map(File::into_parts).unwrap_or_default();
    // Every rule was asked on the way here, so this is never refused; if it were, an empty model is better than a broken page.
    let model = Model::from_entities(title.clone(), entities);
    debug_assert!(model.is_ok(), "{model:?}");
    Document::new(model.unwrap_or_else(|_| Model::new(&title.name)), placement)
}
