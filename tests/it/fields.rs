//! The inspector's fields: every field of every kind of entity can be set, alone and in several at once, and only it changes.

use counterpoint::editor::document::{Document, DocumentEdit};
use counterpoint::editor::fields::creation::{Creation, create};
use counterpoint::editor::fields::form::{Subject, shown, shown_in_row};
use counterpoint::editor::fields::options::picks;
use counterpoint::editor::fields::slot::{Control, Source, Value};
use counterpoint::editor::fields::{change, of, related, table};
use counterpoint::editor::suppressing::suppress;
use counterpoint::layout::Placement;
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{EntityId, EntityKind, Model, Word};

use crate::sketch::sketch;

const SHOP: &str = "
    team orders: checkout
    team catalogue: pricing catalog
    context ordering core: checkout
    context goods: pricing catalog
    checkout -> pricing: request
    checkout -> catalog: query
    pricing -> catalog: request
    workflow buy entry=checkout: checkout-pricing pricing-catalog
";

fn shop() -> Model {
    let mut model = sketch(SHOP);
    for (creation, answers) in [
        (Creation::Contract, vec!["Prices"]),
        (Creation::Decision, vec!["Prices are cached?"]),
        (Creation::TeamInteraction, vec!["team-orders", "team-catalogue"]),
        (Creation::Need, vec!["A bulk endpoint", "team-orders", "team-catalogue"]),
        (Creation::ContextRelation, vec!["context-goods", "context-ordering"]),
    ] {
        model = created(&model, creation, &answers);
    }
    let accepted = suppress(&model, "hub", &[id("checkout")], "It leads the flow.").unwrap();
    let model = applied(&model, accepted);
    let model = applied(&model, change::add_row(&model, &id("prices"), "amount").unwrap());
    applied(&model, change::add_row(&model, &id("prices-are-cached"), "effort").unwrap())
}

fn id(text: &str) -> EntityId {
    EntityId::new(text).unwrap()
}

fn applied(model: &Model, edits: Vec<DocumentEdit>) -> Model {
    let mut document = Document::new(model.clone(), Placement::default());
    document.apply_all(edits).unwrap();
    document.model().clone()
}

fn created(model: &Model, creation: Creation, answers: &[&str]) -> Model {
    let answers: Vec<String> = answers.iter().map(|text| (*text).to_owned()).collect();
    applied(model, create(model, creation, &answers, None).unwrap().1)
}

fn one_of_each(model: &Model) -> Vec<(EntityKind, EntityId)> {
    let first = |kind: EntityKind| model.entities().find(|entity| entity.kind() == kind).unwrap().id().clone();
    EntityKind::ALL.iter().map(|kind| (*kind, first(*kind))).collect()
}

/// Another value that the control can give, told apart from what is there.
fn another(model: &Model, subject: &EntityId, control: &Control, now: &Value) -> Value {
    let pick = |source: Source| {
        let all = picks(model, source, Some(subject)).into_iter().map(|pick| pick.value);
        let fit = |value: &String| value != now.as_text() && value != subject.as_str();
        all.filter(fit).collect::<Vec<_>>()
    };
    match control {
        Control::Line | Control::Paragraph => Value::text("something else"),
        Control::Day => Value::text("2026-02-28"),
        Control::Number { .. } => Value::text("1"),
        Control::Flag => Value::Flag(*now == Value::Flag(false)),
        Control::Choice { words, .. } => {
            Value::text(words.iter().map(|it| it.word).find(|word| *word != now.as_text()).unwrap())
        }
        Control::Checks(words) => Value::List(vec![words[0].word.to_owned()]),
        Control::Reference { source, .. } => Value::text(pick(*source).pop().unwrap_or_default()),
        Control::References { source, .. } => Value::List(pick(*source).into_iter().take(1).collect()),
        Control::Words => Value::List(vec!["fast".to_owned()]),
        Control::Links => Value::List(vec!["https://example.org/runbook".to_owned()]),
    }
}

