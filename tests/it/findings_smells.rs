//! The smells of the catalogue that ask for more than one service and its calls: each with a system that shows it and one that nearly
//! does.

use counterpoint::analysis::findings::{Rule, Severity};
use counterpoint::model::context::Context;
use counterpoint::model::contract::{Contract, ContractKind};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{ContextId, ContractId, Edit, EntityId, Model};

use crate::findings::{found, the};
use crate::findings_bus::change_workflow;
use crate::sketch::{change_interaction, change_service, service, sketch};
use crate::systems::bookshop;

fn is_found(text: &str, rule: Rule) -> bool {
    !found(&sketch(text), rule).is_empty()
}

fn ids(ids: &[EntityId]) -> Vec<&str> {
    ids.iter().map(EntityId::as_str).collect()
}

#[test]
fn a_call_that_customers_wait_for_without_a_breaker() {
    let mut model = sketch(
        "
        web -> shop: request timeout=800
        shop -> stock: query timeout=300
        shop -> ads: query timeout=100 optional
        shop -> mail: query
        workflow buy entry=web: web-shop shop-stock shop-ads shop-mail
        ",
    );
    assert!(found(&model, Rule::MissingCircuitBreaker).is_empty(), "customers do not notice");
    change_workflow(&mut model, "buy", |it| it.customer_facing = true);
    let messages: Vec<String> =
        found(&model, Rule::MissingCircuitBreaker).into_iter().map(|finding| finding.message).collect();
    let expected =
        ["Web goes on calling Shop however often that fails.", "Shop goes on calling Stock however often that fails."];
    assert_eq!(
        messages, expected,
        "the timeout of a call that has none is told first; nobody waits for what is optional"
    );
    change_interaction(&mut model, "web-shop", |it| it.resilience.circuit_breaker = true);
    let left = the(&model, Rule::MissingCircuitBreaker);
    assert_eq!((left.severity, ids(&left.subjects)), (Severity::Info, vec!["stock", "shop-stock"]));
    assert_eq!(ids(&left.path), ["shop", "shop-stock", "stock"]);
    change_interaction(&mut model, "shop-stock", |it| it.resilience.attempts = 2);
    assert_eq!(the(&model, Rule::MissingCircuitBreaker).severity, Severity::Warning, "what is retried is hit harder");
    change_service(&mut model, "stock", |it| it.redundant_with = vec![service("ads")]);
    let why = the(&model, Rule::MissingCircuitBreaker).why;
    assert!(why.starts_with("While Stock and all that can stand in for it are down, every run of Buy waits"), "{why}");
}

/// Two journeys over two services that a vendor runs.
fn hosted() -> Model {
    let mut model = sketch(
        "
        web -> pay: request
        web -> mail: request
        workflow buy entry=web: web-pay
        workflow ask entry=web: web-mail
        ",
    );
    for id in ["pay", "mail"] {
        change_service(&mut model, id, |it| (it.managed, it.vendor) = (true, Some("Cloudy".to_owned())));
    }
    model
}

#[test]
fn one_vendor_stops_several_journeys() {
    let mut model = hosted();
    let finding = the(&model, Rule::VendorStopsJourneys);
    assert_eq!(finding.message, "Without Cloudy, Ask and Buy stop.");
    assert_eq!(ids(&finding.subjects), ["mail", "pay", "workflow-ask", "workflow-buy"]);
    assert_eq!(ids(&finding.path), ["mail", "web-mail", "web"]);
    change_service(&mut model, "mail", |it| it.vendor = Some("Sunny".to_owned()));
    assert!(found(&model, Rule::VendorStopsJourneys).is_empty(), "one journey each");
    let mut model = hosted();
    change_service(&mut model, "mail", |it| it.managed = false);
    assert!(found(&model, Rule::VendorStopsJourneys).is_empty(), "its product that we run goes on without it");
    let mut model = hosted();
    change_interaction(&mut model, "web-mail", |it| it.optional = true);
    assert!(found(&model, Rule::VendorStopsJourneys).is_empty(), "one of them goes on with less");
}

