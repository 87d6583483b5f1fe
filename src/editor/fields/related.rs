//! What belongs to an entity without being a field of it: its interactions, relations, agreements, decisions,
//! suppressed findings.

use crate::model::context::{Context, ContextRelation};
use crate::model::contract::Contract;
use crate::model::decision::Decision;
use crate::model::interaction::Interaction;
use crate::model::service::Service;
use crate::model::suppression::Suppression;
use crate::model::team::{Need, TeamInteraction};
use crate::model::workflow::Workflow;
use crate::model::{Entity, EntityId, EntityKind, Model};

use super::caption::caption;
use super::creation::Creation;

/// A list of entities that can be gone to, and added to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Its heading.
    pub heading: &'static str,
    /// The entities, by what they are called.
    pub entities: Vec<(EntityId, String)>,
    /// What can be added to it.
    pub creation: Option<Creation>,
}

type List = Vec<(EntityId, String)>;

/// Suppressions are made where findings are listed, so no form makes them.
const SUPPRESSED: &str = "Suppressed findings";

/// The lists that belong to an entity. O(n).
pub fn related(model: &Model, id: &EntityId) -> Vec<Related> {
    let lists = match model.kind_of(id) {
        None => return Vec::new(),
        Some(EntityKind::Service) => of_service(model, id),
        Some(EntityKind::Context) => of_context(model, id),
        Some(EntityKind::Team) => of_team(model, id),
        Some(EntityKind::Contract) => {
            let keeps = |it: &&Interaction| it.contract.as_ref().is_some_and(|it| it.entity() == id);
            vec![("Interactions that keep it", list(model, model.interactions().iter().filter(keeps)), None)]
        }
        Some(EntityKind::Interaction) => {
            let runs = |it: &&Workflow| it.steps.iter().any(|step| step.interaction.entity() == id);
            vec![("Workflows", list(model, model.workflows().iter().filter(runs)), None)]
        }
        Some(
            EntityKind::Workflow
            | EntityKind::Decision
            | EntityKind::Suppression
            | EntityKind::Need
            | EntityKind::TeamInteraction
            | EntityKind::ContextRelation,
        ) => Vec::new(),
    };
    let concerns = |it: &&Decision| it.about.contains(id);
    let decisions = list(model, model.decisions().iter().filter(concerns));
    let accepts = |it: &&Suppression| it.subjects.contains(id);
    let accepted = list(model, model.suppressions().iter().filter(accepts));
    let lists =
        lists.into_iter().chain([("Decisions", decisions, Some(Creation::Decision)), (SUPPRESSED, accepted, None)]);
    let worthwhile = lists.filter(|(_, entities, creation)| !entities.is_empty() || creation.is_some());
    worthwhile.map(|(heading, entities, creation)| Related { heading, entities, creation }).collect()
}

type Part = (&'static str, List, Option<Creation>);

fn of_service(model: &Model, id: &EntityId) -> Vec<Part> {
    let sends = |it: &&Interaction| it.from.entity() == id;
    let receives = |it: &&Interaction| it.to.entity() == id;
    let starts = |it: &&Workflow| it.entry.entity() == id;
    let publishes = |it: &&Contract| it.owner.as_ref().is_some_and(|it| it.entity() == id);
    vec![
        ("Calls and sends", list(model, model.interactions().iter().filter(sends)), None),
        ("Is called and receives", list(model, model.interactions().iter().filter(receives)), None),
        ("Workflows that start here", list(model, model.workflows().iter().filter(starts)), Some(Creation::Workflow)),
        ("Contracts it publishes", list(model, model.contracts().iter().filter(publishes)), None),
    ]
}

fn of_context(model: &Model, id: &EntityId) -> Vec<Part> {
    let stands = |it: &&Service| it.context.as_ref().is_some_and(|it| it.entity() == id);
    let nests = |it: &&Context| it.parent.as_ref().is_some_and(|it| it.entity() == id);
    let relates = |it: &&ContextRelation| it.upstream.entity() == id || it.downstream.entity() == id;
    vec![
        ("Elements", list(model, model.services().iter().filter(stands)), None),
        ("Contexts inside", list(model, model.contexts().iter().filter(nests)), None),
        (
            "Relations to other contexts",
            list(model, model.context_relations().iter().filter(relates)),
            Some(Creation::ContextRelation),
        ),
    ]
}

fn of_team(model: &Model, id: &EntityId) -> Vec<Part> {
    let owns = |it: &&Service| it.team.as_ref().is_some_and(|it| it.entity() == id);
    let holds = |it: &&Context| it.team.as_ref().is_some_and(|it| it.entity() == id);
    let agrees = |it: &&TeamInteraction| it.between.iter().any(|it| it.entity() == id);
    let waits = |it: &&Need| it.from.entity() == id || it.on.entity() == id;
    vec![
        ("Owns", list(model, model.services().iter().filter(owns)), None),
        ("Owns contexts, and what in them names no team", list(model, model.contexts().iter().filter(holds)), None),
        (
            "Agreed ways of working",
            list(model, model.team_interactions().iter().filter(agrees)),
            Some(Creation::TeamInteraction),
        ),
        ("Waits for, or is waited for", list(model, model.needs().iter().filter(waits)), Some(Creation::Need)),
    ]
}

/// The lists of the model itself. O(n).
pub fn of_model(model: &Model) -> Vec<Related> {
    let related = |heading, entities, creation| Related { heading, entities, creation: Some(creation) };
    let suppressed = list(model, model.suppressions().iter());
    let suppressed = Related { heading: SUPPRESSED, entities: suppressed, creation: None };
    let mut lists = vec![
        related("Teams", list(model, model.teams().iter()), Creation::Team),
        related("Contracts", list(model, model.contracts().iter()), Creation::Contract),
        related("Workflows", list(model, model.workflows().iter()), Creation::Workflow),
        related("Context map", list(model, model.context_relations().iter()), Creation::ContextRelation),
        related("Agreed ways of working", list(model, model.team_interactions().iter()), Creation::TeamInteraction),
        related("Needs between teams", list(model, model.needs().iter()), Creation::Need),
        related("Decisions", list(model, model.decisions().iter()), Creation::Decision),
    ];
    lists.extend((!suppressed.entities.is_empty()).then_some(suppressed));
    lists
}

fn list<'a, T: Clone + Into<Entity> + 'a>(model: &Model, found: impl Iterator<Item = &'a T>) -> List {
    let named = found.map(|it| {
        let entity: Entity = it.clone().into();
        (entity.id().clone(), caption(model, &entity))
    });
    let mut list: List = named.collect();
    list.sort_by_cached_key(|(id, label)| (label.to_lowercase(), id.clone()));
    list
}
