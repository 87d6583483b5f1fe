//! Whose business an entity is.

use std::collections::{BTreeSet, HashMap};

use super::super::numbering::Numbering;
use crate::model::workflow::Workflow;
use crate::model::{
    ContextId, ContextRelationId, ContractId, DecisionId, EntityId, EntityKind, InteractionId, NeedId, ServiceId,
    TeamId, TeamInteractionId, WorkflowId,
};

/// The teams that an entity touches: those that own it, or what it is made of or runs between \[P\].
pub(super) struct Touched<'n, 'm> {
    numbering: &'n Numbering<'m>,
    /// Of contexts without an owner, the owners of what stands in them, however deep.
    inhabitants: HashMap<&'m ContextId, BTreeSet<&'m TeamId>>,
}

impl<'n, 'm> Touched<'n, 'm> {
    /// O(n) for n entities, as each context takes in each team once.
    pub(super) fn of(numbering: &'n Numbering<'m>) -> Self {
        let mut inhabitants: HashMap<_, BTreeSet<_>> = HashMap::new();
        for element in &numbering.elements {
            let Some(team) = numbering.ownership.of_element(element) else { continue };
            let mut around = element.context.as_ref();
            while let Some(context) = around
                && numbering.ownership.of_context(context).is_none()
                && inhabitants.entry(context).or_default().insert(team)
            {
                around = numbering.model.contexts().get(context).and_then(|context| context.parent.as_ref());
            }
        }
        Self { numbering, inhabitants }
    }

    /// The team that owns a context; only where nobody does, all that own something in it.
    pub(super) fn of_context(&self, context: &ContextId) -> BTreeSet<&'m TeamId> {
        match self.numbering.ownership.of_context(context) {
            Some(owner) => BTreeSet::from([owner]),
            None => self.inhabitants.get(context).cloned().unwrap_or_default(),
        }
    }

    pub(super) fn of_entity(&self, id: &EntityId) -> BTreeSet<&'m TeamId> {
        let model = self.numbering.model;
        let Some(kind) = model.kind_of(id) else { return BTreeSet::new() };
        let id = id.clone();
        match kind {
            EntityKind::Team => model.teams().get(&TeamId::from_entity(id)).map(|it| &it.id).into_iter().collect(),
            EntityKind::TeamInteraction => {
                let agreed = model.team_interactions().get(&TeamInteractionId::from_entity(id));
                agreed.into_iter().flat_map(|it| &it.between).collect()
            }
            EntityKind::Need => {
                model.needs().get(&NeedId::from_entity(id)).into_iter().flat_map(|it| [&it.from, &it.on]).collect()
            }
            EntityKind::Context => self.of_context(&ContextId::from_entity(id)),
            EntityKind::ContextRelation => {
                let relation = model.context_relations().get(&ContextRelationId::from_entity(id));
                let contexts = relation.into_iter().flat_map(|it| [&it.upstream, &it.downstream]);
                contexts.flat_map(|context| self.of_context(context)).collect()
            }
            EntityKind::Service => self.owner(&ServiceId::from_entity(id)).into_iter().collect(),
            EntityKind::Contract => {
                let contract = model.contracts().get(&ContractId::from_entity(id));
                contract.and_then(|it| self.owner(it.owner.as_ref()?)).into_iter().collect()
            }
            EntityKind::Interaction => self.of_ends(&InteractionId::from_entity(id)).collect(),
            EntityKind::Workflow => {
                model.workflows().get(&WorkflowId::from_entity(id)).map(|it| self.of_workflow(it)).unwrap_or_default()
            }
            EntityKind::Decision => model
                .decisions()
                .get(&DecisionId::from_entity(id))
                .and_then(|it| it.owner.as_ref())
                .into_iter()
                .collect(),
            // A note on the analysis, not a part of the system.
            EntityKind::Suppression => BTreeSet::new(),
        }
    }

    fn of_workflow(&self, workflow: &Workflow) -> BTreeSet<&'m TeamId> {
        let steps = workflow.steps.iter().flat_map(|step| self.of_ends(&step.interaction));
        self.owner(&workflow.entry).into_iter().chain(steps).collect()
    }

    fn of_ends(&self, interaction: &InteractionId) -> impl Iterator<Item = &'m TeamId> {
        let interaction = self.numbering.model.interactions().get(interaction);
        interaction.into_iter().flat_map(|it| [&it.from, &it.to]).filter_map(|end| self.owner(end))
    }

    fn owner(&self, element: &ServiceId) -> Option<&'m TeamId> {
        self.numbering.ownership.of_element(self.numbering.model.services().get(element)?)
    }
}
