//! The coupling of each service and each interaction.

use serde::Serialize;

use super::Text;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Service<'a> {
    id: Text<'a>,
    afferent: usize,
    efferent: usize,
    criticality: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    instability: Option<Measure>,
    reach: usize,
    reached_by: usize,
}

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
}

pub(super) fn service<'a>(id: &'a str, it: &ServiceCoupling) -> Service<'a> {
    Service {
        id: Text(id),
        afferent: it.afferent,
        efferent: it.efferent,
        criticality: it.criticality,
        instability: it.instability.map(Measure),
        reach: it.reach,
        reached_by: it.reached_by,
    }
}

pub(super) fn interaction<'a>(id: &'a str, it: &InteractionCoupling) -> Interaction<'a> {
    Interaction {
        id: Text(id),
        strength: it.strength.value,
        distance: it.distance.value,
        volatility: it.volatility.value,
        balance: it.balance,
        effort: it.effort,
        modularity: it.modularity,
    }
}
