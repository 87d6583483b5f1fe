//! More ways of building and talking than there are teams to know them.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::{Finding, Rule, Severity};
use crate::analysis::text::list;
use crate::model::contract::ContractKind;
use crate::model::service::{Service, ServiceKind};
use crate::model::{EntityId, Word};

/// A system needs two of anything sooner or later; up to that many are never too many \[P\].
const NEVER_TOO_MANY: usize = 2;

/// At most two findings: one of what services are built with, one of the protocols between them. Only what teams write themselves counts
/// \[P\]: a database or broker is chosen for what it does, and what runs in a browser is written in what browsers run.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    [technologies(evidence), protocols(evidence)].into_iter().flatten().collect()
}

fn technologies(evidence: &Evidence<'_>) -> Option<Finding> {
    let mut used: BTreeMap<String, Vec<&Service>> = BTreeMap::new();
    for element in evidence.numbering().elements.iter().copied().filter(|element| is_written(element)) {
        if let Some(name) = element.technology.as_deref().and_then(technology) {
            used.entry(name.to_lowercase()).or_default().push(element);
        }
    }
    let names: Vec<&str> =
        used.values().filter_map(|elements| technology(elements.first()?.technology.as_deref()?)).collect();
    let elements: BTreeSet<EntityId> = used.values().flatten().map(|element| element.id.entity().clone()).collect();
    of_system(evidence, &names, elements.into_iter().collect(), "technologies")
}

fn protocols(evidence: &Evidence<'_>) -> Option<Finding> {
    let mut used: BTreeMap<ContractKind, Vec<EntityId>> = BTreeMap::new();
    for contract in evidence.model.contracts().iter().filter(|contract| is_protocol(contract.kind)) {
        used.entry(contract.kind).or_default().push(contract.id.entity().clone());
    }
    let names: Vec<&str> = used.keys().map(|kind| kind.word()).collect();
    of_system(evidence, &names, used.values().flatten().cloned().collect(), "protocols")
}

fn of_system(evidence: &Evidence<'_>, names: &[&str], subjects: Vec<EntityId>, what: &str) -> Option<Finding> {
    let teams = evidence.model.teams().len();
    if teams == 0 || names.len() <= teams.max(NEVER_TOO_MANY) {
        return None;
    }
    let whom = if teams == 1 { "one team".to_owned() } else { format!("{teams} teams") };
    Some(Finding {
        rule: Rule::TooManyStandards,
        severity: Severity::Info,
        path: subjects.clone(),
        subjects,
        message: format!("{} {what} for {whom}: {}.", names.len(), list(names)),
        why: "Each of them wants people who know it, libraries, updates and a way to run it; nobody can help out everywhere."
            .to_owned(),
        remedy: format!("Agree on a few {what} for what is new, and let the others run out."),
    })
}

fn is_written(element: &Service) -> bool {
    matches!(element.kind, ServiceKind::Service | ServiceKind::Function | ServiceKind::Worker) && !element.managed
}

fn is_protocol(kind: ContractKind) -> bool {
    matches!(kind, ContractKind::Http | ContractKind::Grpc | ContractKind::Graphql | ContractKind::Message)
}

/// The first that is named, without its version: "Python" of "Python 3.12, FastAPI", "Java" of "Java+Spring", "C++" of "C++ 20" and "C++20".
fn technology(text: &str) -> Option<&str> {
    let first = text.split([',', ';', '/', '(']).next()?;
    let is_another = |(at, _): &(usize, &str)| !first[..*at].ends_with('+') && !first[*at..].starts_with("++");
    let end = first.match_indices('+').find(is_another).map_or(first.len(), |(at, _)| at);
    let first = first[..end].trim();
    let is_version = |word: &str| word.trim_start_matches('v').starts_with(|char: char| char.is_ascii_digit());
    let name = first.rsplit_once(' ').filter(|(_, last)| is_version(last)).map_or(first, |(name, _)| name).trim();
    let is_joined = |at: &usize| is_version(&name[*at..]);
    let end = name.rfind("++").map(|at| at + "++".len()).filter(is_joined).unwrap_or(name.len());
    (!name.is_empty()).then_some(&name[..end])
}
