//! Systems written down in a few lines, for tests.
//!
//! ```text
//! team orders: basket checkout             who owns what
//! context orders core: basket checkout     where it stands, and in which subdomain
//! datastore wmsdb                          any kind of element; services need no such line
//! web -> catalog: request attempts=3       an interaction; its id is web-catalog
//! workflow buy entry=web weight=0.3: web-basket checkout-shipping~ basket-catalog?
//! ```
//! A step that ends in `~` is eventual, one that ends in `?` optional.

use counterpoint::model::context::{Context, Subdomain};
use counterpoint::model::contract::Contract;
use counterpoint::model::interaction::{EventType, Fallback, Interaction, InteractionKind, Strength};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::Team;
use counterpoint::model::workflow::{Step, StepRole, Workflow};
use counterpoint::model::{ContextId, ContractId, Edit, InteractionId, Model, ServiceId, TeamId, Word, WorkflowId};

/// The system of these lines.
pub(crate) fn sketch(text: &str) -> Model {
    let mut model = Model::new("Sketch");
    text.lines().map(str::trim).filter(|line| !line.is_empty()).for_each(|line| draw(&mut model, line));
    model
}

pub(crate) fn service(id: &str) -> ServiceId {
    ServiceId::new(id).unwrap()
}

pub(crate) fn interaction(id: &str) -> InteractionId {
    InteractionId::new(id).unwrap()
}

/// Changes one element of a sketch.
pub(crate) fn change_service(model: &mut Model, id: &str, change: impl FnOnce(&mut Service)) {
    let mut it = model.services().get(&service(id)).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

/// Changes one interaction of a sketch.
pub(crate) fn change_interaction(model: &mut Model, id: &str, change: impl FnOnce(&mut Interaction)) {
    let mut it = model.interactions().get(&interaction(id)).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

fn draw(model: &mut Model, line: &str) {
    let (head, tail) = line.split_once(':').unwrap_or((line, ""));
    let heads: Vec<&str> = head.split_whitespace().collect();
    let tails: Vec<&str> = tail.split_whitespace().collect();
    match heads[..] {
        ["team", name] => draw_team(model, name, &tails),
        ["context", name] => draw_context(model, name, Subdomain::Supporting, &tails),
        ["context", name, subdomain] => draw_context(model, name, Subdomain::from_word(subdomain).unwrap(), &tails),
        ["workflow", name, ..] => draw_workflow(model, name, &heads[2..], &tails),
        [from, "->", to] => draw_interaction(model, from, to, &tails),
        [kind, name] => {
            ensure_service(model, name);
            change_service(model, name, |it| it.kind = ServiceKind::from_word(kind).unwrap());
        }
        _ => panic!("a line of a sketch that says nothing: {line}"),
    }
}

fn ensure_service(model: &mut Model, name: &str) {
    if !model.services().contains(&service(name)) {
        let it = Service::new(service(name), &capitalised(name), ServiceKind::Service);
        model.apply(Edit::Insert(it.into())).unwrap();
    }
}

fn draw_team(model: &mut Model, name: &str, members: &[&str]) {
    let id = TeamId::new(&format!("team-{name}")).unwrap();
    model.apply(Edit::Insert(Team::new(id.clone(), &capitalised(name)).into())).unwrap();
    for member in members {
        ensure_service(model, member);
        change_service(model, member, |it| it.team = Some(id.clone()));
    }
}

fn draw_context(model: &mut Model, name: &str, subdomain: Subdomain, members: &[&str]) {
    let id = ContextId::new(&format!("context-{name}")).unwrap();
    let context = Context { subdomain, ..Context::new(id.clone(), &capitalised(name)) };
    model.apply(Edit::Insert(context.into())).unwrap();
    for member in members {
        ensure_service(model, member);
        change_service(model, member, |it| it.context = Some(id.clone()));
    }
}

fn draw_interaction(model: &mut Model, from: &str, to: &str, words: &[&str]) {
    ensure_service(model, from);
    ensure_service(model, to);
    let kind = InteractionKind::from_word(words[0]).unwrap();
    let id = InteractionId::from_entity(model.free_id(&format!("{from}-{to}"), "interaction"));
    let mut it = Interaction::new(id, service(from), service(to), kind);
    words[1..].iter().for_each(|word| describe(model, &mut it, word));
    model.apply(Edit::Insert(it.into())).unwrap();
}

fn describe(model: &mut Model, it: &mut Interaction, word: &str) {
    let (key, value) = word.split_once('=').unwrap_or((word, ""));
    match key {
        "optional" => it.optional = true,
        "attempts" => it.resilience.attempts = value.parse().unwrap(),
        "timeout" => it.resilience.timeout_ms = Some(value.parse().unwrap()),
        "fallback" => it.resilience.fallback = Fallback::from_word(value).unwrap(),
        "idempotent" => it.idempotent = Some(value.parse().unwrap()),
        "strength" => it.strength = Some(Strength::from_word(value).unwrap()),
        "distance" => it.distance = Some(value.parse().unwrap()),
        "carries" => it.event_type = Some(EventType::from_word(value).unwrap()),
        "contract" => it.contract = Some(ensure_contract(model, value)),
        _ => panic!("nothing is known of {word}"),
    }
}

/// A contract called `name` or, with a version, `name@2`.
fn ensure_contract(model: &mut Model, text: &str) -> ContractId {
    let (name, version) = text.split_once('@').map_or((text, None), |(name, version)| (name, Some(version)));
    let id = ContractId::new(&format!("contract-{name}")).unwrap();
    if !model.contracts().contains(&id) {
        let contract = Contract { version: version.map(str::to_owned), ..Contract::new(id.clone(), name) };
        model.apply(Edit::Insert(contract.into())).unwrap();
    }
    id
}

fn draw_workflow(model: &mut Model, name: &str, settings: &[&str], steps: &[&str]) {
    let id = WorkflowId::new(&format!("workflow-{name}")).unwrap();
    let mut workflow = Workflow::new(id, &capitalised(name), service("none"));
    for setting in settings {
        match setting.split_once('=') {
            Some(("entry", value)) => workflow.entry = service(value),
            Some(("weight", value)) => workflow.weight = value.parse().unwrap(),
            _ => panic!("nothing is known of {setting}"),
        }
    }
    workflow.steps = steps.iter().map(|text| step(text)).collect();
    model.apply(Edit::Insert(workflow.into())).unwrap();
}

fn step(text: &str) -> Step {
    let role = match text.chars().last() {
        Some('~') => StepRole::Eventual,
        Some('?') => StepRole::Optional,
        _ => StepRole::Required,
    };
    Step { role, ..Step::new(interaction(text.trim_end_matches(['~', '?']))) }
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
