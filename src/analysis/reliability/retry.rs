//! How many calls one run of a workflow becomes when everything is retried.

use std::collections::BTreeMap;

use super::calls::{Call, calls};
use crate::model::interaction::Interaction;
use crate::model::workflow::Workflow;
use crate::model::{Model, ServiceId};

/// How often an element is called per run of a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Without retries, and when every attempt of every call on the way is used; at most `u64::MAX`.
    Bounded {
        /// Without retries.
        baseline: u64,
        /// When every attempt is used.
        worst: u64,
    },
    /// The calls that lead here run in a circle, and nothing says how often it is gone round.
    Unbounded,
}

impl Load {
    /// How many times its usual load an element gets at worst. None where that is not known, or nothing calls it.
    #[expect(clippy::cast_precision_loss, reason = "a ratio needs no more than 53 bits")]
    pub fn amplification(self) -> Option<f64> {
        match self {
            Self::Bounded { baseline, worst } if baseline > 0 => Some(worst as f64 / baseline as f64),
            Self::Bounded { .. } | Self::Unbounded => None,
        }
    }
}

/// Calls per second.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// As the interactions state them.
    pub baseline: f64,
    /// When every attempt is used.
    pub worst: f64,
}

/// What retries do to an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Amplification {
    /// Who is called.
    pub service: ServiceId,
    /// How often per run.
    pub load: Load,
    /// How often per second, where each of the workflow's calls to it states its rate \[P\].
    pub rate: Option<Rate>,
}

/// What retries do to each element that a workflow calls, by id, its entry left out.
///
/// W(v) = Σ W(u) · calls · attempts over the steps that call v from u, and the same without attempts for the baseline; W is 1 for the
/// entry \[P\]. So k attempts in each of d layers become k^d (three layers of four: 64, Google's *Site Reliability Engineering* \[V\]).
/// Only what one waits for counts, requests, queries and shared data: a message is not sent again because its handling fails. Steps that
/// undo others are left out. O(n log n) in the steps.
pub fn amplification(model: &Model, workflow: &Workflow) -> Vec<Amplification> {
    let calls = calls(model, workflow);
    let loads = loads(&calls, &workflow.entry);
    let rates = rates(&calls, &loads);
    let called = loads.iter().filter(|(service, load)| **service != &workflow.entry || **load == Load::Unbounded);
    called
        .map(|(service, load)| Amplification {
            service: (*service).clone(),
            load: *load,
            rate: rates.get(service).copied().flatten(),
        })
        .collect()
}

/// The load of everything that is called on behalf of the entry, itself included. Callers come before the called; whoever is never reached
/// that way hangs on a circle.
pub(in crate::analysis) fn loads<'m>(calls: &[Call<'m>], entry: &'m ServiceId) -> BTreeMap<&'m ServiceId, Load> {
    let by_caller = by_caller(calls);
    let mut waiting = reached(&by_caller, entry);
    let mut loads: BTreeMap<&ServiceId, Load> = waiting.keys().map(|service| (*service, Load::Unbounded)).collect();
    let mut sums: BTreeMap<&ServiceId, (u64, u64)> = BTreeMap::from([(entry, (1, 1))]);
    let mut ready: Vec<&ServiceId> = if waiting[entry] == 0 { vec![entry] } else { Vec::new() };
    while let Some(caller) = ready.pop() {
        let (baseline, worst) = sums[caller];
        loads.insert(caller, Load::Bounded { baseline, worst });
        for call in by_caller.get(caller).into_iter().flatten() {
            let callee = &call.interaction.to;
            let attempts = u64::from(call.interaction.resilience.attempts);
            let sum = sums.entry(callee).or_default();
            sum.0 = sum.0.saturating_add(baseline.saturating_mul(call.times));
            sum.1 = sum.1.saturating_add(worst.saturating_mul(call.times).saturating_mul(attempts));
            let waiting = waiting.entry(callee).or_default();
            *waiting -= 1;
            if *waiting == 0 {
                ready.push(callee);
            }
        }
    }
    loads
}

/// Whom calls from the entry reach, and how many of those calls lead to each.
fn reached<'m>(by_caller: &ByCaller<'_, 'm>, entry: &'m ServiceId) -> BTreeMap<&'m ServiceId, usize> {
    let mut reached = BTreeMap::from([(entry, 0)]);
    let mut open = vec![entry];
    while let Some(caller) = open.pop() {
        for call in by_caller.get(caller).into_iter().flatten() {
            let callee = &call.interaction.to;
            *reached.entry(callee).or_insert_with(|| {
                open.push(callee);
                0
            }) += 1;
        }
    }
    reached
}

type ByCaller<'c, 'm> = BTreeMap<&'m ServiceId, Vec<&'c Call<'m>>>;

fn by_caller<'c, 'm>(calls: &'c [Call<'m>]) -> ByCaller<'c, 'm> {
    let mut by_caller = ByCaller::new();
    for call in calls {
        by_caller.entry(&call.interaction.from).or_default().push(call);
    }
    by_caller
}

/// By who is called, the stated rates of the calls, and those multiplied by what retries make of each: the caller's own amplification times
/// the attempts. None where that of one of the calls is not known.
fn rates<'m>(calls: &[Call<'m>], loads: &BTreeMap<&ServiceId, Load>) -> BTreeMap<&'m ServiceId, Option<Rate>> {
    let mut rates: BTreeMap<&ServiceId, Option<Rate>> = BTreeMap::new();
    for call in calls {
        let Some(load) = loads.get(&call.interaction.from) else { continue };
        let sum = rates.entry(&call.interaction.to).or_insert(Some(Rate { baseline: 0.0, worst: 0.0 }));
        *sum = sum.and_then(|sum| sum.with(call.interaction, *load));
    }
    rates
}

impl Rate {
    /// With those of one more call, made by someone with this load.
    fn with(self, call: &Interaction, load: Load) -> Option<Self> {
        let rate = call.rate?;
        let worst = rate * load.amplification()? * f64::from(call.resilience.attempts);
        Some(Self { baseline: self.baseline + rate, worst: self.worst + worst })
    }
}
