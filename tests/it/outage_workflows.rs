//! How workflows end where something stands in for something else, where calls are made eventually, and where persons complete steps.

use counterpoint::analysis::outage::{FailureModel, Fault, Outage, Outcome};
use counterpoint::analysis::reliability::{Effort, WorkflowReliability, reliability};
use counterpoint::model::{Edit, Model, ServiceId, WorkflowId};

use crate::sketch::{change_interaction, change_service, service, sketch};
use Outcome::{Degraded, Delayed, Fails, Ok};

/// A sketch of which the first may be replaced by the second.
fn with_twin(text: &str, twins: [&str; 2]) -> Model {
    let mut model = sketch(text);
    change_service(&mut model, twins[0], |it| it.redundant_with = vec![service(twins[1])]);
    model
}

fn outcome(model: &Model, failed: &[&str], fault: Fault) -> Outcome {
    let outage = Outage::of(model, &failed.iter().map(|id| service(id)).collect(), fault);
    if let [failed] = failed {
        let single = FailureModel::of(model, fault).single_failures();
        let single = single.into_iter().find(|it| it.failed == service(failed)).unwrap();
        assert_eq!(single.workflows[0].outcome, outage.workflows[&workflow()].outcome);
    }
    outage.workflows[&workflow()].outcome
}

fn workflow() -> WorkflowId {
    WorkflowId::new("workflow-w").unwrap()
}

fn of(model: &Model) -> WorkflowReliability {
    reliability(model, Effort::default()).remove(&workflow()).unwrap()
}

