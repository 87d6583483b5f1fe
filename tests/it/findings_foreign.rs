//! Remedies where one of the two is someone else's system: they are for the side that people own.

use counterpoint::analysis::findings::Rule;
use counterpoint::model::Model;

use crate::findings::the;
use crate::findings_bus::change_workflow;
use crate::sketch::{change_interaction, sketch};

/// The remedy of what is found once; `external` stands before the elements that are someone else's.
fn remedy(text: &str, rule: Rule) -> String {
    the(&sketch(text), rule).remedy
}

#[test]
fn whoever_calls_from_outside_is_told_nothing() {
    let cases = [
        (
            "external a\na -> b: request attempts=4 idempotent=true",
            Rule::TooManyAttempts,
            "Let B limit how often A may ask, and say when to try again.",
        ),
        (
            "external a\na -> b: request attempts=2",
            Rule::UnsafeRetry,
            "Make it safe to repeat, for instance by a key per request.",
        ),
        (
            "external a\na -> b: query attempts=2\nb -> c: query attempts=2",
            Rule::RetriesInARow,
            "Let B try only once, since A tries again in any case.",
        ),
        (
            "external b\na -> b: query attempts=2\nb -> c: query attempts=2",
            Rule::RetriesInARow,
            "Let A try only once, since B tries again itself.",
        ),
        (
            "external a\na -> b: query timeout=100\nb -> c: query timeout=200",
            Rule::TimeoutInversion,
            "Let the calls of B end in less than 100 ms.",
        ),
        (
            "external b\na -> b: query timeout=100\nb -> c: query timeout=200",
            Rule::TimeoutInversion,
            "Wait longer than 200 ms for B.",
        ),
        (
            "external a\na -> b: query fallback=default",
            Rule::IneffectiveMitigation,
            "Let B refuse in time what it cannot answer: when A gives up is for others to say.",
        ),
        (
            "external a\nx -> a: query timeout=100\na -> b: query timeout=200 optional",
            Rule::IneffectiveMitigation,
            "Let B answer or refuse so soon that all attempts of A end in less than 100 ms.",
        ),
        (
            "external a\ncontext one: a\ncontext two: b\na -> b: command",
            Rule::CommandAcrossContexts,
            "Let B take it as news of what happened, and decide itself what follows.",
        ),
        (
            "external a\ndatastore db\nteam red: a\nteam blue: db\na -> db: query",
            Rule::SharedDatastore,
            "Offer A a service before Db to ask or listen to, and close the data.",
        ),
        (
            "external b\na -> b: request strength=intrusive",
            Rule::IntrusiveCoupling,
            "Put an anticorruption layer between A and B.",
        ),
    ];
    let several = [
        (
            "external a\na -> b: query timeout=100 attempts=2\nc -> b: query timeout=100 attempts=3\nb -> d: query timeout=10 attempts=2",
            Rule::RetriesInARow,
            "Let B try only once, since A tries again in any case.",
        ),
        (
            "external a\nexternal b\na -> b: query timeout=100 attempts=2\nb -> c: query timeout=10 attempts=2",
            Rule::RetriesInARow,
            "Retry in one place only, nearest to what fails.",
        ),
        (
            "external a\nexternal b\na -> b: query timeout=100\nb -> c: query timeout=200",
            Rule::TimeoutInversion,
            "Agree with whoever runs B on calls that end in less than 100 ms.",
        ),
    ];
    for (text, rule, expected) in cases.into_iter().chain(several) {
        assert_eq!(remedy(text, rule), expected, "{text}");
    }
}

#[test]
fn a_cache_elsewhere_is_kept_as_long_as_the_contract_says() {
    let mut model = sketch("external a\na -> b: query timeout=100 fallback=cache");
    change_interaction(&mut model, "a-b", |it| it.resilience.cache_ttl_s = Some(0));
    let finding = the(&model, Rule::IneffectiveMitigation);
    assert_eq!(finding.remedy, "Say in the contract of B for how long A may use what it once answered.");
}

#[test]
fn who_is_asked_too_often_from_outside_answers_all_at_once() {
    let often = |text: &str| -> Model {
        let mut model = sketch(&format!("{text}\na -> b: query\nworkflow buy entry=a: a-b"));
        change_workflow(&mut model, "buy", |it| it.steps[0].calls = 6);
        model
    };
    assert_eq!(the(&often("external a"), Rule::ChattyCalls).remedy, "Let B give A all it needs in one answer.");
    assert!(the(&often(""), Rule::ChattyCalls).remedy.starts_with("Let A ask B once"));
}

#[test]
fn talk_both_ways_with_someone_else_is_for_the_side_that_people_own() {
    let mut model = sketch("external b\na -> b: query\nb -> a: query\nworkflow buy entry=a: a-b b-a");
    change_workflow(&mut model, "buy", |it| it.steps.iter_mut().for_each(|step| step.calls = 6));
    let told = the(&model, Rule::ChattyCalls).remedy;
    assert_eq!(told, "Let A ask B once for all it needs, and give all in one answer.");
}
