//! What can be picked, by name.

use std::collections::BTreeMap;

use crate::model::{Entity, EntityId, EntityKind, Model, Word};

use super::caption::caption;
use super::label::plain;
use super::slot::Source;

/// Something that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What is meant: an id, or the name of a contract's field.
    pub value: String,
    /// What it is called. No two of a list are called the same.
    pub label: String,
}

/// Everything that can be picked for the subject of a form, by label. Names that occur twice are told apart by their ids. O(n log n).
pub fn picks(model: &Model, source: Source, subject: Option<&EntityId>) -> Vec<Pick> {
    match source {
        Source::Kind(kind) => sorted(of_kind(model, kind)),
        Source::Any => {
            sorted(EntityKind::ALL.iter().flat_map(|kind| with_kind(of_kind(model, *kind), *kind)).collect())
        }
        Source::ContractFields => contract_fields(model, subject),
        Source::Steps => steps(model, subject),
    }
}

fn with_kind(picks: Vec<Pick>, kind: EntityKind) -> impl Iterator<Item = Pick> {
    let kind = plain(kind.word()).to_lowercase();
    picks.into_iter().map(move |pick| Pick { label: format!("{} ({kind})", pick.label), ..pick })
}

fn of_kind(model: &Model, kind: EntityKind) -> Vec<Pick> {
    fn named<'a, T: Clone + Into<Entity> + 'a>(model: &Model, all: impl Iterator<Item = &'a T>) -> Vec<Pick> {
        let pick = |entity: Entity| Pick { value: entity.id().to_string(), label: caption(model, &entity) };
        all.cloned().map(Into::into).map(pick).collect()
    }
    match kind {
        EntityKind::Team => named(model, model.teams().iter()),
        EntityKind::TeamInteraction => named(model, model.team_interactions().iter()),
        EntityKind::Need => named(model, model.needs().iter()),
        EntityKind::Context => named(model, model.contexts().iter()),
        EntityKind::ContextRelation => named(model, model.context_relations().iter()),
        EntityKind::Service => named(model, model.services().iter()),
        EntityKind::Contract => named(model, model.contracts().iter()),
        EntityKind::Interaction => named(model, model.interactions().iter()),
        EntityKind::Workflow => named(model, model.workflows().iter()),
        EntityKind::Decision => named(model, model.decisions().iter()),
        EntityKind::Suppression => named(model, model.suppressions().iter()),
    }
}

fn sorted(mut picks: Vec<Pick>) -> Vec<Pick> {
    picks.sort_by_cached_key(|pick| (pick.label.to_lowercase(), pick.value.clone()));
    let mut often: BTreeMap<String, usize> = BTreeMap::new();
    picks.iter().for_each(|pick| *often.entry(pick.label.clone()).or_default() += 1);
    for pick in picks.iter_mut().filter(|pick| often.get(&pick.label).is_some_and(|count| *count > 1)) {
        pick.label = format!("{} [{}]", pick.label, pick.value);
    }
    picks
}

fn contract_fields(model: &Model, subject: Option<&EntityId>) -> Vec<Pick> {
    let Some(Entity::Interaction(interaction)) = subject.and_then(|id| model.entity(id)) else { return Vec::new() };
    let contract = interaction.contract.as_ref().and_then(|id| model.contracts().get(id));
    let names = contract.into_iter().flat_map(|contract| &contract.fields).map(|field| &field.name);
    names.map(|name| Pick { value: name.clone(), label: name.clone() }).collect()
}

fn steps(model: &Model, subject: Option<&EntityId>) -> Vec<Pick> {
    let Some(Entity::Workflow(workflow)) = subject.and_then(|id| model.entity(id)) else { return Vec::new() };
    let ids = workflow.steps.iter().map(|step| step.interaction.entity());
    let named = ids.filter_map(|id| Some(Pick { value: id.to_string(), label: caption(model, &model.entity(id)?) }));
    sorted(named.collect())
}
