//! What a screen reader says of an item, in plain words.

use super::{Item, Key};
use crate::analysis::outage::Outage;
use crate::editor::fields::caption;
use crate::editor::fields::label::{label, plain};
use crate::model::context::Context;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::{Service, Stage};
use crate::model::team::Need;
use crate::model::{Entity, Model, TeamId, Word};
use crate::scene::overlay::OutageState;
use crate::scene::panel::findings::rule_words;

/// The name of an item: what it is called, what it is, whose it is, how it fares. O(log n).
pub fn name(model: &Model, item: &Item, outage: Option<&Outage>) -> String {
    let entity = match &item.key {
        Key::Section(section) => return format!("{}, {}", section.label(), item.detail),
        Key::Entity(id) => model.entity(id),
    };
    let Some(entity) = entity else { return item.label.to_string() };
    let word = |word: &str| label(word).to_lowercase();
    match &entity {
        Entity::Service(it) => of_element(model, it, outage),
        Entity::Context(it) => of_context(model, it),
        Entity::Interaction(it) => of_interaction(model, it),
        Entity::Team(it) => format!("{}, team, {}", it.name, word(it.kind.word())),
        Entity::Contract(it) => format!("{}, contract, {}", it.name, word(it.kind.word())),
        Entity::Workflow(it) => {
            let outcome = outage.and_then(|outage| outage.workflows.get(&it.id));
            let ends = outcome.map(|outcome| format!(", {}", outcome.outcome.word())).unwrap_or_default();
            format!("{}, workflow, {}{ends}", it.name, steps(it.steps.len()))
        }
        Entity::Decision(it) => format!("{}, decision, {}", it.title, word(it.status.word())),
        Entity::Suppression(it) => {
            format!("{}, suppressed finding, {}", it.reason.trim_end_matches('.'), rule_words(&it.rule).to_lowercase())
        }
        Entity::Need(it) => of_need(model, it),
        Entity::TeamInteraction(it) => {
            format!("{}, {}", caption::caption(model, &entity), word(it.mode.word()))
        }
        Entity::ContextRelation(it) => format!(
            "{} upstream of {}, {}",
            caption::context(model, &it.upstream),
            caption::context(model, &it.downstream),
            word(it.pattern.word())
        ),
    }
}

fn of_element(model: &Model, element: &Service, outage: Option<&Outage>) -> String {
    let kind = plain(element.kind.word()).to_lowercase();
    let mut parts = vec![element.name.clone(), kind];
    parts.extend(team(model, element.team.as_ref()));
    parts.extend((element.stage != Stage::Live).then(|| element.stage.word().to_owned()));
    let state = outage.and_then(|outage| Some((outage.states.get(&element.id)?, outage.fault)));
    let words = state.into_iter().flat_map(|(state, fault)| OutageState::all_of(state, fault)).map(Word::word);
    parts.extend(words.map(str::to_owned));
    parts.join(", ")
}

fn of_context(model: &Model, context: &Context) -> String {
    let mut parts = vec![context.name.clone(), format!("{} context", context.subdomain.word())];
    parts.extend(team(model, context.team.as_ref()));
    parts.join(", ")
}

fn of_interaction(model: &Model, interaction: &Interaction) -> String {
    let to = caption::service(model, &interaction.to);
    let mut parts = vec![match interaction.kind {
        InteractionKind::Request => format!("requests {to}"),
        InteractionKind::Query => format!("queries {to}"),
        InteractionKind::Command => format!("commands {to}"),
        InteractionKind::Event => format!("sends events to {to}"),
        InteractionKind::Stream => format!("streams to {to}"),
        InteractionKind::SharedData => format!("shares data in {to}"),
        InteractionKind::Library => format!("builds in code of {to}"),
        InteractionKind::File => format!("leaves files for {to}"),
    }];
    parts.extend(interaction.name.clone());
    parts.extend((!interaction.confirmed).then(|| "unconfirmed".to_owned()));
    parts.extend((interaction.stage != Stage::Live).then(|| interaction.stage.word().to_owned()));
    parts.join(", ")
}

fn of_need(model: &Model, need: &Need) -> String {
    let (from, on) = (caption::team(model, &need.from), caption::team(model, &need.on));
    format!("{from} waits on {on} for {}, {}", need.what, need.state.word())
}

fn team(model: &Model, team: Option<&TeamId>) -> Option<String> {
    team.map(|id| format!("team {}", caption::team(model, id)))
}

pub(super) fn steps(count: usize) -> String {
    match count {
        1 => "1 step".to_owned(),
        count => format!("{count} steps"),
    }
}
