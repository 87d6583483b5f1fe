//! Taking entities out of a model together with what makes no sense without them.

use std::collections::{BTreeMap, BTreeSet};

use super::aggregate::Model;
use super::edit::Edit;
use super::entity::Entity;
use super::id::EntityId;

/// The edits that remove these entities: interactions of a removed element go with it, optional references to anything removed are
/// cleared, services of a removed context stay and move to its parent, and a suppression goes with the first of its subjects, the one it
/// is most about. Edits are in an order that keeps every rule at each step.
///
/// O(n) in the size of the model.
pub fn removal(model: &Model, ids: &BTreeSet<EntityId>) -> Vec<Edit> {
    let doomed = with_dependants(model, ids);
    let mut edits = Vec::new();
    let mut removals = Vec::new();
    for entity in model.entities() {
        let touched = entity.references().iter().any(|reference| doomed.contains(reference.id));
        if doomed.contains(entity.id()) {
            removals.push((entity.kind(), entity.id().clone()));
        }
        // References among the doomed are cleared too where they may be absent, so that no order of removal is impossible.
        if touched {
            edits.extend(released(model, entity, &doomed).map(Edit::Replace));
        }
    }
    // Required references run from later kinds to earlier ones, so the latest kinds go first.
    removals.sort_by(|a, b| b.cmp(a));
    removals.sort_by_key(|(kind, _)| removal_rank(*kind));
    edits.extend(removals.into_iter().map(|(_, id)| Edit::Remove(id)));
    edits
}

fn removal_rank(kind: super::entity::EntityKind) -> u8 {
    use super::entity::EntityKind as Kind;
    match kind {
        Kind::Decision | Kind::Need | Kind::Suppression => 0,
        Kind::Workflow => 1,
        Kind::Interaction => 2,
        Kind::Contract => 3,
        Kind::ContextRelation | Kind::TeamInteraction => 4,
        Kind::Service => 5,
        Kind::Context => 6,
        Kind::Team => 7,
    }
}

/// The ids and every entity that cannot be without one of them. Nothing but a suppression cannot be without one of those in turn, so one look
/// is enough for all others.
fn with_dependants(model: &Model, ids: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let gone = |id: &EntityId| ids.contains(id);
    let interactions = model.interactions().iter().filter(|it| gone(it.from.entity()) || gone(it.to.entity()));
    let workflows = model.workflows().iter().filter(|it| gone(it.entry.entity()));
    let agreements = model.team_interactions().iter().filter(|it| it.between.iter().any(|id| gone(id.entity())));
    let needs = model.needs().iter().filter(|it| gone(it.from.entity()) || gone(it.on.entity()));
    let relations =
        model.context_relations().iter().filter(|it| gone(it.upstream.entity()) || gone(it.downstream.entity()));
    let known = ids.iter().filter(|id| model.contains(id)).cloned();
    let doomed = known
        .chain(interactions.map(|it| it.id.entity().clone()))
        .chain(workflows.map(|it| it.id.entity().clone()))
        .chain(agreements.map(|it| it.id.entity().clone()))
        .chain(needs.map(|it| it.id.entity().clone()))
        .chain(relations.map(|it| it.id.entity().clone()))
        .collect();
    with_suppressions(model, doomed)
}

/// The doomed and every suppression that is most about one of them; it may be about another suppression.
fn with_suppressions(model: &Model, mut doomed: BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let mut followers: BTreeMap<&EntityId, Vec<&EntityId>> = BTreeMap::new();
    for it in model.suppressions().iter() {
        if let Some(first) = it.subjects.first() {
            followers.entry(first).or_default().push(it.id.entity());
        }
    }
    let mut open: Vec<EntityId> = doomed.iter().cloned().collect();
    while let Some(gone) = open.pop() {
        for follower in followers.get(&gone).into_iter().flatten() {
            if doomed.insert((*follower).clone()) {
                open.push((*follower).clone());
            }
        }
    }
    doomed
}

/// The entity without its optional references to the doomed; `None` if it makes none.
fn released(model: &Model, mut entity: Entity, doomed: &BTreeSet<EntityId>) -> Option<Entity> {
    let before = entity.clone();
    let gone = |id: &EntityId| doomed.contains(id);
    match &mut entity {
        Entity::Team(_) | Entity::TeamInteraction(_) | Entity::ContextRelation(_) => {}
        Entity::Need(it) => it.about.retain(|id| !gone(id)),
        Entity::Context(it) => {
            it.parent = surviving_context(model, it.parent.take(), doomed);
            it.team.take_if(|id| gone(id.entity()));
        }
        Entity::Service(it) => {
            it.context = surviving_context(model, it.context.take(), doomed);
            it.team.take_if(|id| gone(id.entity()));
            it.runs_on.retain(|id| !gone(id.entity()));
            it.redundant_with.retain(|id| !gone(id.entity()));
        }
        Entity::Contract(it) => drop(it.owner.take_if(|id| gone(id.entity()))),
        Entity::Interaction(it) => {
            if it.contract.take_if(|id| gone(id.entity())).is_some() {
                it.uses = None;
            }
        }
        Entity::Workflow(it) => {
            it.coordinator.take_if(|id| gone(id.entity()));
            it.drop_steps(|id| gone(id.entity()));
        }
        Entity::Decision(it) => {
            it.owner.take_if(|id| gone(id.entity()));
            it.about.retain(|id| !gone(id));
            it.guards.retain(|guard| !guard.subject.as_ref().is_some_and(gone));
        }
        Entity::Suppression(it) => it.subjects.retain(|id| !gone(id)),
    }
    (entity != before).then_some(entity)
}

fn surviving_context(
    model: &Model,
    context: Option<super::id::ContextId>,
    doomed: &BTreeSet<EntityId>,
) -> Option<super::id::ContextId> {
    let mut context = context;
    while let Some(id) = &context
        && doomed.contains(id.entity())
    {
        context = model.contexts.get(id).and_then(|context| context.parent.clone());
    }
    context
}
