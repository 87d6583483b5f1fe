//! Coupling as tables, and why each figure is what it is.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::glossary::Figure;
use super::table::{Row, Table, Value};
use super::words::{self, counted, decimal};
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::analysis::coupling::{Coupling, Reasoned};
use crate::model::{EntityId, InteractionId, Model, ServiceId};

/// How many names a reason lists.
const NAMES: usize = 6;

/// A figure of one row with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which figure.
    pub figure: Figure,
    /// Its value, as shown.
    pub value: String,
    /// Why it is that.
    pub why: String,
}

/// One row for each service that counts.
pub fn services(model: &Model, coupling: &Coupling) -> Table {
    let row = |(id, it): (&ServiceId, &ServiceCoupling)| Row {
        id: id.entity().clone(),
        name: words::service(model, id).to_owned(),
        values: vec![
            Value::Count(it.afferent),
            Value::Count(it.efferent),
            Value::Count(it.criticality),
            Value::Share(it.instability),
            Value::Count(it.reach),
            Value::Count(it.reached_by),
        ],
    };
    Table {
        caption: "Coupling of each service",
        subject: "Service",
        columns: &[Figure::UsedBy, Figure::Uses, Figure::HubLoad, Figure::Leaning, Figure::Reach, Figure::ReachedBy],
        rows: coupling.services.iter().map(row).collect(),
    }
}

/// One row for each interaction that couples.
pub fn interactions(model: &Model, coupling: &Coupling) -> Table {
    let row = |(id, it): (&InteractionId, &InteractionCoupling)| Row {
        id: id.entity().clone(),
        name: words::name(model, id.entity()),
        values: vec![
            Value::Count(it.strength.value.into()),
            Value::Count(it.distance.value.into()),
            Value::Count(it.volatility.value.into()),
            Value::Count(it.balance.into()),
            Value::Count(it.effort.into()),
        ],
    };
    Table {
        caption: "Coupling of each interaction",
        subject: "Interaction",
        columns: &[Figure::Strength, Figure::Distance, Figure::Volatility, Figure::Fit, Figure::Drag],
        rows: coupling.interactions.iter().map(row).collect(),
    }
}

/// Why the figures of a service or an interaction are what they are; empty for what has none. O(E) for a service, for its neighbours.
pub fn reasons(model: &Model, coupling: &Coupling, id: &EntityId) -> Vec<Reason> {
    let service = ServiceId::from_entity(id.clone());
    match (coupling.services.get(&service), coupling.interactions.get(&InteractionId::from_entity(id.clone()))) {
        (Some(it), _) => of_service(model, coupling, &service, it),
        (None, Some(it)) => of_interaction(model, it),
        (None, None) => Vec::new(),
    }
}

fn of_service(model: &Model, coupling: &Coupling, id: &ServiceId, it: &ServiceCoupling) -> Vec<Reason> {
    let users = names(model, coupling.interactions.values().filter(|it| it.upstream == *id).map(|it| &it.dependent));
    let used = names(model, coupling.interactions.values().filter(|it| it.dependent == *id).map(|it| &it.upstream));
    let nobody = |names: Vec<&str>| if names.is_empty() { "nobody".to_owned() } else { words::list(&names, NAMES) };
    let reason = |figure, value: String, why: String| Reason { figure, value, why };
    let leaning = match it.instability {
        Some(_) => format!("uses {} ÷ {} in all", it.efferent, counted(it.afferent + it.efferent, "link", "links")),
        None => "undefined: it stands alone".to_owned(),
    };
    let all = coupling.system.services;
    vec![
        reason(Figure::UsedBy, it.afferent.to_string(), nobody(users)),
        reason(Figure::Uses, it.efferent.to_string(), nobody(used)),
        reason(Figure::HubLoad, it.criticality.to_string(), format!("used by {} × uses {}", it.afferent, it.efferent)),
        reason(Figure::Leaning, decimal(it.instability), leaning),
        reason(Figure::Reach, it.reach.to_string(), format!("itself and {} of the {} others", it.reach - 1, all - 1)),
        reason(
            Figure::ReachedBy,
            it.reached_by.to_string(),
            format!("itself and {} of the {} others", it.reached_by - 1, all - 1),
        ),
    ]
}

fn names<'m>(model: &'m Model, ids: impl Iterator<Item = &'m ServiceId>) -> Vec<&'m str> {
    let distinct: BTreeSet<&ServiceId> = ids.collect();
    distinct.into_iter().map(|id| words::service(model, id)).collect()
}

fn of_interaction(model: &Model, it: &InteractionCoupling) -> Vec<Reason> {
    let (strength, distance, volatility) = (it.strength.value, it.distance.value, it.volatility.value);
    let upstream = words::service(model, &it.upstream);
    let volatility_reason = reasoned(Figure::Volatility, &it.volatility);
    vec![
        reasoned(Figure::Strength, &it.strength),
        reasoned(Figure::Distance, &it.distance),
        Reason { why: format!("{} of {upstream}", volatility_reason.why), ..volatility_reason },
        Reason {
            figure: Figure::Fit,
            value: it.balance.to_string(),
            why: format!("max(|{strength} − {distance}|, 10 − {volatility}) + 1"),
        },
        Reason {
            figure: Figure::Drag,
            value: it.effort.to_string(),
            why: format!("{strength} × {distance} × {volatility}"),
        },
    ]
}

fn reasoned<Why: Display>(figure: Figure, it: &Reasoned<Why>) -> Reason {
    Reason { figure, value: it.value.to_string(), why: it.reason.to_string() }
}
