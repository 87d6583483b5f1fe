use super::super::record::{List, record};
use super::super::value::{Own, Ref};
use crate::model::{EntityId, SuppressionId, suppression};

record! {
    /// A finding that is accepted: one of this rule that is about none but these entities.
    Suppression {
        /// Unique in the file.
        "id" id: Own<SuppressionId>,
        /// The rule of the finding, as the analysis report spells it; an unknown one is kept.
        "rule" rule: String,
        /// The entities that the finding may be about, the most concerned first; absent for a finding about none.
        "subjects" subjects: List<Ref<EntityId>>,
        /// Why it is accepted.
        "reason" reason: String,
    }
}

impl From<&suppression::Suppression> for Suppression {
    fn from(it: &suppression::Suppression) -> Self {
        Self {
            id: Own(it.id.clone()),
            rule: it.rule.clone(),
            subjects: List::ids(&it.subjects),
            reason: it.reason.clone(),
            extra: it.extra.clone(),
        }
    }
}

impl From<Suppression> for suppression::Suppression {
    fn from(it: Suppression) -> Self {
        Self {
            id: it.id.0,
            rule: it.rule,
            subjects: it.subjects.0.into_iter().map(|id| id.0).collect(),
            reason: it.reason,
            extra: it.extra,
        }
    }
}
