//! Near misses: for each clause and threshold of a finding a system that shows it, and one that just does not.

use std::fmt::Write as _;

use counterpoint::analysis::findings::{Rule, Severity};
use counterpoint::model::contract::{Compatibility, Contract, ContractKind};
use counterpoint::model::{ContractId, Edit, Model, Word};

use crate::findings::{found, the};
use crate::sketch::{change_interaction, sketch};

fn is_found(text: &str, rule: Rule) -> bool {
    !found(&sketch(text), rule).is_empty()
}

/// Whether a rule finds something in each of these systems.
fn check(rule: Rule, cases: &[(&str, bool)]) {
    for (text, expected) in cases {
        assert_eq!(is_found(text, rule), *expected, "{rule:?}\n{text}");
    }
}

/// A core that uses so many of these other services, which all are there.
fn star(used: usize, others: usize) -> String {
    let used = (0..used).map(|at| format!("core -> s{at}: request\n"));
    used.chain((0..others).map(|at| format!("service s{at}\n"))).collect()
}

#[test]
fn hubs() {
    let cases = [(7, 10, true), (6, 10, false), (5, 5, true), (4, 4, false), (11, 40, true), (10, 40, false)];
    for (used, others, expected) in cases {
        assert_eq!(is_found(&star(used, others), Rule::Hub), expected, "{used} of {others}");
    }
    assert!(the(&sketch(&star(11, 40)), Rule::Hub).remedy.starts_with("Give parts of what Core does"));
    let used: String = (0..11).map(|at| format!("s{at} -> core: request\n")).collect();
    assert!(the(&sketch(&used), Rule::Hub).remedy.starts_with("Split Core along the reasons"));
    // In a mesh whose usual degree is 12, two stand out: at 14 and 20. The 75th percentile of those is 20.
    let ring = |at: usize| (1..7).map(move |step| format!("r{at} -> r{}: request\n", (at + step) % 40));
    let mesh: String = (0..40).flat_map(ring).collect();
    let more: String = (0..8).map(|at| format!("r0 -> r{}: request\n", 10 + at)).collect();
    let few = "r1 -> r20: request\nr1 -> r21: request\n";
    let hubs = found(&sketch(&format!("{mesh}{more}{few}")), Rule::Hub);
    assert_eq!(hubs.iter().map(|hub| hub.subjects[0].as_str()).collect::<Vec<_>>(), ["r0"]);
}

#[test]
fn advice_on_circles() {
    let remedy = |count: usize| {
        let ring: String = (0..count).map(|at| format!("s{at} -> s{}: request\n", (at + 1) % count)).collect();
        the(&sketch(&ring), Rule::CyclicDependency).remedy
    };
    assert!(remedy(12).starts_with("Remove or turn around the dependency of S"), "{}", remedy(12));
    assert_eq!(remedy(13), "Turn one direction into events, or move what both sides need into one place.");
}

#[test]
fn clients_of_several_services() {
    let with = |client: &str, first: &str, second: &str, kind: &str| {
        format!("{client} app\n{first} a\n{second} b\napp -> a: {kind}\napp -> b: request")
    };
    let cases = [
        ("frontend", "service", "service", "request", true),
        ("person", "service", "service", "request", true),
        ("external", "service", "service", "request", true),
        ("service", "service", "service", "request", false),
        ("worker", "service", "service", "request", false),
        ("frontend", "function", "service", "request", true),
        ("frontend", "workflow-engine", "service", "request", true),
        ("frontend", "gateway", "service", "request", false),
        ("frontend", "datastore", "service", "request", false),
        ("frontend", "external", "service", "request", false),
        ("frontend", "service", "function", "query", true),
        ("frontend", "service", "service", "command", true),
        ("frontend", "service", "service", "library", false),
        ("frontend", "service", "service", "event", false),
        ("frontend", "service", "service", "shared-data", false),
    ];
    for (client, first, second, kind, expected) in cases {
        assert_eq!(is_found(&with(client, first, second, kind), Rule::NoGateway), expected, "{client} {first} {kind}");
    }
    check(Rule::NoGateway, &[("frontend app\napp -> a: request\napp -> a: query", false)]);
}

