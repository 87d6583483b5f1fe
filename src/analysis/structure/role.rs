//! Core and periphery (Baldwin, MacCormack, Rusnak, *Hidden Structure*, 2014 \[V\]). The thresholds were found on systems of thousands of
//! source files; the guards that fit them to a few services are \[P\].

use std::cmp::Reverse;

use super::super::dependency::Node;
use super::super::dependency::closure::Closure;
use super::super::dependency::cycles::Components;
use super::super::network::Network;
use crate::model::words::words;

/// Below so many nodes the kind of architecture is an accident of a few, so that only the core itself is worth telling \[P\].
pub const LEAST_LABELLED: usize = 50;

words! {
    /// What kind of architecture a network has, by the size of its largest cyclic group.
    ArchitectureKind {
        /// Nobody depends on itself in a circle \[P\].
        Acyclic = "acyclic",
        /// The largest group has less than 4 % of the nodes.
        Hierarchical = "hierarchical",
        /// The largest group has less than 1.5 times as many nodes as the second.
        MultiCore = "multi-core",
        /// The largest group has at most 6 % of the nodes.
        BorderlineCorePeriphery = "borderline-core-periphery",
        /// The largest group has more.
        CorePeriphery = "core-periphery",
    }
}

words! {
    /// The part that a node plays, by how many depend on it and on how many it depends, directly or not. Much or little is measured
    /// against the core where there is one core, else against the median.
    Role {
        /// Little depended on, depends on little.
        Periphery = "periphery",
        /// Much depended on, depends on little.
        Shared = "shared",
        /// Little depended on, depends on much.
        Control = "control",
        /// A member of the core: of the cyclic group, or groups, that the rest stands around.
        Core = "core",
        /// Much depended on, depends on much, and yet in no core.
        Central = "central",
    }
}

/// Whether a network has a core, and which.
#[derive(Clone, Debug, PartialEq)]
pub struct Architecture<Id> {
    /// What the published thresholds say; for a small network, rather ask for the [`Architecture::label`].
    pub kind: ArchitectureKind,
    /// The largest cyclic group and all groups of more than two thirds of its size; the largest first, members by id.
    pub cores: Vec<Vec<Id>>,
    /// The share of the nodes that are in the largest cyclic group, from 0 to 1; undefined for an empty network.
    pub core_share: Option<f64>,
    /// Of how many nodes.
    pub nodes: usize,
}

impl<Id: Clone> Architecture<Id> {
    pub(super) fn of(network: &Network<Id>, parts: &Parts) -> Self {
        let nodes = network.ids.len();
        let largest = parts.cores.first().map_or(0, Vec::len);
        Self {
            kind: parts.kind,
            cores: parts.cores.iter().map(|core| network.ids_of(core)).collect(),
            core_share: super::super::coupling::system::share(largest as u64, nodes as u64),
            nodes,
        }
    }

    /// The kind where it means something: of at least [`LEAST_LABELLED`] nodes, or without any circle.
    pub fn label(&self) -> Option<ArchitectureKind> {
        Some(self.kind).filter(|kind| self.nodes >= LEAST_LABELLED || *kind == ArchitectureKind::Acyclic)
    }
}

/// The kind of an architecture, its cores and the role of each node.
pub(super) struct Parts {
    kind: ArchitectureKind,
    cores: Vec<Vec<Node>>,
    pub(super) roles: Vec<Role>,
}

/// O(N log N).
pub(super) fn parts(components: &Components, closure: &Closure) -> Parts {
    let mut groups = components.cyclic();
    groups.sort_by_key(|group| Reverse(group.len()));
    let size = |place: usize| groups.get(place).map_or(0, |group| group.len());
    let kind = kind(size(0), size(1), closure.reach.len());
    let cores: Vec<Vec<Node>> =
        groups.iter().filter(|group| is_core(group.len(), size(0))).map(|group| group.to_vec()).collect();
    let pivots = match (kind, cores.first()) {
        (ArchitectureKind::CorePeriphery | ArchitectureKind::BorderlineCorePeriphery, Some(core)) => {
            let of_core = |counts: &[usize]| 2 * counts[core[0].index()];
            (of_core(&closure.reached_by), of_core(&closure.reach))
        }
        _ => (twice_median(&closure.reached_by), twice_median(&closure.reach)),
    };
    let mut roles: Vec<Role> =
        closure.reached_by.iter().zip(&closure.reach).map(|(by, reach)| role(2 * by, 2 * reach, pivots)).collect();
    if kind != ArchitectureKind::Hierarchical {
        cores.iter().flatten().for_each(|node| roles[node.index()] = Role::Core);
    }
    Parts { kind, cores, roles }
}

/// The published thresholds, in whole numbers.
fn kind(largest: usize, second: usize, nodes: usize) -> ArchitectureKind {
    if largest < 2 {
        ArchitectureKind::Acyclic
    } else if 100 * largest < 4 * nodes {
        ArchitectureKind::Hierarchical
    } else if is_core(second, largest) {
        ArchitectureKind::MultiCore
    } else if 100 * largest <= 6 * nodes {
        ArchitectureKind::BorderlineCorePeriphery
    } else {
        ArchitectureKind::CorePeriphery
    }
}

/// Whether the largest group is less than 1.5 times as large as this one.
fn is_core(size: usize, largest: usize) -> bool {
    2 * largest < 3 * size
}

fn twice_median(counts: &[usize]) -> usize {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    match sorted.len() {
        0 => 0,
        length => sorted[length / 2] + sorted[(length - 1) / 2],
    }
}

fn role(reached_by: usize, reach: usize, pivots: (usize, usize)) -> Role {
    match (reached_by >= pivots.0, reach >= pivots.1) {
        (true, false) => Role::Shared,
        (false, true) => Role::Control,
        (false, false) => Role::Periphery,
        (true, true) => Role::Central,
    }
}
