//! How a workflow fares, judged over its own steps' interactions alone.
//!
//! Following everything a service ever calls would let *Browse* fail because *checkout* is down.

use super::failure_model::hops;
use super::runtime::{Fact, Part, Place, Runtime, SharedFate, has_state};
use super::spread::Spread;
use super::{Outcome, WorkflowOutcome};
use crate::analysis::numbering::{ElementNo, Numbering};
use crate::model::workflow::{Step, StepRole, Workflow};

/// A workflow with the part of the system that it uses.
pub(super) struct Journey<'m> {
    pub(super) workflow: &'m Workflow,
    pub(super) runtime: Runtime,
    /// Where it starts. A person who starts it feels what fails, though a person has no state elsewhere.
    pub(super) entry: Option<Place>,
    /// Who has to be well and on time for the workflow to be completed.
    pub(super) completing: Vec<Place>,
}

impl<'m> Journey<'m> {
    pub(super) fn of(numbering: &Numbering<'m>, shared: &SharedFate, workflow: &'m Workflow) -> Self {
        let steps: Vec<(&Step, Part)> = workflow
            .steps
            .iter()
            .filter_map(|step| {
                let number = numbering.interaction_no(&step.interaction)?;
                Some((step, Part { number, optional: step.role == StepRole::Optional }))
            })
            .collect();
        let parts: Vec<Part> = steps.iter().map(|(_, part)| *part).collect();
        let entry = numbering.element_no(&workflow.entry);
        let ends = parts.iter().flat_map(|part| <[ElementNo; 2]>::from(numbering.ends[part.number.index()]));
        let elements = ends.filter(|element| has_state(numbering, *element)).chain(entry).collect();
        let runtime = Runtime::of(numbering, shared, &parts, elements);
        let completing = steps.iter().filter_map(|(step, part)| consumer(numbering, step, *part));
        Self {
            workflow,
            entry: entry.and_then(|entry| runtime.place(entry)),
            completing: completing.filter_map(|element| runtime.place(element)).collect(),
            runtime,
        }
    }

    pub(super) fn outcome(&self, numbering: &Numbering<'_>, failed: &[ElementNo]) -> WorkflowOutcome {
        let spread = Spread::of(&self.runtime, failed.iter().filter_map(|element| self.runtime.place(*element)));
        let entry = |fact| self.entry.filter(|entry| spread.holds(*entry, fact)).map(|entry| (entry, fact));
        let is_late = |place: &Place| {
            let fact = [Fact::Down, Fact::Delayed].into_iter().find(|fact| spread.holds(*place, *fact))?;
            Some((*place, fact))
        };
        let late = self.completing.iter().find_map(is_late);
        let (outcome, decisive) = match (entry(Fact::Down), entry(Fact::Degraded), late) {
            (Some(down), ..) => (Outcome::Fails, Some(down)),
            (_, Some(degraded), _) => (Outcome::Degraded, Some(degraded)),
            (.., Some(late)) => (Outcome::Delayed, Some(late)),
            _ => (Outcome::Ok, None),
        };
        WorkflowOutcome {
            outcome,
            also_delayed: outcome == Outcome::Degraded && late.is_some(),
            why: decisive
                .map(|(place, fact)| hops(numbering, &self.runtime, &spread.way(place, fact)))
                .unwrap_or_default(),
        }
    }
}

/// The one who must be on time for a step that may be completed after the workflow was accepted: the receiver of what is sent, the
/// caller of what is called. None for a step that is over when the answer is there.
fn consumer(numbering: &Numbering<'_>, step: &Step, part: Part) -> Option<ElementNo> {
    let (from, to) = numbering.ends[part.number.index()];
    let sent = numbering.interaction(part.number).kind.is_asynchronous();
    match (step.role, sent) {
        (StepRole::Eventual | StepRole::Required, true) => Some(to),
        (StepRole::Eventual, false) => Some(from),
        (StepRole::Required, false) | (StepRole::Optional, _) => None,
    }
}
