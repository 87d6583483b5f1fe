//! Architecture quanta (Ford, Richards, Sadalage, Dehghani, *Software Architecture: The Hard Parts*, 2021 \[V\]); the algorithm is
//! derived from their definition \[P\].

use std::collections::HashMap;

use petgraph::unionfind::UnionFind;

use super::DependencyGraph;
use crate::model::interaction::InteractionKind;

/// How many groups have to be deployed together, and how many have to run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) struct Quanta {
    /// Joined by shared data, libraries and equal deploy units.
    pub(in super::super) fixed: usize,
    /// Joined by synchronous calls as well.
    pub(in super::super) dynamic: usize,
}

/// Near O(N + E).
pub(in super::super) fn quanta(graph: &DependencyGraph<'_>) -> Quanta {
    let mut groups = Groups { sets: UnionFind::new(graph.node_count()), count: graph.node_count() };
    let mut first_of_unit = HashMap::new();
    for node in graph.nodes() {
        if let Some(unit) = graph.element(node).deploy_unit.as_deref() {
            groups.join(*first_of_unit.entry(unit).or_insert(node.index()), node.index());
        }
    }
    groups.join_all(graph, |kind| matches!(kind, InteractionKind::SharedData | InteractionKind::Library));
    let fixed = groups.count;
    groups.join_all(graph, InteractionKind::is_synchronous);
    Quanta { fixed, dynamic: groups.count }
}

struct Groups {
    sets: UnionFind<usize>,
    count: usize,
}

impl Groups {
    fn join(&mut self, one: usize, other: usize) {
        self.count -= usize::from(self.sets.union(one, other));
    }

    fn join_all(&mut self, graph: &DependencyGraph<'_>, joins: impl Fn(InteractionKind) -> bool) {
        for bond in graph.bonds().iter().filter(|bond| joins(graph.numbering.interaction(bond.first).kind)) {
            self.join(bond.dependent.index(), bond.upstream.index());
        }
    }
}
