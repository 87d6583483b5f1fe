//! Whether the borders that people drew are the borders of the dependency graph: modularity of a partition.

mod best;
mod level;

use super::dependency::{DependencyGraph, Node};
use super::folding::Groups;
use super::network::Network;
use crate::model::ServiceId;
use level::Level;

/// How well groups hold what belongs together: the share of dependencies within groups beyond what the degrees alone would give, from
/// below 0 up to below 1 (Leicht and Newman 2008, directed \[V\]). Above 0.3 is customarily called visible structure. Undefined without a
/// dependency.
///
/// Q = 1/m · Σ over nodes i, j of one group of (A_ij − k_i^out · k_j^in / m).
#[derive(Clone, Debug, PartialEq)]
pub struct Modularity {
    /// Q of the contexts; an element without one is a group of its own.
    pub by_context: Option<f64>,
    /// Q of the teams; an element without one is a group of its own.
    pub by_team: Option<f64>,
    /// Q of the best groups found.
    pub best: Option<f64>,
    /// The best groups found, members and groups by id. Nobody can say quickly that none are better: the search is a heuristic.
    pub best_groups: Vec<Vec<ServiceId>>,
}

impl Modularity {
    /// Q of what people drew, and the best groups found from there and from single elements, by moving elements and groups as long as
    /// that helps (after Blondel et al. 2008 \[V\]). So the best is never worse than what people drew. Elements take turns by id, in a
    /// small system in several other orders too; nothing is left to chance. Each round of moves costs O(N + E); few are needed.
    pub fn of(graph: &DependencyGraph<'_>) -> Self {
        let Network { ids, graph: edges } = Network::of(graph);
        let (contexts, teams) = (Groups::by_context(graph).of, Groups::by_team(graph).of);
        let level = Level::of_nodes(&edges);
        let best = best::best(&level, [&contexts, &teams]);
        Self {
            by_context: level.modularity(&contexts),
            by_team: level.modularity(&teams),
            best: level.modularity(&best),
            best_groups: listed(&ids, &best),
        }
    }

    /// How far the contexts are from the best groups found, at least 0 \[P\].
    pub fn context_gap(&self) -> Option<f64> {
        Some(self.best? - self.by_context?)
    }

    /// How far the teams are from the best groups found, at least 0 \[P\].
    pub fn team_gap(&self) -> Option<f64> {
        Some(self.best? - self.by_team?)
    }
}

/// [`Modularity::by_context`] alone, in O(N log N + E).
pub(super) fn by_context(graph: &DependencyGraph<'_>) -> Option<f64> {
    of_groups(graph, &Groups::by_context(graph).of)
}

/// [`Modularity::by_team`] alone, in O(N log N + E).
pub(super) fn by_team(graph: &DependencyGraph<'_>) -> Option<f64> {
    of_groups(graph, &Groups::by_team(graph).of)
}

#[expect(clippy::cast_precision_loss, reason = "squares of counts of edges stay far below 2^52")]
fn of_groups(graph: &DependencyGraph<'_>, groups: &[Node]) -> Option<f64> {
    let (mut ends, mut within) = (vec![(0_u64, 0_u64); groups.len()], 0_u64);
    for (from, to, _) in graph.edges() {
        let (from, to) = (groups[from.index()], groups[to.index()]);
        ends[from.index()].0 += 1;
        ends[to.index()].1 += 1;
        within += u64::from(from == to);
    }
    let total = graph.edge_count() as u64;
    let expected: u64 = ends.iter().map(|(out, into)| out * into).sum();
    (total > 0).then(|| ((within * total) as f64 - expected as f64) / (total * total) as f64)
}

/// The members of each group; as nodes come by id, so do groups and members.
fn listed(ids: &[ServiceId], groups: &[Node]) -> Vec<Vec<ServiceId>> {
    let mut places = vec![None; ids.len()];
    let mut listed: Vec<Vec<ServiceId>> = Vec::new();
    for (id, group) in ids.iter().zip(groups) {
        let place = *places[group.index()].get_or_insert(listed.len());
        if place == listed.len() {
            listed.push(Vec::new());
        }
        listed[place].push(id.clone());
    }
    listed
}
