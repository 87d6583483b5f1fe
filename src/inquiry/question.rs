//! What may be asked, and how it is written.

/// What a question is about. Of one topic only the newest question counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The whole analysis report.
    Report,
}

/// A question about the model at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The text of the whole analysis report.
    Report,
}

impl Question {
    /// What it is about.
    pub fn topic(&self) -> Topic {
        match self {
            Self::Report => Topic::Report,
        }
    }

    /// The question as a text that [`Question::parse`] reads.
    pub fn text(&self) -> String {
        match self {
            Self::Report => "report".to_owned(),
        }
    }

    /// Reads the text of a question; `None` for what is no question.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "report" => Some(Self::Report),
            _ => None,
        }
    }
}
