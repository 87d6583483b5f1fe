//! The order in which a dependency structure matrix is read.

use std::cmp::Reverse;

use super::super::dependency::Node;
use super::super::dependency::closure::Closure;
use super::super::dependency::cuts::Circle;
use super::super::dependency::cycles::Components;
use super::super::graph::Graph;
use super::super::network::Network;

/// Blocks above this size are put in order by a heuristic: an exact order would take longer than a keystroke.
const LARGEST_EXACT_BLOCK: usize = 12;

/// The order of rows and columns that makes a dependency matrix block-triangular: whatever a block depends on stands before it (Steward
/// 1981; collapsing circuits \[V\]).
#[derive(Clone, Debug, PartialEq)]
pub struct Sequence<Id> {
    /// The most depended on first. A block of more than one member is a cyclic group; its members stand so that few of them depend on a
    /// later one.
    pub blocks: Vec<Vec<Id>>,
    /// The dependencies on a later one, which all lie within blocks; by ids.
    pub ahead: Vec<(Id, Id)>,
}

impl<Id: Clone> Sequence<Id> {
    /// Blocks by how many depend on them, directly or not, falling; ties by on how many they depend, rising, then by the first id. As
    /// everything is reached from more nodes than what depends on it, this is a reverse topological order. O((N + E) log N).
    pub(super) fn of(network: &Network<Id>, components: &Components, closure: &Closure) -> Self {
        let mut blocks: Vec<&[Node]> = components.members.iter().map(Vec::as_slice).collect();
        blocks.sort_unstable_by_key(|block| {
            let first = block[0].index();
            (Reverse(closure.reached_by[first]), closure.reach[first], first)
        });
        let mut ahead = Vec::new();
        let mut ordered = Vec::with_capacity(blocks.len());
        for block in blocks {
            let (members, cut) = tear(&network.graph, components, block);
            ordered.push(network.ids_of(&members));
            ahead.extend(cut);
        }
        ahead.sort_unstable();
        Self { blocks: ordered, ahead: network.pairs_of(&ahead) }
    }

    /// Of these, ascending, of whom the first of each pair depends on the second; pairs with others do not count.
    /// O((N + E) log N), and O(E·N / 64) for who depends on whom indirectly.
    pub fn of_pairs<'a>(ids: &[Id], dependencies: impl IntoIterator<Item = (&'a Id, &'a Id)>) -> Self
    where
        Id: Ord + 'a,
    {
        let node = |id: &Id| ids.binary_search(id).ok().map(Node::of);
        let pairs = dependencies.into_iter().filter(|(from, to)| from != to);
        let mut edges: Vec<(Node, Node)> = pairs.filter_map(|(from, to)| Some((node(from)?, node(to)?))).collect();
        edges.sort_unstable();
        edges.dedup();
        let components = Components::of_edges(ids.len(), &edges);
        let closure = Closure::of(&edges, &components);
        let network = Network { ids: ids.to_vec(), graph: Graph::of(ids.len(), &edges) };
        Self::of(&network, &components, &closure)
    }

    /// The ids in order.
    pub fn order(&self) -> impl Iterator<Item = &Id> {
        self.blocks.iter().flatten()
    }
}

/// The members of a block in order, and the dependencies that point ahead.
fn tear(graph: &Graph, components: &Components, block: &[Node]) -> (Vec<Node>, Vec<(Node, Node)>) {
    if block.len() == 1 {
        return (block.to_vec(), Vec::new());
    }
    let own = components.of[block[0].index()];
    let within = |from: Node| graph.successors(from).iter().filter(|to| components.of[to.index()] == own);
    let circle = Circle::of(block, block.iter().flat_map(|from| within(*from).map(|to| (*from, *to, 1))));
    let order = circle.quick_order(LARGEST_EXACT_BLOCK);
    (order.iter().rev().map(|member| block[*member]).collect(), circle.back_edges(&order))
}
