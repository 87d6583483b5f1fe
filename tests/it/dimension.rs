//! The couplings and facets of interactions, and what couples services incidentally.

use counterpoint::analysis::coupling::dimension::{Degree, Dimensions, dimensions};
use counterpoint::analysis::coupling::incidental::{Incidental, MOST_PAIRS, Shared, incidental};
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::model::context::{ContextPattern, ContextRelation, DownstreamRole};
use counterpoint::model::contract::{Compatibility, Contract, ContractField, ContractKind};
use counterpoint::model::interaction::{InteractionKind, Strength};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::{TeamInteraction, TeamInteractionMode};
use counterpoint::model::{
    ContextId, ContextRelationId, ContractId, Edit, Model, TeamId, TeamInteractionId, Title, Word,
};

use crate::sketch::{change_interaction, change_service, interaction, service, sketch};

fn of(model: &Model, id: &str) -> Dimensions {
    dimensions(&DependencyGraph::of(model)).remove(&interaction(id)).unwrap()
}

#[track_caller]
fn assert_degree(found: &Degree, value: f64, reason: &str) {
    assert_eq!((found.value, found.reason.to_string().as_str()), (value, reason));
}

/// Two services and one interaction from a to b.
fn pair(kind: InteractionKind) -> Model {
    sketch(&format!("team red: a\nteam blue: b\na -> b: {}", kind.word()))
}

#[test]
fn control_and_time_follow_from_the_kind() {
    let rows = [
        (InteractionKind::Request, 0.5, 1.0, 0.3),
        (InteractionKind::Query, 0.2, 1.0, 0.3),
        (InteractionKind::Command, 1.0, 0.0, 0.0),
        (InteractionKind::Event, 0.0, 0.0, 0.0),
        (InteractionKind::Stream, 0.0, 0.0, 0.0),
        (InteractionKind::File, 0.0, 0.0, 0.0),
        (InteractionKind::SharedData, 0.0, 1.0, 1.0),
        (InteractionKind::Library, 0.0, 0.0, 1.0),
    ];
    for (kind, control, temporal, technology) in rows {
        let it = of(&pair(kind), "a-b");
        let found = (it.couplings.control.value, it.facets.temporal.value, it.facets.technology.value);
        assert_eq!(found, (control, temporal, technology), "{}", kind.word());
    }
    let it = of(&pair(InteractionKind::Library), "a-b");
    assert_degree(&it.facets.deployment, 1.0, "built in");
    assert_degree(&it.facets.location, 0.0, "built in");
}

#[test]
fn a_channel_loosens_structure_and_location() {
    let model =
        sketch("queue jobs\na -> jobs: command\njobs -> b: command\na -> b: request\ngateway edge\nedge -> a: request");
    for id in ["a-jobs", "jobs-b"] {
        let it = of(&model, id);
        assert_degree(&it.couplings.structural, 0.5, "through a channel");
        assert_degree(&it.facets.location, 0.0, "through a channel");
        assert_degree(&it.facets.technology, 0.0, "exchanges only messages");
    }
    let direct = of(&model, "a-b");
    assert_degree(&direct.couplings.structural, 1.0, "directly");
    assert_degree(&direct.facets.location, 1.0, "directly");
    assert_degree(&of(&model, "edge-a").facets.location, 0.5, "by way of a gateway");
}

#[test]
fn a_command_is_answered_by_a_message_back() {
    let silent = sketch("a -> b: command");
    assert_degree(&of(&silent, "a-b").facets.temporal, 0.0, "nobody waits for it");
    let answered = sketch("topic done\na -> b: command\nb -> done: event\ndone -> a: event");
    assert_degree(&of(&answered, "a-b").facets.temporal, 0.3, "the answer comes back as a message");
    assert_degree(&of(&answered, "b-done").facets.temporal, 0.0, "nobody waits for it");
    assert_degree(
        &of(&sketch("a -> b: command\nb -> a: command"), "a-b").facets.temporal,
        0.3,
        "the answer comes back as a message",
    );
}

fn agree(
    model: &mut Model,
    name: &str,
    fields: &[&str],
    compatibility: Compatibility,
    kind: ContractKind,
) -> ContractId {
    let id = ContractId::new(name).unwrap();
    let field = |name: &&str| ContractField {
        name: (*name).to_owned(),
        data_type: None,
        required: true,
        extra: Default::default(),
    };
    let fields = fields.iter().map(field).collect();
    let contract = Contract { fields, compatibility, kind, ..Contract::new(id.clone(), name) };
    model.apply(Edit::Insert(contract.into())).unwrap();
    id
}

