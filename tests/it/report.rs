//! The analysis report as people export it: the worked example, from the file that is shipped to the report's text.

use counterpoint::analysis::report::Report;
use counterpoint::format::{self, report};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{Edit, Model, ServiceId};
use serde_json::{Value, json};

fn bookshop() -> Value {
    let text = include_str!("../../samples/bookshop.counterpoint.json");
    let document = format::read(text).unwrap().document;
    serde_json::from_str(&report::write(&Report::of(document.model()))).unwrap()
}

fn entry<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|it| it[key] == value).unwrap_or_else(|| panic!("no {key} {value}"))
}

fn words(list: &Value) -> String {
    list.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_entry_of_the_report_has_a_line_of_its_own() {
    let document = format::read(include_str!("../../samples/bookshop.counterpoint.json")).unwrap().document;
    let text = report::write(&Report::of(document.model()));
    let report = bookshop();
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| *line == "  \"services\": [").unwrap();
    for (line, service) in lines[start + 1..].iter().zip(report["services"].as_array().unwrap()) {
        let entry: Value = serde_json::from_str(line.trim_end_matches(',')).unwrap();
        assert_eq!(entry, *service);
        assert!(line.starts_with("    {\"id\": "), "{line}");
    }
    assert_eq!((lines[0], lines[1], *lines.last().unwrap()), ("{", "  \"format\": \"counterpoint-analysis\",", "}"));
    assert!(text.ends_with("}\n"));
    assert!(lines.contains(&"    \"cyclicGroups\": [],"), "an empty list needs no lines");
}

#[test]
fn the_report_of_the_bookshop_has_the_published_system_figures() {
    let report = bookshop();
    assert_eq!(report["format"], "counterpoint-analysis");
    assert_eq!(report["model"], "Bookshop");
    let system = &report["system"];
    assert_eq!(system["services"], 11);
    assert_eq!(system["dependencies"], 14);
    assert_eq!(system["couplingFactor"], json!(14.0 / 110.0));
    assert_eq!(system["propagationCost"], json!(47.0 / 121.0));
    assert_eq!(system["propagationCostExcludingSelf"], json!(36.0 / 110.0));
    assert_eq!(system["cumulativeDependency"], 47);
    assert_eq!(system["interdependentPairs"], 0);
    assert_eq!(system["cyclicGroups"], json!([]));
    assert_eq!((system["staticQuanta"].clone(), system["dynamicQuanta"].clone()), (json!(9), json!(2)));
    assert_eq!(words(&system["longestSyncChain"]), "web checkout basket catalog pricing");
    assert_eq!(system["crossTeamShare"], json!(9.0 / 14.0));
}

#[test]
fn the_report_of_the_bookshop_has_the_published_figures_of_each_service() {
    let report = bookshop();
    let expected = [
        ("basket", 2, 1, 2, Some(1.0 / 3.0), 3, 5),
        ("catalog", 2, 1, 2, Some(1.0 / 3.0), 2, 6),
        ("checkout", 3, 4, 12, Some(4.0 / 7.0), 8, 4),
        ("fraud", 1, 0, 0, Some(0.0), 1, 6),
        ("inventory", 1, 1, 1, Some(0.5), 2, 5),
        ("notification", 0, 1, 0, Some(1.0), 9, 1),
        ("payment", 1, 1, 1, Some(0.5), 2, 5),
        ("pricing", 2, 0, 0, Some(0.0), 1, 7),
        ("shipping", 0, 2, 0, Some(1.0), 9, 1),
        ("web", 0, 3, 0, Some(1.0), 9, 1),
        ("wmsdb", 2, 0, 0, Some(0.0), 1, 6),
    ];
    assert_eq!(report["services"].as_array().unwrap().len(), expected.len());
    for (id, afferent, efferent, criticality, instability, reach, reached_by) in expected {
        let service = entry(&report["services"], "id", id);
        assert_eq!(service["afferent"], afferent, "{id}");
        assert_eq!(service["efferent"], efferent, "{id}");
        assert_eq!(service["criticality"], criticality, "{id}");
        assert_eq!(service["instability"].as_f64(), instability, "{id}");
        assert_eq!((service["reach"].clone(), service["reachedBy"].clone()), (json!(reach), json!(reached_by)), "{id}");
    }
}

