//! The same entity under another id, its references led to the new ids of what they refer to.

use crate::model::{
    ContextId, ContextRelationId, ContractId, DecisionId, Entity, EntityId, InteractionId, NeedId, ServiceId,
    SuppressionId, TeamId, TeamInteractionId, WorkflowId,
};

macro_rules! each_id {
    ($new:ident, $($kind:ident: $($id:expr),* ;)*) => {
        $($( $id = $kind::from_entity($new($id.entity())); )*)*
    };
}

/// The entity with every id in it, its own too, put through `new`.
pub(super) fn remapped(entity: Entity, new: &impl Fn(&EntityId) -> EntityId) -> Entity {
    let mut entity = entity;
    match &mut entity {
        Entity::Team(it) => it.id = TeamId::from_entity(new(it.id.entity())),
        Entity::TeamInteraction(it) => {
            it.id = TeamInteractionId::from_entity(new(it.id.entity()));
            it.between = it.between.clone().map(|id| TeamId::from_entity(new(id.entity())));
            it.between.sort();
        }
        Entity::Need(it) => {
            each_id!(new, NeedId: it.id; TeamId: it.from, it.on;);
            it.about.iter_mut().for_each(|id| *id = new(id));
        }
        Entity::Context(it) => {
            it.id = ContextId::from_entity(new(it.id.entity()));
            it.parent.iter_mut().for_each(|id| *id = ContextId::from_entity(new(id.entity())));
            it.team.iter_mut().for_each(|id| *id = TeamId::from_entity(new(id.entity())));
        }
        Entity::ContextRelation(it) => {
            each_id!(new, ContextRelationId: it.id; ContextId: it.upstream, it.downstream;);
        }
        Entity::Service(it) => {
            it.id = ServiceId::from_entity(new(it.id.entity()));
            it.context.iter_mut().for_each(|id| *id = ContextId::from_entity(new(id.entity())));
            it.team.iter_mut().for_each(|id| *id = TeamId::from_entity(new(id.entity())));
            for set in [&mut it.runs_on, &mut it.redundant_with] {
                set.iter_mut().for_each(|id| *id = ServiceId::from_entity(new(id.entity())));
                set.sort();
            }
        }
        Entity::Contract(it) => {
            it.id = ContractId::from_entity(new(it.id.entity()));
            it.owner.iter_mut().for_each(|id| *id = ServiceId::from_entity(new(id.entity())));
        }
        Entity::Interaction(it) => {
            each_id!(new, InteractionId: it.id; ServiceId: it.from, it.to;);
            it.contract.iter_mut().for_each(|id| *id = ContractId::from_entity(new(id.entity())));
        }
        Entity::Workflow(it) => {
            each_id!(new, WorkflowId: it.id; ServiceId: it.entry;);
            it.coordinator.iter_mut().for_each(|id| *id = ServiceId::from_entity(new(id.entity())));
            for step in &mut it.steps {
                each_id!(new, InteractionId: step.interaction;);
                let named = step.after.iter_mut().flatten().chain(&mut step.compensates);
                named.for_each(|id| *id = InteractionId::from_entity(new(id.entity())));
            }
        }
        Entity::Decision(it) => {
            it.id = DecisionId::from_entity(new(it.id.entity()));
            it.owner.iter_mut().for_each(|id| *id = TeamId::from_entity(new(id.entity())));
            it.about.iter_mut().for_each(|id| *id = new(id));
            it.guards.iter_mut().flat_map(|guard| &mut guard.subject).for_each(|id| *id = new(id));
        }
        Entity::Suppression(it) => {
            it.id = SuppressionId::from_entity(new(it.id.entity()));
            it.subjects.iter_mut().for_each(|id| *id = new(id));
        }
    }
    entity
}
