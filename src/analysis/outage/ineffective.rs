//! The mitigations that do not help: in one outage, and ever.

use super::call::Call;
use super::circumstances::Fault;
use super::mitigation::{Ineffective, Mitigation, Reason};
use super::passing::Fact;
use super::runtime::{Runtime, Transfer};
use super::spread::Spread;
use super::waiting::Waiting;
use crate::analysis::numbering::{InteractionNo, Numbering};
use crate::model::Model;

/// The mitigations that can never do what they are there for: those that do not help when what is called is slow, and caches that may
/// keep nothing \[P\]. By interaction; O(N + E).
pub fn ineffective_mitigations(model: &Model) -> Vec<Ineffective> {
    Waiting::of(&Numbering::of(model)).ineffective().into_iter().map(|(_, ineffective)| ineffective).collect()
}

/// The same of the runtime of the whole, with the numbers of the calls.
pub(super) fn of_whole(numbering: &Numbering<'_>, whole: &Runtime) -> Vec<(InteractionNo, Ineffective)> {
    let call = |transfer: &Transfer| Some((transfer.interaction()?, whole.call(numbering, transfer)?));
    let mut calls: Vec<(InteractionNo, Call<'_>)> = whole.transfers().iter().filter_map(call).collect();
    calls.sort_by_key(|(number, _)| *number);
    calls.iter().flat_map(|(number, call)| ever(call).into_iter().map(|it| (*number, it))).collect()
}

/// Of one call, each with each reason once.
fn ever(call: &Call<'_>) -> Vec<Ineffective> {
    let mut found: Vec<Ineffective> = call.ineffective(Fault::Crash.into()).collect();
    found.extend(call.ineffective(Fault::Slow.into()));
    found.sort();
    found.dedup();
    found
}

/// The mitigations of those calls that find what they call down, and do not help.
pub(super) fn of_spread(numbering: &Numbering<'_>, runtime: &Runtime, spread: &Spread<'_>) -> Vec<Ineffective> {
    let circumstances = runtime.circumstances();
    let mut found = Vec::new();
    for transfer in runtime.transfers().iter().filter(|it| it.may_fail() && spread.is_felt(it.supplier, Fact::Down)) {
        let Some(call) = runtime.call(numbering, transfer) else { continue };
        found.extend(call.ineffective(circumstances));
        if circumstances.fault == Fault::BadData && runtime.is_redundant(transfer.supplier) {
            let interaction = call.interaction.id.clone();
            found.push(Ineffective { interaction, mitigation: Mitigation::Redundancy, reason: Reason::Unnoticed });
        }
    }
    found
}
