//! The coupling of each interaction, and the pairs that are coupled without one.

use serde::Serialize;

use super::Text;
use crate::analysis::coupling::dimension::{Couplings, Dimensions, Facets};
use crate::analysis::coupling::incidental::IncidentalPair;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Interaction<'a> {
    id: Text<'a>,
    strength: u8,
    distance: u8,
    volatility: u8,
    balance: u8,
    effort: u16,
    modularity: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    coupling: Option<CouplingEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<FacetEntry>,
}

#[derive(Serialize)]
struct CouplingEntry {
    structural: Measure,
    control: Measure,
    data: Measure,
    domain: Measure,
    organisational: Measure,
}

#[derive(Serialize)]
struct FacetEntry {
    temporal: Measure,
    location: Measure,
    format: Measure,
    semantic: Measure,
    conversation: Measure,
    order: Measure,
    technology: Measure,
    deployment: Measure,
    organisational: Measure,
}

pub(super) fn interaction<'a>(
    id: &'a str,
    it: &InteractionCoupling,
    dimensions: Option<&Dimensions>,
) -> Interaction<'a> {
    Interaction {
        id: Text(id),
        strength: it.strength.value,
        distance: it.distance.value,
        volatility: it.volatility.value,
        balance: it.balance,
        effort: it.effort,
        modularity: it.modularity,
        coupling: dimensions.map(|it| coupling(&it.couplings)),
        facets: dimensions.map(|it| facets(&it.facets)),
    }
}

fn coupling(it: &Couplings) -> CouplingEntry {
    CouplingEntry {
        structural: Measure(it.structural.value),
        control: Measure(it.control.value),
        data: Measure(it.data.value),
        domain: Measure(it.domain.value),
        organisational: Measure(it.organisational.value),
    }
}

fn facets(it: &Facets) -> FacetEntry {
    FacetEntry {
        temporal: Measure(it.temporal.value),
        location: Measure(it.location.value),
        format: Measure(it.format.value),
        semantic: Measure(it.semantic.value),
        conversation: Measure(it.conversation.value),
        order: Measure(it.order.value),
        technology: Measure(it.technology.value),
        deployment: Measure(it.deployment.value),
        organisational: Measure(it.organisational.value),
    }
}

pub(super) fn incidental(it: &IncidentalPair) -> [Text<'_>; 2] {
    [Text(it.one.as_str()), Text(it.other.as_str())]
}
