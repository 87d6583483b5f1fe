//! Contracts that others rely on and that have no version.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, Owners, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Bond;
use crate::analysis::text::{list, verb};
use crate::model::contract::{Compatibility, Contract};
use crate::model::service::{Service, ServiceKind};
use crate::model::{ContractId, EntityId};

/// One finding per contract, if it says neither a version nor which changes it allows.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let unversioned: Vec<&Contract> = evidence.model.contracts().iter().filter(|it| is_unversioned(it)).collect();
    if unversioned.is_empty() {
        return Vec::new();
    }
    let mut consumers: BTreeMap<&ContractId, Vec<&Bond>> = BTreeMap::new();
    for bond in evidence.graph.bonds().iter().filter(|bond| is_outside(evidence, bond)) {
        let named: BTreeSet<&ContractId> =
            bond.interactions().filter_map(|number| evidence.interaction(number).contract.as_ref()).collect();
        named.into_iter().for_each(|contract| consumers.entry(contract).or_default().push(bond));
    }
    unversioned.into_iter().filter_map(|it| Some(of_contract(evidence, it, consumers.get(&it.id)?))).collect()
}

fn is_unversioned(contract: &Contract) -> bool {
    contract.version.is_none() && contract.compatibility == Compatibility::None
}

/// Whether who depends is not released by those it depends on.
fn is_outside(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let (dependent, upstream) = (evidence.graph.element(bond.dependent), evidence.graph.element(bond.upstream));
    let ours = upstream.kind != ServiceKind::External;
    let outside = dependent.kind == ServiceKind::External || evidence.owners(dependent, upstream) == Owners::Different;
    ours && outside
}

fn of_contract(evidence: &Evidence<'_>, contract: &Contract, bonds: &[&Bond]) -> Finding {
    let consumers: BTreeMap<&EntityId, &Service> = bonds
        .iter()
        .map(|bond| evidence.graph.element(bond.dependent))
        .map(|element| (element.id.entity(), element))
        .collect();
    let names: Vec<&str> = consumers.values().map(|element| element.name.as_str()).collect();
    Finding {
        rule: Rule::UnversionedContract,
        severity: Severity::Warning,
        subjects: std::iter::once(contract.id.entity().clone())
            .chain(consumers.values().map(|it| entity(it)))
            .collect(),
        path: evidence.path(bonds[0]),
        message: format!(
            "{} {} on {}, which has neither a version nor a rule for its changes.",
            list(&names),
            verb(names.len(), "relies", "rely"),
            contract.name
        ),
        why: "Others than its owners release them, so any change of it may break them without warning.".to_owned(),
        remedy: format!("Give {} a version, and say which changes it allows.", contract.name),
    }
}
