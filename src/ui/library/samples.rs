//! The models that come with the program.

use crate::editor::document::Document;
use crate::format;

/// A model that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its name.
    pub name: &'static str,
    /// What it shows, in a sentence.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every sample, the one for the first visit first.
pub const SAMPLES: &[Sample] = &[];

/// The sample of the first visit; `None` only if the file that was built in is damaged, which a test rules out.
pub fn bookshop() -> Option<Document> {
    let sample = SAMPLES.first()?;
    format::read(sample.text).ok().map(|reading| reading.document)
}
