//! What findings say of waiting, compared with what outages say of it.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Finding, Rule, Severity, findings};
use counterpoint::analysis::outage::{Carrier, Fault, Outage, Outcome, ineffective_mitigations};
use counterpoint::analysis::people::People;
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{InteractionId, Model, ServiceId, WorkflowId};
use proptest::prelude::*;

use crate::findings::{found, the};
use crate::outage_naive::group;
use crate::sketch::{change_interaction, change_service, service, sketch};
use crate::small_systems::{kind_of, system};

fn all(model: &Model) -> Vec<Finding> {
    findings(model, &Coupling::of(model), &People::of(model))
}

fn is_about(finding: &Finding, id: &InteractionId) -> bool {
    finding.subjects.contains(id.entity())
}

/// The severity, the reason and the remedy of the one call without a timeout.
fn endless(text: &str) -> (Severity, String) {
    let finding = the(&sketch(text), Rule::MissingTimeout);
    (finding.severity, finding.text())
}

#[test]
fn an_optional_call_without_a_timeout_stops_what_waits_for_it() {
    let tips = |settings: &str, step: &str| {
        endless(&format!("web -> tips: request {settings}\nworkflow buy entry=web: web-tips{step}"))
    };
    let optional = "Web waits for Tips without a timeout, though it can go on without the answer. If Tips is slow, Web stops \
                    and Buy fails. Set a timeout, after which Web goes on without the answer.";
    let required = "Web waits for Tips without a timeout. If Tips is slow, Web stops and Buy fails. \
                    Set a timeout; a fallback keeps Web useful.";
    let cases = [
        ("", "", required),
        ("", "?", optional),
        ("optional", "", optional),
        ("optional", "?", optional),
        (
            "optional fallback=default",
            "",
            "Web waits for Tips without a timeout, so its fallback never starts. If Tips is slow, Web stops and Buy fails. \
             Set a timeout, after which the fallback starts.",
        ),
    ];
    for (settings, step, text) in cases {
        assert_eq!(tips(settings, step), (Severity::Warning, text.to_owned()), "{settings} {step}");
    }
    let (severity, text) =
        endless("web -> tips: request\nworkflow buy entry=web: web-tips?\nworkflow ask entry=web: web-tips");
    assert_eq!(severity, Severity::Warning);
    assert!(text.contains("without a timeout. If Tips is slow, Web stops and Ask and Buy fail."), "{text}");
}

#[test]
fn a_workflow_is_named_only_if_it_waits_that_long() {
    // The lines beside a call of B by A that has no timeout, and whether Buy stops by it.
    let cases = [
        ("web -> a: request timeout=900\nworkflow buy entry=web: web-a a-b", true),
        ("web -> a: request timeout=900 optional\nworkflow buy entry=web: web-a a-b", false),
        ("web -> a: request timeout=900 fallback=cache\nworkflow buy entry=web: web-a a-b", false),
        ("web -> a: request timeout=900 fallback=cache\nworkflow buy entry=a: a-b", true),
        ("web -> a: command\nworkflow buy entry=web: web-a a-b", false),
        ("web -> a: request timeout=900\nweb -> c: request timeout=900\nworkflow buy entry=web: web-c a-b", false),
    ];
    for (lines, stops) in cases {
        let finding = the(&sketch(&format!("a -> b: request\n{lines}")), Rule::MissingTimeout);
        assert_eq!(finding.why.contains("Buy"), stops, "{lines}: {}", finding.why);
        assert_eq!(finding.severity == Severity::Warning, stops, "{lines}");
    }
}