#[test]
fn a_context_cut_into_layers() {
    let lines = |rules: &str, data: &str| {
        format!(
            "frontend web\ndatastore db\nweb -> api: request strength={rules}\napi -> rules: request strength=functional
            rules -> db: shared-data strength={data}\ncontext shop: web api rules db"
        )
    };
    let finding = the(&sketch(&lines("functional", "intrusive")), Rule::WrongCuts);
    assert_eq!(finding.message, "Shop is cut into layers that change together: Web, Api, Rules and Db.");
    assert_eq!(ids(&finding.path), ["web", "web-api", "api", "api-rules", "rules", "rules-db", "db"]);
    assert_eq!(ids(&finding.subjects), ["context-shop", "web", "api", "rules", "db"]);
    assert!(!is_found(&lines("contract", "intrusive"), Rule::WrongCuts), "the surface changes alone");
    assert!(!is_found(&lines("functional", "model"), Rule::WrongCuts), "the data changes alone");
    let own = lines("functional", "model").replace(" strength=model", "");
    assert!(is_found(&own, Rule::WrongCuts), "of its own data nobody says how much a service knows");
    assert!(!is_found(&own.replace("functional", "model"), Rule::WrongCuts));
    assert!(!is_found(&own.replace("frontend web", ""), Rule::WrongCuts), "no surface");
    assert!(!is_found(&own.replace("datastore db", ""), Rule::WrongCuts), "no data");
    let short = "frontend web\ndatastore db\nweb -> db: shared-data\ncontext shop: web db";
    assert!(!is_found(short, Rule::WrongCuts), "no logic between");
    let apart =
        lines("functional", "intrusive").replace("shop: web api rules db", "shop: web api\ncontext data: rules db");
    assert!(!is_found(&apart, Rule::WrongCuts));
}

#[test]
fn contexts_across_what_belongs_together() {
    let calls: String =
        ["a", "b", "c"].map(|it| format!("{it}1 -> {it}2: request\n{it}2 -> {it}3: request\n")).concat();
    let layers = "context surface: a1 b1 c1\ncontext rules: a2 b2 c2\ncontext data: a3 b3 c3";
    let finding = the(&sketch(&format!("{calls}{layers}")), Rule::WrongCuts);
    assert_eq!(
        finding.message,
        "Of 6 dependencies, 0 stay within a context, fewer than if contexts were drawn by chance."
    );
    assert_eq!(ids(&finding.subjects), ["context-data", "context-rules", "context-surface"]);
    let domains = "context one: a1 a2 a3\ncontext two: b1 b2 b3 c1\ncontext three: c2 c3";
    assert!(!is_found(&format!("{calls}{domains}"), Rule::WrongCuts));
    let alone = "context one: a1\ncontext two: a2\ncontext three: b1\ncontext four: b2 b3";
    assert!(
        !is_found(&format!("{calls}{alone}"), Rule::WrongCuts),
        "an element alone in its context holds no dependency"
    );
}

#[test]
fn more_technologies_than_teams() {
    let mut model = sketch("a -> b: request\na -> c: request\na -> db: shared-data\nteam red: a b\nteam blue: c");
    let set = |model: &mut Model, id: &str, technology: &str| {
        change_service(model, id, |it| it.technology = Some(technology.to_owned()));
    };
    change_service(&mut model, "db", |it| it.kind = ServiceKind::Datastore);
    [("a", "Go 1.22"), ("b", "go, gRPC"), ("c", "Java 21"), ("db", "MySQL")]
        .into_iter()
        .for_each(|(id, technology)| set(&mut model, id, technology));
    assert!(found(&model, Rule::TooManyStandards).is_empty(), "two languages, and a database");
    set(&mut model, "b", "Rust");
    let finding = the(&model, Rule::TooManyStandards);
    assert_eq!(finding.message, "3 technologies for 2 teams: Go, Java and Rust.");
    assert_eq!(ids(&finding.subjects), ["a", "b", "c"]);
    [("a", "C++ 20"), ("b", "C"), ("c", "Java 21 + Spring")].into_iter().for_each(|(id, it)| set(&mut model, id, it));
    assert_eq!(the(&model, Rule::TooManyStandards).message, "3 technologies for 2 teams: C, C++ and Java.");
    [("a", "C++17"), ("b", "C++20")].into_iter().for_each(|(id, it)| set(&mut model, id, it));
    assert!(found(&model, Rule::TooManyStandards).is_empty(), "C++ and Java");
    [("a", "C++17"), ("b", "C"), ("c", "Java")].into_iter().for_each(|(id, it)| set(&mut model, id, it));
    assert_eq!(the(&model, Rule::TooManyStandards).message, "3 technologies for 2 teams: C, C++ and Java.");
    set(&mut model, "c", "C+Gtk");
    assert!(found(&model, Rule::TooManyStandards).is_empty(), "C++ and C");
}

#[test]
fn more_protocols_than_teams() {
    let kinds = [ContractKind::Http, ContractKind::Grpc, ContractKind::Graphql];
    let with = |count: usize| {
        let mut model = sketch("a -> b: request\nteam red: a b");
        for (index, kind) in kinds.into_iter().take(count).enumerate() {
            let id = ContractId::new(&format!("contract-{index}")).unwrap();
            model.apply(Edit::Insert(Contract { kind, ..Contract::new(id, "C") }.into())).unwrap();
        }
        model
    };
    assert_eq!(the(&with(3), Rule::TooManyStandards).message, "3 protocols for one team: http, grpc and graphql.");
    assert!(found(&with(2), Rule::TooManyStandards).is_empty(), "two are never too many");
}

