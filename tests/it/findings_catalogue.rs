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
use crate::findings_bus::change_workflow;
use crate::people::{NO_ROLES, agree, relate};
use crate::sketch::{change_interaction, change_service, service, sketch};

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
fn callers_that_give_up_too_early_are_told_with_their_own_times() {
    let calls = "c -> x: request timeout=3000\nc -> y: request timeout=3000\n";
    let told = |lines: &str| {
        let found = found(&sketch(&format!("{calls}{lines}")), Rule::TimeoutInversion);
        found.into_iter().map(|it| (it.severity, it.message)).collect::<Vec<_>>()
    };
    let certain = |text: &str| (Severity::Warning, format!("{text}, but C may wait 3 s itself."));
    let perhaps = |text: &str| {
        (Severity::Info, format!("{text}, but C may wait 6 s itself when its calls come one after the other."))
    };
    let (a, b) = ("a -> c: request timeout=1000\n", "b -> c: request timeout=5000\n");
    assert_eq!(told(&format!("{a}{b}")), [certain("A gives up on C after 1 s"), perhaps("B gives up on C after 5 s")]);
    assert_eq!(told("a -> c: request timeout=3000"), [perhaps("A gives up on C after 3 s")]);
    assert_eq!(told("a -> c: request timeout=6000"), []);
    let again = format!("{a}z -> c: query timeout=1000\na -> c: query timeout=2000\nd -> c: query timeout=2000");
    assert_eq!(told(&again), [certain("A and Z give up on C after 1 s, D after 2 s")]);
    let finding = found(&sketch(&format!("{calls}{again}")), Rule::TimeoutInversion).remove(0);
    assert_eq!(finding.remedy, "Let the calls of C end in less than 1 s, or wait longer than 3 s for it.");
    assert_eq!(finding.path[1].as_str(), "a-c", "the most impatient call");
    assert_eq!(finding.why, "C then works on for no one.");
    let tried = found(&sketch(&format!("{calls}{again} attempts=2")), Rule::TimeoutInversion).remove(0);
    assert_eq!(tried.why, "C then works on for no one, and is asked for the same again.");
    assert_eq!(
        told("a -> c: request timeout=1000\nc -> z: query"),
        [(
            Severity::Warning,
            "A gives up on C after 1 s, but C may wait 3 s itself, and for ever on a call without a timeout."
                .to_owned()
        )]
    );
    assert_eq!(told("a -> c: request timeout=7000\nc -> z: query timeout=2000 optional"), [], "it need not wait");
    let fallback = told("a -> c: request timeout=7000\nc -> z: query timeout=2000 fallback=default");
    assert_eq!(fallback.len(), 1, "a fallback starts after the wait");
}

