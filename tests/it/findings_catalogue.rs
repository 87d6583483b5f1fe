//! Further findings: each with a system that shows it and one that nearly does.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Rule, Severity, findings};
use counterpoint::analysis::people::People;
use counterpoint::model::context::ContextPattern;
use counterpoint::model::interaction::Strength;
use counterpoint::model::team::TeamInteractionMode;
use counterpoint::model::{Edit, WorkflowId};

use crate::arbitrary::{Tape, document};
use crate::findings::found;
use crate::people::{NO_ROLES, agree, relate};
use crate::sketch::{change_interaction, sketch};

fn messages(text: &str, rule: Rule) -> Vec<String> {
    found(&sketch(text), rule).into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_fallback_that_starts_when_nobody_waits_any_more() {
    let lines = |timeout: u32| {
        format!("web -> shop: request timeout=500\nshop -> stock: query fallback=cache timeout={timeout}")
    };
    assert_eq!(messages(&lines(800), Rule::IneffectiveMitigation).len(), 1);
    assert_eq!(messages(&lines(300), Rule::IneffectiveMitigation), [""; 0]);
    let endless = "web -> shop: request timeout=500\nshop -> stock: query fallback=cache";
    assert_eq!(messages(endless, Rule::IneffectiveMitigation), [""; 0], "told with the timeout that is missing");
}

#[test]
fn a_caller_that_gives_up_too_early() {
    let lines = |timeout: u32| {
        format!(
            "web -> shop: request timeout={timeout}\nshop -> stock: query timeout=900\nshop -> price: query timeout=400"
        )
    };
    assert_eq!(
        messages(&lines(800), Rule::TimeoutInversion),
        ["Web gives up on Shop after 800 ms, but Shop may wait 900 ms itself."]
    );
    assert_eq!(
        messages(&lines(1000), Rule::TimeoutInversion),
        ["Web gives up on Shop after 1 s, but Shop may wait 1.3 s itself when its calls come one after the other."]
    );
    assert_eq!(messages(&lines(1300), Rule::TimeoutInversion), [""; 0]);
}

#[test]
fn five_calls_in_a_row_are_too_many() {
    let chain = "a -> b: request\nb -> c: request\nc -> d: request\nd -> e: request\n";
    assert_eq!(messages(chain, Rule::DeepCallChain), [""; 0]);
    let deep = found(&sketch(&format!("{chain}e -> f: query")), Rule::DeepCallChain);
    assert_eq!(deep[0].message, "A waits for 5 others in a row: B, C, D, E and F.");
    assert_eq!(deep[0].why, "The answer comes after all of them, and 99.4 % of the time at best.");
}

#[test]
fn a_contract_that_another_team_relies_on() {
    let lines = |contract: &str| format!("a -> b: request contract={contract}\nteam red: a\nteam blue: b");
    assert_eq!(
        messages(&lines("prices"), Rule::UnversionedContract),
        ["A relies on prices, which has neither a version nor a rule for its changes."]
    );
    assert_eq!(messages(&lines("prices@1"), Rule::UnversionedContract), [""; 0]);
    let own = "a -> b: request contract=prices\nteam red: a b";
    assert_eq!(messages(own, Rule::UnversionedContract), [""; 0]);
}

#[test]
fn a_client_of_several_services() {
    let lines = "frontend app\napp -> a: request\napp -> b: query\n";
    assert_eq!(messages(lines, Rule::NoGateway), ["App turns to A and B directly."]);
    assert_eq!(messages("person ann\nann -> a: request\nann -> b: query", Rule::NoGateway).len(), 1);
    assert_eq!(messages(&format!("{lines}person ann\nann -> app: request"), Rule::NoGateway), [""; 0], "the way in");
    assert_eq!(messages(&format!("{lines}gateway a"), Rule::NoGateway), [""; 0]);
}

#[test]
fn a_domain_that_two_teams_share() {
    let lines = "a -> b: event\ncontext sales: a b\n";
    assert_eq!(messages(&format!("{lines}team red: a\nteam blue: b"), Rule::CognitiveLoad).len(), 1);
    assert_eq!(messages(&format!("{lines}team red: a b"), Rule::CognitiveLoad), [""; 0]);
}

#[test]
fn pieces_that_hang_together_are_a_monolith() {
    let ring =
        "a -> b: request strength=functional\nb -> c: request strength=functional\nc -> d: request strength=functional
        d -> e: request strength=functional\n";
    let tied = format!("{ring}e -> a: request strength=functional\nteam red: a c e\nteam blue: b d");
    assert_eq!(messages(&tied, Rule::DistributedMonolith).len(), 1);
    assert_eq!(messages(ring, Rule::DistributedMonolith), [""; 0], "nobody has to follow everybody");
}

#[test]
fn findings_speak_of_what_is_there_and_always_in_one_order() {
    for seed in 0..60 {
        let document = document(&mut Tape::seeded(seed, 600));
        let model = document.model();
        let all = findings(model, &Coupling::of(model), &People::of(model));
        for finding in &all {
            let ids = finding.subjects.iter().chain(&finding.path);
            ids.for_each(|id| assert!(model.contains(id), "{id} is not there: {finding:#?}"));
        }
        assert_eq!(all, findings(model, &Coupling::of(model), &People::of(model)));
    }
}

#[test]
fn teams_that_wait_for_each_other() {
    let lines = "a -> b: request strength=functional\nb -> c: request strength=functional\n";
    let loops = |text: &str| found(&sketch(text), Rule::TeamsWaitInCircle).len();
    assert_eq!(loops(&format!("{lines}team red: a c\nteam blue: b")), 1);
    assert_eq!(loops(&format!("{lines}team red: a\nteam blue: b c")), 0);
}

#[test]
fn more_than_five_calls_for_one_result() {
    let with = |calls: u32, kind: &str| {
        let mut model = sketch(&format!("{kind} b\na -> b: query\na -> c: query\nworkflow buy entry=a: a-b a-c"));
        let id = WorkflowId::new("workflow-buy").unwrap();
        let mut workflow = model.workflows().get(&id).unwrap().clone();
        workflow.steps.iter_mut().for_each(|step| step.calls = 1);
        workflow.steps[0].calls = calls;
        model.apply(Edit::Replace(workflow.into())).unwrap();
        found(&model, Rule::ChattyCalls)
    };
    assert!(with(5, "service").is_empty());
    let chatty = with(6, "service");
    assert_eq!(chatty[0].message, "A calls B 6 times for one Buy.");
    assert_eq!(chatty[0].subjects.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["a", "b", "a-b"]);
    assert!(with(6, "datastore").is_empty(), "that is what it is for");
}

#[test]
fn teams_that_have_to_agree_and_did_not() {
    let mut model = sketch(
        "a -> b: request\na -> c: request contract=prices@1\nd -> e: event\nteam red: a d\nteam blue: b\nteam green: c e",
    );
    assert!(found(&model, Rule::MissingAgreement).is_empty(), "nobody said how any two work together");
    agree(&mut model, "red", "green", TeamInteractionMode::XAsAService);
    let missing = found(&model, Rule::MissingAgreement);
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].message, "Blue has no agreed way of working with Red.");
    assert_eq!(missing[0].remedy, "Agree how Blue works with Red, or let a versioned contract make talking needless.");
    let mut agreed = model.clone();
    agree(&mut agreed, "red", "blue", TeamInteractionMode::Collaboration);
    assert!(found(&agreed, Rule::MissingAgreement).is_empty());
    change_interaction(&mut model, "a-b", |it| it.strength = Some(Strength::Contract));
    assert!(found(&model, Rule::MissingAgreement).is_empty(), "who is served by contract has nothing to talk over");
}

#[test]
fn a_way_of_working_that_does_not_fit() {
    let with = |mode: TeamInteractionMode| {
        let mut model = sketch("a -> b: request\nteam red: a\nteam blue: b\ncontext shop: a\ncontext stock: b");
        relate(&mut model, "stock", "shop", ContextPattern::Partnership, NO_ROLES);
        agree(&mut model, "red", "blue", mode);
        found(&model, Rule::InteractionModeMisfit)
    };
    let misfit = with(TeamInteractionMode::XAsAService);
    assert_eq!(
        misfit[0].message,
        "Blue and Red are partners, but the agreed way of working is x-as-a-service; collaboration would fit."
    );
    assert_eq!(misfit[0].severity, Severity::Warning);
    assert!(with(TeamInteractionMode::Collaboration).is_empty());
}

#[test]
fn the_samples_are_told_little_and_nothing_severe() {
    for (name, text) in crate::samples::texts() {
        let document = counterpoint::format::read(&text).unwrap().document;
        let all = findings(document.model(), &Coupling::of(document.model()), &People::of(document.model()));
        assert!(all.iter().all(|it| it.severity < Severity::Error), "{name}");
        assert!(!all.is_empty() && all.len() <= 40, "{name}: {}", all.len());
    }
}
