//! Further figures of a whole system, most of them shares.

use super::super::dependency::{Bond, DependencyGraph};
use super::super::numbering::{ElementNo, Numbering};
use super::strength::Strengths;
use super::system::{SystemCoupling, share};
use crate::model::service::ServiceKind;

/// What the figures of [`SystemCoupling`] leave to say of a system. Those that divide by nothing are undefined.
///
/// A connection is one dependency for one reason: an interaction, or a way through channels from a sender to a receiver.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemShares {
    /// ACD = CCD / N: on how many elements one depends on average, itself included (Lakos 1996 \[V\]).
    pub average_dependency: Option<f64>,
    /// NCCD: CCD in proportion to that of a balanced binary tree of N nodes, (N + 1) · log₂(N + 1) − N (Lakos 1996; formula from memory).
    /// Below 1 is flatter than a tree, far above 1 cyclic.
    pub normalised_dependency: Option<f64>,
    /// MACS = 2·|E| / N: how many dependencies an element has on average, both ways (Schlinger 2019 \[V\]).
    pub mean_coupling: Option<f64>,
    /// SCP: the share of the elements that depend on another (Hirzalla 2009 \[V\]).
    pub dependent_share: Option<f64>,
    /// SDBI: the share of the connections that lead to a datastore which several use (Ntentos, Zdun 2020 \[V\]); 0 is ideal.
    pub shared_datastore_share: Option<f64>,
    /// ACU: the share of the connections where the sender does not wait: command, event, stream and file (Ntentos, Zdun 2020 \[V\]).
    pub asynchronous_share: Option<f64>,
    /// CCF: the share of the links of clients that lead to a gateway (Ntentos, Zdun 2020 \[V\]); 1 is ideal. A client is a frontend, or a
    /// person or someone else's system that uses no frontend for it; a link is one client with one element \[P\].
    pub facade_share: Option<f64>,
}

impl SystemShares {
    /// Near linear.
    pub fn of(graph: &DependencyGraph<'_>, system: &SystemCoupling) -> Self {
        Self::of_strengths(&Strengths::of(graph), system)
    }

    pub(in super::super) fn of_strengths(strengths: &Strengths<'_, '_>, system: &SystemCoupling) -> Self {
        let graph = strengths.graph;
        let nodes = system.services as u64;
        let connections = graph.bonds().len() as u64;
        let kind = |bond: &Bond| graph.numbering.interaction(bond.first).kind;
        let later = graph.bonds().iter().filter(|bond| kind(bond).is_asynchronous()).count();
        let shared = graph.bonds().iter().filter(|bond| strengths.shares_datastore(bond)).count();
        let dependent = graph.efferent().into_iter().filter(|uses| *uses > 0).count();
        Self {
            average_dependency: share(system.cumulative_dependency, nodes),
            normalised_dependency: normalised(system.cumulative_dependency, nodes),
            mean_coupling: share(2 * system.dependencies as u64, nodes),
            dependent_share: share(dependent as u64, nodes),
            shared_datastore_share: share(shared as u64, connections),
            asynchronous_share: share(later as u64, connections),
            facade_share: facade_share(&graph.numbering),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn normalised(cumulative: u64, nodes: u64) -> Option<f64> {
    let tree = (nodes + 1) as f64 * log2(nodes + 1) - nodes as f64;
    (nodes > 0).then(|| cumulative as f64 / tree)
}

/// The binary logarithm of a count, from its first bit and the series of the inverse hyperbolic tangent: not every machine's own
/// logarithm rounds alike, and the same model gives the same bytes everywhere.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn log2(count: u64) -> f64 {
    let power = count.ilog2();
    let mantissa = count as f64 / (1_u64 << power) as f64;
    let slope = (mantissa - 1.0) / (mantissa + 1.0);
    let mut term = slope;
    let mut sum = 0.0;
    // The slope is at most a third, so that twenty terms are more than a number holds.
    for odd in (1..40_u32).step_by(2) {
        sum += term / f64::from(odd);
        term *= slope * slope;
    }
    f64::from(power) + 2.0 * sum * std::f64::consts::LOG2_E
}

fn facade_share(numbering: &Numbering<'_>) -> Option<f64> {
    let kind = |element: ElementNo| numbering.element(element).kind;
    let is_link = |(from, to): &(ElementNo, ElementNo)| match kind(*from) {
        ServiceKind::Frontend => true,
        ServiceKind::Person | ServiceKind::External => kind(*to) != ServiceKind::Frontend,
        _ => false,
    };
    let calls = numbering.interaction_numbers().filter(|number| numbering.interaction(*number).kind.is_call());
    let mut links: Vec<_> = calls.map(|number| numbering.ends[number.index()]).filter(is_link).collect();
    links.sort_unstable();
    links.dedup();
    let by_gateway = links.iter().filter(|(_, to)| kind(*to) == ServiceKind::Gateway).count();
    share(by_gateway as u64, links.len() as u64)
}
