//! What may be asked, and how it is written.

use crate::model::Word;
use crate::scene::panel::coupling::research::Level;

/// What a question is about. Of one topic only the newest question counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// The whole analysis report.
    Report,
    /// How nodes stand in their network.
    Research,
    /// Borders and circles.
    Borders,
}

/// A question about the model at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The text of the whole analysis report.
    Report,
    /// How the services, contexts or teams stand in their network: a text for [`Research::read`].
    ///
    /// [`Research::read`]: crate::scene::panel::coupling::research::Research::read
    Research(Level),
    /// Whether the borders are good ones, and what to cut: a text for [`Borders::read`].
    ///
    /// [`Borders::read`]: crate::scene::panel::borders::Borders::read
    Borders,
}

impl Question {
    /// What it is about.
    pub fn topic(&self) -> Topic {
        match self {
            Self::Report => Topic::Report,
            Self::Research(_) => Topic::Research,
            Self::Borders => Topic::Borders,
        }
    }

    /// The question as a text that [`Question::parse`] reads.
    pub fn text(&self) -> String {
        match self {
            Self::Report => "report".to_owned(),
            Self::Research(level) => format!("research {}", level.word()),
            Self::Borders => "borders".to_owned(),
        }
    }

    /// Reads the text of a question; `None` for what is no question.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "report" => Some(Self::Report),
            "borders" => Some(Self::Borders),
            _ => text.strip_prefix("research ").and_then(Level::from_word).map(Self::Research),
        }
    }
}
