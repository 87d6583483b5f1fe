//! What the panels beside the canvas say.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::findings;
use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::analysis::people::People;
use counterpoint::editor::selection::Selection;
use counterpoint::model::Model;
use counterpoint::scene::overlay::OutageState;
use counterpoint::scene::panel::contents::contents;
use counterpoint::scene::panel::glossary::{Figure, Good};
use counterpoint::scene::panel::status::{Known, Verdict, change};
use counterpoint::scene::panel::table::{Order, Sorting, Table, rows_in_sight};
use counterpoint::scene::panel::{coupling, failures, outage, system, words};

use crate::sketch::{service, sketch};
use crate::systems::{bookshop, ramanujan};

fn names(table: &Table, sorting: Sorting) -> Vec<&str> {
    table.sorted(sorting).into_iter().map(|number| table.rows[number].name.as_str()).collect()
}

fn cells(table: &Table, name: &str) -> Vec<String> {
    let row = table.rows.iter().find(|row| row.name == name).expect("a row of this name");
    row.values.iter().map(|value| value.text()).collect()
}

fn failing(model: &Model, ids: &[&str]) -> Outage {
    let failed: BTreeSet<_> = ids.iter().map(|id| service(id)).collect();
    Outage::of(model, &failed, Fault::Crash)
}

#[test]
fn as_many_services_are_counted_in_the_inspector_as_at_the_foot_of_the_page() {
    assert_eq!(contents(&bookshop()), "11 services · 14 interactions · 6 contexts · 6 teams");
    let model =
        sketch("person ann\ntopic orders\nqueue jobs\ndatastore db\nann -> shop: request\nshop -> orders: event");
    assert_eq!(
        contents(&model),
        "5 elements: 2 services, 1 person, 2 channels · 2 interactions · 0 contexts · 0 teams"
    );
    let (coupling, people) = (Coupling::of(&model), People::of(&model));
    let known = Known { model: &model, coupling: &coupling, findings: &[], people: &people, outage: None };
    assert_eq!(known.value(Figure::Services), 2);
}

#[test]
fn numbers_are_written_as_people_write_them() {
    assert_eq!([0, 90, 999, 1240, 1_000_000].map(words::grouped), ["0", "90", "999", "1,240", "1,000,000"]);
    assert_eq!(words::percent(Some(0.38843)), "38.8 %");
    assert_eq!(words::decimal(None), "–");
    assert_eq!([0.65, 1.0, 0.0].map(words::plain), ["0.65", "1", "0"]);
    assert_eq!(words::list(&["A", "B", "C"], 3), "A, B and C");
    assert_eq!(words::list(&["A", "B", "C"], 2), "A, B and C");
    assert_eq!(words::list(&["A", "B", "C", "D"], 2), "A, B and 2 others");
}

#[test]
fn a_service_table_lists_the_figures_of_bookshop() {
    let model = bookshop();
    let table = coupling::services(&model, &Coupling::of(&model), None);
    assert_eq!(cells(&table, "Checkout"), ["3", "4", "12", "0.57", "8", "4"]);
    assert_eq!(cells(&table, "Pricing"), ["2", "0", "0", "0.00", "1", "7"]);
}

#[test]
fn a_click_on_a_head_sorts_and_a_second_one_turns_it_around() {
    let model = bookshop();
    let table = coupling::services(&model, &Coupling::of(&model), None);
    let by_hub_load = Sorting::BY_NAME.clicked(Some(2));
    assert_eq!(names(&table, by_hub_load)[..3], ["Checkout", "Basket", "Catalog"]);
    let turned = by_hub_load.clicked(Some(2));
    assert_eq!(turned.order, Order::Ascending);
    assert_eq!(names(&table, turned).last(), Some(&"Checkout"));
    assert_eq!(by_hub_load.clicked(None), Sorting::BY_NAME);
}

#[test]
fn equal_rows_stand_by_id_whichever_way_a_column_is_sorted() {
    let model = sketch("a -> c: request\nb -> c: request\n");
    let table = coupling::services(&model, &Coupling::of(&model), None);
    assert_eq!(names(&table, Sorting::most(1)), ["A", "B", "C"]);
    assert_eq!(names(&table, Sorting::most(1).clicked(Some(1))), ["C", "A", "B"]);
}

#[test]
fn an_undefined_value_comes_last_either_way() {
    let model = sketch("service alone\na -> b: request\n");
    let table = coupling::services(&model, &Coupling::of(&model), None);
    let by_leaning = Sorting::most(3);
    assert_eq!(names(&table, by_leaning).last(), Some(&"Alone"));
    assert_eq!(names(&table, by_leaning.clicked(Some(3))).last(), Some(&"Alone"));
}