fn change_contract(model: &mut Model, name: &str, change: impl FnOnce(&mut Contract)) {
    let id = ContractId::new(&format!("contract-{name}")).unwrap();
    let mut it = model.contracts().get(&id).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

#[test]
fn contracts_without_a_version() {
    let call = "a -> b: request contract=prices\n";
    let teams = "team red: a\nteam blue: b";
    let cases = [
        (format!("{call}{teams}"), true),
        (format!("{call}external a\nteam blue: b"), true),
        (format!("{call}external b\n{teams}"), false),
        (format!("{call}team red: a b"), false),
        (format!("{call}team red: a"), false),
        (format!("a -> b: request contract=prices@1\n{teams}"), false),
        (format!("a -> b: event contract=prices\n{teams}"), true),
    ];
    for (text, expected) in &cases {
        assert_eq!(is_found(text, Rule::UnversionedContract), *expected, "{text}");
    }
    let mut model = sketch(&cases[0].0);
    change_contract(&mut model, "prices", |it| it.compatibility = Compatibility::Backward);
    assert!(found(&model, Rule::UnversionedContract).is_empty(), "it says which changes it allows");
}

#[test]
fn protocols() {
    let is_found = |kinds: &[ContractKind]| {
        let mut model = sketch("a -> b: request\nteam red: a b");
        for (at, kind) in kinds.iter().enumerate() {
            let id = ContractId::new(&format!("contract-{at}")).unwrap();
            model.apply(Edit::Insert(Contract { kind: *kind, ..Contract::new(id, "C") }.into())).unwrap();
        }
        !found(&model, Rule::TooManyStandards).is_empty()
    };
    let [http, grpc, graphql, message] =
        [ContractKind::Http, ContractKind::Grpc, ContractKind::Graphql, ContractKind::Message];
    assert!(
        is_found(&[http, grpc, message]) && is_found(&[graphql, grpc, message]) && is_found(&[http, graphql, grpc])
    );
    assert!(!is_found(&[http, grpc, grpc]), "one of them twice");
    let others = ContractKind::ALL.iter().filter(|kind| ![http, grpc, graphql, message].contains(kind));
    others.for_each(|kind| assert!(!is_found(&[http, grpc, *kind]), "{kind:?} is no protocol"));
}

#[test]
fn retries_that_multiply() {
    let row = |first: &str, second: &str| {
        format!("a -> b: {first} attempts=2 idempotent=true\nb -> c: {second} attempts=2 idempotent=true")
    };
    let cases = [
        ("request", "query", true),
        ("request", "shared-data", true),
        ("request", "command", false),
        ("command", "request", false),
        ("event", "request", false),
        ("request", "event", false),
    ];
    for (first, second, expected) in cases {
        assert_eq!(is_found(&row(first, second), Rule::RetriesInARow), expected, "{first} {second}");
    }
}

#[test]
fn stored_history_across_teams() {
    let lines = "a -> b: event carries=sourced\ncontext sales: a\ncontext stock: b\n";
    let severity = |teams: &str| the(&sketch(&format!("{lines}{teams}")), Rule::SourcedEventAcrossContexts).severity;
    let cases = [
        ("team red: a\nteam blue: b", Severity::Error),
        ("team red: a b", Severity::Warning),
        ("team red: a", Severity::Warning),
    ];
    cases.into_iter().for_each(|(teams, expected)| assert_eq!(severity(teams), expected, "{teams}"));
}

#[test]
fn systems_too_small_to_judge() {
    let tied = |count: usize| {
        let mut text = String::new();
        for at in 0..count {
            writeln!(text, "s{at} -> s{}: request strength=functional", (at + 1) % count).unwrap();
            writeln!(text, "team t{at}: s{at}").unwrap();
        }
        text
    };
    assert!(is_found(&tied(5), Rule::DistributedMonolith) && !is_found(&tied(4), Rule::DistributedMonolith));
    let across = "a -> b: request\nd -> c: request\n";
    check(
        Rule::WrongCuts,
        &[
            (&format!("{across}context x: a c\ncontext y: b d"), false),
            (&format!("{across}e -> b: request\ncontext x: a c e\ncontext y: b d"), true),
            (&format!("{across}e -> b: request\ncontext x: a c b\ncontext y: e d"), false),
        ],
    );
    let nano = |small: usize, services: usize| {
        let mut text = "team red: a".to_owned();
        (0..services - 1).for_each(|at| write!(text, " b{at}").unwrap());
        for at in 0..services - 1 {
            write!(text, "\na -> b{at}: request{}", if at < small { " strength=model" } else { "" }).unwrap();
        }
        is_found(&text, Rule::GreedyMicroservices)
    };
    let cases = [(2, 5, true), (3, 4, false), (3, 10, false), (4, 10, true)];
    cases.into_iter().for_each(|(small, all, expected)| assert_eq!(nano(small, all), expected, "{small} of {all}"));
}

#[test]
fn calls_that_retry_too_often() {
    for (attempts, expected) in [(3, false), (4, true)] {
        for kind in ["request", "query", "command", "event", "shared-data"] {
            let mut model = sketch(&format!("a -> b: {kind}"));
            change_interaction(&mut model, "a-b", |it| it.resilience.attempts = attempts);
            assert_eq!(!found(&model, Rule::TooManyAttempts).is_empty(), expected, "{kind} {attempts}");
        }
    }
}

#[test]
fn breakers() {
    let with = |call: &str, step: &str| {
        let mut model = sketch(&format!("web -> a: request {call}\nworkflow buy entry=web: web-a{step}"));
        crate::findings_bus::change_workflow(&mut model, "buy", |it| it.customer_facing = true);
        !found(&model, Rule::MissingCircuitBreaker).is_empty()
    };
    let cases = [
        ("timeout=100", "", true),
        ("timeout=100 fallback=cache", "", true),
        ("", "", false),
        ("timeout=100", "?", false),
        ("timeout=100 optional", "", false),
        ("timeout=100", "~", false),
    ];
    cases.into_iter().for_each(|(call, step, expected)| assert_eq!(with(call, step), expected, "{call} {step}"));
    let text = "external web\nweb -> a: request timeout=100\nworkflow buy entry=web: web-a";
    let mut model = sketch(text);
    crate::findings_bus::change_workflow(&mut model, "buy", |it| it.customer_facing = true);
    assert!(found(&model, Rule::MissingCircuitBreaker).is_empty(), "what calls us is theirs to mend");
}
