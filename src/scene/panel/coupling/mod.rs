//! Coupling as tables, and why each figure is what it is.

pub mod bars;
pub mod folded;
pub mod incidental;
mod reasons;
pub mod research;

use super::glossary::Figure;
use super::table::{Row, Table, Value};
use super::words;
use crate::analysis::coupling::Coupling;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::model::{EntityId, InteractionId, Model, ServiceId};

pub use reasons::{Reason, Told, reasons};

use bars::Ties;
use research::Research;

/// The figures of a service, a context or a team.
const NODE: &[Figure] =
    &[Figure::UsedBy, Figure::Uses, Figure::HubLoad, Figure::Leaning, Figure::Reach, Figure::ReachedBy];

/// The same, and those that researchers ask for.
const NODE_AND_RESEARCH: &[Figure] = &[
    Figure::UsedBy,
    Figure::Uses,
    Figure::HubLoad,
    Figure::Leaning,
    Figure::Reach,
    Figure::ReachedBy,
    Figure::Role,
    Figure::Betweenness,
    Figure::Closeness,
    Figure::PageRank,
    Figure::Clustering,
];

/// The column by which nodes are sorted at first: that of the hub load.
pub const NODE_SORTED_BY: usize = 2;
/// The column by which interactions are sorted at first: that of the drag.
pub const INTERACTION_SORTED_BY: usize = 0;

/// One row for each service that counts; with the columns of the research where they are asked for.
pub fn services(model: &Model, coupling: &Coupling, research: Option<&Research>) -> Table {
    let row = |(id, it): (&ServiceId, &ServiceCoupling)| {
        node_row(id.entity(), words::service(model, id).to_owned(), it, research)
    };
    let rows = coupling.services.iter().map(row).collect();
    Table { caption: "Coupling of each service", subject: "Service", columns: node_columns(research), rows }
}

fn node_columns(research: Option<&Research>) -> &'static [Figure] {
    research.map_or(NODE, |_| NODE_AND_RESEARCH)
}

fn node_row(id: &EntityId, name: String, it: &ServiceCoupling, research: Option<&Research>) -> Row {
    let mut values = vec![
        Value::Count(it.afferent),
        Value::Count(it.efferent),
        Value::Count(it.criticality),
        Value::Share(it.instability),
        Value::Count(it.reach),
        Value::Count(it.reached_by),
    ];
    values.extend(research.into_iter().flat_map(|research| research.values(id)));
    Row { id: id.clone(), name, values }
}

/// One row for each interaction that couples: what follows from strength, distance and volatility, those three, then the couplings
/// people talk about.
pub fn interactions(model: &Model, coupling: &Coupling, ties: &Ties) -> Table {
    let row = |(id, it): (&InteractionId, &InteractionCoupling)| {
        let mut values = vec![Value::Count(it.effort.into())];
        let scales = [it.balance, it.strength.value, it.distance.value, it.volatility.value];
        values.extend(scales.map(|value| Value::Count(value.into())));
        values.extend(ties.values(id).into_iter().map(Value::Share));
        Row { id: id.entity().clone(), name: words::name(model, id.entity()), values }
    };
    Table {
        caption: "Coupling of each interaction",
        subject: "Interaction",
        columns: &[
            Figure::Drag,
            Figure::Fit,
            Figure::Strength,
            Figure::Distance,
            Figure::Volatility,
            Figure::Structural,
            Figure::Control,
            Figure::Data,
            Figure::Domain,
            Figure::Organisational,
        ],
        rows: coupling.interactions.iter().map(row).collect(),
    }
}
