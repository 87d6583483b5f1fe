//! Building the tree.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Item, Key, Outline, Section, Sign};
use crate::editor::fields::caption;
use crate::editor::fields::label::{label, plain};
use crate::model::context::Context;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::Service;
use crate::model::{ContextId, Entity, EntityId, Model, ServiceId, TeamId, Word};
use crate::scene::panel::findings::rule_words;
use crate::scene::team::TeamBadge;

pub(super) fn outline(model: &Model) -> Outline {
    let ends = ends(model);
    let mut builder = Builder::of(model, &ends);
    builder.contexts();
    builder.elements(None);
    builder.sections();
    Outline { items: builder.items }
}

struct Builder<'m> {
    model: &'m Model,
    contexts: BTreeMap<Option<&'m ContextId>, Vec<&'m Context>>,
    elements: BTreeMap<Option<&'m ContextId>, Vec<&'m Service>>,
    interactions: BTreeMap<&'m ServiceId, Vec<(&'m End, &'m Interaction)>>,
    kinds: BTreeMap<InteractionKind, Arc<str>>,
    badges: BTreeMap<TeamId, TeamBadge>,
    items: Vec<Item>,
    /// The items whose subtrees are being built, outermost first.
    open: Vec<usize>,
}

/// What the lines to an element say of it.
struct End {
    /// Its place among all elements by name; those called the same have the same.
    rank: usize,
    label: Arc<str>,
}