#[test]
fn a_library_across_teams() {
    let lines = |settings: &str| format!("a -> kit: library{settings}\nb -> kit: library{settings}\n");
    let teams = "team red: a kit\nteam blue: b";
    let finding = the(&sketch(&format!("{}{teams}", lines(" strength=model"))), Rule::SharedLibrary);
    assert_eq!(finding.message, "Kit is built into A and B, across 2 teams.");
    assert_eq!((finding.severity, ids(&finding.subjects)), (Severity::Warning, vec!["kit", "a", "b"]));
    assert_eq!(the(&sketch(&format!("{}{teams}", lines(""))), Rule::SharedLibrary).severity, Severity::Info);
    assert!(
        !is_found(&format!("{}{teams}", lines(" strength=contract")), Rule::SharedLibrary),
        "no types of the domain"
    );
    assert!(!is_found(&format!("{}team red: a b kit", lines(" strength=model")), Rule::SharedLibrary));
}

#[test]
fn data_of_another_context() {
    let lines = "datastore db\na -> db: shared-data\nb -> db: shared-data\ncontext sales: a\ncontext stock: b db\n";
    let finding = the(&sketch(&format!("{lines}team red: a b db")), Rule::InappropriateIntimacy);
    assert_eq!(finding.message, "A in Sales uses the data of Stock in Db directly.");
    assert_eq!((ids(&finding.subjects), ids(&finding.path)), (vec!["a", "db", "a-db"], vec!["a", "a-db", "db"]));
    assert!(!is_found(&format!("{lines}team red: a\nteam blue: b db"), Rule::InappropriateIntimacy), "told as shared");
    let own = lines.replace("stock: b db", "stock: b").replace("sales: a", "sales: a db");
    assert_eq!(
        found(&sketch(&format!("{own}team red: a b db")), Rule::InappropriateIntimacy)[0].subjects[0].as_str(),
        "b"
    );
    let together = "datastore db\na -> db: shared-data\ncontext sales: a db\nteam red: a db";
    assert!(!is_found(together, Rule::InappropriateIntimacy));
    let foreign = "datastore db\na -> db: shared-data\ncontext sales: a\ncontext stock: db\n";
    assert!(is_found(&format!("{foreign}team red: a db"), Rule::InappropriateIntimacy));
    assert!(
        !is_found(&format!("{foreign}team red: a\nteam blue: db"), Rule::InappropriateIntimacy),
        "told of the teams"
    );
}

#[test]
fn two_that_share_internals_and_most_calls() {
    let lines = |more: &str| format!("a -> b: request strength=intrusive\na -> c: query\n{more}");
    let finding = the(&sketch(&lines("team red: a b c")), Rule::InappropriateIntimacy);
    assert_eq!(
        finding.message,
        "A relies on internals of B, and turns to it with 1 call, half of all it makes or more."
    );
    assert!(!is_found(&lines("a -> d: query\nteam red: a b c d"), Rule::InappropriateIntimacy), "a third of its calls");
    assert!(!is_found(&lines("team red: a\nteam blue: b c"), Rule::InappropriateIntimacy), "told as intrusive");
    let plain = lines("team red: a b c").replace("intrusive", "functional");
    assert!(!is_found(&plain, Rule::InappropriateIntimacy));
}

#[test]
fn a_service_that_does_one_thing_for_one_client() {
    let lines = |strength: &str, teams: &str| format!("a -> b: request{strength}\n{teams}");
    let finding = the(&sketch(&lines(" strength=model", "team red: a b")), Rule::NanoService);
    assert_eq!(finding.message, "B does one thing, and that for A alone.");
    assert_eq!(ids(&finding.subjects), ["b", "a", "a-b"]);
    let is_nano = |text: &str| is_found(text, Rule::NanoService);
    assert!(!is_nano(&lines("", "team red: a b")), "a strength that nobody stated says nothing");
    assert!(!is_nano(&lines(" strength=contract", "team red: a b")));
    assert!(!is_nano(&lines(" strength=model", "team red: a\nteam blue: b")));
    assert!(!is_nano(&lines(" strength=model", "c -> b: query\nteam red: a b c")), "two clients");
    assert!(!is_nano(&lines(" strength=model", "a -> b: query\nteam red: a b")), "two operations");
    assert!(!is_nano(&lines(" strength=model", "person ann\nann -> b: request\nteam red: a b")), "a person as well");
    assert!(!is_nano(&lines(" strength=model", "datastore b\nteam red: a b")));
}

