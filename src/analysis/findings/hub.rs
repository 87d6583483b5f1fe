//! Services that hang together with most others.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::analysis::numbering::InteractionNo;
use crate::model::EntityId;
use crate::model::service::{Service, ServiceKind};

/// The degree at which a service counts as a hub: the 75th percentile of the cropped degrees of 251 services of 25 systems (Bakhtin et
/// al. 2025 \[V\]).
const DEGREE: usize = 11;
/// In a small system, the share of the others that a hub hangs together with (Bakhtin et al. 2025 \[V\]).
const SHARE: f64 = 0.667;
/// Below this degree nothing is a hub, however small the system \[P\].
const LEAST_DEGREE: usize = 5;

/// One finding per hub. Datastores, platforms and other people's systems are neither hubs nor counted: what all stand on makes
/// nobody a hub. A gateway is there to be passed by everyone and a frontend to show everything, so they count and are no hubs \[P\].
///
/// In a system whose own services are joined more than those of the study, a hub has to stand out among them too \[P\].
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let degrees = Degrees::of(evidence);
    let mut incident = vec![Vec::new(); graph.node_count()];
    for bond in graph.bonds().iter().filter(|bond| [bond.dependent, bond.upstream].iter().all(|it| degrees.count(*it)))
    {
        incident[bond.dependent.index()].extend(bond.interactions());
        incident[bond.upstream.index()].extend(bond.interactions());
    }
    let hubs = graph.nodes().filter(|node| is_candidate(graph.element(*node)) && degrees.is_hub(*node));
    hubs.map(|node| of_hub(evidence, graph.element(node), degrees.of_node(node), &incident[node.index()])).collect()
}

/// With how many services each service hangs together.
struct Degrees {
    /// Whether a node is one of the services.
    counts: Vec<bool>,
    used_by: Vec<usize>,
    uses: Vec<usize>,
    /// How many services there are.
    services: usize,
    threshold: usize,
}

impl Degrees {
    fn of(evidence: &Evidence<'_>) -> Self {
        let graph = evidence.graph;
        let counts: Vec<bool> = graph.nodes().map(|node| !is_ground(graph.element(node))).collect();
        let (mut used_by, mut uses) = (vec![0; counts.len()], vec![0; counts.len()]);
        for (from, to, _) in graph.edges().filter(|(from, to, _)| counts[from.index()] && counts[to.index()]) {
            uses[from.index()] += 1;
            used_by[to.index()] += 1;
        }
        let of_services = graph.nodes().map(Node::index).filter(|index| counts[*index]);
        let degrees: Vec<usize> = of_services.map(|index| used_by[index] + uses[index]).collect();
        let (services, threshold) = (degrees.len(), outstanding(degrees).map_or(DEGREE, |own| own.max(DEGREE)));
        Self { counts, used_by, uses, services, threshold }
    }

    fn count(&self, node: Node) -> bool {
        self.counts[node.index()]
    }

    fn of_node(&self, node: Node) -> (usize, usize) {
        (self.used_by[node.index()], self.uses[node.index()])
    }

    #[expect(clippy::cast_precision_loss, reason = "degrees stay far below 2^52")]
    fn is_hub(&self, node: Node) -> bool {
        let degree = self.used_by[node.index()] + self.uses[node.index()];
        let others = self.services.saturating_sub(1) as f64;
        degree >= self.threshold || (degree >= LEAST_DEGREE && degree as f64 >= SHARE * others)
    }
}

/// The degree that stands out in a system: the 75th percentile, by nearest rank, of what is left when the ordinary degrees are cropped, so
/// that the many ordinary services do not hide the few others (after Arcelli Fontana et al. 2015). What is left starts at the first degree
/// above the most frequent one that is rarer than the median of the frequencies \[P\]. None where no degree is.
fn outstanding(mut degrees: Vec<usize>) -> Option<usize> {
    degrees.sort_unstable();
    let runs: Vec<&[usize]> = degrees.chunk_by(|one, other| one == other).collect();
    let mut frequencies: Vec<usize> = runs.iter().map(|run| run.len()).collect();
    let usual = *frequencies.iter().max()?;
    let mode = runs.iter().find(|run| run.len() == usual)?[0];
    frequencies.sort_unstable();
    let median = frequencies[frequencies.len() / 2];
    let start = runs.iter().find(|run| run[0] > mode && run.len() < median)?[0];
    let rare = &degrees[degrees.partition_point(|degree| *degree < start)..];
    Some(rare[(rare.len() * 3).div_ceil(4) - 1])
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
        remedy: match used_by < uses {
            true => format!("Give parts of what {} does to those it uses, or let events start them.", element.name),
            false => format!("Split {} along the reasons for which others use it.", element.name),
        },
    }
}

/// What others stand on, and what is not ours.
fn is_ground(element: &Service) -> bool {
    matches!(element.kind, ServiceKind::Datastore | ServiceKind::Platform | ServiceKind::External)
}

fn is_candidate(element: &Service) -> bool {
    !is_ground(element) && !matches!(element.kind, ServiceKind::Gateway | ServiceKind::Frontend)
}
