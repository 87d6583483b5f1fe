//! The model file: JSON, written deterministically, read with every problem told at once. The text of a file is a contract between teams,
//! so its structs stand apart from those of the model.

pub mod fragment;
mod index;
mod json;
mod migration;
mod number;
mod problem;
mod read;
mod reader;
mod record;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod v1;
mod value;
mod write;

use crate::model::Model;
use crate::model::naming::slug;

pub use problem::{Problem, Refused};
pub use read::{Reading, read};
pub use write::write;

/// What a model file calls its format.
pub const FORMAT: &str = "counterpoint";
/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 128;

/// The name of a model's file: its own name in the alphabet of ids, then `.counterpoint.json`.
pub fn file_name(model: &Model) -> String {
    format!("{}.counterpoint.json", slug(&model.title().name, "model"))
}
