//! Datastores that several teams use.

use std::collections::BTreeSet;

use super::evidence::{Evidence, entity};
use super::text::list;
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::{Bond, Node};
use crate::model::EntityId;
use crate::model::interaction::InteractionKind;
use crate::model::service::{Service, ServiceKind};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut users: Vec<Vec<(Node, &Bond)>> = vec![Vec::new(); evidence.graph.node_count()];
    for (from, to, bonds) in evidence.graph.edges() {
        let is_datastore = evidence.graph.element(to).kind == ServiceKind::Datastore;
        let shares =
            |bond: &&Bond| is_datastore || evidence.interaction(bond.first).kind == InteractionKind::SharedData;
        users[to.index()].extend(bonds.iter().find(shares).map(|bond| (from, bond)));
    }
    evidence.graph.nodes().zip(users).filter_map(|(store, users)| of_store(evidence, store, &users)).collect()
}

fn of_store(evidence: &Evidence<'_>, store: Node, users: &[(Node, &Bond)]) -> Option<Finding> {
    let store = evidence.graph.element(store);
    let elements: Vec<&Service> = users.iter().map(|(user, _)| evidence.graph.element(*user)).collect();
    let owners = || elements.iter().map(|user| evidence.owner(user));
    let teams: BTreeSet<_> = owners().flatten().collect();
    let all_known = owners().all(|owner| owner.is_some());
    let severity = match (elements.len(), teams.len()) {
        (0 | 1, _) => return None,
        (_, 2..) => Severity::Error,
        _ if all_known => return None,
        _ => Severity::Warning,
    };
    let names: Vec<&str> = elements.iter().map(|user| user.name.as_str()).collect();
    let whose = if severity == Severity::Error { "of different teams" } else { "not all owned by one team" };
    Some(Finding {
        rule: Rule::SharedDatastore,
        severity,
        subjects: std::iter::once(store).chain(elements).map(entity).collect(),
        path: path(evidence, users),
        message: format!("{} use {}, and are {whose}.", list(&names), store.name),
        why: format!("A change of the data in {} must be agreed with all of them and released together.", store.name),
        remedy: "Give the data one owner, and let the others ask it or listen to it.".to_owned(),
    })
}

/// From one user over the store to the next.
fn path(evidence: &Evidence<'_>, users: &[(Node, &Bond)]) -> Vec<EntityId> {
    let mut there = evidence.path(users[0].1);
    let mut back = evidence.path(users[1].1);
    back.reverse();
    there.extend(back.into_iter().skip(1));
    there
}
