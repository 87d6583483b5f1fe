//! What may be asked, and how it is written.

use crate::analysis::change::ChangeKind;
use crate::analysis::outage::{Circumstances, Fault};
use crate::model::{ContractId, ServiceId, Word};
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
    /// Two elements failing together.
    Pairs,
    /// How likely journeys are to work.
    Reliability,
    /// A change of a contract.
    Change,
    /// A change of an element.
    Touched,
    /// Which changes move most teams.
    Changes,
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
    /// Which two elements are worse together, failing like this; a text for [`read`].
    ///
    /// [`read`]: crate::scene::panel::story::read
    Pairs(Circumstances),
    /// How likely each journey is to work; a text of the same kind.
    Reliability,
    /// Who follows a change of a contract, of one of its fields if that is said; a text of the same kind.
    Change {
        /// The contract.
        contract: ContractId,
        /// What happens to it.
        kind: ChangeKind,
        /// The name of the field it happens to; none stands for any.
        field: Option<String>,
    },
    /// Who follows when a consumer of a contract needs a field that it does not have; a text of the same kind.
    Need {
        /// The contract.
        contract: ContractId,
        /// Who needs it.
        consumer: ServiceId,
    },
    /// Whom a change of an element is likely to touch; a text of the same kind.
    Touched(ServiceId),
    /// Which contracts, changed like this, and which elements move most teams; a text of the same kind.
    Changes(ChangeKind),
}

impl Question {
    /// What it is about.
    pub fn topic(&self) -> Topic {
        match self {
            Self::Report => Topic::Report,
            Self::Research(_) => Topic::Research,
            Self::Borders => Topic::Borders,
            Self::Pairs(_) => Topic::Pairs,
            Self::Reliability => Topic::Reliability,
            Self::Change { .. } | Self::Need { .. } => Topic::Change,
            Self::Touched(_) => Topic::Touched,
            Self::Changes(_) => Topic::Changes,
        }
    }

    /// The question as a text that [`Question::parse`] reads.
    pub fn text(&self) -> String {
        match self {
            Self::Report => "report".to_owned(),
            Self::Research(level) => format!("research {}", level.word()),
            Self::Borders => "borders".to_owned(),
            Self::Pairs(Circumstances { fault, lasting_s: None }) => format!("pairs {}", fault.word()),
            Self::Pairs(Circumstances { fault, lasting_s: Some(lasting) }) => {
                format!("pairs {} {lasting}", fault.word())
            }
            Self::Reliability => "reliability".to_owned(),
            Self::Change { contract, kind, field } => {
                let of = if field.is_some() { " " } else { "" };
                format!("change {} {contract}{of}{}", kind.word(), field.as_deref().unwrap_or_default())
            }
            Self::Need { contract, consumer } => format!("need {contract} {consumer}"),
            Self::Touched(service) => format!("touched {service}"),
            Self::Changes(kind) => format!("changes {}", kind.word()),
        }
    }

    /// Reads the text of a question; `None` for what is no question.
    pub fn parse(text: &str) -> Option<Self> {
        // The name of a field comes last, and may have spaces in it.
        match text.splitn(4, ' ').collect::<Vec<_>>()[..] {
            ["report"] => Some(Self::Report),
            ["research", level] => Level::from_word(level).map(Self::Research),
            ["borders"] => Some(Self::Borders),
            ["pairs", fault] => Some(Self::Pairs(Fault::from_word(fault)?.into())),
            ["pairs", fault, lasting] => {
                let lasting_s = Some(lasting.parse().ok()?);
                Some(Self::Pairs(Circumstances { fault: Fault::from_word(fault)?, lasting_s }))
            }
            ["reliability"] => Some(Self::Reliability),
            ["change", kind, contract] => Self::change(kind, contract, None),
            ["change", kind, contract, field] => Self::change(kind, contract, Some(field)),
            ["need", contract, consumer] => {
                let (contract, consumer) = (ContractId::new(contract).ok()?, ServiceId::new(consumer).ok()?);
                Some(Self::Need { contract, consumer })
            }
            ["touched", service] => Some(Self::Touched(ServiceId::new(service).ok()?)),
            ["changes", kind] => Some(Self::Changes(ChangeKind::from_word(kind)?)),
            _ => None,
        }
    }

    fn change(kind: &str, contract: &str, field: Option<&str>) -> Option<Self> {
        let (contract, kind) = (ContractId::new(contract).ok()?, ChangeKind::from_word(kind)?);
        Some(Self::Change { contract, kind, field: field.map(str::to_owned) })
    }
}