fn ids(ids: &[ServiceId]) -> String {
    ids.iter().map(ServiceId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn an_entry_can_be_stood_in_for() {
    let text = "gwa -> s: request\ngwb -> s: request\nworkflow w entry=gwa: gwa-s";
    assert_eq!(outcome(&sketch(text), &["gwa"], Fault::Crash), Fails);
    let model = with_twin(text, ["gwa", "gwb"]);
    assert_eq!(outcome(&model, &["gwa"], Fault::Crash), Ok);
    assert_eq!(outcome(&model, &["gwb"], Fault::Slow), Ok);
    assert_eq!(outcome(&model, &["gwa", "gwb"], Fault::Crash), Fails);
    assert_eq!(outcome(&model, &["s"], Fault::Crash), Fails);
    assert_eq!(outcome(&model, &["gwa"], Fault::BadData), Fails, "nobody turns to the other");
    let found = of(&model);
    assert_eq!((ids(&found.single_points), found.pairs), ("s".into(), vec![(service("gwa"), service("gwb"))]));
    assert!(found.availability.admits(0.999 * (1.0 - 0.001 * 0.001)));
}

#[test]
fn a_second_subscriber_makes_it_better_and_not_worse() {
    let one = sketch("web -> m1: event\nworkflow w entry=web: web-m1");
    assert!(of(&one).full_availability.admits(0.999 * 0.999));
    let model = with_twin("web -> m1: event\nweb -> m2: event\nworkflow w entry=web: web-m1 web-m2", ["m1", "m2"]);
    assert_eq!(outcome(&model, &["m1"], Fault::Crash), Ok);
    assert_eq!(outcome(&model, &["m1", "m2"], Fault::Crash), Delayed);
    assert!(of(&model).full_availability.admits(0.999 * (1.0 - 0.001 * 0.001)));
}

#[test]
fn what_stands_in_needs_what_it_calls_itself() {
    let text = "
        web -> a: request
        a -> store: query
        b -> store: query
        b -> tips: query optional
        store -> disk: shared-data
        workflow w entry=web: web-a a-store
        ";
    let model = with_twin(text, ["a", "b"]);
    assert_eq!(outcome(&model, &["store"], Fault::Crash), Fails);
    assert_eq!(outcome(&model, &["a"], Fault::Crash), Ok);
    assert_eq!(outcome(&model, &["a", "tips"], Fault::Crash), Ok, "it can do without");
    assert_eq!(outcome(&model, &["disk"], Fault::Crash), Ok, "no step leads there");
    let found = of(&model);
    assert_eq!(ids(&found.single_points), "store web");
    assert_eq!(found.pairs, [(service("a"), service("b"))]);
    assert!(found.availability.admits(0.999 * 0.999 * (1.0 - 0.001 * 0.001)));
    let mut own = with_twin(&text.replace("b -> store", "b -> copy"), ["a", "b"]);
    assert_eq!(outcome(&own, &["store"], Fault::Crash), Ok);
    assert_eq!(outcome(&own, &["store", "copy"], Fault::Crash), Fails);
    change_interaction(&mut own, "b-copy", |it| {
        it.resilience.fallback = counterpoint::model::interaction::Fallback::Default
    });
    assert_eq!(outcome(&own, &["store", "copy"], Fault::Crash), Degraded, "what protects its calls still does");
}

#[test]
fn who_takes_part_in_steps_is_judged_by_them() {
    let text = "
        web -> a: request
        web -> b: request
        a -> store: query
        b -> store: query
        workflow w entry=web: web-a web-b a-store
        ";
    assert_eq!(outcome(&with_twin(text, ["a", "b"]), &["store"], Fault::Crash), Ok);
}

#[test]
fn whoever_stands_in_is_waited_for_by_the_same_callers() {
    let text = |kind: &str, patience: u32| {
        format!(
            "web -> a: {kind} timeout=100
            a -> store: query timeout={patience} fallback=default
            b -> store: query timeout={patience} fallback=default
            workflow w entry=web: web-a a-store"
        )
    };
    assert_eq!(outcome(&with_twin(&text("request", 99), ["a", "b"]), &["store"], Fault::Slow), Degraded);
    let model = with_twin(&text("request", 100), ["a", "b"]);
    assert_eq!(outcome(&model, &["store"], Fault::Slow), Fails, "web gives up on b as early as on a");
    let outage = Outage::of(&model, &[service("store")].into(), Fault::Slow);
    assert!(["a", "b", "web"].iter().all(|id| outage.states[&service(id)].is_down()));
    assert_eq!(outcome(&with_twin(&text("command", 100), ["a", "b"]), &["store"], Fault::Slow), Ok, "nobody waits");
    let copied = with_twin("a -> b: query timeout=50\na -> store: query timeout=90 fallback=default", ["a", "b"]);
    let state = &Outage::of(&copied, &[service("store")].into(), Fault::Slow).states[&service("a")];
    assert!(!state.is_down(), "a does not wait for itself");
}

#[test]
fn what_only_undoes_others_takes_no_part() {
    let text = "web -> pay: request\nweb -> refund: request\nweb -> mailer: command\nrefund -> bank: query";
    let mut model = sketch(&format!("{text}\nworkflow w entry=web: web-pay web-refund web-mailer refund-bank"));
    assert_eq!(outcome(&model, &["refund"], Fault::Crash), Fails);
    let mut it = model.workflows().get(&workflow()).unwrap().clone();
    let pay = it.steps[0].interaction.clone();
    it.steps[1..].iter_mut().for_each(|step| step.compensates = Some(pay.clone()));
    model.apply(Edit::Replace(it.into())).unwrap();
    for fault in [Fault::Crash, Fault::Slow, Fault::BadData] {
        assert!(["refund", "bank", "mailer"].iter().all(|id| outcome(&model, &[id], fault) == Ok), "{fault:?}");
        assert_eq!(outcome(&model, &["pay"], fault), Fails);
    }
    let found = of(&model);
    assert_eq!(ids(&found.single_points), "pay web");
    assert!(found.full_availability.admits(0.999 * 0.999));
}

#[test]
fn what_stands_in_needs_nothing_that_only_undoes() {
    let text = "
        web -> a: request
        a -> db: query
        b -> db: query
        b -> refund: query
        workflow w entry=web: web-a a-db b-refund
        ";
    let mut model = with_twin(text, ["a", "b"]);
    for id in ["web", "a", "b", "db", "refund"] {
        change_service(&mut model, id, |it| it.availability = Some(0.9));
    }
    assert_eq!(outcome(&model, &["a", "refund"], Fault::Crash), Fails, "a step like any other");
    let mut it = model.workflows().get(&workflow()).unwrap().clone();
    it.steps[2].compensates = Some(it.steps[1].interaction.clone());
    model.apply(Edit::Replace(it.into())).unwrap();
    assert_eq!(outcome(&model, &["a", "refund"], Fault::Crash), Ok);
    assert_eq!(outcome(&model, &["a", "b"], Fault::Crash), Fails);
    assert_eq!(outcome(&model, &["db"], Fault::Crash), Fails, "b needs it too");
    assert!(of(&model).availability.admits(0.9 * 0.9 * (1.0 - 0.1 * 0.1)));
}

#[test]
fn an_eventual_call_delays() {
    let text = "web -> order: request\norder -> inv: request\nworkflow w entry=web: web-order order-inv~";
    let model = sketch(text);
    assert_eq!(outcome(&model, &["inv"], Fault::Crash), Delayed);
    assert_eq!(outcome(&model, &["inv"], Fault::Slow), Delayed);
    assert_eq!(outcome(&model, &["inv"], Fault::BadData), Degraded);
    assert_eq!(outcome(&model, &["order"], Fault::Crash), Fails);
    let outage = Outage::of(&model, &[service("inv")].into(), Fault::Crash);
    let told = &outage.workflows[&workflow()];
    assert_eq!(told.incomplete.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["order-inv"]);
    assert_eq!(told.why.len(), 1);
    assert!(outage.states[&service("order")].is_down(), "outside the workflow it is a call like any other");
    assert!(of(&model).availability.admits(0.999 * 0.999));
    assert!(of(&model).full_availability.admits(0.999 * 0.999 * 0.999));
    assert_eq!(outcome(&sketch(&text.replace('~', "")), &["inv"], Fault::Crash), Fails);
}

#[test]
fn the_other_end_answers_for_a_person() {
    let model = sketch(
        "
        person clerk
        web -> orders: request
        orders -> mailer: command
        mailer -> clerk: event
        workflow w entry=web: web-orders mailer-clerk~
        ",
    );
    assert_eq!(outcome(&model, &["mailer"], Fault::Crash), Delayed);
    assert_eq!(outcome(&model, &["mailer"], Fault::BadData), Degraded);
    let model =
        sketch("person clerk\nclerk -> desk: request\nweb -> s: request\nworkflow w entry=web: web-s clerk-desk~");
    assert_eq!(outcome(&model, &["desk"], Fault::Crash), Delayed);
}