#[test]
fn every_derived_figure_of_an_interaction_says_why() {
    let model = bookshop();
    let known = Coupling::of(&model);
    let id = model.interactions().ids().find(|id| id.as_str() == "shipping-wmsdb").unwrap();
    let told: Vec<String> = coupling::reasons(&model, &known, id.entity())
        .into_iter()
        .map(|reason| format!("{} {}: {}", reason.figure.term().label, reason.value, reason.why))
        .collect();
    assert_eq!(
        told,
        [
            "Strength 10: datastore used by 2",
            "Distance 8: two services of one team",
            "Volatility 3: supporting subdomain of Wmsdb",
            "Fit 8: max(|10 − 8|, 10 − 3) + 1",
            "Drag 240: 10 × 8 × 3",
        ]
    );
}

#[test]
fn the_reasons_of_a_service_name_its_neighbours() {
    let model = bookshop();
    let reasons = coupling::reasons(&model, &Coupling::of(&model), service("checkout").entity());
    assert_eq!(reasons[0].why, "Notification, Shipping and Web");
    assert_eq!(reasons[2].why, "used by 3 × uses 4");
    assert_eq!(reasons[3].why, "uses 4 ÷ 7 links in all");
}

#[test]
fn circles_and_the_longest_chain_can_be_pointed_at() {
    let model = ramanujan();
    let figures = system::figures(&model, &Coupling::of(&model));
    let circles = figures.iter().find(|it| it.figure == Figure::Circles).unwrap();
    assert_eq!(circles.groups[0].text, "Entry-store, Follow, Timeline0, Timeline1");
    let members: Vec<&str> = circles.groups[0].members.iter().map(|id| id.as_str()).collect();
    assert!(members.contains(&"follow-timeline1") && members.contains(&"timeline1-follow"), "{members:?}");
    let bookshop = bookshop();
    let figures = system::figures(&bookshop, &Coupling::of(&bookshop));
    let chain = figures.iter().find(|it| it.figure == Figure::LongestChain).unwrap();
    assert_eq!(chain.groups[0].text, "Web → Checkout → Basket → Catalog → Pricing");
}

#[test]
fn an_outage_is_told_in_one_line() {
    let model = bookshop();
    assert_eq!(
        outage::summary(&model, &failing(&model, &["pricing"])),
        "Pricing failed: 2 down, 2 degraded, 2 delayed; Buy fails, Browse is degraded."
    );
    let alone = sketch("service alone\n");
    assert_eq!(outage::summary(&alone, &failing(&alone, &["alone"])), "Alone failed: nothing else is hit.");
}

#[test]
fn everyone_hit_stands_in_one_group_with_a_way_from_what_failed() {
    let model = bookshop();
    let outage = failing(&model, &["pricing"]);
    let hits = outage::hits(&model, &outage);
    let listed: Vec<(OutageState, Vec<&str>)> =
        hits.iter().map(|group| (group.state, group.hits.iter().map(|hit| hit.name.as_str()).collect())).collect();
    assert_eq!(
        listed,
        [
            (OutageState::Failed, vec!["Pricing"]),
            (OutageState::Down, vec!["Checkout", "Web"]),
            (OutageState::Degraded, vec!["Basket", "Catalog"]),
            (OutageState::Delayed, vec!["Notification", "Shipping"]),
        ]
    );
    let shipping = &hits[3].hits[1];
    let why = shipping.why.as_ref().unwrap();
    assert_eq!(why.text(), "Pricing called by Checkout, sends events to Shipping");
    assert_eq!(why.steps[0].description, "Checkout → Pricing, request");
    let entities: Vec<String> = why.entities().iter().map(ToString::to_string).collect();
    assert_eq!(entities, ["pricing", "checkout-pricing", "checkout", "checkout-shipping", "shipping"]);
    assert_eq!(hits[1].hits[0].calls.as_deref(), Some("1 of 4 calls fails"));
}

#[test]
fn journeys_end_in_words_the_worst_first() {
    let model = bookshop();
    let outage = failing(&model, &["shipping"]);
    let ends: Vec<(String, &str)> =
        outage::journeys(&model, &outage).into_iter().map(|end| (end.name, end.words)).collect();
    assert_eq!(ends, [("Buy".to_owned(), "delayed: accepted, not completed"), ("Browse".to_owned(), "ok")]);
    assert_eq!(outage::score(&model, &outage), "0.075 of 1");
    assert_eq!(outage::paged(&model, &outage), ["Fulfilment"]);
}

