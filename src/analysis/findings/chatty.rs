//! Pairs that call each other again and again for one result.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity};
use super::text::{list, verb};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::model::EntityId;
use crate::model::service::ServiceKind;

/// More calls between the same two in one run of a workflow than these are too many \[P\].
const MOST_CALLS: u64 = 5;

/// What two do with each other in the workflow in which they do most.
#[derive(Default)]
struct Talk<'m> {
    calls: u64,
    interactions: Vec<InteractionNo>,
    /// The workflows in which it is too much.
    workflows: Vec<&'m str>,
}

/// One finding per pair, in however many workflows. Calls of a datastore do not count: that is what it is for.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut worst: BTreeMap<(ElementNo, ElementNo), Talk<'_>> = BTreeMap::new();
    for workflow in evidence.model.workflows().iter() {
        let mut talks: BTreeMap<(ElementNo, ElementNo), Talk<'_>> = BTreeMap::new();
        for step in workflow.steps.iter().filter(|step| step.compensates.is_none()) {
            let Some(number) = evidence.numbering().interaction_no(&step.interaction) else { continue };
            if is_talk(evidence, number) {
                let talk = talks.entry(evidence.numbering().ends[number.index()]).or_default();
                talk.calls += u64::from(step.calls);
                talk.interactions.push(number);
            }
        }
        for (pair, talk) in talks.into_iter().filter(|(_, talk)| talk.calls > MOST_CALLS) {
            let known = worst.entry(pair).or_default();
            known.workflows.push(&workflow.name);
            if talk.calls > known.calls {
                (known.calls, known.interactions) = (talk.calls, talk.interactions);
            }
        }
    }
    worst.into_values().filter_map(|talk| of_talk(evidence, &talk)).collect()
}

fn is_talk(evidence: &Evidence<'_>, number: InteractionNo) -> bool {
    let (from, to) = evidence.ends(number);
    evidence.interaction(number).kind.is_synchronous()
        && from.kind != ServiceKind::Person
        && to.kind != ServiceKind::Datastore
}

fn of_talk(evidence: &Evidence<'_>, talk: &Talk<'_>) -> Option<Finding> {
    let (from, to) = evidence.ends(*talk.interactions.first()?);
    let ids: Vec<EntityId> =
        talk.interactions.iter().map(|number| evidence.interaction(*number).id.entity().clone()).collect();
    let ends = [entity(from), entity(to)];
    Some(Finding {
        rule: Rule::ChattyCalls,
        severity: Severity::Warning,
        subjects: ends.iter().cloned().chain(ids.clone()).collect(),
        path: std::iter::once(entity(from)).chain(ids).chain([entity(to)]).collect(),
        message: format!("{} calls {} {} times for one {}.", from.name, to.name, talk.calls, list(&talk.workflows)),
        why: format!(
            "{} {} for every one of these calls, and for the slowest of them almost always.",
            list(&talk.workflows),
            verb(talk.workflows.len(), "waits", "wait")
        ),
        remedy: format!("Let {} ask {} once for all it needs, or keep what is asked again.", from.name, to.name),
    })
}
