//! Pairs that call each other again and again for one result.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity, is_foreign};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::analysis::reliability::calls::calls;
use crate::analysis::reliability::retry::{Load, loads};
use crate::model::EntityId;
use crate::model::service::ServiceKind;
use crate::model::workflow::Workflow;

/// More calls between the same two in one run of a workflow than these are too many \[P\].
const MOST_CALLS: u64 = 5;

/// What two do with each other in one run of a workflow.
struct Talk<'m> {
    workflow: &'m Workflow,
    /// How often each interaction comes about.
    calls: BTreeMap<InteractionNo, u64>,
}

impl Talk<'_> {
    fn count(&self) -> u64 {
        self.calls.values().fold(0, |sum, calls| sum.saturating_add(*calls))
    }
}

/// One finding per pair, whoever calls whom, of the workflow in which it is worst. Calls of a datastore do not count: that is what it is for.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut worst: BTreeMap<[ElementNo; 2], Talk<'_>> = BTreeMap::new();
    for workflow in evidence.model.workflows().iter() {
        for (pair, talk) in talks(evidence, workflow) {
            if talk.count() > worst.get(&pair).map_or(MOST_CALLS, Talk::count) {
                worst.insert(pair, talk);
            }
        }
    }
    worst.into_values().filter_map(|talk| of_talk(evidence, &talk)).collect()
}

/// Each call of a workflow comes about as often as its step says for each time its caller is called on behalf of the entry; for once where
/// nobody knows how often that is, as behind a message or in a circle \[P\].
fn talks<'m>(evidence: &Evidence<'m>, workflow: &'m Workflow) -> BTreeMap<[ElementNo; 2], Talk<'m>> {
    let calls = calls(evidence.model, workflow);
    let loads = loads(&calls, &workflow.entry);
    let mut talks: BTreeMap<[ElementNo; 2], Talk<'_>> = BTreeMap::new();
    for call in &calls {
        let number = evidence.numbering().interaction_no(&call.interaction.id);
        let Some(number) = number.filter(|number| is_talk(evidence, *number)) else { continue };
        let runs = match loads.get(&call.interaction.from) {
            Some(Load::Bounded { baseline, .. }) => *baseline,
            Some(Load::Unbounded) | None => 1,
        };
        let mut pair: [ElementNo; 2] = evidence.numbering().ends[number.index()].into();
        pair.sort_unstable();
        let talk = talks.entry(pair).or_insert_with(|| Talk { workflow, calls: BTreeMap::new() });
        let known = talk.calls.entry(number).or_default();
        *known = known.saturating_add(runs.saturating_mul(call.times));
    }
    talks
}

fn is_talk(evidence: &Evidence<'_>, number: InteractionNo) -> bool {
    let (from, to) = evidence.ends(number);
    evidence.interaction(number).kind.is_synchronous()
        && from.kind != ServiceKind::Person
        && to.kind != ServiceKind::Datastore
}

fn of_talk(evidence: &Evidence<'_>, talk: &Talk<'_>) -> Option<Finding> {
    let (most, _) = talk.calls.iter().max_by_key(|(number, calls)| (**calls, std::cmp::Reverse(**number)))?;
    let (from, to) = evidence.ends(*most);
    let is_mutual = talk.calls.keys().any(|number| evidence.ends(*number).0.id != from.id);
    let ids: Vec<EntityId> =
        talk.calls.keys().map(|number| evidence.interaction(*number).id.entity().clone()).collect();
    let ends = [entity(from), entity(to)];
    let (count, workflow) = (talk.count(), &talk.workflow.name);
    Some(Finding {
        rule: Rule::ChattyCalls,
        severity: Severity::Warning,
        subjects: ends.iter().cloned().chain(ids.clone()).collect(),
        path: std::iter::once(entity(from)).chain(ids).chain([entity(to)]).collect(),
        message: match is_mutual {
            true => format!("{} and {} call each other {count} times for one {workflow}.", from.name, to.name),
            false => format!("{} calls {} {count} times for one {workflow}.", from.name, to.name),
        },
        why: match talk.calls.keys().all(|number| evidence.is_waited_for(*number, talk.workflow)) {
            true => {
                format!("{workflow} waits for every one of these calls, and for the slowest of them almost always.")
            }
            false => {
                "Each of these calls takes its time and may fail, and the slowest of them says when the work is done."
                    .to_owned()
            }
        },
        remedy: match is_mutual {
            _ if is_foreign(from) => format!("Let {} give {} all it needs in one answer.", to.name, from.name),
            true if is_foreign(to) => {
                format!("Let {} ask {} once for all it needs, and give all in one answer.", from.name, to.name)
            }
            true => "Let each of them ask the other once for all it needs, or keep what is asked again.".to_owned(),
            false => format!("Let {} ask {} once for all it needs, or keep what is asked again.", from.name, to.name),
        },
    })
}
