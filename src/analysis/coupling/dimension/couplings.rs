//! Five of the six couplings.

use super::reason::Reason;
use super::{Couplings, Degree, Evidence, Tie, degree};
use crate::model::interaction::{InteractionKind, Strength};

/// The domain coupling behind an anticorruption layer is at most this.
const BEHIND_LAYER: f64 = 0.1;

pub(super) fn of<'m>(evidence: &Evidence<'_, 'm>, tie: &Tie<'_, 'm>) -> Couplings {
    Couplings {
        structural: match tie.passes_channel() {
            true => degree(0.5, Reason::ThroughChannel),
            false => degree(1.0, Reason::Direct),
        },
        control: control(tie.kind),
        data: data(tie),
        domain: domain(evidence, tie),
        organisational: evidence.organisational(tie),
    }
}

fn control(kind: InteractionKind) -> Degree {
    match kind {
        InteractionKind::Command => degree(1.0, Reason::Commands),
        InteractionKind::Request => degree(0.5, Reason::Requests),
        InteractionKind::Query => degree(0.2, Reason::Queries),
        InteractionKind::Event
        | InteractionKind::Stream
        | InteractionKind::SharedData
        | InteractionKind::Library
        | InteractionKind::File => degree(0.0, Reason::CommandsNobody),
    }
}

fn data(tie: &Tie<'_, '_>) -> Degree {
    if tie.kind == InteractionKind::SharedData {
        return degree(1.0, Reason::SharesData);
    }
    let Some(contract) = tie.contract else { return degree(1.0, Reason::NoContract) };
    let fields = contract.fields.len();
    match &tie.consuming.uses {
        _ if fields == 0 => degree(1.0, Reason::NoFields),
        None => degree(1.0, Reason::UsesUnsaid { fields }),
        Some(uses) => {
            let used = contract.fields.iter().filter(|field| uses.contains(&field.name)).count();
            degree(ratio(used, fields), Reason::UsesFields { used, fields })
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of fields stay far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

fn domain<'m>(evidence: &Evidence<'_, 'm>, tie: &Tie<'_, 'm>) -> Degree {
    let value = match tie.strength.strength() {
        Strength::Contract => 0.0,
        Strength::Model => 0.5,
        Strength::Functional => 0.8,
        Strength::Intrusive => 1.0,
    };
    match value > BEHIND_LAYER && evidence.strengths.is_behind_anticorruption_layer(tie.bond) {
        true => degree(BEHIND_LAYER, Reason::Translated),
        false => degree(value, Reason::Knowledge(tie.strength)),
    }
}
