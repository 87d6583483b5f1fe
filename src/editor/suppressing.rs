//! Accepting findings. What a finding is, the analysis knows; here it is a rule and what it is about.

use super::document::DocumentEdit;
use super::fields::slot::Fault;
use crate::model::extra::Extra;
use crate::model::suppression::Suppression;
use crate::model::{Edit, EntityId, Model, SuppressionId};

/// Accepts the finding of this rule about these entities, for a reason.
///
/// # Errors
/// A [`Fault`] when the reason says nothing.
pub fn suppress(model: &Model, rule: &str, subjects: &[EntityId], reason: &str) -> Result<Vec<DocumentEdit>, Fault> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Fault("Say first why it is fine as it is.".to_owned()));
    }
    let about = subjects.first().map(EntityId::as_str).unwrap_or_default();
    let suppression = Suppression {
        id: SuppressionId::from_entity(model.free_id(&format!("{rule} {about}"), "suppression")),
        rule: rule.to_owned(),
        subjects: subjects.to_vec(),
        reason: reason.to_owned(),
        extra: Extra::default(),
    };
    Ok(vec![Edit::Insert(suppression.into()).into()])
}
