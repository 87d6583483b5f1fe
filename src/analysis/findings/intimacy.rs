//! Services that cannot let go of each other's insides, where no other detector says so.

use std::collections::{BTreeMap, BTreeSet};

use super::datastore::{Sharing, sharing};
use super::evidence::{Evidence, Owners, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::verb;
use crate::model::interaction::Strength;
use crate::model::service::{Service, ServiceKind};

/// One finding per pair. What is told as a datastore that several teams share, or as reaching into another team's internals, is not told again.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = foreign_data(evidence);
    findings.extend(entangled(evidence));
    findings
}

/// Who reads or writes data that stands in a context which neither holds its own nor is held by it.
fn foreign_data(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let edges = || graph.edges().filter(|(_, store, _)| graph.element(*store).kind == ServiceKind::Datastore);
    let mut users: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    edges().for_each(|(user, store, _)| users.entry(store).or_default().push(user));
    let is_told = |(store, users): &(Node, Vec<Node>)| is_told_as_shared(evidence, *store, users);
    let told: BTreeSet<Node> = users.into_iter().filter(is_told).map(|(store, _)| store).collect();
    edges()
        .filter(|(user, store, _)| {
            evidence.are_contexts_apart(graph.element(*user), graph.element(*store)) && !told.contains(store)
        })
        .map(|(user, store, bonds)| of_data(evidence, graph.element(user), graph.element(store), &bonds[0]))
        .collect()
}

/// Whether the store is a finding already, because no one team owns all that is concerned.
fn is_told_as_shared(evidence: &Evidence<'_>, store: Node, users: &[Node]) -> bool {
    sharing(evidence, store, users.iter().copied()).is_some_and(|sharing| sharing != Sharing::OneTeam)
}

fn of_data(evidence: &Evidence<'_>, user: &Service, store: &Service, bond: &Bond) -> Finding {
    let (own, other) = (evidence.context_name(user), evidence.context_name(store));
    Finding {
        rule: Rule::InappropriateIntimacy,
        severity: Severity::Warning,
        subjects: [user, store].map(entity).into_iter().chain(ids(evidence, &[bond])).collect(),
        path: evidence.path(bond),
        message: format!("{} in {own} uses the data of {other} in {} directly.", user.name, store.name),
        why: format!("{other} cannot change how it stores its data without breaking {own}, and does not know that."),
        remedy: format!("Let {own} ask a service of {other}, or listen to it, or give it the data to keep."),
    }
}

/// Who shares internals with one of the same team, and turns to it with at least half of all calls.
fn entangled(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let mut calls = vec![0; graph.node_count()];
    graph.bonds().iter().filter(|bond| is_call(evidence, bond)).for_each(|bond| calls[bond.dependent.index()] += 1);
    let entangled = graph.edges().filter_map(|(user, other, bonds)| {
        let (one, another) = (graph.element(user), graph.element(other));
        let made = bonds.iter().filter(|bond| is_call(evidence, bond)).count();
        let is_intimate = made > 0
            && 2 * made >= calls[user.index()]
            && evidence.owners(one, another) == Owners::Same
            && bonds.iter().any(|bond| evidence.strengths.strength(bond).reason.strength() >= Strength::Intrusive);
        let made = || bonds.iter().filter(|bond| is_call(evidence, bond)).collect::<Vec<_>>();
        is_intimate.then(|| of_pair(evidence, one, another, &made()))
    });
    entangled.collect()
}

/// Whether one service turns to another; a datastore has no calls of its own and is there to be used.
fn is_call(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let callee = evidence.graph.element(bond.upstream);
    evidence.interaction(bond.first).kind.is_call() && callee.kind != ServiceKind::Datastore
}

fn of_pair(evidence: &Evidence<'_>, user: &Service, other: &Service, bonds: &[&Bond]) -> Finding {
    let calls = bonds.len();
    Finding {
        rule: Rule::InappropriateIntimacy,
        severity: Severity::Warning,
        subjects: [user, other].map(entity).into_iter().chain(ids(evidence, bonds)).collect(),
        path: evidence.path(bonds[0]),
        message: format!(
            "{} relies on internals of {}, and turns to it with {calls} {}, half of all it makes or more.",
            user.name,
            other.name,
            verb(calls, "call", "calls")
        ),
        why: "The two are one thing in two places: neither can be changed or run without the other.".to_owned(),
        remedy: format!("Make one service of {} and {}, or a contract between them.", user.name, other.name),
    }
}

fn ids(evidence: &Evidence<'_>, bonds: &[&Bond]) -> Vec<crate::model::EntityId> {
    let numbers = bonds.iter().flat_map(|bond| bond.interactions());
    numbers.map(|number| evidence.interaction(number).id.entity().clone()).collect()
}
