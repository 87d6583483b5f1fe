//! Decisions kept where they apply, with what was agreed to stay true.

use super::extra::Extra;
use super::id::{DecisionId, EntityId, TeamId};
use super::team::Date;
use super::words::words;

words! {
    /// Where a decision stands.
    DecisionStatus {
        /// Put forward.
        Proposed = "proposed",
        /// Parked in a design session.
        Question = "question",
        /// In force.
        Accepted = "accepted",
        /// Replaced by a later one.
        Superseded = "superseded",
        /// Turned down.
        Rejected = "rejected",
    }
}

/// The side of a bound on a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// The measure must not exceed this.
    AtMost(f64),
    /// The measure must not fall below this.
    AtLeast(f64),
}

/// What was agreed to stay true.
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    /// The measure, by its key in the analysis report.
    pub measure: String,
    /// What is measured; absent means the whole system.
    pub subject: Option<EntityId>,
    /// The agreed bound.
    pub bound: Bound,
    /// Keys kept for others.
    pub extra: Extra,
}

/// A decision about the architecture.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Unique in the model.
    pub id: DecisionId,
    /// In one line.
    pub title: String,
    /// Where it stands.
    pub status: DecisionStatus,
    /// The team that took it.
    pub owner: Option<TeamId>,
    /// The entities it is about, in the order given.
    pub about: Vec<EntityId>,
    /// When it was taken.
    pub date: Option<Date>,
    /// When to look at it again.
    pub revisit: Option<Date>,
    /// What was agreed to stay true, in the order given.
    pub guards: Vec<Guard>,
    /// Why, and what else was considered.
    pub text: Option<String>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Decision {
    /// A decision of which only the title is known.
    pub fn new(id: DecisionId, title: &str, status: DecisionStatus) -> Self {
        Self {
            id,
            title: title.to_owned(),
            status,
            owner: None,
            about: Vec::new(),
            date: None,
            revisit: None,
            guards: Vec::new(),
            text: None,
            extra: Extra::default(),
        }
    }
}
