//! What it does to callers and workflows that what is called is slow.

use super::Outcome;
use super::circumstances::{Circumstances, Fault};
use super::ineffective;
use super::lanes::{LANES, LaneSpread, Lanes, suppliers_first};
use super::mitigation::Ineffective;
use super::passing::Fact;
use super::runtime::{Place, Runtime, Transfer};
use super::shared_fate::SharedFate;
use super::workflow::Journey;
use crate::analysis::numbering::{InteractionNo, Numbering};
use crate::model::workflow::Workflow;

/// A system whose callers wait for what is slow.
pub(in crate::analysis) struct Waiting<'n, 'm> {
    numbering: &'n Numbering<'m>,
    shared: SharedFate,
    whole: Runtime,
}

impl<'n, 'm> Waiting<'n, 'm> {
    /// O(N + E).
    pub(in crate::analysis) fn of(numbering: &'n Numbering<'m>) -> Self {
        let shared = SharedFate::of(numbering);
        let whole = Runtime::whole(numbering, &shared, Fault::Slow.into());
        Self { numbering, shared, whole }
    }

    /// As [`super::ineffective_mitigations`], with the numbers of the calls.
    pub(in crate::analysis) fn ineffective(&self) -> Vec<(InteractionNo, Ineffective)> {
        ineffective::of_whole(self.numbering, &self.whole)
    }

    /// For how many milliseconds the most impatient of those who wait for its caller does, by call; persons are among them, and so
    /// are those who wait for what the caller stands in for.
    pub(in crate::analysis) fn deadlines(&self) -> Vec<Option<u32>> {
        let mut deadlines = vec![None; self.numbering.interactions.len()];
        for transfer in self.whole.transfers() {
            if let Some((number, call)) = transfer.interaction().zip(self.whole.call(self.numbering, transfer)) {
                deadlines[number.index()] = call.deadline_ms;
            }
        }
        deadlines
    }

    /// The group of those that can stand in for each other, by element; none for one for which nothing can.
    pub(in crate::analysis) fn groups(&self) -> Vec<Option<usize>> {
        self.numbering.element_numbers().map(|element| self.shared.group_of(element)).collect()
    }

    /// The workflows that fail when what is called alone is slow and that fail by way of this call, by call; in the order of their ids.
    ///
    /// O(n log n) in the steps of each workflow, times one for every 256 elements that take part in it.
    pub(in crate::analysis) fn stopped(&self) -> Vec<Vec<&'m Workflow>> {
        let mut stopped = vec![Vec::new(); self.numbering.interactions.len()];
        for workflow in self.numbering.model.workflows().iter() {
            let journey = Journey::of(self.numbering, &self.shared, Circumstances::from(Fault::Slow), workflow);
            for number in stopping(&journey) {
                stopped[number.index()].push(workflow);
            }
        }
        stopped
    }
}

/// The calls by which a workflow fails, each once.
fn stopping(journey: &Journey<'_>) -> Vec<InteractionNo> {
    let runtime = &journey.runtime;
    let order = suppliers_first(runtime);
    let leads = leading(journey, &order);
    let is_leading = |it: &&Transfer| it.is_call() && stops(it) && leads[it.dependent.index()];
    let mut calls: Vec<InteractionNo> = match runtime.groups().is_empty() {
        // Where nothing stands in for anything, whoever may take the entry along does.
        true => runtime.transfers().iter().filter(is_leading).filter_map(Transfer::interaction).collect(),
        false => felt_calls(journey, &order).into_iter().filter(is_leading).filter_map(Transfer::interaction).collect(),
    };
    calls.sort_unstable();
    calls.dedup();
    calls
}

/// Whether a supplier that is down takes the dependent along.
fn stops(transfer: &Transfer) -> bool {
    transfer.passing.carries(Fact::Down) == Some(Fact::Down)
}

/// The calls to each element that alone, being slow, makes the workflow fail, of those whom that takes along with all that could stand in.
fn felt_calls<'j>(journey: &'j Journey<'_>, order: &[Place]) -> Vec<&'j Transfer> {
    let runtime = &journey.runtime;
    let places: Vec<Place> = runtime.places().collect();
    let mut calls = Vec::new();
    for batch in places.chunks(LANES) {
        let failed = batch.iter().enumerate().map(|(lane, place)| (*place, Lanes::only(lane)));
        let spread = LaneSpread::of(runtime, order, failed);
        let lanes = journey.lanes(&spread);
        let failing = batch.iter().enumerate().filter(|(lane, _)| lanes.ending(*lane).outcome == Outcome::Fails);
        for (lane, place) in failing {
            let calls_to = &runtime.transfers()[runtime.transfers_from(*place)];
            calls.extend(calls_to.iter().filter(|it| spread.felt(runtime, it.dependent, Fact::Down).contains(lane)));
        }
    }
    calls
}

/// Whether each element may take the entry along, be it together with what can stand in for it.
fn leading(journey: &Journey<'_>, order: &[Place]) -> Vec<bool> {
    let runtime = &journey.runtime;
    let mut leads = vec![false; runtime.len()];
    journey.entry.into_iter().for_each(|entry| leads[entry.index()] = true);
    let mut is_open = true;
    while std::mem::take(&mut is_open) {
        for speaker in order.iter().rev() {
            let group = runtime.group(*speaker).map(|group| runtime.groups()[group].as_slice());
            let members = group.unwrap_or(std::slice::from_ref(speaker));
            let onward = |place: &Place| &runtime.transfers()[runtime.transfers_from(*place)];
            let is_leading = |place: &Place| {
                leads[place.index()] || onward(place).iter().any(|it| stops(it) && leads[it.dependent.index()])
            };
            if members.iter().any(is_leading) {
                is_open |= members.iter().any(|place| !leads[place.index()]);
                members.iter().for_each(|place| leads[place.index()] = true);
            }
        }
    }
    leads
}
