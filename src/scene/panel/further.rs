//! Further figures of the whole system: shares, and how it is built.

use super::glossary::Figure;
use super::system::{Group, MOST_GROUPS, SystemFigure, group};
use super::words::{UNDEFINED, decimal, grouped, percent};
use crate::analysis::coupling::shares::SystemShares;
use crate::analysis::structure::Structure;
use crate::model::words::Word;
use crate::model::{Model, ServiceId};

/// The shares, most of them published.
pub fn shares(it: &SystemShares) -> Vec<SystemFigure> {
    let plain = SystemFigure::plain;
    vec![
        plain(Figure::MeanReach, decimal(it.average_dependency)),
        plain(Figure::ReachAgainstTree, decimal(it.normalised_dependency)),
        plain(Figure::LinksPerService, decimal(it.mean_coupling)),
        plain(Figure::Dependents, percent(it.dependent_share)),
        plain(Figure::SharedDatastores, percent(it.shared_datastore_share)),
        plain(Figure::Asynchronous, percent(it.asynchronous_share)),
        plain(Figure::ThroughGateway, percent(it.facade_share)),
    ]
}

/// What kind of architecture it is, its cores, and what alone holds it together.
pub fn structure(model: &Model, it: &Structure<ServiceId>) -> Vec<SystemFigure> {
    let joints = it.articulation_points.iter().take(MOST_GROUPS).map(|id| group(model, std::slice::from_ref(id), ""));
    let bridges = it.bridges.iter().take(MOST_GROUPS);
    let bridges = bridges.map(|(one, other)| group(model, &[one.clone(), other.clone()], " – "));
    let cores = it.architecture.cores.iter().take(MOST_GROUPS).map(|core| group(model, core, ", "));
    let label = it.architecture.label().map_or_else(|| UNDEFINED.to_owned(), |kind| kind.word().replace('-', " "));
    let listed = |figure, value, groups: Vec<Group>| SystemFigure { figure, value, groups };
    vec![
        SystemFigure::plain(Figure::Architecture, label),
        listed(Figure::CoreShare, percent(it.architecture.core_share), cores.collect()),
        listed(Figure::Joints, grouped(it.articulation_points.len()), joints.collect()),
        listed(Figure::Bridges, grouped(it.bridges.len()), bridges.collect()),
    ]
}