#[test]
fn data_coupling_is_what_the_consumer_uses() {
    let mut model = sketch(
        "topic facts\ndatastore pg\nb -> facts: event\nfacts -> a: event\na -> pg: shared-data\na -> c: request",
    );
    let it = of(&model, "facts-a");
    assert_degree(&it.couplings.data, 1.0, "no contract");
    assert_degree(&it.facets.format, 1.0, "no contract");
    assert_degree(&of(&model, "a-pg").couplings.data, 1.0, "works on the same data");
    let placed =
        agree(&mut model, "placed", &["id", "total", "currency", "lines"], Compatibility::Full, ContractKind::Event);
    change_interaction(&mut model, "b-facts", |it| it.contract = Some(placed));
    assert_degree(&of(&model, "facts-a").couplings.data, 1.0, "nobody said which of 4 fields it uses");
    assert_degree(&of(&model, "facts-a").facets.format, 0.0, "compatibility full");
    // The subscriber says what it uses of what the publisher sends; a name that is no field counts for nothing.
    change_interaction(&mut model, "facts-a", |it| it.uses = Some(vec!["total".into(), "gone".into()]));
    assert_degree(&of(&model, "facts-a").couplings.data, 0.25, "uses 1 of 4 fields");
    assert_degree(&of(&model, "b-facts").couplings.data, 0.25, "uses 1 of 4 fields");
    let empty = agree(&mut model, "empty", &[], Compatibility::ForwardTransitive, ContractKind::Http);
    change_interaction(&mut model, "a-c", |it| (it.contract, it.uses) = (Some(empty), Some(Vec::new())));
    assert_degree(&of(&model, "a-c").couplings.data, 1.0, "the contract lists no fields");
    assert_degree(&of(&model, "a-c").facets.format, 0.5, "compatibility forward-transitive");
}

#[test]
fn a_message_whose_contract_speaks_of_calls_is_a_remote_call() {
    let mut model = sketch("b -> a: event");
    assert_degree(&of(&model, "b-a").facets.technology, 0.0, "exchanges only messages");
    let hook = agree(&mut model, "hook", &[], Compatibility::None, ContractKind::Http);
    change_interaction(&mut model, "b-a", |it| it.contract = Some(hook));
    assert_degree(&of(&model, "b-a").facets.technology, 0.3, "a remote call");
    assert_degree(&of(&model, "b-a").facets.format, 1.0, "compatibility none");
}

#[test]
fn domain_coupling_grows_with_the_strength_and_stops_at_an_anticorruption_layer() {
    let mut model = sketch("context one: a\ncontext two: b\na -> b: request");
    let rows = [
        (Strength::Contract, 0.0, 0.1),
        (Strength::Model, 0.5, 0.3),
        (Strength::Functional, 0.8, 0.8),
        (Strength::Intrusive, 1.0, 1.0),
    ];
    for (strength, domain, semantic) in rows {
        change_interaction(&mut model, "a-b", |it| it.strength = Some(strength));
        let it = of(&model, "a-b");
        assert_degree(&it.couplings.domain, domain, "set by hand");
        assert_degree(&it.facets.semantic, semantic, "set by hand");
    }
    let context = |name: &str| ContextId::new(&format!("context-{name}")).unwrap();
    let relation = ContextRelation {
        id: ContextRelationId::new("relation").unwrap(),
        upstream: context("two"),
        downstream: context("one"),
        pattern: ContextPattern::UpstreamDownstream,
        upstream_roles: Vec::new(),
        downstream_roles: vec![DownstreamRole::AnticorruptionLayer],
        extra: Default::default(),
    };
    model.apply(Edit::Insert(relation.into())).unwrap();
    let it = of(&model, "a-b");
    assert_degree(&it.couplings.domain, 0.1, "kept out by an anticorruption layer");
    assert_degree(&it.facets.semantic, 1.0, "set by hand");
    change_interaction(&mut model, "a-b", |it| it.strength = None);
    assert_degree(&of(&model, "a-b").couplings.domain, 0.0, "behind an anticorruption layer");
}

#[test]
fn teams_are_coupled_by_what_they_have_not_agreed() {
    let mut model = sketch("team red: a b\nteam blue: c\na -> b: request\nc -> a: request\nc -> d: request");
    let organisational = |model: &Model, id: &str| {
        let it = of(model, id);
        assert_eq!(it.couplings.organisational, it.facets.organisational);
        it.couplings.organisational
    };
    assert_degree(&organisational(&model, "a-b"), 0.0, "one team");
    assert_degree(&organisational(&model, "c-a"), 1.0, "two teams without an agreed way of working");
    assert_degree(&organisational(&model, "c-d"), 1.0, "not both owned by a team");
    let team = |name: &str| TeamId::new(&format!("team-{name}")).unwrap();
    let agreed = TeamInteraction {
        id: TeamInteractionId::new("agreed").unwrap(),
        between: [team("blue"), team("red")],
        mode: TeamInteractionMode::Collaboration,
        extra: Default::default(),
    };
    model.apply(Edit::Insert(agreed.into())).unwrap();
    assert_degree(&organisational(&model, "c-a"), 0.5, "two teams, agreed on collaboration");
}