/// A context on the way through the nesting.
enum Visit<'m> {
    /// Before all that stands in it.
    Enter(&'m Context),
    /// After the contexts that stand in it.
    Leave(&'m Context),
}

impl<'m> Builder<'m> {
    fn of(model: &'m Model, ends: &'m BTreeMap<&'m ServiceId, End>) -> Self {
        let mut contexts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut elements: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut interactions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        model.contexts().iter().for_each(|it| contexts.entry(it.parent.as_ref()).or_default().push(it));
        model.services().iter().for_each(|it| elements.entry(it.context.as_ref()).or_default().push(it));
        for (end, it) in model.interactions().iter().filter_map(|it| Some((ends.get(&it.to)?, it))) {
            interactions.entry(&it.from).or_default().push((end, it));
        }
        contexts.values_mut().for_each(|list| list.sort_by_cached_key(|it| (it.name.to_lowercase(), it.id.clone())));
        elements.values_mut().for_each(|list| list.sort_by_cached_key(|it| (it.name.to_lowercase(), it.id.clone())));
        let by_end = |(end, it): &(&End, &Interaction), (other_end, other): &(&End, &Interaction)| {
            end.rank.cmp(&other_end.rank).then_with(|| it.id.cmp(&other.id))
        };
        interactions.values_mut().for_each(|list| list.sort_unstable_by(by_end));
        let in_words = |kind: &InteractionKind| (*kind, plain(kind.word()).to_lowercase().into());
        Self {
            model,
            contexts,
            elements,
            interactions,
            kinds: InteractionKind::ALL.iter().map(in_words).collect(),
            badges: TeamBadge::of_all(model),
            items: Vec::with_capacity(model.services().len() + model.interactions().len()),
            open: Vec::new(),
        }
    }

    /// All contexts and what stands in them. Contexts may nest deeper than a stack is, so those that are to be closed wait in a list.
    fn contexts(&mut self) {
        let mut visits = self.entries(None);
        while let Some(visit) = visits.pop() {
            match visit {
                Visit::Enter(context) => {
                    let detail = plain(context.subdomain.word()).to_lowercase();
                    self.open(context.id.entity(), Sign::Context, context.name.as_str().into(), detail.into());
                    visits.push(Visit::Leave(context));
                    visits.extend(self.entries(Some(&context.id)));
                }
                Visit::Leave(context) => {
                    self.elements(Some(&context.id));
                    self.close();
                }
            }
        }
    }

    /// The contexts that stand directly in another, the last first.
    fn entries(&self, parent: Option<&'m ContextId>) -> Vec<Visit<'m>> {
        self.contexts.get(&parent).into_iter().flatten().rev().copied().map(Visit::Enter).collect()
    }

    fn elements(&mut self, context: Option<&'m ContextId>) {
        for element in self.elements.get(&context).cloned().unwrap_or_default() {
            let team = element.team.as_ref().and_then(|team| self.badges.get(team));
            let detail = team.map(|badge| badge.short.as_str()).unwrap_or_default();
            self.open(element.id.entity(), Sign::Element(element.kind), element.name.as_str().into(), detail.into());
            self.interactions(&element.id);
            self.close();
        }
    }

    fn interactions(&mut self, from: &ServiceId) {
        for (end, interaction) in self.interactions.remove(from).unwrap_or_default() {
            let kind = self.kinds.get(&interaction.kind).cloned().unwrap_or_default();
            let detail = interaction.name.as_deref().map_or(kind, Arc::from);
            self.open(interaction.id.entity(), Sign::Interaction(interaction.kind), Arc::clone(&end.label), detail);
            self.close();
        }
    }

    fn sections(&mut self) {
        let model = self.model;
        self.section(Section::Teams, model.teams().iter().cloned().map(Entity::from));
        self.section(Section::Contracts, model.contracts().iter().cloned().map(Entity::from));
        self.section(Section::Workflows, model.workflows().iter().cloned().map(Entity::from));
        self.section(Section::ContextMap, model.context_relations().iter().cloned().map(Entity::from));
        self.section(Section::Agreements, model.team_interactions().iter().cloned().map(Entity::from));
        self.section(Section::Needs, model.needs().iter().cloned().map(Entity::from));
        self.section(Section::Decisions, model.decisions().iter().cloned().map(Entity::from));
        self.section(Section::Suppressions, model.suppressions().iter().cloned().map(Entity::from));
    }

    fn section(&mut self, section: Section, entities: impl Iterator<Item = Entity>) {
        let named = entities.map(|entity| (caption::caption(self.model, &entity), entity));
        let mut entities: Vec<(String, Entity)> = named.collect();
        if entities.is_empty() {
            return;
        }
        entities.sort_by_cached_key(|(label, entity)| (label.to_lowercase(), entity.id().clone()));
        let count = entities.len().to_string();
        self.push(Key::Section(section), Sign::Blank, section.label().into(), count.into());
        for (label, entity) in entities {
            let (sign, detail) = self.sign_and_detail(&entity);
            self.open(entity.id(), sign, label.into(), detail.into());
            self.close();
        }
        self.close();
    }

    fn sign_and_detail(&self, entity: &Entity) -> (Sign, String) {
        let quiet = |word: &str| label(word).to_lowercase();
        match entity {
            Entity::Team(it) => {
                (Sign::Team(self.badges.get(&it.id).map_or(0, |badge| badge.colour)), quiet(it.kind.word()))
            }
            Entity::Contract(it) => (Sign::Contract, quiet(it.kind.word())),
            Entity::Workflow(it) => (Sign::Workflow, super::spoken::steps(it.steps.len())),
            Entity::Decision(it) => (Sign::Decision, quiet(it.status.word())),
            Entity::Suppression(it) => (Sign::Blank, rule_words(&it.rule).to_lowercase()),
            Entity::Need(it) => (Sign::Blank, quiet(it.state.word())),
            Entity::TeamInteraction(it) => (Sign::Blank, quiet(it.mode.word())),
            Entity::ContextRelation(it) => (Sign::Blank, quiet(it.pattern.word())),
            Entity::Context(_) | Entity::Service(_) | Entity::Interaction(_) => (Sign::Blank, String::new()),
        }
    }

    fn open(&mut self, id: &EntityId, sign: Sign, label: Arc<str>, detail: Arc<str>) {
        self.push(Key::Entity(id.clone()), sign, label, detail);
    }

    fn push(&mut self, key: Key, sign: Sign, label: Arc<str>, detail: Arc<str>) {
        let at = self.items.len();
        let (level, parent) = (self.open.len() + 1, self.open.last().copied());
        self.items.push(Item { key, sign, label, detail, level, parent, end: at + 1 });
        self.open.push(at);
    }

    fn close(&mut self) {
        if let Some(at) = self.open.pop() {
            self.items[at].end = self.items.len();
        }
    }
}

/// What lines say of each element that one may lead to.
fn ends(model: &Model) -> BTreeMap<&ServiceId, End> {
    let named = model.services().iter().map(|it| (it.name.to_lowercase(), it));
    let mut elements: Vec<(String, &Service)> = named.collect();
    elements.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    let mut ends = BTreeMap::new();
    for alike in elements.chunk_by(|(one, _), (other, _)| one == other) {
        let rank = ends.len();
        ends.extend(alike.iter().map(|(_, it)| (&it.id, End { rank, label: format!("→ {}", it.name).into() })));
    }
    ends
}
