//! Outages, against the crash table of Bookshop and rule by rule.

use std::collections::BTreeSet;

use counterpoint::analysis::outage::{Carrier, Condition, FailureModel, Fault, Outage, Outcome};
use counterpoint::model::{Model, WorkflowId};

use crate::sketch::{change_interaction, change_service, interaction, service, sketch};
use crate::systems::bookshop;

fn crash(model: &Model, ids: &[&str]) -> Outage {
    Outage::of(model, &ids.iter().map(|id| service(id)).collect(), Fault::Crash)
}

fn outcome(outage: &Outage, name: &str) -> Outcome {
    outage.workflows[&WorkflowId::new(&format!("workflow-{name}")).unwrap()].outcome
}

/// Down, degraded and delayed, each in one line.
fn states(outage: &Outage) -> [String; 3] {
    let line = |ids: Vec<&str>| ids.join(" ");
    [
        line(outage.elements_in(Condition::Down).map(|id| id.as_str()).collect()),
        line(outage.elements_in(Condition::Degraded).map(|id| id.as_str()).collect()),
        line(outage.delayed().map(|id| id.as_str()).collect()),
    ]
}

#[test]
fn bookshop_crash_table() {
    use Outcome::{Degraded, Delayed, Fails, Ok};
    let late = "notification shipping";
    let rows = [
        ("web", ["", "", ""], Fails, Fails, 1.0),
        ("catalog", ["basket checkout web", "", late], Fails, Fails, 1.0),
        ("pricing", ["checkout web", "basket catalog", late], Degraded, Fails, 0.65),
        ("basket", ["checkout web", "", late], Ok, Fails, 0.3),
        ("checkout", ["web", "", late], Ok, Fails, 0.3),
        ("payment", ["checkout web", "", late], Ok, Fails, 0.3),
        ("inventory", ["checkout web", "", late], Ok, Fails, 0.3),
        ("wmsdb", ["checkout inventory shipping web", "", "notification"], Ok, Fails, 0.3),
        ("fraud", ["", "checkout payment web", ""], Ok, Degraded, 0.15),
        ("shipping", ["", "", ""], Ok, Delayed, 0.075),
        ("notification", ["", "", ""], Ok, Delayed, 0.075),
    ];
    let model = bookshop();
    for (failed, expected, browse, buy, score) in rows {
        let outage = crash(&model, &[failed]);
        assert_eq!(states(&outage), expected, "{failed}");
        assert_eq!((outcome(&outage, "browse"), outcome(&outage, "buy")), (browse, buy), "{failed}");
        assert_eq!(outage.score, score, "{failed}");
    }
}

