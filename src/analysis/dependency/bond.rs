//! Bonds: one dependency for one reason.

use super::super::numbering::{ElementNo, InteractionNo, Numbering};
use super::Node;
use super::channel::Routes;
use crate::model::interaction::InteractionKind;

/// One interaction between two nodes, or one way through channels that joins them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Bond {
    pub(in super::super) dependent: Node,
    pub(in super::super) upstream: Node,
    /// The interaction that is the bond, or that enters the first channel; its kind is the kind of the bond.
    pub(in super::super) first: InteractionNo,
    /// The interactions after that, out of each channel; empty where no channel is passed.
    pub(in super::super) rest: Vec<InteractionNo>,
}

impl Bond {
    pub(in super::super) fn ends(&self) -> (Node, Node) {
        (self.dependent, self.upstream)
    }

    pub(in super::super) fn interactions(&self) -> impl Iterator<Item = InteractionNo> + '_ {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }

    /// The interaction that reaches the receiver.
    pub(in super::super) fn last(&self) -> InteractionNo {
        self.rest.last().copied().unwrap_or(self.first)
    }

    fn between(kind: InteractionKind, from: Node, to: Node, first: InteractionNo, rest: Vec<InteractionNo>) -> Self {
        match kind.points_at_dependent() {
            true => Self { dependent: to, upstream: from, first, rest },
            false => Self { dependent: from, upstream: to, first, rest },
        }
    }
}

/// Every bond of a model, sorted by its ends.
pub(super) fn bonds(numbering: &Numbering<'_>, nodes: &[Option<Node>]) -> Vec<Bond> {
    let node = |element: ElementNo| nodes[element.index()];
    let mut routes = Routes::of(numbering);
    let mut bonds = Vec::with_capacity(numbering.interactions.len());
    for number in numbering.interaction_numbers() {
        let (from, to) = numbering.ends[number.index()];
        let kind = numbering.interaction(number).kind;
        let Some(sender) = node(from) else { continue };
        if let Some(receiver) = node(to) {
            bonds.push(Bond::between(kind, sender, receiver, number, Vec::new()));
            continue;
        }
        if !numbering.element(to).kind.is_channel() {
            continue;
        }
        for route in routes.behind(to) {
            let last = *route.last().expect("a route has at least the interaction that ends it");
            let receiver = node(numbering.ends[last.index()].1).filter(|receiver| *receiver != sender);
            if let Some(receiver) = receiver.filter(|_| same_contract(numbering, number, last)) {
                bonds.push(Bond::between(kind, sender, receiver, number, route.clone()));
            }
        }
    }
    bonds.sort_unstable();
    bonds
}

/// What is sent is what is received: where both ends name a contract, it must be the same one.
fn same_contract(numbering: &Numbering<'_>, first: InteractionNo, last: InteractionNo) -> bool {
    match (&numbering.interaction(first).contract, &numbering.interaction(last).contract) {
        (Some(sent), Some(received)) => sent == received,
        _ => true,
    }
}
