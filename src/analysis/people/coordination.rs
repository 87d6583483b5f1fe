//! Which teams have to coordinate because their work hangs together, and which of them agreed how.

use std::collections::{BTreeMap, BTreeSet};

use super::super::coupling::system::share;
use super::super::dependency::DependencyGraph;
use super::Owners;
use super::delivery::TeamDependencies;
use super::mode::{Modes, sorted};
use crate::model::TeamId;

/// CR = TA · TD · TAᵀ (Cataldo, Wagstrom, Herbsleb, Carley 2006 \[V\]): for each two who do the work, how often something one is
/// assigned to depends on something the other is assigned to, or the other way round, or is the same. Both orders of each pair are
/// listed, and each with itself; nothing is where the count is 0.
///
/// `assigned` tells for each piece of work who is assigned to it, each once: TA. `dependencies` are the pairs that depend, in any order
/// and as often as one likes: TD, made symmetric, its diagonal 1. O(a² · (n + d)) for n pieces, d dependencies and a assigned to each.
pub fn requirements<Who: Ord + Clone>(
    assigned: &[Vec<Who>],
    dependencies: &[(usize, usize)],
) -> BTreeMap<(Who, Who), u64> {
    let itself = (0..assigned.len()).map(|work| (work, work));
    let mut pairs: Vec<(usize, usize)> =
        dependencies.iter().map(|(one, other)| sorted(*one, *other)).chain(itself).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut met: Vec<(&Who, &Who)> = Vec::with_capacity(2 * pairs.len());
    for (one, other) in pairs {
        for who in &assigned[one] {
            for whom in &assigned[other] {
                met.push((who, whom));
                if one != other {
                    met.push((whom, who));
                }
            }
        }
    }
    met.sort_unstable();
    let runs = met.chunk_by(|one, other| one == other);
    runs.map(|run| ((run[0].0.clone(), run[0].1.clone()), run.len() as u64)).collect()
}

/// Pairs of teams, each pair and the list sorted.
pub type TeamPairs = Vec<(TeamId, TeamId)>;

/// What has to be coordinated against what was agreed. Elements without an owner do not count.
#[derive(Clone, Debug, PartialEq)]
pub struct Coordination {
    /// How much each team has to coordinate with each, itself included: [`requirements`] over the dependency graph.
    pub counts: BTreeMap<(TeamId, TeamId), u64>,
    /// The pairs whose work hangs together.
    pub required: TeamPairs,
    /// The pairs that agreed on a way of working.
    pub declared: TeamPairs,
    /// Required and not declared: no agreed way of working.
    pub missing: TeamPairs,
    /// Declared and not required.
    pub surplus: TeamPairs,
    /// The missing ones that only contracts join, strength 1: one side serves the other, and nothing has to be talked over \[P\].
    pub served: TeamPairs,
    /// STC: the share of the required pairs that are declared, from 0 to 1 (Cataldo et al. 2006 \[V\]); undefined where none is
    /// required. Served pairs count as missing, as defined.
    pub congruence: Option<f64>,
}

impl Coordination {
    /// O(n log n) in the size of the graph.
    pub(super) fn of<'m>(
        graph: &DependencyGraph<'m>,
        owners: &Owners<'m>,
        modes: &Modes<'m>,
        dependencies: &TeamDependencies,
    ) -> Self {
        let assigned: Vec<Vec<usize>> = owners.places.iter().map(|place| place.iter().copied().collect()).collect();
        let ends: Vec<(usize, usize)> = graph.ends().iter().map(|(from, to)| (from.index(), to.index())).collect();
        let counts = requirements(&assigned, &ends);
        let pair = |(one, other): (usize, usize)| (owners.teams[one], owners.teams[other]);
        // Places stand in the order of ids, and so do pairs of places.
        let required: BTreeSet<_> = counts.keys().copied().filter(|(one, other)| one < other).map(pair).collect();
        let declared: BTreeSet<_> = modes.pairs().collect();
        let missing: Vec<_> = required.difference(&declared).copied().collect();
        let served = missing.iter().copied().filter(|pair| strength(dependencies, *pair) <= 1);
        let owned_pair = |(one, other): (&TeamId, &TeamId)| (one.clone(), other.clone());
        Self {
            congruence: share((required.len() - missing.len()) as u64, required.len() as u64),
            served: owned(served),
            missing: owned(missing.iter().copied()),
            surplus: owned(declared.difference(&required).copied()),
            required: owned(required.into_iter()),
            declared: owned(declared.into_iter()),
            counts: counts.into_iter().map(|(places, count)| (owned_pair(pair(places)), count)).collect(),
        }
    }
}

/// The tightest strength between two teams, either way.
fn strength(dependencies: &TeamDependencies, (one, other): (&TeamId, &TeamId)) -> u8 {
    let ways = [(one.clone(), other.clone()), (other.clone(), one.clone())];
    ways.iter().filter_map(|way| dependencies.get(way)).map(|it| it.strength).max().unwrap_or_default()
}

fn owned<'m>(pairs: impl Iterator<Item = (&'m TeamId, &'m TeamId)>) -> TeamPairs {
    pairs.map(|(one, other)| (one.clone(), other.clone())).collect()
}