#[test]
fn bookshop_teams_when_pricing_fails() {
    let outage = crash(&bookshop(), &["pricing"]);
    let teams = |teams: &BTreeSet<counterpoint::model::TeamId>| {
        teams.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(teams(&outage.teams_paged), "team-orders team-pricing team-storefront");
    assert_eq!(teams(&outage.teams_affected), "team-fulfilment team-orders team-platform team-pricing team-storefront");
}

#[test]
fn every_state_says_how_it_came_about() {
    let outage = crash(&bookshop(), &["pricing"]);
    let way = |id: &str| {
        let hops = outage.states[&service(id)].why.iter();
        hops.map(|hop| format!("{}>{}", hop.from, hop.to)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(way("web"), "pricing>checkout checkout>web");
    assert_eq!(way("basket"), "pricing>catalog catalog>basket");
    assert_eq!(way("shipping"), "pricing>checkout checkout>shipping");
    assert_eq!(way("pricing"), "");
    let first = &outage.states[&service("web")].why[0];
    assert_eq!(first.by, Carrier::Interaction(interaction("checkout-pricing")));
    let browse = &outage.workflows[&WorkflowId::new("workflow-browse").unwrap()];
    assert_eq!(browse.why.last().unwrap().by, Carrier::Interaction(interaction("web-catalog")));
}

#[test]
fn callers_say_how_many_of_their_calls_fail() {
    let outage = crash(&bookshop(), &["pricing"]);
    let calls = |id: &str| (outage.states[&service(id)].calls_failing, outage.states[&service(id)].calls);
    assert_eq!(calls("web"), (1, 3));
    assert_eq!(calls("checkout"), (1, 4));
    assert_eq!(calls("catalog"), (1, 1));
    assert_eq!(calls("basket"), (0, 1), "what it calls is degraded, and answers");
}

#[test]
fn a_call_one_can_live_without_only_degrades() {
    for mitigation in ["optional", "fallback=default", "fallback=cache"] {
        let outage = crash(&sketch(&format!("a -> b: request {mitigation}")), &["b"]);
        assert_eq!(states(&outage), ["", "a", ""], "{mitigation}");
    }
    assert_eq!(states(&crash(&sketch("a -> b: query"), &["b"])), ["a", "", ""]);
    assert_eq!(states(&crash(&sketch("a -> b: shared-data"), &["b"])), ["a", "", ""]);
    assert_eq!(states(&crash(&sketch("a -> b: library"), &["b"])), ["", "", ""]);
}

#[test]
fn receivers_are_late_and_senders_feel_nothing() {
    for kind in ["command", "event", "stream", "file"] {
        let model = sketch(&format!("a -> b: {kind}\nc -> b: request"));
        assert_eq!(states(&crash(&model, &["a"])), ["", "", "b c"], "{kind}");
        assert_eq!(states(&crash(&model, &["b"])), ["c", "", ""], "{kind}");
    }
}

#[test]
fn a_degraded_sender_delays_no_one() {
    let model = sketch("a -> b: request optional\na -> c: event");
    assert_eq!(states(&crash(&model, &["b"])), ["", "a", ""]);
}

#[test]
fn a_channel_that_fails_stops_publishers_unless_they_have_an_outbox() {
    let mut model = sketch("topic t\na -> t: event\nt -> b: event");
    assert_eq!(states(&crash(&model, &["t"])), ["a", "", "b"]);
    assert_eq!(states(&crash(&model, &["a"])), ["", "", "b t"]);
    assert_eq!(states(&crash(&model, &["b"])), ["", "", ""]);
    change_interaction(&mut model, "a-t", |it| {
        it.resilience.fallback = counterpoint::model::interaction::Fallback::Queue;
    });
    assert_eq!(states(&crash(&model, &["t"])), ["", "", "a b"]);
}

#[test]
fn a_publisher_does_not_feel_that_another_publisher_is_late() {
    let model = sketch("topic t\na -> t: event\nc -> t: event\nt -> b: event");
    assert_eq!(states(&crash(&model, &["a"])), ["", "", "b t"]);
}

#[test]
fn one_of_several_alternatives_suffices() {
    let mut model = sketch("a -> b: request\na -> c: request");
    change_service(&mut model, "b", |it| it.redundant_with = vec![service("c")]);
    assert_eq!(states(&crash(&model, &["b"])), ["", "", ""]);
    assert_eq!(states(&crash(&model, &["c"])), ["", "", ""], "the relation is symmetric");
    assert_eq!(states(&crash(&model, &["b", "c"])), ["a", "", ""]);
}

#[test]
fn what_runs_on_a_failed_platform_fails_with_it() {
    let mut model = sketch("platform region\nweb -> api: request\nteam vendor: region");
    change_service(&mut model, "api", |it| it.runs_on = vec![service("region")]);
    change_service(&mut model, "region", |it| {
        it.managed = true;
        it.vendor = Some("Cloud".into());
    });
    let outage = crash(&model, &["region"]);
    assert_eq!(states(&outage), ["api web", "", ""]);
    assert_eq!(outage.states[&service("web")].why[0].by, Carrier::RunsOn);
    assert!(outage.teams_paged.is_empty(), "the vendor is paged");
    assert_eq!(outage.vendors_paged, BTreeSet::from(["Cloud".to_owned()]));
    assert_eq!(outage.teams_affected.len(), 1);
}

#[test]
fn persons_never_fail_and_have_no_state() {
    let model = sketch("person ann\nann -> web: request\nworkflow visit entry=ann: ann-web");
    assert!(crash(&model, &["ann"]).states.is_empty());
    let outage = crash(&model, &["web"]);
    assert_eq!(outage.states.len(), 1);
    assert_eq!(outcome(&outage, "visit"), Outcome::Fails, "but what they started fails");
}

#[test]
fn a_workflow_is_judged_over_its_own_steps() {
    let model = sketch(
        "
        web -> search: request
        web -> cart: request
        workflow find entry=web: web-search
        workflow hint entry=web: web-search?
        ",
    );
    let outage = crash(&model, &["cart"]);
    assert_eq!(states(&outage), ["web", "", ""]);
    assert_eq!(outcome(&outage, "find"), Outcome::Ok);
    let outage = crash(&model, &["search"]);
    assert_eq!((outcome(&outage, "find"), outcome(&outage, "hint")), (Outcome::Fails, Outcome::Degraded));
}

#[test]
fn a_required_message_is_accepted_but_not_completed() {
    let model = sketch(
        "
        web -> mailer: command
        web -> tips: request optional
        workflow required entry=web: web-mailer web-tips
        workflow optional entry=web: web-mailer?
        ",
    );
    let outage = crash(&model, &["mailer"]);
    assert_eq!((outcome(&outage, "required"), outcome(&outage, "optional")), (Outcome::Delayed, Outcome::Ok));
    let both = crash(&model, &["mailer", "tips"]);
    let required = &both.workflows[&WorkflowId::new("workflow-required").unwrap()];
    assert_eq!((required.outcome, required.also_delayed), (Outcome::Degraded, true));
}

#[test]
fn circles_of_calls_do_not_hold_themselves_down() {
    let model = sketch("a -> b: request\nb -> a: request\nb -> c: request");
    assert_eq!(states(&crash(&model, &[])), ["", "", ""]);
    assert_eq!(states(&crash(&model, &["c"])), ["a b", "", ""]);
}

#[test]
fn every_single_failure_of_bookshop_agrees_with_asking_one_by_one() {
    let model = bookshop();
    let single = FailureModel::of(&model, Fault::Crash).single_failures();
    assert_eq!(single.len(), 11);
    for failure in single {
        let outage = Outage::of(&model, &BTreeSet::from([failure.failed.clone()]), Fault::Crash);
        let counts = states(&outage).map(|line| line.split_whitespace().count());
        assert_eq!([failure.down, failure.degraded, failure.delayed], counts, "{}", failure.failed);
        assert_eq!(failure.score, outage.score, "{}", failure.failed);
    }
}

#[test]
fn what_is_asked_twice_is_answered_twice() {
    let model = sketch("a -> b: request");
    let failures = FailureModel::of(&model, Fault::Crash);
    let affected = failures.affected_by(&[service("b"), service("b")]);
    assert_eq!(affected[0].down, [service("a")]);
    assert_eq!(affected[0], affected[1]);
}
