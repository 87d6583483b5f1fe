//! Services too small to stand alone, and systems full of them.

use super::evidence::{Evidence, Owners, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::coupling::strength::StrengthReason;
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::list;
use crate::model::EntityId;
use crate::model::interaction::Strength;
use crate::model::service::{Service, ServiceKind};

/// A system is cut too fine where more than this share of its services is too small \[P\].
const GREEDY_SHARE: f64 = 0.3;
/// With fewer services than this, a share of them means nothing \[P\].
const FEWEST_SERVICES: usize = 5;

/// One finding per service that does one thing for one client of the same team, and shares a model with it \[P\]; and one of the whole
/// where they are many. One interaction that leads to a service is taken for one operation. A strength that is assumed for want of
/// knowledge does not count: else every arrow to a leaf would be such a service.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let is_service = |node: &Node| graph.element(*node).kind == ServiceKind::Service;
    let mut uses: Vec<Vec<&Bond>> = vec![Vec::new(); graph.node_count()];
    graph.bonds().iter().for_each(|bond| uses[bond.upstream.index()].push(bond));
    let persons = used_by_people(evidence);
    let services = || graph.nodes().filter(is_service);
    let nano: Vec<(Node, &Bond)> = services()
        .filter(|node| !persons[graph.element_no(*node).index()])
        .filter_map(|node| match uses[node.index()][..] {
            [only] if is_nano(evidence, only) => Some((node, only)),
            _ => None,
        })
        .collect();
    let mut findings: Vec<Finding> = nano.iter().map(|(_, bond)| of_service(evidence, bond)).collect();
    findings.extend(of_system(evidence, &nano, services().count()));
    findings
}

/// Whether a person turns to each element.
fn used_by_people(evidence: &Evidence<'_>) -> Vec<bool> {
    let mut used = vec![false; evidence.numbering().elements.len()];
    for (from, to) in &evidence.numbering().ends {
        used[to.index()] |= evidence.numbering().element(*from).kind == ServiceKind::Person;
    }
    used
}

fn is_nano(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let (client, service) = (evidence.graph.element(bond.dependent), evidence.graph.element(bond.upstream));
    let reason = evidence.strengths.strength(bond).reason;
    evidence.interaction(bond.first).kind.is_call()
        && evidence.owners(client, service) == Owners::Same
        && reason.strength() >= Strength::Model
        && reason != StrengthReason::Assumed
}

fn of_service(evidence: &Evidence<'_>, bond: &Bond) -> Finding {
    let (client, service) = (evidence.graph.element(bond.dependent), evidence.graph.element(bond.upstream));
    let ids = bond.interactions().map(|number| evidence.interaction(number).id.entity().clone());
    Finding {
        rule: Rule::NanoService,
        severity: Severity::Info,
        subjects: [entity(service), entity(client)].into_iter().chain(ids).collect(),
        path: evidence.path(bond),
        message: format!("{} does one thing, and that for {} alone.", service.name, client.name),
        why: "Both belong to one team and change together; the network between them gains nothing.".to_owned(),
        remedy: format!("Make {} a part of {}, unless it has to scale or fail apart.", service.name, client.name),
    }
}

fn of_system(evidence: &Evidence<'_>, nano: &[(Node, &Bond)], services: usize) -> Option<Finding> {
    let elements: Vec<&Service> = nano.iter().map(|(node, _)| evidence.graph.element(*node)).collect();
    if services < FEWEST_SERVICES || !is_above(GREEDY_SHARE, elements.len(), services) {
        return None;
    }
    let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
    let subjects: Vec<EntityId> = elements.iter().map(|element| entity(element)).collect();
    Some(Finding {
        rule: Rule::GreedyMicroservices,
        severity: Severity::Warning,
        path: subjects.clone(),
        subjects,
        message: format!("{} of {services} services do one thing for one client: {}.", names.len(), list(&names)),
        why: "Each has the cost of a service, to build, run and watch, and none can be changed alone.".to_owned(),
        remedy: "Make one service of what changes together, and begin with those of one team.".to_owned(),
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn is_above(share: f64, part: usize, whole: usize) -> bool {
    part as f64 > share * whole as f64
}
