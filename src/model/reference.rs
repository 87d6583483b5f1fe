//! What an entity refers to, and of which kind that must be.

use super::entity::{Entity, EntityKind};
use super::id::EntityId;

/// One reference of an entity: the field it stands in, the id, and the kind that id must have.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference<'a> {
    /// The field, as the file names it.
    pub field: &'static str,
    /// What is referred to.
    pub id: &'a EntityId,
    /// The kind it must have; `None` where any kind will do.
    pub kind: Option<EntityKind>,
}

impl Entity {
    /// Every reference this entity makes, in field order; the same id as often as it is referred to.
    pub fn references(&self) -> Vec<Reference<'_>> {
        use EntityKind as Kind;
        let mut list = References(Vec::new());
        match self {
            Self::Team(_) => {}
            Self::TeamInteraction(it) => list.each("between", it.between.iter().map(|id| id.entity()), Kind::Team),
            Self::Need(it) => {
                list.one("from", it.from.entity(), Kind::Team);
                list.one("on", it.on.entity(), Kind::Team);
                list.any("about", &it.about);
            }
            Self::Context(it) => {
                list.each("parent", it.parent.iter().map(|id| id.entity()), Kind::Context);
                list.each("team", it.team.iter().map(|id| id.entity()), Kind::Team);
            }
            Self::ContextRelation(it) => {
                list.one("upstream", it.upstream.entity(), Kind::Context);
                list.one("downstream", it.downstream.entity(), Kind::Context);
            }
            Self::Service(it) => {
                list.each("context", it.context.iter().map(|id| id.entity()), Kind::Context);
                list.each("team", it.team.iter().map(|id| id.entity()), Kind::Team);
                list.each("runsOn", it.runs_on.iter().map(|id| id.entity()), Kind::Service);
                list.each("redundantWith", it.redundant_with.iter().map(|id| id.entity()), Kind::Service);
            }
            Self::Contract(it) => list.each("owner", it.owner.iter().map(|id| id.entity()), Kind::Service),
            Self::Interaction(it) => {
                list.one("from", it.from.entity(), Kind::Service);
                list.one("to", it.to.entity(), Kind::Service);
                list.each("contract", it.contract.iter().map(|id| id.entity()), Kind::Contract);
            }
            Self::Workflow(it) => {
                list.one("entry", it.entry.entity(), Kind::Service);
                list.each("coordinator", it.coordinator.iter().map(|id| id.entity()), Kind::Service);
                for step in &it.steps {
                    list.one("steps", step.interaction.entity(), Kind::Interaction);
                    list.each("after", step.after.iter().flatten().map(|id| id.entity()), Kind::Interaction);
                    list.each("compensates", step.compensates.iter().map(|id| id.entity()), Kind::Interaction);
                }
            }
            Self::Decision(it) => {
                list.each("owner", it.owner.iter().map(|id| id.entity()), Kind::Team);
                list.any("about", &it.about);
                list.0.extend(it.guards.iter().filter_map(|guard| {
                    guard.subject.as_ref().map(|id| Reference { field: "guards", id, kind: None })
                }));
            }
            Self::Suppression(it) => list.any("subjects", &it.subjects),
        }
        list.0
    }
}

struct References<'a>(Vec<Reference<'a>>);

impl<'a> References<'a> {
    fn one(&mut self, field: &'static str, id: &'a EntityId, kind: EntityKind) {
        self.0.push(Reference { field, id, kind: Some(kind) });
    }

    fn each(&mut self, field: &'static str, ids: impl Iterator<Item = &'a EntityId>, kind: EntityKind) {
        self.0.extend(ids.map(|id| Reference { field, id, kind: Some(kind) }));
    }

    fn any(&mut self, field: &'static str, ids: &'a [EntityId]) {
        self.0.extend(ids.iter().map(|id| Reference { field, id, kind: None }));
    }
}
