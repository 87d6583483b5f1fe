//! Deploy units that hold too much.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::text::list;
use crate::model::service::Service;
use crate::model::{ContextId, EntityId};

/// A unit that holds parts of more contexts than this is too large \[P\].
const MOST_CONTEXTS: usize = 3;

/// One finding per deploy unit. An element stands in one context at most, so that only what is released together can span several.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut units: BTreeMap<&str, Vec<&Service>> = BTreeMap::new();
    for element in &evidence.numbering().elements {
        if let Some(unit) = &element.deploy_unit {
            units.entry(unit).or_default().push(element);
        }
    }
    units.into_iter().filter_map(|(unit, elements)| of_unit(evidence, unit, &elements)).collect()
}

/// Those that hold none of the others: a context and the parts of it are not apart.
fn innermost<'m>(evidence: &Evidence<'m>, contexts: BTreeSet<&'m ContextId>) -> BTreeSet<&'m ContextId> {
    let outer: BTreeSet<&ContextId> = contexts.iter().flat_map(|context| evidence.around(context).skip(1)).collect();
    contexts.into_iter().filter(|context| !outer.contains(context)).collect()
}

fn of_unit(evidence: &Evidence<'_>, unit: &str, elements: &[&Service]) -> Option<Finding> {
    let contexts = innermost(evidence, elements.iter().filter_map(|element| element.context.as_ref()).collect());
    if contexts.len() <= MOST_CONTEXTS {
        return None;
    }
    let names: Vec<&str> = contexts
        .iter()
        .filter_map(|id| evidence.model.contexts().get(id))
        .map(|context| context.name.as_str())
        .collect();
    let contexts = contexts.iter().map(|context| context.entity().clone());
    let subjects: Vec<EntityId> = elements.iter().map(|element| entity(element)).chain(contexts).collect();
    Some(Finding {
        rule: Rule::MegaService,
        severity: Severity::Warning,
        path: subjects.clone(),
        subjects,
        message: format!("“{unit}” is one deploy unit for {} contexts: {}.", names.len(), list(&names)),
        why: "Whoever changes one of them tests, releases and rolls back all of them.".to_owned(),
        remedy: "Release what changes most on its own, one context after the other.".to_owned(),
    })
}
