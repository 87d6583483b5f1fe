//! Drawing interactions between elements and moving their ends.

use super::draft::likely_kind;
use super::lines::End;
use super::plan::Plan;
use crate::model::interaction::Interaction;
use crate::model::{InteractionId, ServiceId};

/// Joins two elements by an interaction of the kind their kinds suggest; `None` where one of them is missing or both are the same.
pub(super) fn connect(plan: &mut Plan, from: &ServiceId, to: &ServiceId) -> Option<InteractionId> {
    let kind = {
        let services = plan.model().services();
        likely_kind(services.get(from)?.kind, services.get(to)?.kind)
    };
    if from == to {
        return None;
    }
    let id = InteractionId::from_entity(plan.model().free_id(&format!("{from} {to}"), "interaction"));
    plan.insert(Interaction::new(id.clone(), from.clone(), to.clone(), kind));
    Some(id)
}

/// Moves one end of an interaction to another element. What would join an element to itself is left undone.
pub(super) fn reattach(plan: &mut Plan, id: &InteractionId, end: End, to: &ServiceId) {
    let Some(mut interaction) = plan.model().interactions().get(id).cloned() else { return };
    match end {
        End::From => interaction.from = to.clone(),
        End::To => interaction.to = to.clone(),
    }
    plan.replace(interaction);
}
