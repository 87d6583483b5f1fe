//! Borders in the wrong places: along layers, or across what belongs together.

use std::collections::{BTreeMap, VecDeque};

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::coupling::strength::StrengthReason;
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::partition;
use crate::analysis::text::list;
use crate::model::interaction::Strength;
use crate::model::service::ServiceKind;
use crate::model::{ContextId, EntityId};

/// With fewer elements than this, no border says much \[P\].
const FEWEST_ELEMENTS: usize = 5;

/// At most one finding per context that is cut into layers, and one of all borders together.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = layers(evidence);
    findings.extend(borders(evidence));
    findings
}

/// What changes together, by who depends: the next, and the bond between.
type Next<'e> = BTreeMap<Node, Vec<(Node, &'e Bond)>>;

/// A frontend, services and a datastore in a row within one context, each of which changes with the next.
fn layers(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let mut next = Next::new();
    for (from, to, bonds) in graph.edges() {
        let context = &graph.element(from).context;
        if context.is_some() && *context == graph.element(to).context {
            let bond = bonds.iter().find(|bond| change_together(evidence, bond));
            next.entry(from).or_default().extend(bond.map(|bond| (to, bond)));
        }
    }
    let mut rows: BTreeMap<&ContextId, Vec<&Bond>> = BTreeMap::new();
    for start in graph.nodes().filter(|node| graph.element(*node).kind == ServiceKind::Frontend) {
        let context = graph.element(start).context.as_ref().filter(|context| !rows.contains_key(context));
        if let Some((context, row)) = context.zip(row_of_layers(evidence, start, &next)) {
            rows.insert(context, row);
        }
    }
    rows.into_iter().map(|(context, row)| of_layers(evidence, context, &row)).collect()
}

/// Whether two elements share the rules of the business or more. Nobody says that of a service and a store of its own, which change together
/// as a matter of course: there it is enough that nobody says otherwise \[P\].
fn change_together(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let reason = evidence.strengths.strength(bond).reason;
    let is_store = evidence.graph.element(bond.upstream).kind == ServiceKind::Datastore;
    reason.strength() >= Strength::Functional || (is_store && reason == StrengthReason::Assumed)
}

/// The shortest row from a frontend over services to a datastore.
fn row_of_layers<'e>(evidence: &Evidence<'_>, start: Node, next: &Next<'e>) -> Option<Vec<&'e Bond>> {
    let mut came_by: BTreeMap<Node, Option<&'e Bond>> = BTreeMap::from([(start, None)]);
    let mut open = VecDeque::from([start]);
    while let Some(at) = open.pop_front() {
        for (to, bond) in next.get(&at).into_iter().flatten().filter(|(to, _)| is_layer(evidence, at, *to)) {
            if came_by.contains_key(to) {
                continue;
            }
            came_by.insert(*to, Some(*bond));
            if evidence.graph.element(*to).kind == ServiceKind::Datastore {
                let back = |bond: &&'e Bond| came_by.get(&bond.dependent).copied().flatten();
                let mut row: Vec<&Bond> = std::iter::successors(Some(*bond), back).collect();
                row.reverse();
                return Some(row);
            }
            open.push_back(*to);
        }
    }
    None
}

/// Whether a row goes on: to the logic, and from there to its data.
fn is_layer(evidence: &Evidence<'_>, from: Node, to: Node) -> bool {
    let kind = |node| evidence.graph.element(node).kind;
    match kind(to) {
        ServiceKind::Service | ServiceKind::Function | ServiceKind::Worker | ServiceKind::WorkflowEngine => true,
        ServiceKind::Datastore => kind(from) != ServiceKind::Frontend,
        _ => false,
    }
}

fn of_layers(evidence: &Evidence<'_>, context: &ContextId, row: &[&Bond]) -> Finding {
    let first = row.first().map(|bond| bond.dependent);
    let nodes: Vec<Node> = first.into_iter().chain(row.iter().map(|bond| bond.upstream)).collect();
    let elements = nodes.iter().map(|node| evidence.graph.element(*node));
    let names: Vec<&str> = elements.clone().map(|element| element.name.as_str()).collect();
    let name = evidence.model.contexts().get(context).map(|context| context.name.as_str()).unwrap_or_default();
    Finding {
        rule: Rule::WrongCuts,
        severity: Severity::Warning,
        subjects: std::iter::once(context.entity().clone()).chain(elements.map(entity)).collect(),
        path: evidence.path_of_nodes(&nodes, |from, to| row.iter().copied().find(|bond| bond.ends() == (from, to))),
        message: format!("{name} is cut into layers that change together: {}.", list(&names)),
        why: "Whatever is wanted of it goes through every layer, one release each.".to_owned(),
        remedy: format!(
            "Cut {name} by what it does for whom, and let each piece have its own surface, rules and data."
        ),
    }
}

/// Contexts that hold fewer dependencies than chance would put into them: modularity below 0. It says nothing where most elements stand
/// alone: then no border could hold a dependency \[P\].
fn borders(evidence: &Evidence<'_>) -> Option<Finding> {
    let graph = evidence.graph;
    let mut members: BTreeMap<&ContextId, usize> = BTreeMap::new();
    for context in graph.nodes().filter_map(|node| graph.element(node).context.as_ref()) {
        *members.entry(context).or_default() += 1;
    }
    let in_company: usize = members.values().filter(|count| **count > 1).sum();
    let is_meaningful = graph.node_count() >= FEWEST_ELEMENTS && 2 * in_company > graph.node_count();
    if !is_meaningful || partition::by_context(graph)? >= 0.0 {
        return None;
    }
    let context = |node: Node| graph.element(node).context.as_ref();
    let is_within = |(from, to): &(Node, Node)| context(*from).is_some() && context(*from) == context(*to);
    let within = graph.ends().iter().filter(|ends| is_within(ends)).count();
    let subjects: Vec<EntityId> = members.keys().map(|context| context.entity().clone()).collect();
    Some(Finding {
        rule: Rule::WrongCuts,
        severity: Severity::Warning,
        path: subjects.clone(),
        subjects,
        message: format!(
            "Of {} dependencies, {within} stay within a context, fewer than if contexts were drawn by chance.",
            graph.edge_count()
        ),
        why: "Most changes need several contexts at once, so their borders cost more than they save.".to_owned(),
        remedy: "Draw the borders around what belongs together in the business, not along layers or technologies."
            .to_owned(),
    })
}
