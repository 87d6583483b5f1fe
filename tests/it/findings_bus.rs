//! Who stands in the middle of the ways between contexts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use counterpoint::analysis::findings::{Finding, Rule};
use counterpoint::model::workflow::Workflow;
use counterpoint::model::{Edit, Model, WorkflowId};

use crate::arbitrary::Tape;
use crate::findings;
use crate::sketch::{service, sketch};

fn the(model: &Model) -> Finding {
    findings::the(model, Rule::ServiceBus)
}

fn is_found(text: &str) -> bool {
    !findings::found(&sketch(text), Rule::ServiceBus).is_empty()
}

pub(crate) fn change_workflow(model: &mut Model, name: &str, change: impl FnOnce(&mut Workflow)) {
    let id = WorkflowId::new(&format!("workflow-{name}")).unwrap();
    let mut it = model.workflows().get(&id).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

/// Six contexts of one service each; the first three turn to the middle, which turns to the others; and so many ways beside it.
fn around(middle: &str, kind: &str, beside: usize) -> String {
    let mut text = format!("{middle}\n");
    for index in 0..3 {
        writeln!(text, "in{index} -> mid: {kind}\nmid -> out{index}: {kind}").unwrap();
        writeln!(text, "context a{index}: in{index}\ncontext b{index}: out{index}").unwrap();
    }
    let pairs = (0..3).flat_map(|one| (0..6).map(move |other| (one, other)));
    for (from, to) in pairs.take(beside) {
        let to = if to < 3 { format!("out{to}") } else { format!("in{}", to - 3) };
        if to != format!("in{from}") {
            writeln!(text, "in{from} -> {to}: event").unwrap();
        }
    }
    text
}

#[test]
fn a_bus_that_decides_what_goes_where() {
    let bus = the(&sketch(&around("event-bus mid", "command", 0)));
    assert_eq!(bus.message, "Mid stands in 9 of 9 ways between contexts, and decides what goes where.");
    assert_eq!((bus.subjects.len(), bus.path.len()), (7, 7));
    assert!(!is_found(&around("event-bus mid", "event", 0)), "a pipe");
    assert!(!is_found(&around("topic mid", "command", 0)), "a channel does not decide");
    assert!(!is_found(&around("gateway mid\ncontext mid: mid", "request", 0)), "the door");
}

#[test]
fn an_engine_in_the_middle_of_half_of_the_ways() {
    let engine = "workflow-engine mid\ncontext mid: mid";
    assert_eq!(
        the(&sketch(&around(engine, "command", 10))).message,
        "Mid stands in 12 of 21 ways between contexts, and decides what goes where."
    );
    assert_eq!(
        the(&sketch(&around(engine, "command", 14))).message,
        "Mid stands in 12 of 24 ways between contexts, and decides what goes where."
    );
    assert!(!is_found(&around(engine, "command", 15)), "more than half go by");
    let own = around(engine, "command", 0).replace("context b2: out2", "").replace("context b1: out1", "");
    let own = own.replace("context a2: in2", "").replace("context a1: in1", "");
    assert!(!is_found(&own), "between two contexts somebody has to stand");
}

#[test]
fn a_service_that_coordinates_counts_as_one_in_the_middle() {
    let mut model =
        sketch(&format!("{}workflow buy entry=in0: in0-mid mid-out0", around("context mid: mid", "request", 0)));
    assert!(findings::found(&model, Rule::ServiceBus).is_empty(), "nobody said that it leads anything");
    change_workflow(&mut model, "buy", |it| it.coordinator = Some(service("mid")));
    assert_eq!(the(&model).subjects.len(), 7);
}

#[test]
fn who_sets_off_ways_alone_is_in_the_middle_too() {
    let led = |kind: &str, contexts: usize, beside: usize| {
        let mut text = "person ann\nann -> lead: request\nworkflow-engine lead\ncontext l: lead\n".to_owned();
        (0..contexts).for_each(|at| writeln!(text, "lead -> s{at}: {kind}\ncontext c{at}: s{at}").unwrap());
        (1..=beside).for_each(|at| writeln!(text, "s0 -> s{at}: event").unwrap());
        text
    };
    assert_eq!(
        the(&sketch(&led("request", 4, 0))).message,
        "Lead stands in 4 of 4 ways between contexts, and decides what goes where."
    );
    let cases = [("command", 4, 3, true), ("request", 3, 0, false), ("event", 6, 0, false), ("request", 6, 5, true)];
    for (kind, contexts, beside, expected) in cases {
        assert_eq!(is_found(&led(kind, contexts, beside)), expected, "{kind} {contexts} {beside}");
    }
    let more = "s0 -> s4: event\ns1 -> s2: event";
    assert!(is_found(&format!("{}s1 -> s2: event", led("request", 4, 3))), "half");
    assert!(!is_found(&format!("{}{more}\ncontext d: s4", led("request", 4, 3))), "less than half");
}

/// Services in five contexts and one that leads; its share of the ways counted pair by pair.
#[test]
fn the_share_of_the_ways_is_that_of_counting_each_pair() {
    let mut fired = 0;
    for seed in 0..200 {
        let mut tape = Tape::seeded(seed, 400);
        let calls: BTreeSet<(usize, usize)> =
            (0..24).map(|_| (tape.below(13).min(10), tape.below(13).min(10))).collect();
        let calls: Vec<(usize, usize)> = calls.into_iter().filter(|(from, to)| from != to).collect();
        let name = |at: usize| if at == 10 { "mid".to_owned() } else { format!("s{at}") };
        let mut text = "workflow-engine mid\ncontext mid: mid\n".to_owned();
        (0..5).for_each(|at| writeln!(text, "context c{at}: s{at} s{}", at + 5).unwrap());
        calls.iter().for_each(|(from, to)| writeln!(text, "{} -> {}: request", name(*from), name(*to)).unwrap());
        let is_apart = |(from, to): &(usize, usize)| from % 5 != to % 5;
        let pairs = || (0..10).flat_map(|from| (0..10).map(move |to| (from, to))).filter(is_apart);
        let joined = pairs().filter(|(from, to)| calls.contains(&(*from, 10)) && calls.contains(&(10, *to))).count();
        let started = calls.iter().filter(|(from, _)| *from == 10).count();
        let through = joined + started;
        let direct = pairs().filter(|pair| calls.contains(pair)).count();
        let ends = calls.iter().filter_map(|(from, to)| [*from, *to].contains(&10).then_some(from.min(to) % 5));
        let contexts = ends.collect::<BTreeSet<_>>().len();
        let expected = contexts >= 4 && through > 0 && 2 * through >= through + direct;
        let found = findings::found(&sketch(&text), Rule::ServiceBus);
        assert_eq!(!found.is_empty(), expected, "{seed}\n{text}");
        if let Some(bus) = found.first() {
            fired += 1;
            let ways = format!("Mid stands in {through} of {} ways", through + direct);
            assert!(bus.message.starts_with(&ways), "{seed}: {}", bus.message);
        }
    }
    assert!((20..180).contains(&fired), "{fired}");
}
