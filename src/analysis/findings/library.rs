//! Libraries by which teams share types of the domain.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::coupling::strength::StrengthReason;
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::list;
use crate::model::interaction::{InteractionKind, Strength};
use crate::model::service::Service;

/// One finding per library, or service that ships one, built into what another team owns. One that is stated to be shared by contract,
/// such as one for logging, holds no types of the domain; one of which nothing is said is taken to.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut uses: BTreeMap<Node, Vec<(&Bond, StrengthReason)>> = BTreeMap::new();
    for bond in evidence.graph.bonds() {
        if evidence.interaction(bond.first).kind == InteractionKind::Library {
            let reason = evidence.strengths.strength(bond).reason;
            if reason.strength() >= Strength::Model {
                uses.entry(bond.upstream).or_default().push((bond, reason));
            }
        }
    }
    uses.into_iter().filter_map(|(library, uses)| of_library(evidence, library, &uses)).collect()
}

fn of_library(evidence: &Evidence<'_>, library: Node, uses: &[(&Bond, StrengthReason)]) -> Option<Finding> {
    let library = evidence.graph.element(library);
    let users: BTreeSet<Node> = uses.iter().map(|(bond, _)| bond.dependent).collect();
    let users: Vec<&Service> = users.into_iter().map(|node| evidence.graph.element(node)).collect();
    let teams: BTreeSet<_> = users.iter().copied().chain([library]).filter_map(|it| evidence.owner(it)).collect();
    if teams.len() < 2 {
        return None;
    }
    let is_stated = uses.iter().any(|(_, reason)| matches!(reason, StrengthReason::Stated(_)));
    let names: Vec<&str> = users.iter().map(|user| user.name.as_str()).collect();
    let bonds: Vec<&Bond> = uses.iter().map(|(bond, _)| *bond).collect();
    Some(Finding {
        rule: Rule::SharedLibrary,
        severity: if is_stated { Severity::Warning } else { Severity::Info },
        subjects: std::iter::once(library).chain(users).map(entity).collect(),
        path: evidence.path_between_users(&bonds),
        message: format!("{} is built into {}, across {} teams.", library.name, list(&names), teams.len()),
        why: "A change of the types in it has to be built, tested and released by all of them.".to_owned(),
        remedy: "Share a versioned contract instead and let each keep types of its own; say so if it holds no types of the domain."
            .to_owned(),
    })
}
