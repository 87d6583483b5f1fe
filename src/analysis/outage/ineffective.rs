//! The mitigations that do not help: in one outage, and ever.

use std::collections::BTreeSet;

use super::call::Call;
use super::circumstances::{Circumstances, Fault};
use super::mitigation::{Ineffective, Mitigation, Reason};
use super::passing::Fact;
use super::runtime::Runtime;
use super::shared_fate::SharedFate;
use super::spread::Spread;
use crate::analysis::numbering::Numbering;
use crate::model::Model;

/// The mitigations that can never do what they are there for: those that do not help when what is called is slow, and caches that may
/// keep nothing \[P\]. By interaction; O(N + E).
pub fn ineffective_mitigations(model: &Model) -> Vec<Ineffective> {
    let numbering = Numbering::of(model);
    let whole = Runtime::whole(&numbering, &SharedFate::of(&numbering), Circumstances::default());
    let calls = whole.transfers().iter().filter_map(|transfer| whole.call(&numbering, transfer));
    let faults = |call: Call<'_>| [Fault::Crash, Fault::Slow].map(|it| call.ineffective(it.into()).collect::<Vec<_>>());
    calls.flat_map(faults).flatten().collect::<BTreeSet<_>>().into_iter().collect()
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
