//! The model as a whole.

use super::assumption::{Assumption, Assumptions};
use super::context::{Context, ContextRelation};
use super::contract::Contract;
use super::decision::Decision;
use super::entity::{Entity, EntityKind};
use super::extra::Extra;
use super::id::{
    ContextId, ContextRelationId, ContractId, DecisionId, EntityId, InteractionId, NeedId, ServiceId, SuppressionId,
    TeamId, TeamInteractionId, WorkflowId,
};
use super::index::Index;
use super::interaction::Interaction;
use super::service::Service;
use super::suppression::Suppression;
use super::table::Table;
use super::team::{Need, Team, TeamInteraction};
use super::workflow::Workflow;

/// What a model says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Title {
    /// What people call it.
    pub name: String,
    /// Free text.
    pub description: Option<String>,
    /// What is taken for granted in it.
    pub assumptions: Assumptions,
    /// Keys kept for others, and keys reserved for later.
    pub extra: Extra,
}

/// Everything people have said about a system.
///
/// It changes only through [`Model::apply`], which refuses an edit that would break a rule; so every model at hand keeps them all:
/// ids are unique, references resolve, contexts nest without a cycle, no interaction has one end only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub(super) title: Title,
    pub(super) teams: Table<TeamId, Team>,
    pub(super) team_interactions: Table<TeamInteractionId, TeamInteraction>,
    pub(super) needs: Table<NeedId, Need>,
    pub(super) contexts: Table<ContextId, Context>,
    pub(super) context_relations: Table<ContextRelationId, ContextRelation>,
    pub(super) services: Table<ServiceId, Service>,
    pub(super) contracts: Table<ContractId, Contract>,
    pub(super) interactions: Table<InteractionId, Interaction>,
    pub(super) workflows: Table<WorkflowId, Workflow>,
    pub(super) decisions: Table<DecisionId, Decision>,
    pub(super) suppressions: Table<SuppressionId, Suppression>,
    pub(super) index: Index,
}

macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident: $id:ty => $entity:ty),* $(,)?) => {$(
        $(#[$doc])*
        pub fn $table(&self) -> &Table<$id, $entity> {
            &self.$table
        }
    )*};
}

impl Model {
    /// An empty model of this name.
    pub fn new(name: &str) -> Self {
        Self { title: Title { name: name.to_owned(), ..Title::default() }, ..Self::default() }
    }

    /// What the model says of itself.
    pub fn title(&self) -> &Title {
        &self.title
    }

    /// What is taken for granted where nobody has said anything.
    pub fn assumed(&self, assumption: Assumption) -> f64 {
        self.title.assumptions.value(assumption)
    }

    tables! {
        /// The teams.
        teams: TeamId => Team,
        /// The agreed ways of working.
        team_interactions: TeamInteractionId => TeamInteraction,
        /// The wall.
        needs: NeedId => Need,
        /// The bounded contexts.
        contexts: ContextId => Context,
        /// The context map.
        context_relations: ContextRelationId => ContextRelation,
        /// The services and other nodes.
        services: ServiceId => Service,
        /// The contracts.
        contracts: ContractId => Contract,
        /// The interactions.
        interactions: InteractionId => Interaction,
        /// The workflows.
        workflows: WorkflowId => Workflow,
        /// The decisions.
        decisions: DecisionId => Decision,
        /// The findings that are accepted.
        suppressions: SuppressionId => Suppression,
    }

    /// The kind of entity that has this id.
    pub fn kind_of(&self, id: &EntityId) -> Option<EntityKind> {
        self.index.kind_of(id)
    }

    /// Whether any entity has this id.
    pub fn contains(&self, id: &EntityId) -> bool {
        self.kind_of(id).is_some()
    }

