//! Putting many entities into a model at once.

use super::aggregate::{Model, Title};
use super::edit::Edit;
use super::entity::{Entity, EntityKind};
use super::rules::{self, Violation};

/// The edits that insert these entities, in an order in which each finds what it refers to. References that may run in circles
/// (services to services, contexts to contexts, decisions, needs and suppressions to anything) are left out at first and put in at the end.
pub fn addition(entities: Vec<Entity>) -> Vec<Edit> {
    let mut sorted = entities;
    sorted.sort_by_key(|entity| insertion_rank(entity.kind()));
    let mut edits = Vec::with_capacity(sorted.len());
    let mut completions = Vec::new();
    for entity in sorted {
        let first = without_circular_references(&entity);
        if first != entity {
            completions.push(Edit::Replace(entity));
        }
        edits.push(Edit::Insert(first));
    }
    edits.extend(completions);
    edits
}

fn insertion_rank(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::Team => 0,
        EntityKind::Context => 1,
        EntityKind::Service => 2,
        EntityKind::Contract => 3,
        EntityKind::Interaction => 4,
        EntityKind::Workflow => 5,
        EntityKind::TeamInteraction
        | EntityKind::Need
        | EntityKind::ContextRelation
        | EntityKind::Decision
        | EntityKind::Suppression => 6,
    }
}

fn without_circular_references(entity: &Entity) -> Entity {
    let mut entity = entity.clone();
    match &mut entity {
        Entity::Context(it) => it.parent = None,
        Entity::Service(it) => {
            it.runs_on.clear();
            it.redundant_with.clear();
        }
        Entity::Need(it) => it.about.clear(),
        Entity::Decision(it) => {
            it.about.clear();
            it.guards.iter_mut().for_each(|guard| guard.subject = None);
        }
        Entity::Suppression(it) => it.subjects.clear(),
        Entity::Team(_)
        | Entity::TeamInteraction(_)
        | Entity::ContextRelation(_)
        | Entity::Contract(_)
        | Entity::Interaction(_)
        | Entity::Workflow(_) => {}
    }
    entity
}

impl Model {
    /// The model of these entities, in any order. O(n log n).
    ///
    /// # Errors
    /// Every [`Violation`], in the order of the entities.
    pub fn from_entities(title: Title, entities: Vec<Entity>) -> Result<Self, Vec<Violation>> {
        let mut model = Self { title, ..Self::default() };
        let mut violations = Vec::new();
        for entity in &entities {
            match model.contains(entity.id()) {
                true => violations.push(Violation::DuplicateId(entity.id().clone())),
                false => model.index.register(entity),
            }
        }
        let dangling = entities.iter().filter_map(|entity| rules::check_references(&model, entity).err());
        violations.extend(dangling);
        if !violations.is_empty() {
            return Err(violations);
        }
        for entity in entities {
            model.index.count_references(&entity);
            model.store(entity);
        }
        match model.check() {
            violations if violations.is_empty() => Ok(model),
            violations => Err(violations),
        }
    }
}
