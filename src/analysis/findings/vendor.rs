//! Vendors on whom much hangs at once.

use super::evidence::Evidence;
use super::{Finding, Rule, Severity};
use crate::analysis::outage::{Carrier, FailureModel, Fault, Group, GroupFailure, Hop, Outcome};
use crate::analysis::text::list;
use crate::model::workflow::Workflow;
use crate::model::{EntityId, WorkflowId};

/// From this many journeys on, a vendor is a common cause \[P\].
const SEVERAL: usize = 2;

/// One finding per vendor whose crash stops several journeys, be they critical or not.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let has_vendor = evidence.numbering().elements.iter().any(|element| element.vendor.is_some());
    if !has_vendor || evidence.model.workflows().len() < SEVERAL {
        return Vec::new();
    }
    let failures = FailureModel::of(evidence.model, Fault::Crash);
    let vendors = failures.vendor_failures();
    let grave = vendors.iter().filter(|failure| failure.toll.stopped() >= SEVERAL);
    grave.filter_map(|failure| of_vendor(evidence, &failures, failure)).collect()
}

fn of_vendor(evidence: &Evidence<'_>, failures: &FailureModel<'_>, failure: &GroupFailure) -> Option<Finding> {
    let Group::Vendor(vendor) = &failure.group else { return None };
    let outage = failures.outage(&failure.elements.iter().cloned().collect());
    let stopped = || outage.workflows.iter().filter(|(_, outcome)| outcome.outcome == Outcome::Fails);
    let workflows: Vec<&Workflow> = stopped().filter_map(|(id, _)| workflow(evidence, id)).collect();
    let names: Vec<&str> = workflows.iter().map(|workflow| workflow.name.as_str()).collect();
    let elements = failure.elements.iter().map(|id| id.entity().clone());
    let subjects: Vec<EntityId> =
        elements.chain(workflows.iter().map(|workflow| workflow.id.entity().clone())).collect();
    let path = stopped().map(|(_, outcome)| way(&outcome.why)).find(|way| !way.is_empty());
    let runs: Vec<&str> = failure.elements.iter().filter_map(|id| Some(evidence.element(id)?.name.as_str())).collect();
    Some(Finding {
        rule: Rule::VendorStopsJourneys,
        severity: Severity::Warning,
        path: path.unwrap_or_else(|| subjects.clone()),
        subjects,
        message: format!("Without {vendor}, {} stop.", list(&names)),
        why: format!("{} fail together, and nobody here can bring them back.", subject(&runs)),
        remedy: format!("Let a journey go on with less without {vendor}, or let something of another vendor stand in."),
    })
}

/// What fails; of one element, said so that the verb stands.
fn subject(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} and what waits for it"),
        _ => list(names),
    }
}

fn workflow<'m>(evidence: &Evidence<'m>, id: &WorkflowId) -> Option<&'m Workflow> {
    evidence.model.workflows().get(id)
}

/// From what failed to who stops.
fn way(hops: &[Hop]) -> Vec<EntityId> {
    let start = hops.first().map(|hop| hop.from.entity().clone());
    let onward = hops.iter().flat_map(|hop| {
        let by = match &hop.by {
            Carrier::Interaction(id) => Some(id.entity().clone()),
            Carrier::RunsOn => None,
        };
        by.into_iter().chain([hop.to.entity().clone()])
    });
    start.into_iter().chain(onward).collect()
}