#[test]
fn the_report_of_the_bookshop_has_the_whole_crash_table() {
    let report = bookshop();
    let table = [
        ("web", "", "", "", "fails", "fails", 1.0),
        ("catalog", "basket checkout web", "", "notification shipping", "fails", "fails", 1.0),
        ("pricing", "checkout web", "basket catalog", "notification shipping", "degraded", "fails", 0.65),
        ("basket", "checkout web", "", "notification shipping", "ok", "fails", 0.3),
        ("checkout", "web", "", "notification shipping", "ok", "fails", 0.3),
        ("payment", "checkout web", "", "notification shipping", "ok", "fails", 0.3),
        ("inventory", "checkout web", "", "notification shipping", "ok", "fails", 0.3),
        ("wmsdb", "checkout inventory shipping web", "", "notification", "ok", "fails", 0.3),
        ("fraud", "", "checkout payment web", "", "ok", "degraded", 0.15),
        ("shipping", "", "", "", "ok", "delayed", 0.075),
        ("notification", "", "", "", "ok", "delayed", 0.075),
    ];
    assert_eq!(report["outages"].as_array().unwrap().len(), table.len());
    for (failed, down, degraded, delayed, browse, buy, score) in table {
        let outage = entry(&report["outages"], "failed", failed);
        assert_eq!(outage["fault"], "crash", "{failed}");
        let states = ["down", "degraded", "delayed"].map(|state| words(&outage[state]));
        assert_eq!(states, [down, degraded, delayed], "{failed}");
        assert_eq!(entry(&outage["workflows"], "id", "browse")["outcome"], browse, "{failed}");
        assert_eq!(entry(&outage["workflows"], "id", "buy")["outcome"], buy, "{failed}");
        assert!((outage["score"].as_f64().unwrap() - score).abs() < 1e-12, "{failed}");
    }
}

#[test]
fn keys_stand_in_the_order_of_the_format_and_what_is_undefined_is_left_out() {
    let report = bookshop();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    let sections = "format version model assumptions system services contexts teams interactions incidental wall waitLoops outages workflows serviceLevels changes congruence findings";
    assert_eq!(keys(&report), sections);
    assert_eq!(
        keys(&report["outages"][0]),
        "failed fault down degraded delayed workflows teamsPaged teamsAffected score"
    );
    let alone = Report::of(&services(1));
    let alone: Value = serde_json::from_str(&report::write(&alone)).unwrap();
    assert_eq!(
        keys(&alone["services"][0]),
        "id afferent efferent criticality reach reachedBy role betweenness pageRank clustering"
    );
}

/// The worked example of five dependencies of 99.999 %: they use 26.28 of the 52.56 minutes of 99.99 %.
#[test]
fn the_report_says_what_each_element_promises_and_whether_it_can_be_kept() {
    let calls: Vec<String> = (1..=5).map(|at| format!("api -> d{at}: request")).collect();
    let mut model = crate::sketch::sketch(&format!("person ann\nann -> api: request\n{}", calls.join("\n")));
    let mut promise = |id: &str, availability| {
        crate::sketch::change_service(&mut model, id, |it| it.availability = Some(availability));
    };
    promise("api", 0.9999);
    (1..=5).for_each(|at| promise(&format!("d{at}"), 0.99999));
    let written = |model: &Model| serde_json::from_str::<Value>(&report::write(&Report::of(model))).unwrap();
    let found = written(&model);
    assert_eq!(found["serviceLevels"].as_array().unwrap().len(), 6, "a person promises nothing");
    let api = entry(&found["serviceLevels"], "id", "api");
    assert_eq!((&api["own"], &api["stated"], &api["hardDependencies"]), (&json!(0.9999), &json!(true), &json!(5)));
    assert_eq!((&api["shortOfANine"], &api["feasible"]), (&json!(0), &json!(true)));
    let minutes = |key: &str| api["minutesPerYear"][key].as_f64().unwrap();
    let found = ["allowed", "dependencies", "left"].map(|key| (minutes(key) * 100.0).round() / 100.0);
    assert_eq!(found, [52.56, 26.28, 26.28]);
    crate::sketch::change_service(&mut model, "d1", |it| it.availability = None);
    let found = written(&model);
    let api = entry(&found["serviceLevels"], "id", "api");
    assert_eq!((&api["shortOfANine"], &api["feasible"]), (&json!(1), &json!(false)));
    assert!(api["minutesPerYear"]["left"].as_f64().unwrap() < 0.0);
}

#[test]
fn a_large_report_counts_and_lists_the_worst_only() {
    let report: Value = serde_json::from_str(&report::write(&Report::of(&services(301)))).unwrap();
    let outages = report["outages"].as_array().unwrap();
    assert_eq!(outages.len(), 301);
    assert!(outages.iter().all(|outage| outage["downCount"] == 0));
    assert_eq!(outages.iter().filter(|outage| outage.get("down").is_some()).count(), 100);
    assert_eq!(report["assumptions"]["listedOutages"], 100);
}

