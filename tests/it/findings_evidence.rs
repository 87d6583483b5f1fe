//! Circles of dependencies, and what a finding shows as its evidence.

use counterpoint::analysis::findings::{Finding, Rule, Severity};
use counterpoint::model::{Assumption, Edit, EntityId, Word};

use crate::findings::{found, ids, the};
use crate::sketch::sketch;
use crate::systems::{bookshop, depending};

#[test]
fn services_that_call_each_other_in_a_circle() {
    let model = depending("orders: stock\nstock: pricing\npricing: orders\nweb: orders");
    let finding = the(&model, Rule::CyclicDependency);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(ids(&finding.subjects), ["orders", "pricing", "stock"]);
    let path = ["orders", "orders-stock", "stock", "stock-pricing", "pricing", "pricing-orders", "orders"];
    assert_eq!(ids(&finding.path), path);
    assert_eq!(finding.message, "Orders, Pricing and Stock depend on each other in a circle.");
    assert!(finding.remedy.starts_with("Remove or turn around the dependency of "), "{}", finding.remedy);
}

#[test]
fn the_evidence_of_waiting_in_a_circle_is_the_calls() {
    let model = sketch("b -> a: event\na -> b: command\na -> b: request\nb -> a: query");
    let path = the(&model, Rule::CyclicDependency).path;
    let kind = |id: &EntityId| {
        let id = counterpoint::model::InteractionId::from_entity(id.clone());
        model.interactions().get(&id).map(|it| it.kind.is_synchronous())
    };
    assert_eq!(path.iter().filter_map(kind).collect::<Vec<_>>(), [true, true], "{path:?}");
}

#[test]
fn a_circle_that_no_one_waits_in_only_warns() {
    let model = sketch("a -> b: event\nb -> a: event");
    assert_eq!(the(&model, Rule::CyclicDependency).severity, Severity::Warning);
    assert!(found(&sketch("a -> b: event\na -> b: request"), Rule::CyclicDependency).len() == 1, "one way each");
    assert!(found(&bookshop(), Rule::CyclicDependency).is_empty());
}

#[test]
fn each_circle_that_waits_is_told_by_itself() {
    let told = |text: &str| {
        let tell = |it: &Finding| format!("{} {}", it.severity.word(), ids(&it.subjects).join(" "));
        found(&sketch(text), Rule::CyclicDependency).iter().map(tell).collect::<Vec<_>>()
    };
    let pairs = "a -> b: request\nb -> a: query optional\nc -> d: request\nd -> c: request\n";
    let around = "b -> c: event\nd -> e: event\ne -> a: event\n";
    let nothing: [&str; 0] = [];
    assert_eq!(told(pairs), ["error a b", "error c d"]);
    assert_eq!(told(&format!("{pairs}{around}")), ["error a b", "error c d", "warning a b c d e"]);
    assert_eq!(told("a -> b: request\nb -> c: request\na -> c: request"), nothing);
    assert_eq!(told("a -> b: request\nb -> a: request\nb -> a: event"), ["error a b"]);
    let circle = found(&sketch(&format!("{pairs}{around}")), Rule::CyclicDependency).pop().unwrap();
    assert_eq!(circle.why, "None of them can be changed, tested or released without the others.");
    assert!(ids(&circle.path).contains(&"e"), "the evidence is of the wider circle: {:?}", circle.path);
}

#[test]
fn evidence_leads_over_every_channel() {
    let path = |text: &str, rule: Rule| ids(&the(&sketch(text), rule).path).join(" ");
    let events = "topic t1\na -> t1: event\nt1 -> b: event\nb -> c: event\nc -> d: event\ncontext sales: a b c d";
    assert_eq!(path(events, Rule::EventChainInContext), "a a-t1 t1 t1-b b b-c c c-d d");
    let circle = "topic t1\na -> t1: event\nt1 -> b: event\nb -> a: event";
    assert_eq!(path(circle, Rule::CyclicDependency), "a b-a b t1-b t1 a-t1 a");
    let subscribed: String =
        (0..11).map(|i| format!("topic t{i}\ns{i} -> t{i}: event\nt{i} -> core: event\n")).collect();
    let hub = the(&sketch(&subscribed), Rule::Hub);
    assert_eq!((hub.path.len(), hub.message.as_str()), (23, "Core is a hub: used by 0, uses 11."));
    assert!(ids(&hub.path).contains(&"t0-core"));
    let pair = "a -> b: request\nb -> a: event";
    assert_eq!(path(&format!("{pair}\na -> b: event"), Rule::CyclicDependency), "a a-b b a-b-2 a");
}

#[test]
fn evidence_shows_two_of_different_owners() {
    let path = |text: &str, rule: Rule| ids(&the(&sketch(text), rule).path).join(" ");
    let store = "datastore db\na -> db: shared-data\nb -> db: shared-data\nc -> db: shared-data\n";
    // The owners, and the way that shows them.
    let cases = [
        ("team red: a b\nteam blue: c", "a a-db db c-db c"),
        ("team red: b\nteam blue: c", "b b-db db c-db c"),
        ("team red: a b c\nteam blue: db", "a a-db db"),
        ("team red: b\nteam blue: db", "b b-db db"),
        ("team red: a b c", "a a-db db b-db b"),
    ];
    for (teams, expected) in cases {
        assert_eq!(path(&format!("{store}{teams}"), Rule::SharedDatastore), expected, "{teams}");
    }
    let library = "a -> kit: library\nb -> kit: library\n";
    assert_eq!(path(&format!("{library}team red: a kit\nteam blue: b"), Rule::SharedLibrary), "a a-kit kit b-kit b");
    assert_eq!(path(&format!("{library}team red: kit\nteam blue: b"), Rule::SharedLibrary), "b b-kit kit");
}

#[test]
fn thresholds_do_not_move_with_what_is_assumed() {
    let cases = [
        ("a -> kit: library\nb -> kit: library\nteam red: a kit\nteam blue: b", Rule::SharedLibrary),
        ("a -> b: request strength=model\nteam red: a b", Rule::NanoService),
        (
            "frontend web\ndatastore db\nweb -> api: request strength=functional\napi -> db: shared-data\n\
             rules -> db: shared-data\ncontext shop: web api rules db",
            Rule::WrongCuts,
        ),
    ];
    for (text, rule) in cases {
        for value in [1.0, 10.0] {
            let mut model = sketch(text);
            let mut title = model.title().clone();
            for assumption in
                [Assumption::StrengthSharedModel, Assumption::StrengthSharedData, Assumption::StrengthUnknown]
            {
                title.assumptions = title.assumptions.with(assumption, value).unwrap();
            }
            model.apply(Edit::Retitle(title)).unwrap();
            assert!(!found(&model, rule).is_empty(), "{rule:?} at {value}");
        }
    }
}
