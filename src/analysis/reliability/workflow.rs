//! The fault trees of workflows.

use super::fault_tree::FaultTree;
use crate::analysis::numbering::Numbering;
use crate::analysis::outage::causes::Causes;
use crate::model::service::Service;
use crate::model::{Assumption, Model, ServiceId, WorkflowId};

/// What it takes to stop a workflow: every element it uses is a fault, which happens when the element crashes.
///
/// Each element crashes independently of the others, with one minus its own `availability`; persons never do. What one crash leads to is
/// decided by the rules of an [outage](crate::analysis::outage), over the workflow's own interactions alone.
#[derive(Clone, Debug)]
pub struct WorkflowTrees {
    /// Whose fault each fault is, ascending.
    pub elements: Vec<ServiceId>,
    /// For how many of them the availability is an assumption, because none is stated.
    pub assumed: usize,
    /// Its top happens when the workflow fails.
    pub failing: FaultTree,
    /// Its top happens when the workflow fails, is degraded or is delayed.
    pub impaired: FaultTree,
}

/// The fault trees of each workflow, by id. O(N) and O(n log n) in the steps.
pub fn workflow_trees(model: &Model) -> Vec<(WorkflowId, WorkflowTrees)> {
    let numbering = Numbering::of(model);
    let causes = Causes::of_workflows(&numbering);
    model.workflows().ids().cloned().zip(causes.into_iter().map(|causes| trees(&numbering, causes))).collect()
}

fn trees(numbering: &Numbering<'_>, causes: Causes) -> WorkflowTrees {
    let elements: Vec<&Service> = causes.crashes.iter().map(|(element, _)| numbering.element(*element)).collect();
    let mut tree =
        FaultTree::new(elements.iter().map(|element| availability(numbering.model, element)).collect(), causes.events);
    for (fault, (_, events)) in causes.crashes.iter().enumerate() {
        events.iter().for_each(|event| tree.set_fault(*event, fault));
    }
    for (event, cause) in causes.links {
        tree.add_cause(event, cause);
    }
    WorkflowTrees {
        assumed: elements.iter().filter(|element| element.availability.is_none()).count(),
        elements: elements.into_iter().map(|element| element.id.clone()).collect(),
        failing: tree.with_top(causes.failing),
        impaired: tree.with_top(causes.impairing),
    }
}

pub(super) fn availability(model: &Model, element: &Service) -> f64 {
    element.availability.unwrap_or_else(|| model.assumed(Assumption::Availability))
}
