//! The figures of each node of a network: of services, contexts or teams.

use serde::Serialize;

use super::{Text, word};
use crate::analysis::centrality::Central;
use crate::analysis::report::{Level, Report};
use crate::analysis::structure::NodeStructure;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NodeEntry<'a> {
    id: Text<'a>,
    afferent: usize,
    efferent: usize,
    criticality: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    instability: Option<Measure>,
    reach: usize,
    reached_by: usize,
    role: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    betweenness: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closeness: Option<Measure>,
    page_rank: Measure,
    clustering: Measure,
}

/// A team, or an element that nobody owns.
#[derive(Serialize)]
pub(super) struct TeamEntry<'a> {
    #[serde(flatten)]
    node: NodeEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    autonomy: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paged: Option<usize>,
}

pub(super) fn teams(it: &Report) -> Vec<TeamEntry<'_>> {
    let entries = it.teams.structure.nodes.iter();
    entries
        .map(|(id, node)| TeamEntry {
            node: entry(id.as_str(), node, it.teams.centrality.get(id)),
            autonomy: it.autonomy(id).map(Measure),
            paged: it.paged(id),
        })
        .collect()
}

pub(super) fn nodes<'a, Id: Ord>(level: &'a Level<Id>, text: impl Fn(&'a Id) -> &'a str) -> Vec<NodeEntry<'a>> {
    let entries = level.structure.nodes.iter();
    entries.map(|(id, node)| entry(text(id), node, level.centrality.get(id))).collect()
}

fn entry<'a>(id: &'a str, node: &NodeStructure, central: Option<&Central>) -> NodeEntry<'a> {
    NodeEntry {
        id: Text(id),
        afferent: node.coupling.afferent,
        efferent: node.coupling.efferent,
        criticality: node.coupling.criticality,
        instability: node.coupling.instability.map(Measure),
        reach: node.coupling.reach,
        reached_by: node.coupling.reached_by,
        role: word(node.role),
        betweenness: central.map(|it| Measure(it.betweenness)),
        closeness: central.and_then(|it| it.closeness).map(Measure),
        page_rank: Measure(node.page_rank),
        clustering: Measure(node.clustering),
    }
}
