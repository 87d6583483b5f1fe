//! What is said of a long row of calls, compared with what happens when any of those in it crash.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use counterpoint::analysis::findings::Rule;
use counterpoint::analysis::outage::{FailureModel, Fault};
use counterpoint::model::{Model, ServiceId};

use crate::arbitrary::Tape;
use crate::findings::found;
use crate::outage_naive::group;
use crate::sketch::{change_service, service, sketch};

/// How often each element works.
const WORKS: f64 = 0.9;

/// Six in a row, one of which may have a copy that calls the next as well or does not; some calls can be done without, and some of the six
/// may call in a circle, in another order than that of their names.
fn row(tape: &mut Tape) -> Model {
    let mut names = ["a", "b", "c", "d", "e", "f"];
    let settings = |tape: &mut Tape| ["", "", "", "optional", "fallback=default"][tape.below(5)];
    let mut text = String::new();
    if tape.below(2) == 0 {
        let (first, length) = (tape.below(4), 1 + tape.below(2));
        names.swap(first + length - 1, first + length);
        writeln!(text, "{} -> {}: request {}", names[first + length], names[first], settings(tape)).unwrap();
    }
    for pair in names.windows(2) {
        writeln!(text, "{} -> {}: request {}", pair[0], pair[1], settings(tape)).unwrap();
    }
    let copied = tape.below(6);
    if copied < 5 && tape.below(2) == 0 {
        writeln!(text, "copy -> {}: request", names[copied + 1]).unwrap();
    }
    let mut model = sketch(&format!("{text}service copy"));
    if tape.below(3) > 0 {
        change_service(&mut model, "copy", |it| it.redundant_with = vec![service(names[copied])]);
    }
    let ids: Vec<ServiceId> = model.services().ids().cloned().collect();
    ids.iter().for_each(|id| change_service(&mut model, id.as_str(), |it| it.availability = Some(WORKS)));
    model
}

/// How often an element or what stands in for it answers, of all that can crash.
fn answers(model: &Model, head: &ServiceId) -> f64 {
    let ids: Vec<&ServiceId> = model.services().ids().collect();
    let failures = FailureModel::of(model, Fault::Crash);
    let alternatives = group(model, head);
    let mut sum = 0.0;
    for crashed in 0..1_u32 << ids.len() {
        let is_crashed = |at: &usize| crashed & (1 << at) != 0;
        let failed: BTreeSet<ServiceId> = (0..ids.len()).filter(is_crashed).map(|at| ids[at].clone()).collect();
        let probability: f64 = (0..ids.len()).map(|at| if is_crashed(&at) { 1.0 - WORKS } else { WORKS }).product();
        let outage = failures.outage(&failed);
        let is_down = |id: &ServiceId| outage.states.get(id).is_some_and(|it| it.is_down() || it.is_failed());
        sum += if alternatives.iter().all(is_down) { 0.0 } else { probability };
    }
    sum
}

#[test]
fn an_answer_comes_no_more_often_than_is_said() {
    let mut exact = 0;
    for seed in 0..80 {
        let model = row(&mut Tape::seeded(seed, 40));
        let found = found(&model, Rule::DeepCallChain).remove(0);
        let said = found.why.rsplit(' ').find_map(|word| word.parse::<f64>().ok()).map_or(1.0, |said| said / 100.0);
        let answers = answers(&model, &ServiceId::from_entity(found.subjects[0].clone()));
        assert!(answers <= said + 0.0005, "{seed}: {answers} of {}", found.why);
        exact += usize::from((answers - said).abs() < 0.0005);
    }
    assert!(exact > 20, "{exact} of 80 are just that");
}
