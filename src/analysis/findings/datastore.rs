//! Data that several use, or that another team owns.

use std::collections::BTreeSet;

use super::evidence::{Evidence, entity, is_foreign};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::list;
use crate::model::interaction::InteractionKind;
use crate::model::service::{Service, ServiceKind};

/// One finding per store of several users, and per store that another team uses. Who owns the store counts as much as who uses it: both have
/// to agree when the data changes.
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

/// Whose data it is that is used directly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sharing {
    /// Several users of one team, which owns the data or nobody does.
    OneTeam,
    /// Several users, not all of which have a team: one without counts as of another.
    Unknown,
    /// Users of several teams.
    Teams,
    /// Users of one team, and another owns the data.
    Foreign,
}

/// How users share a store; none where one user has it for itself, or several of one team that stand in for each other: they are copies of
/// one \[P\].
pub(super) fn sharing(evidence: &Evidence<'_>, store: Node, users: impl Iterator<Item = Node>) -> Option<Sharing> {
    let owner = |node: Node| evidence.owner(evidence.graph.element(node));
    let users: Vec<Node> = users.collect();
    let owners: Vec<_> = users.iter().map(|user| owner(*user)).collect();
    let teams: BTreeSet<_> = owners.iter().flatten().collect();
    let is_of_others = |store| teams.iter().any(|team| **team != store);
    match (teams.len(), owner(store)) {
        (2.., _) => Some(Sharing::Teams),
        (_, Some(store)) if is_of_others(store) => Some(Sharing::Foreign),
        _ if evidence.strengths.users(users.iter().copied()) < 2 => None,
        _ if owners.iter().any(Option::is_none) => Some(Sharing::Unknown),
        _ => Some(Sharing::OneTeam),
    }
}

/// As [`Rule::SharedDatastore`] is graver where several teams have to agree: an error there, else a warning.
fn of_store(evidence: &Evidence<'_>, store: Node, users: &[(Node, &Bond)]) -> Option<Finding> {
    let sharing = sharing(evidence, store, users.iter().map(|(user, _)| *user))?;
    let store = evidence.graph.element(store);
    let elements: Vec<&Service> = users.iter().map(|(user, _)| evidence.graph.element(*user)).collect();
    let names: Vec<&str> = elements.iter().map(|user| user.name.as_str()).collect();
    let (names, data) = (list(&names), &store.name);
    let severity = match sharing {
        Sharing::Teams | Sharing::Foreign => Severity::Error,
        Sharing::OneTeam | Sharing::Unknown => Severity::Warning,
    };
    let bonds: Vec<&Bond> = users.iter().map(|(_, bond)| *bond).collect();
    Some(Finding {
        rule: Rule::SharedDatastore,
        severity,
        subjects: std::iter::once(store).chain(elements.iter().copied()).map(entity).collect(),
        path: evidence.path_between_users(&bonds),
        message: match sharing {
            Sharing::Teams => format!("{names} use {data}, and are of different teams."),
            Sharing::Unknown => format!("{names} use {data}, and are not all owned by one team."),
            Sharing::OneTeam => format!("{names} use {data}, and are of one team."),
            Sharing::Foreign if elements.len() == 1 => {
                format!("{names} uses the data in {data} directly, and another team owns it.")
            }
            Sharing::Foreign => format!("{names} use the data in {data} directly, and another team owns it."),
        },
        why: format!("A change of the data in {data} must be agreed with all who use it and released together."),
        remedy: match sharing {
            Sharing::Foreign if elements.iter().any(|user| is_foreign(user)) => {
                format!("Offer {names} a service before {data} to ask or listen to, and close the data.")
            }
            Sharing::Foreign => format!("Let {names} ask a service of that team, or listen to it."),
            _ => "Give the data one owner, and let the others ask it or listen to it.".to_owned(),
        },
    })
}