#[test]
fn every_field_of_every_kind_can_be_set_and_nothing_else_changes() {
    let model = shop();
    for (kind, id) in one_of_each(&model) {
        for field in of(kind) {
            // The two ends of an agreement are kept sorted, so setting one may exchange them; and an end must differ from the other.
            if matches!(
                (kind, field.key),
                (EntityKind::TeamInteraction, "between" | "and") | (EntityKind::Need, "from" | "on")
            ) {
                continue;
            }
            if matches!(
                (kind, field.key),
                (EntityKind::ContextRelation, "upstream" | "downstream") | (_, "attempts" | "weight" | "uses")
            ) {
                continue;
            }
            let before = shown(&model, std::slice::from_ref(&id), field.key).unwrap();
            let value = another(&model, &id, &before.control, before.value.as_ref().unwrap());
            let edits = change::set(&model, std::slice::from_ref(&id), field.key, &value)
                .unwrap_or_else(|fault| panic!("{} of {kind:?} takes {value:?}: {fault}", field.key));
            let after = applied(&model, edits);
            for other in of(kind) {
                let (old, new) = (
                    shown(&model, std::slice::from_ref(&id), other.key),
                    shown(&after, std::slice::from_ref(&id), other.key),
                );
                match other.key == field.key {
                    true => assert_eq!(new.unwrap().value, Some(value.clone()), "{} of {kind:?}", field.key),
                    false => assert_eq!(old, new, "{} changed with {} of {kind:?}", other.key, field.key),
                }
            }
            assert_eq!(change::set(&after, std::slice::from_ref(&id), field.key, &value), Ok(vec![]), "twice is once");
        }
    }
}

#[test]
fn numbers_with_a_default_can_be_set_and_cleared() {
    let model = shop();
    let ids = [id("checkout-pricing")];
    let set =
        |model: &Model, value: &str| applied(model, change::set(model, &ids, "attempts", &Value::text(value)).unwrap());
    let after = set(&model, "3");
    assert_eq!(shown(&after, &ids, "attempts").unwrap().value, Some(Value::text("3")));
    assert!(!shown(&after, &ids, "attempts").unwrap().is_default);
    assert!(shown(&set(&after, ""), &ids, "attempts").unwrap().is_default);
}

#[test]
fn the_ends_of_agreements_needs_and_relations_can_be_exchanged_for_others() {
    let model = created(&shop(), Creation::Team, &["Payments"]);
    let set = |name: &str, key: &str, value: &str| change::set(&model, &[id(name)], key, &Value::text(value));
    let agreement = model.team_interactions().ids().next().unwrap().entity().clone();
    let after = applied(&model, set(agreement.as_str(), "between", "payments").unwrap());
    let agreement = after.team_interactions().iter().next().unwrap();
    assert!(agreement.between.iter().any(|team| team.as_str() == "payments"), "{agreement:?}");
    let after = applied(&model, set("a-bulk-endpoint", "on", "payments").unwrap());
    assert_eq!(after.needs().iter().next().unwrap().on.as_str(), "payments");
    assert_eq!(set("a-bulk-endpoint", "on", "team-orders").unwrap_err().to_string(), "A team cannot wait on itself.");
    let relation = model.context_relations().ids().next().unwrap().entity().clone();
    let fault = set(relation.as_str(), "upstream", "context-ordering").unwrap_err().to_string();
    assert_eq!(fault, "The two contexts must be two different ones.");
}