    /// A copy of the entity that has this id.
    pub fn entity(&self, id: &EntityId) -> Option<Entity> {
        let id = || id.clone();
        Some(match self.kind_of(&id())? {
            EntityKind::Team => self.teams.get(&TeamId::from_entity(id()))?.clone().into(),
            EntityKind::TeamInteraction => {
                self.team_interactions.get(&TeamInteractionId::from_entity(id()))?.clone().into()
            }
            EntityKind::Need => self.needs.get(&NeedId::from_entity(id()))?.clone().into(),
            EntityKind::Context => self.contexts.get(&ContextId::from_entity(id()))?.clone().into(),
            EntityKind::ContextRelation => {
                self.context_relations.get(&ContextRelationId::from_entity(id()))?.clone().into()
            }
            EntityKind::Service => self.services.get(&ServiceId::from_entity(id()))?.clone().into(),
            EntityKind::Contract => self.contracts.get(&ContractId::from_entity(id()))?.clone().into(),
            EntityKind::Interaction => self.interactions.get(&InteractionId::from_entity(id()))?.clone().into(),
            EntityKind::Workflow => self.workflows.get(&WorkflowId::from_entity(id()))?.clone().into(),
            EntityKind::Decision => self.decisions.get(&DecisionId::from_entity(id()))?.clone().into(),
            EntityKind::Suppression => self.suppressions.get(&SuppressionId::from_entity(id()))?.clone().into(),
        })
    }

    /// Every entity, kinds in file order, ids ascending within a kind.
    pub fn entities(&self) -> impl Iterator<Item = Entity> + '_ {
        fn of<'a, Id: Ord + Clone, T: Clone + Into<Entity>>(
            table: &'a Table<Id, T>,
        ) -> impl Iterator<Item = Entity> + 'a {
            table.iter().cloned().map(Into::into)
        }
        of(&self.teams)
            .chain(of(&self.team_interactions))
            .chain(of(&self.needs))
            .chain(of(&self.contexts))
            .chain(of(&self.context_relations))
            .chain(of(&self.services))
            .chain(of(&self.contracts))
            .chain(of(&self.interactions))
            .chain(of(&self.workflows))
            .chain(of(&self.decisions))
            .chain(of(&self.suppressions))
    }

    pub(super) fn store(&mut self, entity: Entity) {
        match entity {
            Entity::Team(it) => drop(self.teams.insert(it.id.clone(), it)),
            Entity::TeamInteraction(it) => drop(self.team_interactions.insert(it.id.clone(), it)),
            Entity::Need(it) => drop(self.needs.insert(it.id.clone(), it)),
            Entity::Context(it) => drop(self.contexts.insert(it.id.clone(), it)),
            Entity::ContextRelation(it) => drop(self.context_relations.insert(it.id.clone(), it)),
            Entity::Service(it) => drop(self.services.insert(it.id.clone(), it)),
            Entity::Contract(it) => drop(self.contracts.insert(it.id.clone(), it)),
            Entity::Interaction(it) => drop(self.interactions.insert(it.id.clone(), it)),
            Entity::Workflow(it) => drop(self.workflows.insert(it.id.clone(), it)),
            Entity::Decision(it) => drop(self.decisions.insert(it.id.clone(), it)),
            Entity::Suppression(it) => drop(self.suppressions.insert(it.id.clone(), it)),
        }
    }

    pub(super) fn discard(&mut self, kind: EntityKind, id: &EntityId) {
        let id = id.clone();
        match kind {
            EntityKind::Team => drop(self.teams.remove(&TeamId::from_entity(id))),
            EntityKind::TeamInteraction => drop(self.team_interactions.remove(&TeamInteractionId::from_entity(id))),
            EntityKind::Need => drop(self.needs.remove(&NeedId::from_entity(id))),
            EntityKind::Context => drop(self.contexts.remove(&ContextId::from_entity(id))),
            EntityKind::ContextRelation => drop(self.context_relations.remove(&ContextRelationId::from_entity(id))),
            EntityKind::Service => drop(self.services.remove(&ServiceId::from_entity(id))),
            EntityKind::Contract => drop(self.contracts.remove(&ContractId::from_entity(id))),
            EntityKind::Interaction => drop(self.interactions.remove(&InteractionId::from_entity(id))),
            EntityKind::Workflow => drop(self.workflows.remove(&WorkflowId::from_entity(id))),
            EntityKind::Decision => drop(self.decisions.remove(&DecisionId::from_entity(id))),
            EntityKind::Suppression => drop(self.suppressions.remove(&SuppressionId::from_entity(id))),
        }
    }
}