#[test]
fn single_failures_are_ranked_by_score_where_there_are_journeys() {
    let model = bookshop();
    let table = failures::table(&model, Fault::Crash.into());
    assert_eq!(names(&table, failures::WORST_FIRST)[..3], ["Catalog", "Web", "Pricing"]);
    assert_eq!(cells(&table, "Pricing"), ["0.65", "1", "2", "2", "2"]);
    let bare = sketch("a -> b: request\nb -> c: request\n");
    let table = failures::table(&bare, Fault::Crash.into());
    assert_eq!(table.columns.first(), Some(&Figure::Down));
    assert_eq!(names(&table, failures::WORST_FIRST), ["C", "B", "A"]);
}

#[test]
fn elements_to_fail_are_suggested_by_what_is_typed() {
    let model = sketch("person anna\nservice pricing\nservice repricing\nservice web\n");
    let found: Vec<String> = failures::suggestions(&model, "pri", 5).into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, ["Pricing", "Repricing"]);
    assert_eq!(failures::named(&model, " PRICING "), Some(service("pricing")));
    assert_eq!(failures::named(&model, "anna"), None);
}

#[test]
fn a_journey_begins_at_the_selection_else_at_a_person_else_at_a_frontend() {
    let nothing = Selection::default();
    let model = sketch("frontend shop\nservice api\n");
    assert_eq!(failures::journey_entry(&model, &nothing), Some(service("shop")));
    assert_eq!(failures::journey_entry(&model, &Selection::only(service("api"))), Some(service("api")));
    let with_person = sketch("frontend shop\nperson zoe\n");
    assert_eq!(failures::journey_entry(&with_person, &nothing), Some(service("zoe")));
    let calls = sketch("api -> db: request\nweb -> api: request\n");
    assert_eq!(failures::journey_entry(&calls, &nothing), Some(service("web")));
    let several = ["api", "db"].map(|id| service(id).into()).into_iter().collect();
    assert_eq!(failures::journey_entry(&calls, &several), Some(service("web")));
    assert_eq!(failures::journey_entry(&sketch("service api\n"), &nothing), None);
}

#[test]
fn a_figure_that_moved_says_how_far_and_whether_that_is_good() {
    let change = |figure, before, after| change(figure, before, after).map(|it| (it.text, it.verdict));
    assert_eq!(change(Figure::Drag, 1240, 1330), Some(("▲ 90".to_owned(), Verdict::Worse)));
    assert_eq!(change(Figure::Drag, 1330, 90), Some(("▼ 1,240".to_owned(), Verdict::Better)));
    assert_eq!(change(Figure::Services, 1, 2), Some(("▲ 1".to_owned(), Verdict::Neutral)));
    assert_eq!(change(Figure::Teams, 2, 2), None);
}

#[test]
fn journeys_are_at_risk_in_an_outage_and_where_a_warning_lies_on_their_way() {
    let calm = sketch("service a\nworkflow w entry=a:\n");
    let known = Coupling::of(&calm);
    let at_risk = |outage: Option<&Outage>| {
        Known { model: &calm, coupling: &known, findings: &[], people: &People::of(&calm), outage }
            .value(Figure::JourneysAtRisk)
    };
    assert_eq!(at_risk(None), 0);
    assert_eq!(at_risk(Some(&failing(&calm, &["a"]))), 1);
    let circle = sketch("a -> b: request\nb -> a: request\nworkflow w entry=a: a-b\n");
    let known = Coupling::of(&circle);
    let found = findings(&circle, &known, &People::of(&circle));
    let value =
        Known { model: &circle, coupling: &known, findings: &found, people: &People::of(&circle), outage: None }
            .value(Figure::JourneysAtRisk);
    assert_eq!(value, 1);
}

#[test]
fn every_figure_is_explained_in_full_and_under_a_name_of_its_own() {
    let labels: BTreeSet<&str> = Figure::ALL.iter().map(|figure| figure.term().label).collect();
    assert_eq!(labels.len(), Figure::ALL.len());
    for figure in Figure::ALL {
        let term = figure.term();
        for text in [term.meaning, term.formula, term.source] {
            assert!(!text.is_empty() && !text.ends_with("..") && !text.contains("  "), "{figure:?}: {text}");
        }
        assert!(term.meaning.ends_with('.'), "{figure:?}");
    }
    assert_eq!(Figure::Fit.term().good, Good::Up);
}

#[test]
fn a_long_table_puts_only_what_is_in_sight_on_the_page() {
    assert_eq!(rows_in_sight(10, 28.0, 0.0, 700.0), 0..10);
    let rows = rows_in_sight(10_000, 28.0, 28.0 * 500.0, 280.0);
    assert!(rows.start < 500 && rows.end > 510 && rows.len() < 50, "{rows:?}");
    assert_eq!(rows_in_sight(10_000, 28.0, 1e9, 280.0), 10_000..10_000);
    assert_eq!(rows_in_sight(0, 28.0, 0.0, 280.0), 0..0);
}