#[test]
fn wrong_input_is_refused_with_what_would_be_right() {
    let model = shop();
    let refused =
        |name: &str, key: &str, value: Value| change::set(&model, &[id(name)], key, &value).unwrap_err().to_string();
    let text = |text: &str| Value::text(text);
    assert_eq!(refused("checkout", "name", text("  ")), "This cannot be empty.");
    assert_eq!(refused("checkout", "availability", text("1.5")), "A number above 0 and at most 1, like 0.9995.");
    assert_eq!(
        refused("checkout", "volatility", text("11")),
        "A whole number from 1 to 10, or nothing to have it derived."
    );
    assert_eq!(refused("checkout-pricing", "timeoutMs", text("soon")), "A whole number of milliseconds, like 2000.");
    assert_eq!(refused("checkout-pricing", "rate", text("NaN")), "A number per second, at least 0.");
    assert_eq!(refused("checkout-pricing", "to", text("checkout")), "The two ends must be two different elements.");
    assert!(
        refused("checkout", "links", Value::List(vec!["javascript:alert(1)".to_owned()])).contains("is not an address")
    );
    assert_eq!(
        refused("checkout", "runsOn", Value::List(vec!["checkout".to_owned()])),
        "An element other than itself."
    );
    assert_eq!(
        refused("context-goods", "parent", text("context-goods")),
        "A context cannot stand inside itself or inside what it contains."
    );
    assert_eq!(refused("prices-are-cached", "revisit", text("2026-02-30")), "A day of the calendar, like 2026-03-31.");
    let both = Value::List(vec!["anticorruption-layer".to_owned(), "conformist".to_owned()]);
    let relation = model.context_relations().ids().next().unwrap().to_string();
    assert!(refused(&relation, "downstreamRoles", both).contains("exclude each other"));
}

#[test]
fn several_at_once_show_what_they_share_and_take_one_value() {
    let model = shop();
    let ids = ["checkout", "pricing", "catalog"].map(id);
    let keys: Vec<&str> = Subject::of(&model, &ids).fields().iter().map(|field| field.key).collect();
    assert!(keys.contains(&"team") && keys.contains(&"availability"));
    assert!(!keys.contains(&"name"), "a name belongs to one");
    assert_eq!(shown(&model, &ids, "team").unwrap().value, None, "the teams differ");
    assert_eq!(shown(&model, &ids, "kind").unwrap().value, Some(Value::text("service")));
    let after = applied(&model, change::set(&model, &ids, "kind", &Value::text("worker")).unwrap());
    assert!(after.services().iter().all(|it| it.kind == ServiceKind::Worker));
    let mixed = Subject::of(&model, &[id("checkout"), id("context-goods")]);
    let keys: Vec<&str> = mixed.fields().iter().map(|field| field.key).collect();
    assert_eq!(keys, ["team", "description"], "what an element and a context have in common");
}

#[test]
fn rows_are_added_edited_moved_and_removed() {
    let model = shop();
    let buy = id("workflow-buy");
    assert_eq!(table::len(&model.entity(&buy).unwrap()), 2);
    assert!(change::add_row(&model, &buy, "checkout-pricing").is_err(), "each interaction once");
    let model = applied(&model, change::add_row(&model, &buy, "checkout-catalog").unwrap());
    let set = |model: &Model, row: usize, key: &str, value: Value| {
        applied(model, change::set_in_row(model, &buy, row, key, &value).unwrap())
    };
    let model = set(&model, 2, "role", Value::text("optional"));
    let model = set(&model, 2, "calls", Value::text("4"));
    assert_eq!(shown_in_row(&model, &buy, 2, "after"), None, "it follows the previous step");
    let model = set(&model, 2, "afterRule", Value::text("chosen"));
    let model = set(&model, 2, "after", Value::List(vec!["checkout-pricing".to_owned()]));
    let model = set(&model, 2, "compensates", Value::text("checkout-pricing"));
    let model = applied(&model, change::lower_row(&model, &buy, 1));
    let model = applied(&model, change::remove_row(&model, &buy, 0));
    let workflow = model.workflows().iter().next().unwrap();
    let steps: Vec<&str> = workflow.steps.iter().map(|step| step.interaction.as_str()).collect();
    assert_eq!(steps, ["checkout-catalog", "pricing-catalog"]);
    let step = &workflow.steps[0];
    assert_eq!((step.role.word(), step.calls), ("optional", 4));
    assert_eq!((&step.after, &step.compensates), (&Some(vec![]), &None), "what was removed is named no more");
}

