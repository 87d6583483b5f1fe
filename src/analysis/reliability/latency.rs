//! How long a workflow may take at worst, and how often it is slow.

use std::collections::BTreeMap;

use super::calls::{calls, is_call};
use super::retry::{Load, loads};
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::workflow::{Step, Workflow};
use crate::model::{InteractionId, Model};

/// How long a workflow may take at worst.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latency {
    /// Until the entry has its answers or has given up: over the entry's own calls.
    pub answer: CriticalPath,
    /// Until the last step has its answer or was given up: over all steps. That may be later, since what was asked for goes on when nobody
    /// waits for it any more.
    pub completion: CriticalPath,
    /// How many calls one run makes in all; none where they run in a circle.
    pub calls: Option<u64>,
}

/// The chain of steps, each after the one before, that takes longest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalPath {
    /// How long it takes when every attempt times out, in milliseconds; what is unknown comes on top.
    pub worst_ms: u64,
    /// The steps that add to it, in order.
    pub steps: Vec<InteractionId>,
    /// The steps of which it is not known how long they take: calls without a timeout and, for completion, messages.
    pub unknown: Vec<InteractionId>,
}

/// What one step adds.
#[derive(Clone, Copy, PartialEq)]
enum Wait {
    Nothing,
    Unknown,
    Milliseconds(u64),
}

/// How long a workflow may take at worst: the critical path over the order of its steps, the sum over steps in a row, the longest of steps
/// side by side \[P\].
///
/// A call takes at most attempts · timeout and the pauses between the attempts, as often as its step runs; a step without `after` comes
/// after the one listed before it. Steps that undo others take no time: they run only on failure. None where the order runs in a circle.
/// O(n log n) in the steps.
pub fn latency(model: &Model, workflow: &Workflow) -> Option<Latency> {
    let order = Order::of(&workflow.steps)?;
    let path = |wait: &dyn Fn(&Interaction) -> Wait| {
        let waits: Vec<Wait> = workflow
            .steps
            .iter()
            .map(|step| match model.interactions().get(&step.interaction) {
                Some(it) if step.is_forward() => times(wait(it), step.calls),
                _ => Wait::Nothing,
            })
            .collect();
        order.critical_path(&workflow.steps, &waits)
    };
    Some(Latency {
        answer: path(&|it| if it.from == workflow.entry && is_call(it) { of_call(it) } else { Wait::Nothing }),
        completion: path(&|it| match it.kind {
            InteractionKind::Library => Wait::Nothing,
            _ if is_call(it) => of_call(it),
            _ => Wait::Unknown,
        }),
        calls: count_calls(model, workflow),
    })
}

/// The share of runs that are slow when a run makes so many calls, each slow with the same probability, and is as slow as its slowest:
/// 1 − (1 − p)ⁿ, so 63.4 % for a hundred calls of which one in a hundred is slow (Dean, Barroso 2013 \[V\]).
pub fn share_of_slow_runs(slow_calls: f64, calls: u64) -> f64 {
    let (mut quick, mut power, mut open) = (1.0, 1.0 - slow_calls, calls);
    while open > 0 {
        if open % 2 == 1 {
            quick *= power;
        }
        power *= power;
        open /= 2;
    }
    1.0 - quick
}

fn of_call(it: &Interaction) -> Wait {
    it.resilience.patience_ms().map_or(Wait::Unknown, Wait::Milliseconds)
}

fn times(wait: Wait, calls: u32) -> Wait {
    match wait {
        Wait::Milliseconds(wait) => Wait::Milliseconds(wait.saturating_mul(u64::from(calls))),
        Wait::Nothing | Wait::Unknown => wait,
    }
}

fn count_calls(model: &Model, workflow: &Workflow) -> Option<u64> {
    let calls = calls(model, workflow);
    let loads = loads(&calls, &workflow.entry);
    let called = loads.iter().filter(|(service, _)| **service != &workflow.entry);
    called.map(|(_, load)| load).try_fold(0_u64, |sum, load| match load {
        Load::Bounded { baseline, .. } => Some(sum.saturating_add(*baseline)),
        Load::Unbounded => None,
    })
}

/// Which steps come before which.
struct Order {
    before: Vec<Vec<usize>>,
    /// Every step after those before it.
    steps: Vec<usize>,
}

impl Order {
    fn of(steps: &[Step]) -> Option<Self> {
        let places: BTreeMap<&InteractionId, usize> =
            steps.iter().enumerate().map(|(place, step)| (&step.interaction, place)).collect();
        let before: Vec<Vec<usize>> = steps
            .iter()
            .enumerate()
            .map(|(place, step)| match &step.after {
                Some(after) => after.iter().filter_map(|id| places.get(id).copied()).collect(),
                None => place.checked_sub(1).into_iter().collect(),
            })
            .collect();
        let mut after = vec![Vec::new(); steps.len()];
        for (place, before) in before.iter().enumerate() {
            before.iter().for_each(|earlier| after[*earlier].push(place));
        }
        let mut waiting: Vec<usize> = before.iter().map(Vec::len).collect();
        let mut order: Vec<usize> = (0..steps.len()).filter(|place| waiting[*place] == 0).collect();
        let mut next = 0;
        while let Some(place) = order.get(next).copied() {
            for later in &after[place] {
                waiting[*later] -= 1;
                if waiting[*later] == 0 {
                    order.push(*later);
                }
            }
            next += 1;
        }
        (order.len() == steps.len()).then_some(Self { before, steps: order })
    }

    fn critical_path(&self, steps: &[Step], waits: &[Wait]) -> CriticalPath {
        let mut ends = vec![0_u64; steps.len()];
        let mut previous = vec![None; steps.len()];
        for &place in &self.steps {
            previous[place] = latest(self.before[place].iter().copied(), &ends);
            let start = previous[place].map_or(0, |earlier| ends[earlier]);
            ends[place] = match waits[place] {
                Wait::Milliseconds(wait) => start.saturating_add(wait),
                Wait::Nothing | Wait::Unknown => start,
            };
        }
        let id = |place: usize| steps[place].interaction.clone();
        let last = latest(0..steps.len(), &ends);
        let mut path: Vec<usize> = std::iter::successors(last, |place| previous[*place]).collect();
        path.reverse();
        let unknown = (0..steps.len()).filter(|place| waits[*place] == Wait::Unknown);
        CriticalPath {
            worst_ms: last.map_or(0, |last| ends[last]),
            steps: path.into_iter().filter(|at| matches!(waits[*at], Wait::Milliseconds(_))).map(id).collect(),
            unknown: unknown.map(id).collect(),
        }
    }
}

/// The one that ends last, of several the first.
fn latest(places: impl Iterator<Item = usize>, ends: &[u64]) -> Option<usize> {
    places.min_by_key(|place| (std::cmp::Reverse(ends[*place]), *place))
}
