//! Who depends on whom: the graph that coupling is measured on.
//!
//! Nodes are the elements but persons and channels. An edge runs from the one who depends to the one depended on, one per ordered
//! pair however many interactions run between the two. Events, streams and files are reversed, because the reader binds to what the
//! writer publishes; channels are contracted to bonds between the parties they join.

mod bond;
pub(super) mod chain;
mod channel;
pub(super) mod closure;
pub mod cuts;
pub(super) mod cycles;
pub(super) mod quanta;

use std::ops::Range;

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::numbering::{ElementNo, InteractionNo, Numbering, narrow};
use crate::model::interaction::Interaction;
use crate::model::service::{Service, ServiceKind};
use crate::model::{Model, ServiceId};
pub(super) use bond::Bond;

/// A node of a graph by its place: an element in the dependency graph, a context or team where elements are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node(u32);

impl Node {
    pub(super) fn of(index: usize) -> Self {
        Self(narrow(index))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// One edge of the dependency graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency<'m> {
    /// The element that depends.
    pub from: &'m ServiceId,
    /// The element depended on.
    pub to: &'m ServiceId,
    /// The interactions behind it, by id; a bond through channels brings every interaction on its way.
    pub interactions: Vec<&'m Interaction>,
}

/// Who depends on whom in a model.
pub struct DependencyGraph<'m> {
    pub(super) numbering: Numbering<'m>,
    /// The element that each node stands for, ascending.
    elements: Vec<ElementNo>,
    /// Sorted by dependent, then upstream.
    bonds: Vec<Bond>,
    graph: DiGraph<(), Range<usize>>,
}

impl<'m> DependencyGraph<'m> {
    /// The dependency graph of a model. O(n + b log b) for a model of n entities and b bonds; a channel with s senders and r
    /// receivers makes up to s·r bonds.
    pub fn of(model: &'m Model) -> Self {
        Self::from_numbering(Numbering::of(model))
    }

    pub(super) fn from_numbering(numbering: Numbering<'m>) -> Self {
        let elements: Vec<ElementNo> =
            numbering.element_numbers().filter(|number| is_node(numbering.element(*number))).collect();
        let mut nodes = vec![None; numbering.elements.len()];
        for (index, element) in elements.iter().enumerate() {
            nodes[element.index()] = Some(Node::of(index));
        }
        let bonds = bond::bonds(&numbering, &nodes);
        let graph = graph_of(elements.len(), &bonds);
        Self { numbering, elements, bonds, graph }
    }

    /// How many elements count as nodes.
    pub fn node_count(&self) -> usize {
        self.elements.len()
    }

    /// How many ordered pairs depend.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// The edges, by the ids of their ends.
    pub fn dependencies(&self) -> impl Iterator<Item = Dependency<'m>> + '_ {
        self.edges().map(|(from, to, bonds)| {
            let mut numbers: Vec<InteractionNo> = bonds.iter().flat_map(Bond::interactions).collect();
            numbers.sort_unstable();
            numbers.dedup();
            Dependency {
                from: self.id(from),
                to: self.id(to),
                interactions: numbers.into_iter().map(|number| self.numbering.interaction(number)).collect(),
            }
        })
    }

    pub(super) fn nodes(&self) -> impl DoubleEndedIterator<Item = Node> + ExactSizeIterator + use<> {
        (0..self.elements.len()).map(Node::of)
    }

    pub(super) fn element_no(&self, node: Node) -> ElementNo {
        self.elements[node.index()]
    }

    pub(super) fn element(&self, node: Node) -> &'m Service {
        self.numbering.element(self.element_no(node))
    }

    /// The node that stands for an element; none for a person or a channel.
    pub(super) fn node(&self, id: &ServiceId) -> Option<Node> {
        let element = self.numbering.element_no(id)?;
        self.elements.binary_search(&element).ok().map(Node::of)
    }

    pub(super) fn id(&self, node: Node) -> &'m ServiceId {
        &self.element(node).id
    }

    /// The edges with the bonds behind them, by ends.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Node, Node, &[Bond])> {
        self.graph.edge_references().map(|edge| {
            (Node::of(edge.source().index()), Node::of(edge.target().index()), &self.bonds[edge.weight().clone()])
        })
    }

    pub(super) fn bonds(&self) -> &[Bond] {
        &self.bonds
    }

    /// The bonds behind one edge; none where there is no edge.
    pub(super) fn bonds_between(&self, dependent: Node, upstream: Node) -> &[Bond] {
        let start = self.bonds.partition_point(|bond| bond.ends() < (dependent, upstream));
        let end = self.bonds.partition_point(|bond| bond.ends() <= (dependent, upstream));
        &self.bonds[start..end]
    }

    /// How many depend on a node.
    pub(super) fn afferent(&self) -> Vec<usize> {
        self.degrees(|edge| edge.1)
    }

    /// How many a node depends on.
    pub(super) fn efferent(&self) -> Vec<usize> {
        self.degrees(|edge| edge.0)
    }

    fn degrees(&self, end: impl Fn((Node, Node)) -> Node) -> Vec<usize> {
        let mut degrees = vec![0; self.node_count()];
        for (from, to, _) in self.edges() {
            degrees[end((from, to)).index()] += 1;
        }
        degrees
    }

    pub(super) fn ends(&self) -> Vec<(Node, Node)> {
        self.edges().map(|(from, to, _)| (from, to)).collect()
    }
}

fn is_node(element: &Service) -> bool {
    element.kind != ServiceKind::Person && !element.kind.is_channel()
}

fn graph_of(node_count: usize, bonds: &[Bond]) -> DiGraph<(), Range<usize>> {
    let mut graph = DiGraph::with_capacity(node_count, bonds.len());
    for _ in 0..node_count {
        graph.add_node(());
    }
    let mut start = 0;
    for run in bonds.chunk_by(|one, other| one.ends() == other.ends()) {
        let (from, to) = run[0].ends();
        let end = start + run.len();
        graph.add_edge(NodeIndex::new(from.index()), NodeIndex::new(to.index()), start..end);
        start = end;
    }
    graph
}
