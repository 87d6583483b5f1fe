//! What the view of the blast radius says: faults, what fails together, reliability, and late teams.

use std::collections::BTreeSet;

use counterpoint::analysis::change::{ChangeKind, ContractChange};
use counterpoint::analysis::outage::{Circumstances, Fault, Outage};
use counterpoint::analysis::people::People;
use counterpoint::editor::document::Document;
use counterpoint::format;
use counterpoint::inquiry::{Question, answer};
use counterpoint::layout::placement::Placement;
use counterpoint::model::contract::{Contract, ContractField};
use counterpoint::model::{ContractId, Edit, Model, TeamId};
use counterpoint::scene::panel::story::{self, Section};
use counterpoint::scene::panel::{changing, lateness, needing, outage, reliability, together, words};

use crate::change::bookshop_with_contracts;
use crate::findings_bus::change_workflow;
use crate::people::need;
use crate::sketch::{change_interaction, change_service, service, sketch};
use crate::systems::bookshop;

const BOOKSHOP: &str = include_str!("../../samples/bookshop.counterpoint.json");

fn told(sections: &[Section]) -> String {
    let section = |it: &Section| {
        let lines = it.lines.iter().map(|line| format!("  {}", line.text()));
        std::iter::once(format!("{} {}", it.heading.text, it.about)).chain(lines).collect::<Vec<_>>().join("\n")
    };
    sections.iter().map(section).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_slow_pricing_takes_the_way_out_of_catalog_for_want_of_a_timeout() {
    let model = bookshop();
    let slow = Outage::of(&model, &BTreeSet::from([service("pricing")]), Fault::Slow);
    assert!(outage::summary(&model, &slow).starts_with("Pricing is slow: "), "{}", outage::summary(&model, &slow));
    let section = told(&[outage::ineffective(&model, &slow)]);
    assert!(section.contains("Catalog → Pricing doing without the answer cannot work: no timeout is set"), "{section}");
}

#[test]
fn vendors_and_hosts_rank_by_the_journeys_that_stop_with_them() {
    let mut model =
        sketch("web -> pay: request\nweb -> mail: request optional\nworkflow buy entry=web weight=1: web-pay");
    for (id, vendor) in [("pay", "Acme"), ("mail", "Post")] {
        change_service(&mut model, id, |it| (it.vendor, it.managed) = (Some(vendor.to_owned()), true));
    }
    let groups = together::groups(&model, Circumstances::default());
    let lines: Vec<&str> = groups[0].lines.iter().map(|line| line.what.text.as_str()).collect();
    assert_eq!(lines, ["Acme: the journey stops", "Post: the journey goes on"]);
}

#[test]
fn the_reliability_of_bookshop_says_what_it_rests_on() {
    let sections = reliability::sections(&bookshop(), &mut |_| {});
    let text = told(&sections);
    for part in ["assumed because none is stated", "single points of failure", "Pricing: ", "have no timeout"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(story::read(&story::write(&sections)), Some(sections));
}

#[test]
fn calls_that_undo_are_not_behind_a_load() {
    let calls = "web -> pay: request attempts=3\nweb -> saga: request\nsaga -> pay: request attempts=3";
    let mut model = sketch(&format!("{calls}\nworkflow buy entry=web: web-pay web-saga saga-pay"));
    let behind = |model: &Model| {
        let sections = reliability::sections(model, &mut |_| {});
        let line = sections.iter().flat_map(|it| &it.lines).find(|line| line.what.text.starts_with("Pay: ")).unwrap();
        line.why.iter().flat_map(|part| &part.ids).map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(behind(&model), "web-pay saga-pay");
    change_workflow(&mut model, "buy", |it| it.steps[2].compensates = Some(it.steps[0].interaction.clone()));
    assert_eq!(behind(&model), "web-pay");
}

/// The figures of Treynor, Dahlin, Rau and Beyer 2017: 99.99 % allow 53 minutes a year, five dependencies of 99.999 % use 26 of them.
#[test]
fn a_promise_is_held_against_what_its_dependencies_use() {
    let mut model =
        sketch("api -> a: request\napi -> b: request\napi -> c: request\napi -> d: request\napi -> e: request");
    for id in ["a", "b", "c", "d", "e"] {
        change_service(&mut model, id, |it| it.availability = Some(0.99999));
    }
    let said = |model: &Model| {
        let sections = reliability::sections(model, &mut |_| {});
        sections
            .iter()
            .filter(|it| it.heading.text == "Promises")
            .map(|it| told(std::slice::from_ref(it)))
            .collect::<String>()
    };
    assert_eq!(said(&model), "", "nothing is promised without anything stated");
    change_service(&mut model, "api", |it| it.availability = Some(0.9999));
    let kept = said(&model);
    for part in [
        "Api promises 99.99 %",
        "that allows 52.6 minutes a year; the 5 elements it cannot do without use 26.3 minutes: 26.3 minutes are left",
    ] {
        assert!(kept.contains(part), "{part} in {kept}");
    }
    change_service(&mut model, "c", |it| it.availability = Some(0.999));
    let broken = said(&model);
    assert!(broken.contains("use 547 minutes: it cannot be kept"), "{broken}");
}

#[test]
fn availabilities_have_as_many_digits_as_nines() {
    let said = [0.5, 0.991, 0.9995, 0.9999, 0.999_99, 1.0].map(words::availability);
    assert_eq!(said, ["50.00 %", "99.10 %", "99.95 %", "99.99 %", "99.999 %", "100.00 %"]);
}

#[test]
fn everyone_who_waits_for_a_late_team_is_told_with_the_waits_between() {
    let (model, people) = (bookshop(), People::of(&bookshop()));
    let ranking = lateness::ranking(&model, &people.wall);
    assert_eq!(ranking.lines.len(), people.wall.teams.len());
    let first = TeamId::from_entity(ranking.lines[0].what.ids[0].clone());
    let text = told(&lateness::late(&model, &people.wall, &first));
    for part in ["Waits directly", "Journeys that need it", "Nothing holds it up"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn the_other_thread_answers_in_sections() {
    let lasting = Circumstances { fault: Fault::Crash, lasting_s: Some(90) };
    for question in [Question::Reliability, Question::Pairs(Fault::Slow.into()), Question::Pairs(lasting)] {
        assert_eq!(Question::parse(&question.text()), Some(question.clone()));
        let text = answer(&question.text(), BOOKSHOP, &mut |_| {}).unwrap();
        assert!(story::read(&text).is_some_and(|sections| !sections.is_empty()), "{text}");
    }
    assert_eq!(Question::parse("pairs sometimes"), None);
}

#[test]
fn whoever_follows_a_change_of_a_contract_is_told_why_and_when() {
    let model = bookshop_with_contracts();
    let prices = ContractId::new("contract-prices").unwrap();
    let change =
        ContractChange { fields: ["currency".to_owned()].into(), ..ContractChange::new(prices, ChangeKind::Rename) };
    let text = told(&changing::contract(&model, &change));
    for part in [
        "5 elements change, by 5 teams",
        "  Shipping reads or writes it, because Pricing changes prices over Checkout → Pricing Checkout changes order-placed over",
        "  Catalog translates it at its border, and nothing behind changes, because",
        "At one moment:",
        "Expand, then contract: 4 waves No two teams have to release at one moment.",
        "Journeys to test again",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let unknown = ContractChange::new(ContractId::new("nothing").unwrap(), ChangeKind::Rename);
    assert_eq!(changing::contract(&model, &unknown), []);
}

#[test]
fn whoever_needs_a_field_waits_for_who_provides_it_and_the_wall_is_asked() {
    let mut model = bookshop_with_contracts();
    let prices = ContractId::new("contract-prices").unwrap();
    let names: Vec<String> = needing::consumers(&model, &prices).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["Catalog", "Checkout"]);
    let question = Question::Need { contract: prices, consumer: service("catalog") };
    assert_eq!(Question::parse(&question.text()), Some(question.clone()));
    let told_of = |model: &Model| {
        let file = format::write(&Document::new(model.clone(), Placement::default()));
        told(&story::read(&answer(&question.text(), &file, &mut |_| {}).unwrap()).unwrap())
    };
    let text = told_of(&model);
    for part in [
        "2 elements change, by 2 teams",
        "released the provider first.",
        "Who waits Until the field is there.\n  Storefront waits for Pricing No need between them is on the wall yet",
        "Wave 1: Pricing by Pricing",
        "Wave 2: Catalog by Storefront",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    need(&mut model, "tax", "storefront on pricing blocking", "the tax of a price", [None, None]);
    let text = told_of(&model);
    assert!(text.contains("Storefront waits for Pricing The wall has between them: “the tax of a price”"), "{text}");
}

#[test]
fn nobody_is_told_to_wait_where_nobody_else_has_to_follow() {
    let model = bookshop_with_contracts();
    let prices = ContractId::new("contract-prices").unwrap();
    let text = told(&changing::contract(&model, &ContractChange::new(prices, ChangeKind::AddOptional)));
    assert!(text.contains("1 element changes, by 1 team Compatibility “none” of prices admits it.\n"), "{text}");
}

#[test]
fn a_contract_that_nobody_uses_is_said_to_have_no_users() {
    let mut model = bookshop_with_contracts();
    let id = ContractId::new("contract-drafts").unwrap();
    let mut contract = Contract::new(id.clone(), "drafts");
    model.apply(Edit::Insert(contract.clone().into())).unwrap();
    let change = ContractChange::new(id, ChangeKind::Rename);
    let ranked = |model: &Model| told(&changing::ranking(model, ChangeKind::Rename, &mut |_| {})[..1]);
    assert_eq!(
        told(&changing::contract(&model, &change)),
        "Nobody uses it: nothing else changes Compatibility “none” of drafts admits it."
    );
    assert!(ranked(&model).contains("; nobody uses it"), "{}", ranked(&model));
    contract.owner = Some(service("pricing"));
    model.apply(Edit::Replace(contract.into())).unwrap();
    let text = told(&changing::contract(&model, &change));
    assert!(text.starts_with("1 element changes, by 1 team Nobody uses it. Compatibility “none” of drafts "), "{text}");
    assert!(ranked(&model).contains("; nobody uses it"), "{}", ranked(&model));
}

#[test]
fn to_publish_for_nobody_is_no_use() {
    let change = |text: &str| {
        let mut model = sketch(text);
        let id = ContractId::new("contract-c").unwrap();
        let contract = Contract { owner: Some(service("pub")), ..Contract::new(id.clone(), "c") };
        model.apply(Edit::Insert(contract.into())).unwrap();
        change_interaction(&mut model, "pub-t", |it| it.contract = Some(id.clone()));
        told(&changing::contract(&model, &ContractChange::new(id, ChangeKind::Rename)))
    };
    let alone = change("topic t\npub -> t: event");
    assert!(alone.contains("Nobody uses it."), "{alone}");
    let heard = change("topic t\npub -> t: event\nt -> sub: event");
    assert!(!heard.contains("Nobody uses it") && heard.starts_with("2 elements change"), "{heard}");
}

#[test]
fn a_change_is_asked_of_fields_that_it_can_happen_to() {
    let mut model = bookshop_with_contracts();
    let prices = ContractId::new("contract-prices").unwrap();
    let mut contract = model.contracts().get(&prices).unwrap().clone();
    let field = |name: &str, required| ContractField {
        name: name.to_owned(),
        data_type: None,
        required,
        extra: Default::default(),
    };
    contract.fields = vec![field("amount", true), field("note", false)];
    model.apply(Edit::Replace(contract.clone().into())).unwrap();
    let named = |kind| changing::fields(&contract, kind).map(|field| field.name.as_str()).collect::<Vec<_>>();
    assert_eq!(named(ChangeKind::RemoveRequired), ["amount"]);
    assert_eq!(named(ChangeKind::RemoveOptional), ["note"]);
    assert_eq!(named(ChangeKind::Rename), ["amount", "note"]);
    assert_eq!(named(ChangeKind::AddOptional), [""; 0]);
}

/// Published for this system: a change of Pricing is expected to touch 1.62 services.
#[test]
fn a_change_of_pricing_says_whom_it_touches_and_by_which_way() {
    let sections = changing::touched(&bookshop(), &service("pricing"));
    let text = told(&sections);
    assert!(text.contains("1.62 elements and "), "{text}");
    assert!(text.contains("Exact, for the chances assumed of each dependency."), "{text}");
    assert!(text.contains("  Checkout: possible, 30.6 % most likely by Pricing → Checkout (30.0 %)"), "{text}");
    assert_eq!(changing::touched(&bookshop(), &service("nobody")), []);
}

#[test]
fn changes_are_ranked_by_the_teams_they_move() {
    let sections = changing::ranking(&bookshop_with_contracts(), ChangeKind::Rename, &mut |_| {});
    let text = told(&sections);
    let contracts = sections[0].lines.iter().map(|line| line.text()).collect::<Vec<_>>();
    assert!(contracts[0].starts_with("prices 5 teams, 5 elements"), "{text}");
    assert_eq!(sections[1].lines.len(), 11, "{text}");
}

#[test]
fn questions_about_changes_survive_being_written() {
    let contract = ContractId::new("contract-prices").unwrap();
    for field in [None, Some("currency".to_owned()), Some("price in cents".to_owned())] {
        let question = Question::Change { contract: contract.clone(), kind: ChangeKind::NarrowType, field };
        assert_eq!(Question::parse(&question.text()), Some(question));
    }
    for question in [Question::Touched(service("pricing")), Question::Changes(ChangeKind::Semantic)] {
        let text = answer(&question.text(), BOOKSHOP, &mut |_| {}).unwrap();
        assert!(story::read(&text).is_some_and(|sections| !sections.is_empty()), "{text}");
        assert_eq!(Question::parse(&question.text()), Some(question));
    }
}