#[test]
fn a_conversation_is_more_than_a_call_and_its_answer_in_one_workflow() {
    let lines = "a -> b: request\nb -> a: event\na -> c: request";
    let model = sketch(lines);
    assert_degree(&of(&model, "a-b").facets.conversation, 0.0, "at most a call and its answer");
    let model = sketch(&format!("{lines}\nworkflow one entry=a: a-b a-c\nworkflow two entry=a: a-b b-a"));
    assert_degree(&of(&model, "a-b").facets.conversation, 1.0, "3 messages in workflow-two");
    assert_degree(&of(&model, "b-a").facets.conversation, 1.0, "3 messages in workflow-two");
    assert_degree(&of(&model, "a-c").facets.conversation, 0.0, "at most a call and its answer");
}

#[test]
fn order_and_deployment() {
    let mut model = sketch("topic facts\nb -> facts: event\nfacts -> a: event\na -> c: request");
    assert_degree(&of(&model, "b-facts").facets.order, 0.0, "messages in any order");
    change_interaction(&mut model, "facts-a", |it| it.ordered = true);
    assert_degree(&of(&model, "b-facts").facets.order, 1.0, "messages keep their order");
    assert_degree(&of(&model, "a-c").facets.deployment, 0.0, "each released by itself");
    change_service(&mut model, "a", |it| it.deploy_unit = Some("shop".into()));
    change_service(&mut model, "c", |it| it.deploy_unit = Some("shop".into()));
    assert_degree(&of(&model, "a-c").facets.deployment, 1.0, "one deploy unit");
}

#[test]
fn persons_are_coupled_by_nothing() {
    let model = sketch("person ann\nann -> a: request\na -> b: request");
    let all = dimensions(&DependencyGraph::of(&model));
    assert_eq!(all.into_keys().collect::<Vec<_>>(), [interaction("a-b")]);
}

fn found(model: &Model) -> Incidental {
    incidental(&DependencyGraph::of(model))
}

fn lines(model: &Model) -> Vec<String> {
    let line = |it: &counterpoint::analysis::coupling::incidental::IncidentalPair| {
        format!("{} {} {:?}", it.one, it.other, it.shares)
    };
    found(model).pairs.iter().map(line).collect()
}

#[test]
fn services_that_share_a_thing_but_no_reason_are_coupled_incidentally() {
    let mut model = sketch(
        "
        datastore pg
        platform cloud
        topic facts
        search -> pg: shared-data
        invoicing -> pg: query
        orders -> pg: shared-data
        orders -> search: request
        orders -> kit: library
        mail -> kit: library
        mail -> facts: event
        facts -> invoicing: event
        ",
    );
    for id in ["search", "mail", "pg", "facts"] {
        change_service(&mut model, id, |it| it.runs_on = vec![service("cloud")]);
    }
    for id in ["invoicing", "search"] {
        change_service(&mut model, id, |it| it.deploy_unit = Some("shop".into()));
    }
    let expected = [
        "invoicing orders [Datastore(pg)]",
        "invoicing search [DeployUnit(\"shop\"), Datastore(pg)]",
        "mail orders [Library(kit)]",
        "mail search [Host(cloud)]",
    ];
    assert_eq!(lines(&model), expected);
    assert!(found(&model).not_paired.is_empty());
}

#[test]
fn a_workflow_is_a_reason() {
    let drawn = "datastore pg\na -> pg: shared-data\nb -> pg: shared-data\na -> x: request\nx -> b: request";
    assert_eq!(lines(&sketch(drawn)), ["a b [Datastore(pg)]"]);
    let together = sketch(&format!("{drawn}\nworkflow buy entry=a: a-x x-b"));
    assert!(lines(&together).is_empty());
    let entry = sketch(&format!("{drawn}\nworkflow buy entry=a: x-b"));
    assert!(lines(&entry).is_empty(), "who starts it takes part in it");
}

#[test]
fn what_very_many_share_is_named_instead_of_paired() {
    let users = 200;
    assert!(users * (users - 1) / 2 > MOST_PAIRS);
    let mut services: Vec<Service> =
        (0..users).map(|it| Service::new(service(&format!("s{it:03}")), "S", ServiceKind::Service)).collect();
    let cloud = Service::new(service("cloud"), "Cloud", ServiceKind::Platform);
    services.iter_mut().for_each(|it| it.runs_on = vec![cloud.id.clone()]);
    services[7].deploy_unit = Some("shop".into());
    services[11].deploy_unit = Some("shop".into());
    let entities = services.into_iter().chain([cloud]).map(Into::into).collect();
    let it = found(&Model::from_entities(Title::default(), entities).unwrap());
    let shared = Shared::Host(service("cloud"));
    assert_eq!((it.not_paired.len(), &it.not_paired[0].shared, it.not_paired[0].users), (1, &shared, users));
    assert_eq!(it.pairs.len(), 1);
    assert_eq!((it.pairs[0].one.as_str(), it.pairs[0].other.as_str()), ("s007", "s011"));
    assert_eq!(it.pairs[0].shares, [Shared::DeployUnit("shop".into()), shared]);
}
