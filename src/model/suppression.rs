//! Findings that people have looked at and accept, each with why.

use super::extra::Extra;
use super::id::{EntityId, SuppressionId};

/// A finding that is not to worry anybody any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppression {
    /// Unique in the model.
    pub id: SuppressionId,
    /// The rule of the finding, as the analysis report spells it. Any text is kept: the rule may be one of a newer version.
    pub rule: String,
    /// The entities that the finding may be about, in the order given, the most concerned first. The suppression goes with the first of
    /// them and forgets the others as they go.
    pub subjects: Vec<EntityId>,
    /// Why it is accepted; not blank.
    pub reason: String,
    /// Keys kept for others.
    pub extra: Extra,
}