#[test]
fn the_bound_of_a_guard_has_a_side_and_a_limit() {
    let model = shop();
    let decision = id("prices-are-cached");
    let set = |model: &Model, key: &str, value: &str| {
        applied(model, change::set_in_row(model, &decision, 0, key, &Value::text(value)).unwrap())
    };
    let model = set(&set(&set(&model, "limit", "0.5"), "side", "at-least"), "subject", "pricing");
    let guard = &model.decisions().iter().next().unwrap().guards[0];
    assert_eq!(guard.bound, counterpoint::model::decision::Bound::AtLeast(0.5));
    assert_eq!(guard.subject, Some(id("pricing")));
}

#[test]
fn another_contract_takes_the_used_fields_away() {
    let model = created(&shop(), Creation::Contract, &["Stock"]);
    let ids = [id("checkout-pricing")];
    let set = |model: &Model, key: &str, value: Value| applied(model, change::set(model, &ids, key, &value).unwrap());
    let model = set(&model, "contract", Value::text("prices"));
    assert_eq!(picks(&model, Source::ContractFields, Some(&ids[0]))[0].label, "amount");
    let model = set(&model, "uses", Value::List(vec!["amount".to_owned()]));
    assert!(!shown(&model, &ids, "uses").unwrap().is_default);
    let model = set(&model, "contract", Value::text("stock"));
    assert!(shown(&model, &ids, "uses").unwrap().is_default);
}

#[test]
fn names_that_occur_twice_are_told_apart() {
    let model = created(&created(&shop(), Creation::Team, &["Core"]), Creation::Team, &["Core"]);
    let labels: Vec<String> =
        picks(&model, Source::Kind(EntityKind::Team), None).into_iter().map(|pick| pick.label).collect();
    assert_eq!(labels, ["Catalogue", "Core [core]", "Core [core-2]", "Orders"]);
}

#[test]
fn what_belongs_to_an_entity_is_listed_and_can_be_added_to() {
    let model = shop();
    let lists = related::related(&model, &id("checkout"));
    let headings: Vec<&str> = lists.iter().map(|list| list.heading).collect();
    assert_eq!(headings, ["Calls and sends", "Workflows that start here", "Decisions", "Suppressed findings"]);
    assert_eq!(lists[0].entities.len(), 2);
    let (decision, edits) =
        create(&model, Creation::Decision, &["Split it?".to_owned()], Some(&id("checkout"))).unwrap();
    let model = applied(&model, edits);
    let lists = related::related(&model, &id("checkout"));
    assert_eq!(lists[2].entities, [(decision, "Split it?".to_owned())]);
    let missing = create(&model, Creation::Workflow, &["Return".to_owned(), String::new()], None);
    assert_eq!(missing.unwrap_err().to_string(), "Please pick one of each list.");
}

#[test]
fn what_no_screen_shows_is_left_out_of_names_and_texts() {
    let model = shop();
    let set = |key: &str, value: Value| change::set(&model, &[id("checkout")], key, &value);
    assert_eq!(set("name", Value::text("\u{0}\u{1b}")).unwrap_err().to_string(), "This cannot be empty.");
    let service = |edits| {
        let model = applied(&model, edits);
        model.services().iter().find(|it| it.id.as_str() == "checkout").unwrap().clone()
    };
    assert_eq!(service(set("name", Value::text("Che\u{0}ck\tout\u{7}")).unwrap()).name, "Check out");
    let described = service(set("description", Value::text("One\u{0}\r\nTwo")).unwrap());
    assert_eq!(described.description.as_deref(), Some("One\nTwo"));
    let (_, edits) = create(&model, Creation::Team, &["Pay\u{0}ments".to_owned()], None).unwrap();
    assert!(applied(&model, edits).teams().iter().any(|it| it.name == "Payments"));
    assert!(create(&model, Creation::Team, &["\u{1}".to_owned()], None).is_err());
}
