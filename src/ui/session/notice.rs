//! What the page has to say beside the drawing.

use crate::format::{Problem, Reading};

use super::Stamp;

/// What a notice offers to do.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeAction {
    /// Bring a deleted model of this id back.
    Restore(String),
    /// Download the open model.
    ExportModel,
}

impl NoticeAction {
    /// What its button says.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Restore(_) => "Undo",
            Self::ExportModel => "Export model (JSON)",
        }
    }
}

/// Something that has just happened. It blocks nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened, in a sentence.
    pub text: String,
    /// A way on or back.
    pub action: Option<NoticeAction>,
    /// The state of the document that it is about; it goes with that. None for what stays until it is closed.
    pub about: Option<Stamp>,
}

impl Notice {
    /// A notice that only tells.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), action: None, about: None }
    }

    /// A notice that only tells of a document as it is now.
    pub fn about(stamp: Stamp, text: impl Into<String>) -> Self {
        Self { about: Some(stamp), ..Self::new(text) }
    }

    /// A notice that offers something.
    pub fn offering(text: impl Into<String>, action: NoticeAction) -> Self {
        Self { text: text.into(), action: Some(action), about: None }
    }
}

/// A question that must be answered before going on.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A file has problems: open what is sound, or not?
    Problems {
        /// The file's name.
        file: String,
        /// What is sound, and what is not.
        reading: Reading,
    },
    /// A file cannot be opened.
    Refused {
        /// The file's name.
        file: String,
        /// Why.
        reason: String,
    },
}

impl Dialog {
    /// The problems to list.
    pub fn problems(&self) -> &[Problem] {
        match self {
            Self::Problems { reading, .. } => &reading.problems,
            Self::Refused { .. } => &[],
        }
    }
}