#[test]
fn many_services_that_do_one_thing() {
    let lines = |count: usize| {
        let calls: String = (0..count).map(|index| format!("a -> b{index}: request strength=model\n")).collect();
        let others: String = (count..5).map(|index| format!("a -> b{index}: request\n")).collect();
        format!("{calls}{others}team red: a b0 b1 b2 b3 b4")
    };
    let finding = the(&sketch(&lines(2)), Rule::GreedyMicroservices);
    assert_eq!(finding.message, "2 of 6 services do one thing for one client: B0 and B1.");
    assert!(!is_found(&lines(1), Rule::GreedyMicroservices), "one in six");
    let few = "a -> b: request strength=model\na -> c: request strength=model\nteam red: a b c";
    assert!(is_found(few, Rule::NanoService) && !is_found(few, Rule::GreedyMicroservices));
}

#[test]
fn one_deploy_unit_for_many_contexts() {
    let with = |count: usize| {
        let mut model = sketch("context w: a\ncontext x: b\ncontext y: c\ncontext z: d");
        for id in ["a", "b", "c", "d"].into_iter().take(count) {
            change_service(&mut model, id, |it| it.deploy_unit = Some("core".to_owned()));
        }
        model
    };
    let finding = the(&with(4), Rule::MegaService);
    assert_eq!(finding.message, "“core” is one deploy unit for 4 contexts: W, X, Y and Z.");
    assert_eq!(ids(&finding.subjects)[..5], ["a", "b", "c", "d", "context-w"]);
    assert!(found(&with(3), Rule::MegaService).is_empty());
    let mut nested = with(4);
    let id = |name: &str| ContextId::new(&format!("context-{name}")).unwrap();
    let mut put = |inner: &str, outer: &str| {
        let context = Context { parent: Some(id(outer)), ..nested.contexts().get(&id(inner)).unwrap().clone() };
        nested.apply(Edit::Replace(context.into())).unwrap();
    };
    put("x", "w");
    put("y", "w");
    assert!(found(&nested, Rule::MegaService).is_empty(), "a context and its parts are not apart");
}

#[test]
fn a_hub_is_counted_among_services_alone() {
    let star = |kind: &str| {
        let spokes = |index: usize| format!("core -> s{index}: request\n{kind} s{index}\n");
        (0..11).map(spokes).collect::<String>()
    };
    assert!(is_found(&star("service"), Rule::Hub));
    assert!(["datastore", "external", "platform"].iter().all(|kind| !is_found(&star(kind), Rule::Hub)));
    let into =
        |kind: &str| format!("{}{kind} core", (0..11).map(|i| format!("s{i} -> core: query\n")).collect::<String>());
    assert!(is_found(&into("worker"), Rule::Hub));
    let no_hubs = ["datastore", "external", "platform", "gateway", "frontend"];
    assert!(no_hubs.iter().all(|kind| !is_found(&into(kind), Rule::Hub)));
    assert_eq!(ids(&the(&bookshop(), Rule::Hub).subjects), ["checkout"], "7 of 9 other services");
    let stored = the(&sketch(&format!("{}datastore db\ncore -> db: query", star("service"))), Rule::Hub);
    assert_eq!(
        (stored.message.as_str(), stored.path.len()),
        ("Core is a hub: used by 0, uses 11.", 12),
        "what counts is shown"
    );
}

#[test]
fn a_hub_stands_out_where_all_hang_together_much() {
    // 40 services in a ring, each calling the next six: a degree of 12 is usual here.
    let ring = |index: usize| (1..7).map(move |step| format!("r{index} -> r{}: request\n", (index + step) % 40));
    let mesh: String = (0..40).flat_map(ring).collect();
    let more: String = (0..8).map(|step| format!("r0 -> r{}: request\n", 10 + step)).collect();
    let subjects = |text: &str| found(&sketch(text), Rule::Hub).len();
    assert_eq!(subjects(&mesh), 40, "all of them are where nobody stands out");
    let hubs = found(&sketch(&format!("{mesh}{more}")), Rule::Hub);
    assert_eq!(hubs.iter().map(|hub| hub.subjects[0].as_str()).collect::<Vec<_>>(), ["r0"]);
}

#[test]
fn a_worker_that_plays_a_person_misses_nobody() {
    let lines = "frontend web\nworker load\nload -> web: request\n";
    assert!(!is_found(lines, Rule::MissingTimeout));
    assert!(is_found(&format!("{lines}a -> load: command"), Rule::MissingTimeout), "it works on what others send");
    assert!(is_found("worker job\njob -> stock: request", Rule::MissingTimeout));
}