#[test]
fn what_stands_in_has_to_wait_too_before_a_workflow_stops() {
    let named = |calls: &str, steps: &str| {
        let mut model = sketch(&format!(
            "web -> a: request timeout=900\n{calls}\nworkflow buy entry=web: web-a {steps}\nservice b"
        ));
        change_service(&mut model, "a", |it| it.redundant_with = vec![service("b")]);
        let naming = found(&model, Rule::MissingTimeout).into_iter().filter(|it| it.why.contains("Buy fails"));
        naming.map(|it| it.subjects[0].as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(named("a -> c: query\nb -> c: query", "a-c b-c"), ["a-c", "b-c"], "one that gives up would do");
    assert_eq!(named("a -> c: query\nb -> c: query timeout=899 fallback=cache", "a-c b-c"), [""; 0]);
    assert_eq!(
        named("a -> c: query\nb -> c: query timeout=900 fallback=cache", "a-c b-c"),
        ["a-c"],
        "too late for Web"
    );
    assert_eq!(named("a -> c: query\nb -> d: query", "a-c b-d"), [""; 0]);
    assert_eq!(named("a -> c: query\nweb -> c: query", "a-c web-c"), ["web-c"], "b does without c");
}

#[test]
fn what_stands_in_has_to_be_slow_too_before_the_caller_stops() {
    let mut model = sketch("a -> b: query\nservice c\nworkflow buy entry=a: a-b");
    assert_eq!(the(&model, Rule::MissingTimeout).why, "If B is slow, A stops and Buy fails.");
    change_service(&mut model, "c", |it| it.redundant_with = vec![service("b")]);
    let finding = the(&model, Rule::MissingTimeout);
    assert_eq!(finding.why, "If B and all that can stand in for it are slow, A stops.");
    assert_eq!(finding.severity, Severity::Info);
    let text = "web -> a: query timeout=100\na -> b: query timeout=100 fallback=default\nservice c";
    let mut model = sketch(text);
    change_service(&mut model, "b", |it| it.redundant_with = vec![service("c")]);
    let vain = the(&model, Rule::IneffectiveMitigation).message;
    let expected =
        "A cannot rely on its timeout and its default answer when B and all that can stand in for it are slow: ";
    assert!(vain.starts_with(expected), "{vain}");
}

#[test]
fn who_waits_for_what_stands_in_may_have_called_another() {
    let found = |call: &str, rule: Rule| {
        let mut model = sketch(&format!("web -> a: query timeout=100\nb -> c: query {call}"));
        change_service(&mut model, "a", |it| it.redundant_with = vec![service("b")]);
        the(&model, rule)
    };
    assert_eq!(
        found("", Rule::MissingTimeout).why,
        "If C is slow, B stops; whoever waits for B, or for what it stands in for, gives up after 100 ms, but B never does."
    );
    assert_eq!(
        found("timeout=200 fallback=default", Rule::IneffectiveMitigation).message,
        "B cannot rely on its timeout and its default answer when C is slow: the caller gives up after 200 ms, whoever waits \
         for it or for what it stands in for after 100 ms."
    );
}

#[test]
fn a_timeout_that_is_advised_is_short_enough() {
    let advised = |call: &str| {
        let (_, text) = endless(&format!("web -> shop: request timeout=1000\nshop -> pay: query {call}"));
        text.rsplit_once("never does. ").unwrap().1.to_owned()
    };
    assert_eq!(advised(""), "Set a timeout below 1 s; a fallback keeps Shop useful.");
    assert_eq!(advised("attempts=3"), "Set a timeout below 333 ms for each attempt; a fallback keeps Shop useful.");
    let mut model = sketch("web -> shop: request timeout=1000\nshop -> pay: query attempts=3");
    let pause = |model: &mut Model, pause| change_interaction(model, "shop-pay", |it| it.resilience.backoff_ms = pause);
    pause(&mut model, Some(200));
    let remedy = |model: &Model| the(model, Rule::MissingTimeout).remedy;
    assert_eq!(remedy(&model), "Set a timeout below 200 ms for each attempt; a fallback keeps Shop useful.");
    change_interaction(&mut model, "shop-pay", |it| it.resilience.timeout_ms = Some(199));
    let told = [Rule::MissingTimeout, Rule::TimeoutInversion, Rule::IneffectiveMitigation];
    assert!(told.iter().all(|rule| found(&model, *rule).is_empty()), "who follows it is told nothing else");
    change_interaction(&mut model, "shop-pay", |it| it.resilience.timeout_ms = Some(200));
    assert!(!found(&model, Rule::IneffectiveMitigation).is_empty(), "as long as Web waits is too long");
    change_interaction(&mut model, "shop-pay", |it| it.resilience.timeout_ms = None);
    pause(&mut model, Some(500));
    assert_eq!(
        remedy(&model),
        "Make fewer attempts, and set a timeout with which they end in less than 1 s; a fallback keeps Shop useful."
    );
}

#[test]
fn who_has_to_set_a_timeout() {
    let cases = [
        ("a -> b: request", true),
        ("a -> b: query", true),
        ("a -> b: request timeout=1", false),
        ("a -> b: command", false),
        ("a -> b: shared-data", false),
        ("a -> b: shared-data\nworkflow buy entry=a: a-b", true),
        ("a -> b: shared-data timeout=1\nworkflow buy entry=a: a-b", false),
        ("person a\na -> b: request\nworkflow buy entry=a: a-b", false),
        ("topic b\na -> b: request", false),
        ("external a\na -> b: request", false),
        ("external b\na -> b: request", true),
    ];
    for (text, expected) in cases {
        assert_eq!(!found(&sketch(text), Rule::MissingTimeout).is_empty(), expected, "{text}");
    }
}

#[test]
fn what_protects_in_vain_is_told_once() {
    let nothing = "";
    // The lines, what is told to be ineffective, and what else is told of waiting.
    let cases: [(&str, &str, &[Rule]); 11] = [
        (
            "topic t\na -> t: event fallback=default",
            "A cannot rely on its default answer when T is slow: no timeout is set.",
            &[],
        ),
        ("topic t\na -> t: event fallback=queue", nothing, &[]),
        ("a -> b: request fallback=default", nothing, &[Rule::MissingTimeout]),
        ("a -> b: request attempts=2 idempotent=true", nothing, &[Rule::MissingTimeout]),
        (
            "a -> db: shared-data attempts=2 idempotent=true",
            "A cannot rely on trying again when Db is slow: no timeout is set.",
            &[],
        ),
        (
            "external a\na -> b: request fallback=cache",
            "A cannot rely on its cache when B is slow: no timeout is set.",
            &[],
        ),
        (
            "topic t\nweb -> a: request timeout=500\na -> t: event timeout=800",
            "A cannot rely on its timeout when T is slow: the caller gives up after 800 ms, its own caller after 500 ms.",
            &[],
        ),
        ("web -> a: request timeout=500\na -> b: query timeout=800", nothing, &[Rule::TimeoutInversion]),
        (
            "web -> a: request timeout=500\na -> b: query timeout=800 optional",
            "A cannot rely on doing without the answer and its timeout when B is slow: the caller gives up after 800 ms, \
             its own caller after 500 ms.",
            &[],
        ),
        (
            "web -> a: request timeout=500\na -> b: query timeout=500",
            "A cannot rely on its timeout when B is slow: the caller gives up after 500 ms, its own caller after 500 ms.",
            &[],
        ),
        (
            "web -> a: request timeout=500\na -> b: query timeout=800 fallback=default",
            "A cannot rely on its default answer when B is slow: the caller gives up after 800 ms, its own caller after \
             500 ms.",
            &[Rule::TimeoutInversion],
        ),
    ];
    let others = [Rule::MissingTimeout, Rule::TimeoutInversion];
    for (text, message, rules) in cases {
        let all = all(&sketch(text));
        let ineffective = all.iter().filter(|it| it.rule == Rule::IneffectiveMitigation);
        let messages: Vec<&str> = ineffective.map(|it| it.message.as_str()).collect();
        assert_eq!(messages.join("; "), message, "{text}");
        let also: Vec<Rule> = all.iter().map(|it| it.rule).filter(|rule| others.contains(rule)).collect();
        assert_eq!(also, rules, "{text}");
    }
}

#[test]
fn the_remedies_of_what_protects_in_vain_remove_it() {
    let mut model = sketch("web -> a: request timeout=500\na -> b: query timeout=800 fallback=default");
    assert_eq!(the(&model, Rule::IneffectiveMitigation).remedy, "Let all attempts of A at B end in less than 500 ms.");
    change_interaction(&mut model, "a-b", |it| it.resilience.timeout_ms = Some(499));
    assert!(found(&model, Rule::IneffectiveMitigation).is_empty());

    let mut model = sketch("a -> b: request timeout=100 fallback=cache");
    assert!(found(&model, Rule::IneffectiveMitigation).is_empty(), "for how long answers are kept is not known");
    change_interaction(&mut model, "a-b", |it| it.resilience.cache_ttl_s = Some(0));
    let finding = the(&model, Rule::IneffectiveMitigation);
    assert_eq!(finding.message, "A cannot rely on its cache: no answer may be kept.");
    assert_eq!(finding.remedy, "Say for how long A may use what B once answered.");
    change_interaction(&mut model, "a-b", |it| it.resilience.cache_ttl_s = Some(60));
    assert!(found(&model, Rule::IneffectiveMitigation).is_empty());
}

#[test]
fn each_reason_why_something_protects_in_vain_is_told() {
    let mut model = sketch("web -> a: request timeout=500\na -> b: query timeout=800 optional fallback=cache");
    change_interaction(&mut model, "a-b", |it| it.resilience.cache_ttl_s = Some(0));
    let finding = the(&model, Rule::IneffectiveMitigation);
    assert_eq!(
        finding.message,
        "A cannot rely on doing without the answer, its timeout and its cache when B is slow: the caller gives up after \
         800 ms, its own caller after 500 ms. A cannot rely on its cache: no answer may be kept."
    );
    assert_eq!(
        finding.remedy,
        "Let all attempts of A at B end in less than 500 ms. Say for how long A may use what B once answered."
    );
}

/// The interaction by which a workflow first feels that something is slow, if it fails by it.
fn felt_by<'m>(model: &'m Model, slow: &ServiceId) -> Vec<(WorkflowId, &'m Interaction)> {
    let outage = Outage::of(model, &BTreeSet::from([slow.clone()]), Fault::Slow);
    let failing = outage.workflows.into_iter().filter(|(_, it)| it.outcome == Outcome::Fails);
    failing
        .filter_map(|(workflow, it)| match &it.why.first()?.by {
            Carrier::Interaction(id) => Some((workflow, model.interactions().get(id)?)),
            Carrier::RunsOn => None,
        })
        .collect()
}

/// Whether it is a call of which one expects a timeout.
fn waits(model: &Model, it: &Interaction) -> bool {
    let kinds = [InteractionKind::Request, InteractionKind::Query, InteractionKind::SharedData];
    let (from, to) = (kind_of(model, &it.from), kind_of(model, &it.to));
    kinds.contains(&it.kind) && from != ServiceKind::Person && !from.is_channel() && !to.is_channel()
}

proptest! {
    #[test]
    fn a_call_whose_slow_callee_fails_a_workflow_is_told(model in system()) {
        let all = all(&model);
        let told = |id, rule: Rule| all.iter().find(|it| it.rule == rule && is_about(it, id));
        for slow in model.services().ids() {
            for (_, call) in felt_by(&model, slow).into_iter().filter(|(_, it)| waits(&model, it)) {
                if call.resilience.timeout_ms.is_none() {
                    let finding = told(&call.id, Rule::MissingTimeout);
                    prop_assert_eq!(finding.map(|it| it.severity), Some(Severity::Warning), "{}", call.id);
                }
            }
        }
    }

    #[test]
    fn what_a_finding_says_to_stop_does(model in system()) {
        let all = all(&model);
        for finding in all.iter().filter(|it| it.rule == Rule::MissingTimeout && it.severity == Severity::Warning) {
            let callee = ServiceId::from_entity(finding.subjects[2].clone());
            let outage = Outage::of(&model, &BTreeSet::from([callee]), Fault::Slow);
            prop_assert!(outage.workflows.values().any(|it| it.outcome == Outcome::Fails), "{:#?}", finding);
        }
    }

    #[test]
    fn who_stops_without_a_timeout_does(model in system()) {
        for finding in all(&model).iter().filter(|it| it.rule == Rule::MissingTimeout) {
            let [caller, callee] = [1, 2].map(|at| ServiceId::from_entity(finding.subjects[at].clone()));
            let group = group(&model, &callee);
            let is_alone = finding.why.starts_with("If E is slow, E stops");
            prop_assert_eq!(is_alone, group.len() == 1, "{:#?}", finding);
            let slow = if is_alone { BTreeSet::from([callee]) } else { group };
            let state = &Outage::of(&model, &slow, Fault::Slow).states[&caller];
            prop_assert!(state.is_down() || state.is_failed(), "{:#?}", finding);
        }
    }

    #[test]
    fn what_protects_in_vain_is_told_by_some_finding(model in system()) {
        let all = all(&model);
        for vain in ineffective_mitigations(&model) {
            let caller = &model.interactions().get(&vain.interaction).unwrap().from;
            let is_told = all.iter().any(|it| match it.rule {
                Rule::MissingTimeout | Rule::IneffectiveMitigation => is_about(it, &vain.interaction),
                Rule::TimeoutInversion => it.subjects[0] == *caller.entity(),
                _ => false,
            });
            prop_assert!(is_told, "{}: {}", vain.interaction, vain);
        }
    }
}
