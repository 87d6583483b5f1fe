//! The outline: what stands where in it, what folding and searching leave, how the keyboard goes through it, and what it says aloud.

use std::collections::BTreeSet;

use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::model::{EntityId, Model};
use counterpoint::scene::outline::rows::{Folding, Opening, Row, rows};
use counterpoint::scene::outline::walk::{Step, step};
use counterpoint::scene::outline::{Outline, spoken};

use crate::sketch::{service, sketch};

const SHOP: &str = "
    team orders: checkout
    team goods: pricing
    context ordering core: checkout basket
    context catalogue: pricing
    frontend web
    web -> checkout: request
    checkout -> pricing: request
    checkout -> basket: event
    workflow buy entry=web: web-checkout checkout-pricing
";

fn drawn(outline: &Outline, rows: &[Row]) -> Vec<String> {
    let line = |row: &Row| {
        let item = &outline.items()[row.item];
        let sign = match row.open {
            None => ' ',
            Some(true) => '-',
            Some(false) => '+',
        };
        format!("{}{sign}{} {}/{}", "  ".repeat(row.level - 1), item.label, row.position, row.siblings)
    };
    rows.iter().map(line).collect()
}

fn at(outline: &Outline, id: &str) -> usize {
    outline.position(&EntityId::new(id).unwrap()).unwrap()
}

fn name(model: &Model, id: &str, outage: Option<&Outage>) -> String {
    let outline = Outline::of(model);
    spoken::name(model, &outline.items()[at(&outline, id)], outage)
}

#[test]
fn contexts_come_first_then_what_stands_in_none_then_the_rest() {
    let outline = Outline::of(&sketch(SHOP));
    let all = rows(&outline, &Folding::default(), "");
    assert_eq!(
        drawn(&outline, &all),
        [
            "-Catalogue 1/5",
            "   Pricing 1/1",
            "-Ordering 2/5",
            "   Basket 1/2",
            "  -Checkout 2/2",
            "     → Basket 1/2",
            "     → Pricing 2/2",
            "-Web 3/5",
            "   → Checkout 1/1",
            "-Teams 4/5",
            "   Goods 1/2",
            "   Orders 2/2",
            "-Workflows 5/5",
            "   Buy 1/1",
        ]
    );
}

#[test]
fn what_is_folded_goes_out_of_sight_and_comes_back() {
    let outline = Outline::of(&sketch(SHOP));
    let mut folding = Folding::default();
    folding.set_open(&outline, at(&outline, "context-ordering"), Opening::Folded);
    let shown = drawn(&outline, &rows(&outline, &folding, ""));
    assert_eq!(shown[2..4], ["+Ordering 2/5", "-Web 3/5"]);
    folding.reveal(&outline, at(&outline, "checkout-pricing"));
    assert_eq!(rows(&outline, &folding, "").len(), outline.items().len());
    folding.set_open(&outline, at(&outline, "context-ordering"), Opening::Open);
    assert_eq!(rows(&outline, &folding, "").len(), outline.items().len(), "opening what is open changes nothing");
}

#[test]
fn a_search_shows_finds_and_what_leads_to_them_whatever_is_folded() {
    let outline = Outline::of(&sketch(SHOP));
    let mut folding = Folding::default();
    folding.set_open(&outline, at(&outline, "context-ordering"), Opening::Folded);
    let shown = drawn(&outline, &rows(&outline, &folding, "PRICING"));
    assert_eq!(shown, ["-Catalogue 1/2", "   Pricing 1/1", "-Ordering 2/2", "  -Checkout 1/1", "     → Pricing 1/1"]);
    assert_eq!(rows(&outline, &folding, "pricing goods").len(), 2, "every word must fit, in name or detail");
    assert!(rows(&outline, &folding, "nothing like it").is_empty());
}

#[test]
fn in_a_large_model_what_an_element_sends_is_shown_when_asked_for() {
    let services: String = (0..150).map(|n| format!("s{n} -> s{}: request\n", n + 1)).collect();
    let outline = Outline::of(&sketch(&services));
    let mut folding = Folding::default();
    assert_eq!(rows(&outline, &folding, "").len(), 151);
    folding.set_open(&outline, at(&outline, "s0"), Opening::Open);
    assert_eq!(rows(&outline, &folding, "").len(), 152);
}

#[test]
fn the_keyboard_goes_through_the_rows() {
    let outline = Outline::of(&sketch(SHOP));
    let all = rows(&outline, &Folding::default(), "");
    assert_eq!(step(&all, 0, "ArrowDown"), Some(Step::Go(1)));
    assert_eq!(step(&all, 0, "ArrowUp"), Some(Step::Go(0)));
    assert_eq!(step(&all, 0, "End"), Some(Step::Go(13)));
    assert_eq!(step(&all, 13, "ArrowDown"), Some(Step::Go(13)));
    assert_eq!(step(&all, 13, "Home"), Some(Step::Go(0)));
    assert_eq!(step(&all, 2, "ArrowRight"), Some(Step::Go(3)), "from an open row to the first below it");
    assert_eq!(step(&all, 2, "ArrowLeft"), Some(Step::Turn(2, Opening::Folded)));
    assert_eq!(step(&all, 5, "ArrowLeft"), Some(Step::Go(4)), "from a leaf to what it stands in");
    assert_eq!(step(&all, 1, "ArrowRight"), None, "a leaf has nothing to open");
    assert_eq!(step(&all, 1, "x"), None);
    assert_eq!(step(&[], 0, "Home"), None);
}

#[test]
fn names_are_plain_words() {
    let model = sketch(SHOP);
    let outage = Outage::of(&model, &BTreeSet::from([service("pricing")]), Fault::Crash);
    assert_eq!(name(&model, "checkout", Some(&outage)), "Checkout, service, team Orders, down");
    assert_eq!(name(&model, "pricing", Some(&outage)), "Pricing, service, team Goods, failed");
    let slow = Outage::of(&model, &BTreeSet::from([service("pricing")]), Fault::Slow);
    assert_eq!(name(&model, "pricing", Some(&slow)), "Pricing, service, team Goods, slow");
    let wrong = Outage::of(&model, &BTreeSet::from([service("pricing")]), Fault::BadData);
    assert_eq!(name(&model, "pricing", Some(&wrong)), "Pricing, service, team Goods, wrong");
    assert_eq!(name(&model, "basket", None), "Basket, service");
    assert_eq!(name(&model, "checkout-pricing", None), "requests Pricing");
    assert_eq!(name(&model, "checkout-basket", None), "sends events to Basket");
    assert_eq!(name(&model, "context-ordering", None), "Ordering, core context");
    assert_eq!(name(&model, "team-orders", None), "Orders, team, stream-aligned");
    assert_eq!(name(&model, "workflow-buy", Some(&outage)), "Buy, workflow, 2 steps, fails");
}

#[test]
fn every_entity_stands_in_the_tree_once() {
    let model = sketch(SHOP);
    let outline = Outline::of(&model);
    let mut ids: Vec<&EntityId> = outline.items().iter().filter_map(|item| item.key.entity()).collect();
    ids.sort();
    let mut expected: Vec<EntityId> = model.entities().map(|entity| entity.id().clone()).collect();
    expected.sort();
    assert_eq!(ids, expected.iter().collect::<Vec<_>>());
}
