//! Services that hang together with most others.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::analysis::numbering::InteractionNo;
use crate::model::EntityId;
use crate::model::service::{Service, ServiceKind};

/// The degree at which a service counts as a hub, over 251 services of 25 systems (Bakhtin et al. 2025 \[V\]).
const DEGREE: usize = 11;
/// In a small system, the share of the others that a hub hangs together with (Bakhtin et al. 2025 \[V\]).
const SHARE: f64 = 0.667;
/// Below this degree nothing is a hub, however small the system \[P\].
const LEAST_DEGREE: usize = 5;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = &evidence.graph;
    let (afferent, efferent) = (graph.afferent(), graph.efferent());
    let hub = |node: &Node| {
        let (used_by, uses) = (afferent[node.index()], efferent[node.index()]);
        let counts = !is_way_in_or_ground(graph.element(*node)) && is_hub(used_by + uses, graph.node_count());
        counts.then_some((used_by, uses))
    };
    let mut incident = vec![Vec::new(); graph.node_count()];
    for bond in graph.bonds() {
        incident[bond.dependent.index()].push(bond.first);
        incident[bond.upstream.index()].push(bond.first);
    }
    let hubs = graph.nodes().filter_map(|node| Some((node, hub(&node)?)));
    hubs.map(|(node, degrees)| of_hub(evidence, graph.element(node), degrees, &incident[node.index()])).collect()
}

fn of_hub(
    evidence: &Evidence<'_>,
    element: &Service,
    (used_by, uses): (usize, usize),
    incident: &[InteractionNo],
) -> Finding {
    let mut interactions: Vec<EntityId> =
        incident.iter().map(|number| evidence.interaction(*number).id.entity().clone()).collect();
    interactions.sort_unstable();
    interactions.dedup();
    Finding {
        rule: Rule::Hub,
        severity: Severity::Warning,
        subjects: vec![entity(element)],
        path: std::iter::once(entity(element)).chain(interactions).collect(),
        message: format!("{} is a hub: used by {used_by}, uses {uses}.", element.name),
        why: format!("Most changes and most outages pass through {}.", element.name),
        remedy: format!("Split {} along the reasons for which others use it.", element.name),
    }
}

/// A gateway is there to be passed by everyone, a platform to be stood on.
fn is_way_in_or_ground(element: &Service) -> bool {
    matches!(element.kind, ServiceKind::Gateway | ServiceKind::Platform)
}

#[expect(clippy::cast_precision_loss, reason = "degrees stay far below 2^52")]
fn is_hub(degree: usize, nodes: usize) -> bool {
    degree >= DEGREE || (degree >= LEAST_DEGREE && degree as f64 >= SHARE * (nodes - 1) as f64)
}