#[test]
fn five_calls_in_a_row_are_too_many() {
    let chain = "a -> b: request\nb -> c: request\nc -> d: request\nd -> e: request\n";
    assert_eq!(messages(chain, Rule::DeepCallChain), [""; 0]);
    let deep = found(&sketch(&format!("{chain}e -> f: query")), Rule::DeepCallChain);
    assert_eq!(deep[0].message, "A waits for 5 others in a row: B, C, D, E and F.");
    assert_eq!(deep[0].why, "The answer comes after all of them, and 99.4 % of the time at best.");
    let why = |last: &str| {
        let limited = chain.replacen("request", "request timeout=900 attempts=2 idempotent=true", 1);
        found(&sketch(&format!("{limited}e -> f: query {last}")), Rule::DeepCallChain)[0].why.clone()
    };
    assert_eq!(
        why(""),
        "The answer comes after all of them: within 1.8 s or not at all, and 99.4 % of the time at best."
    );
    let without = "The answer comes after all of them: within 1.8 s or not at all, and 99.5 % of the time at best.";
    assert_eq!([why("optional"), why("fallback=default")], [without, without], "A answers without F");
    let twice = |timeout: &str| {
        let limited = chain.replacen("request", "request timeout=900", 1);
        found(&sketch(&format!("{limited}e -> f: query\na -> b: query {timeout}")), Rule::DeepCallChain)[0].why.clone()
    };
    let both = twice("timeout=1500");
    assert!(both.contains("within 2.4 s or not at all"), "one may be made after the other: {both}");
    assert!(!twice("").contains("within"), "it may be the other call that is answered late");
    let mut model = sketch(&format!("{chain}e -> f: query\nservice d2"));
    change_service(&mut model, "d2", |it| it.redundant_with = vec![service("d")]);
    let stood_in = found(&model, Rule::DeepCallChain).remove(0).why;
    assert_eq!(stood_in, "The answer comes after all of them, and 99.7 % of the time at best.", "D2 answers for D");
    change_service(&mut model, "d2", |it| it.redundant_with = vec![service("a")]);
    let stood_in = found(&model, Rule::DeepCallChain).remove(0).why;
    assert_eq!(stood_in, "The answer comes after all of them.", "D2 answers for A");
    let circle = "a -> b: request timeout=900\nb -> d: request\nd -> c: request optional\nc -> b: request\n";
    let row = format!("{circle}d -> e: request\ne -> f: request");
    assert_eq!(
        found(&sketch(&row), Rule::DeepCallChain)[0].why,
        "The answer comes after all of them: within 900 ms or not at all, and 99.8 % of the time at best.",
        "B answers without C"
    );
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

/// What is told of a web shop whose steps run so often.
fn chatty(lines: &str, workflows: &[(&str, &[u32])]) -> Vec<String> {
    let mut model = sketch(lines);
    for (name, calls) in workflows {
        change_workflow(&mut model, name, |it| {
            it.steps.iter_mut().zip(*calls).for_each(|(step, calls)| step.calls = *calls);
        });
    }
    found(&model, Rule::ChattyCalls).into_iter().map(|finding| finding.message).collect()
}

#[test]
fn calls_for_one_result_multiply_along_the_way() {
    let row = "web -> order: request\norder -> price: request\nworkflow buy entry=web: web-order order-price";
    assert_eq!(chatty(row, &[("buy", &[3, 4])]), ["Order calls Price 12 times for one Buy."]);
    assert_eq!(chatty(row, &[("buy", &[1, 5])]), [""; 0]);
    assert_eq!(chatty(row, &[("buy", &[5, 1])]), [""; 0]);
    let sent = row.replace("order: request", "order: command");
    assert_eq!(chatty(&sent, &[("buy", &[9, 5])]), [""; 0], "nobody knows how often it is sent on");
    assert_eq!(chatty(&sent, &[("buy", &[1, 6])]), ["Order calls Price 6 times for one Buy."]);
    let mut model = sketch(&format!("web -> order: query\n{row} web-order-2"));
    change_workflow(&mut model, "buy", |it| (it.steps[0].calls, it.steps[2].calls) = (3, 3));
    assert_eq!(found(&model, Rule::ChattyCalls).len(), 2, "twice three, and so Price is asked six times too");
    change_workflow(&mut model, "buy", |it| it.steps[2].compensates = Some(it.steps[0].interaction.clone()));
    assert!(found(&model, Rule::ChattyCalls).is_empty(), "what undoes runs on failure alone");
}

#[test]
fn a_workflow_waits_only_for_what_its_entry_calls() {
    let why = |first: &str, role: &str| {
        let lines = format!(
            "web -> order: {first}\norder -> price: request\nworkflow buy entry=web: web-order order-price{role}"
        );
        let mut model = sketch(&lines);
        change_workflow(&mut model, "buy", |it| it.steps[1].calls = 6);
        found(&model, Rule::ChattyCalls).remove(0).why
    };
    let waits = "Buy waits for every one of these calls, and for the slowest of them almost always.";
    let done = "Each of these calls takes its time and may fail, and the slowest of them says when the work is done.";
    assert_eq!([why("request", ""), why("command", ""), why("request", "~")], [waits, done, done]);
}

#[test]
fn who_calls_whom_is_one_talk() {
    let both = "a -> b: request\nb -> a: query\nworkflow buy entry=a: a-b b-a";
    assert_eq!(chatty(both, &[("buy", &[2, 3])]), [""; 0], "in a circle nobody knows how often");
    assert_eq!(chatty(both, &[("buy", &[4, 3])]), ["A and B call each other 7 times for one Buy."]);
    let person = "person ann\nann -> b: request\nworkflow buy entry=ann: ann-b";
    assert_eq!(chatty(person, &[("buy", &[9])]), [""; 0], "a person may ask as often as it takes");
}

#[test]
fn the_workflow_in_which_two_talk_most_is_named() {
    let lines = "web -> order: request\nworkflow browse entry=web: web-order\nworkflow buy entry=web: web-order";
    let message = |browse, buy| chatty(lines, &[("browse", &[browse]), ("buy", &[buy])]);
    assert_eq!(message(6, 12), ["Web calls Order 12 times for one Buy."]);
    assert_eq!(message(12, 6), ["Web calls Order 12 times for one Browse."]);
    assert_eq!(message(6, 6), ["Web calls Order 6 times for one Browse."]);
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