/// A model of so many services that have nothing to do with each other.
fn services(count: usize) -> Model {
    let mut model = Model::new("Services");
    for number in 0..count {
        let id = ServiceId::new(&format!("s{number}")).unwrap();
        model.apply(Edit::Insert(Service::new(id, "Service", ServiceKind::Service).into())).unwrap();
    }
    model
}

#[test]
fn a_report_is_named_after_its_model() {
    assert_eq!(report::file_name(&Model::new("Bookshop")), "bookshop.analysis.json");
}

#[test]
fn the_report_of_the_bookshop_has_the_exact_availability_of_each_workflow() {
    let report = bookshop();
    let a = 0.999_f64;
    for (id, powers, full, single) in
        [("browse", 2, 3, "catalog web"), ("buy", 8, 11, "basket catalog checkout inventory payment pricing web wmsdb")]
    {
        let workflow = entry(&report["workflows"], "id", id);
        assert!((workflow["availability"].as_f64().unwrap() - a.powi(powers)).abs() < 1e-12, "{workflow}");
        assert!((workflow["fullAvailability"].as_f64().unwrap() - a.powi(full)).abs() < 1e-12, "{workflow}");
        assert_eq!(words(&workflow["singlePoints"]), single);
        assert!(workflow.get("availabilityEstimate").is_none());
    }
}

#[test]
fn the_report_of_the_bookshop_has_the_load_of_retries() {
    let report = bookshop();
    let buy = entry(&report["workflows"], "id", "buy");
    let loads: Vec<String> = buy["retryAmplification"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}/{}", it["service"].as_str().unwrap(), it["baseline"], it["worst"]))
        .collect();
    let expected =
        "basket 2/12, catalog 2/12, checkout 1/3, fraud 1/9, inventory 1/9, payment 1/9, pricing 3/21, wmsdb 1/9";
    assert_eq!(loads.join(", "), expected);
}

#[test]
fn the_report_of_the_bookshop_has_the_wall_and_the_congruence_of_its_teams() {
    let report = bookshop();
    let pairs = |key: &str| {
        let pairs = report["congruence"][key].as_array().unwrap().iter();
        pairs.map(words).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(report["congruence"]["share"], json!(0.5));
    assert_eq!(pairs("missing"), "orders-team platform-team, orders-team pricing-team, pricing-team storefront-team");
    assert_eq!(pairs("surplus"), "platform-team storefront-team");
    let waits: Vec<String> = report["wall"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} on {}", it["from"].as_str().unwrap(), it["on"].as_str().unwrap()))
        .collect();
    assert!(waits.contains(&"storefront-team on orders-team".to_owned()), "{waits:?}");
    for wait in report["wall"].as_array().unwrap() {
        assert!(!wait["because"].as_array().unwrap().is_empty(), "{wait}");
    }
}

#[test]
fn the_report_of_the_bookshop_has_what_its_structure_says() {
    let report = bookshop();
    let system = &report["system"];
    assert!((system["modularityByTeam"].as_f64().unwrap() - 0.132_653_061_224_489_8).abs() < 1e-12);
    assert_eq!(system["congruence"], json!(0.5));
    assert_eq!(system["fewestCuts"], json!([]));
    assert_eq!(system["architecture"], "acyclic");
    assert_eq!(report["teams"].as_array().unwrap().len(), 6);
    assert_eq!(report["contexts"].as_array().unwrap().len(), 6);
    let orders = entry(&report["teams"], "id", "orders-team");
    assert_eq!((&orders["afferent"], &orders["efferent"]), (&json!(3), &json!(4)));
    for interaction in report["interactions"].as_array().unwrap() {
        for coupling in interaction["coupling"].as_object().unwrap().values() {
            assert!((0.0..=1.0).contains(&coupling.as_f64().unwrap()), "{interaction}");
        }
    }
}

#[test]
fn the_report_of_the_bookshop_has_whom_a_change_touches_and_how_alone_a_team_ships() {
    let report = bookshop();
    let near = |value: &Value, expected: f64| assert!((value.as_f64().unwrap() - expected).abs() < 1e-6, "{value}");
    let pricing = report["changes"].as_array().unwrap().iter().find(|it| it["service"] == "pricing").unwrap();
    near(&pricing["expectedServices"], 1.620_354);
    near(&pricing["expectedTeams"], 1.570_52);
    near(&pricing["onlyOwnTeam"], 0.63);
    let touched = |id: &str| &entry(&pricing["touched"], "service", id)["probability"];
    near(touched("checkout"), 0.3063);
    near(touched("web"), 0.061_534);
    near(&entry(&report["teams"], "id", "pricing-team")["autonomy"], 0.63);
    assert_eq!(entry(&report["teams"], "id", "pricing-team")["paged"], 1);
}
