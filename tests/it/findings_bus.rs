//! Who stands in the middle of the ways between contexts.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use counterpoint::analysis::findings::{Finding, Rule};
use counterpoint::model::workflow::Workflow;
use counterpoint::model::{ContextId, Edit, Model, WorkflowId};

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

/// Puts one context of a sketch into another.
fn put_into(model: &mut Model, inner: &str, outer: &str) {
    let id = |name: &str| ContextId::new(&format!("context-{name}")).unwrap();
    let mut context = model.contexts().get(&id(inner)).unwrap().clone();
    context.parent = Some(id(outer));
    model.apply(Edit::Replace(context.into())).unwrap();
}

#[test]
fn ways_within_a_context_and_what_it_holds_are_none() {
    let mut model = sketch(&around("workflow-engine mid\ncontext mid: mid", "request", 9));
    assert!(the(&model).message.starts_with("Mid stands in 12 of 20 ways"), "{}", the(&model).message);
    put_into(&mut model, "b0", "a0");
    put_into(&mut model, "b1", "b0");
    // From in0 over the middle to out0 and to out1, and from in0 to out0 and out1 directly.
    assert!(the(&model).message.starts_with("Mid stands in 10 of 16 ways"), "{}", the(&model).message);
}

/// The number of the one that leads; those before it are services in five contexts, of which the last is a part of the first.
const LEADER: usize = 10;

/// The walks of two or three elements over these lines that lead from one context to another: those in which the one that leads has its say,
/// and those that go by.
fn walks(lines: &BTreeSet<(usize, usize, bool)>) -> [BTreeSet<Vec<usize>>; 2] {
    let context = |at: usize| if at == LEADER { 5 } else { at % 5 };
    let is_apart = |one: usize, other: usize| {
        let pair = [context(one), context(other)];
        pair[0] != pair[1] && !pair.iter().all(|context| [0, 4].contains(context))
    };
    let [mut through, mut by] = [BTreeSet::new(), BTreeSet::new()];
    for (from, to, is_call) in lines.iter().copied().filter(|(from, to, _)| is_apart(*from, *to)) {
        match (from, to) {
            (LEADER, _) if is_call => {
                through.insert(vec![from, to]);
                let before = lines.iter().filter(|(start, end, _)| *end == LEADER && is_apart(*start, to));
                through.extend(before.map(|(start, ..)| vec![*start, from, to]));
            }
            (_, LEADER) => {}
            _ => {
                by.insert(vec![from, to]);
            }
        }
    }
    [through, by]
}

/// Whether a system is told of, and the share that it says, is that of walking every way.
#[test]
fn the_share_of_the_ways_is_that_of_walking_each() {
    let mut fired = 0;
    for seed in 0..300 {
        let mut tape = Tape::seeded(seed, 400);
        let mut place = || tape.below(14).min(LEADER);
        let drawn: Vec<(usize, usize)> = (0..24).map(|_| (place(), place())).filter(|(from, to)| from != to).collect();
        let lines: BTreeSet<(usize, usize, bool)> =
            drawn.iter().map(|(from, to)| (*from, *to, (from + to) % 4 > 0)).collect();
        let name = |at: usize| if at == LEADER { "mid".to_owned() } else { format!("s{at}") };
        let mut text = "workflow-engine mid\ncontext mid: mid\n".to_owned();
        (0..5).for_each(|at| writeln!(text, "context c{at}: s{at} s{}", at + 5).unwrap());
        for (from, to, is_call) in &lines {
            let kind = if *is_call { "request" } else { "event" };
            writeln!(text, "{} -> {}: {kind}", name(*from), name(*to)).unwrap();
        }
        let mut model = sketch(&text);
        put_into(&mut model, "c4", "c0");
        let [through, by] = walks(&lines);
        let ends = lines.iter().filter(|(from, to, is_call)| *to == LEADER || (*from == LEADER && *is_call));
        let contexts = ends.map(|(from, to, _)| from.min(to) % 5).collect::<BTreeSet<_>>().len();
        let found = findings::found(&model, Rule::ServiceBus);
        let expected = contexts >= 4 && !through.is_empty() && by.len() <= through.len();
        assert_eq!(!found.is_empty(), expected, "{seed}: {} {}\n{text}", through.len(), by.len());
        if let Some(bus) = found.first() {
            fired += 1;
            let ways = format!("Mid stands in {} of {} ways", through.len(), through.len() + by.len());
            assert!(bus.message.starts_with(&ways), "{seed}: {}\n{text}", bus.message);
        }
    }
    assert!((30..270).contains(&fired), "{fired}");
}
