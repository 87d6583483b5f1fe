//! How a network is built: what each node is in it, where it would fall apart, and the order in which its matrix is read.

mod articulation;
pub mod role;
pub mod sequence;

use std::collections::BTreeMap;

use super::centrality::{clustering::clustering, page_rank::page_rank};
use super::coupling::service::ServiceCoupling;
use super::dependency::Node;
use super::dependency::closure::Closure;
use super::dependency::cycles::Components;
use super::network::Network;
use articulation::articulation;
use role::{Architecture, Role};
use sequence::Sequence;

/// The structure of a network of services, contexts or teams.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure<Id> {
    /// Per node.
    pub nodes: BTreeMap<Id, NodeStructure>,
    /// Whether it has a core, and which.
    pub architecture: Architecture<Id>,
    /// Without one of these, some who hang together, whoever depends on whom, no longer do (Hopcroft and Tarjan 1973 \[V\]).
    pub articulation_points: Vec<Id>,
    /// The pairs, smaller id first, that alone hold two parts together.
    pub bridges: Vec<(Id, Id)>,
    /// The order of rows and columns of the dependency matrix.
    pub sequence: Sequence<Id>,
}

/// What one node is in its network. Betweenness and closeness take longer: [`super::centrality::Centrality`].
#[derive(Clone, Debug, PartialEq)]
pub struct NodeStructure {
    /// Its degrees and how far it reaches.
    pub coupling: ServiceCoupling,
    /// The part it plays.
    pub role: Role,
    /// How much it is depended on, directly or not: PageRank with damping 0.85, the sum over all nodes being 1 (Brin, Page 1998 \[V\]).
    pub page_rank: f64,
    /// How much those next to it hang together too: directed clustering, from 0 to 1 (Fagiolo 2007 \[V\]).
    pub clustering: f64,
}

impl<Id: Clone + Ord> Structure<Id> {
    /// O(E·N / 64) for the reach, O(E·√E) for the clustering, near linear for everything else.
    pub fn of(network: &Network<Id>) -> Self {
        let graph = &network.graph;
        let edges: Vec<_> = graph.edges().collect();
        let components = Components::of_edges(graph.node_count(), &edges);
        let closure = Closure::of(&edges, &components);
        let parts = role::parts(&components, &closure);
        let (ranks, clustering) = (page_rank(graph), clustering(graph));
        let node = |node: Node| {
            let (index, used_by, uses) = (node.index(), graph.predecessors(node).len(), graph.successors(node).len());
            let structure = NodeStructure {
                coupling: ServiceCoupling::new(used_by, uses, closure.reach[index], closure.reached_by[index]),
                role: parts.roles[index],
                page_rank: ranks[index],
                clustering: clustering[index],
            };
            (network.id(node), structure)
        };
        let loose = articulation(graph);
        Self {
            nodes: graph.nodes().map(node).collect(),
            architecture: Architecture::of(network, &parts),
            articulation_points: network.ids_of(&loose.points),
            bridges: network.pairs_of(&loose.bridges),
            sequence: Sequence::of(network, &components, &closure),
        }
    }
}
