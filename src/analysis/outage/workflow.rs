//! How a workflow fares, judged over its own steps' interactions alone.
//!
//! Following everything a service ever calls would let *Browse* fail because *checkout* is down.

use std::collections::BTreeSet;

use super::circumstances::{Circumstances, Fault};
use super::failure_model::hops;
use super::ineffective;
use super::lanes::{LaneSpread, Lanes};
use super::mitigation::Ineffective;
use super::passing::Fact;
use super::runtime::{Part, Place, Runtime};
use super::shared_fate::{SharedFate, has_state};
use super::spread::Spread;
use super::{Outcome, WorkflowOutcome};
use crate::analysis::numbering::{ElementNo, InteractionNo, Numbering};
use crate::model::workflow::{Step, StepRole, Workflow};

/// How a workflow ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How it ends.
    pub outcome: Outcome,
    /// Whether a degraded workflow is not completed in time either.
    pub also_delayed: bool,
}

impl Ending {
    fn of(fails: bool, degraded: bool, late: bool) -> Self {
        match (fails, degraded, late) {
            (true, ..) => Self { outcome: Outcome::Fails, also_delayed: false },
            (_, true, also_delayed) => Self { outcome: Outcome::Degraded, also_delayed },
            (.., true) => Self { outcome: Outcome::Delayed, also_delayed: false },
            _ => Self { outcome: Outcome::Ok, also_delayed: false },
        }
    }
}

/// A workflow with the part of the system that it uses.
pub(super) struct Journey<'m> {
    pub(super) workflow: &'m Workflow,
    pub(super) runtime: Runtime,
    /// Where it starts. A person who starts it feels what fails, though a person has no state elsewhere.
    pub(super) entry: Option<Place>,
    /// Who has to be well and on time for the workflow to be completed, and for which step.
    pub(super) completing: Vec<(InteractionNo, Place)>,
}

impl<'m> Journey<'m> {
    pub(super) fn of(
        numbering: &Numbering<'m>,
        shared: &SharedFate,
        circumstances: Circumstances,
        workflow: &'m Workflow,
    ) -> Self {
        let part = |step: &Step| Some(Part { number: numbering.interaction_no(&step.interaction)?, role: step.role });
        let steps: Vec<Part> = workflow.forward_steps().filter_map(part).collect();
        let entry = numbering.element_no(&workflow.entry);
        let taking_part: BTreeSet<ElementNo> = ends(numbering, &steps).chain(entry).collect();
        let stand_ins = shared.close(taking_part.iter().copied().collect());
        let undoing = workflow.steps.iter().filter(|step| !step.is_forward());
        let undoing: BTreeSet<_> = undoing.filter_map(|step| numbering.interaction_no(&step.interaction)).collect();
        let idle = stand_ins.iter().filter(|it| !taking_part.contains(it));
        let calls = idle.flat_map(|it| shared.required_calls(*it)).filter(|call| !undoing.contains(call));
        let parts: Vec<Part> = steps.iter().copied().chain(calls.copied().map(Part::required)).collect();
        let elements = ends(numbering, &parts).chain(entry).collect();
        let runtime = Runtime::of(numbering, shared, circumstances, &parts, elements);
        let completing = steps.iter().filter_map(|step| {
            let mut completing = completing(numbering, *step)?.into_iter();
            Some((step.number, completing.find_map(|element| runtime.place(element))?))
        });
        Self {
            workflow,
            entry: entry.and_then(|entry| runtime.place(entry)),
            completing: completing.collect(),
            runtime,
        }
    }

    /// What must not hold of those who complete the workflow. Under bad data everything is done in time, but what is done with wrong data
    /// degrades the workflow, as it would degrade its entry.
    fn spoiling(&self) -> &'static [Fact] {
        match self.runtime.circumstances().fault {
            Fault::Crash | Fault::Slow => &[Fact::Down, Fact::Delayed],
            Fault::BadData => &[Fact::Degraded],
        }
    }

    fn ending(&self, fails: bool, degraded: bool, spoiled: bool) -> Ending {
        match self.runtime.circumstances().fault {
            Fault::Crash | Fault::Slow => Ending::of(fails, degraded, spoiled),
            Fault::BadData => Ending::of(fails, degraded || spoiled, false),
        }
    }

    /// How it ends when these elements fail, and what protects its calls in vain.
    pub(super) fn outcome(
        &self,
        numbering: &Numbering<'_>,
        failed: &[ElementNo],
    ) -> (WorkflowOutcome, Vec<Ineffective>) {
        let spread = Spread::of(&self.runtime, failed.iter().filter_map(|element| self.runtime.place(*element)));
        let of_entry = |fact| self.entry.filter(|entry| spread.is_felt(*entry, fact)).map(|entry| (entry, fact));
        let spoiled = self.completing.iter().filter_map(|(step, place)| {
            let fact = self.spoiling().iter().find(|fact| spread.is_felt(*place, **fact))?;
            Some((*step, (*place, *fact)))
        });
        let spoiled: Vec<(InteractionNo, (Place, Fact))> = spoiled.collect();
        let (down, degraded) = (of_entry(Fact::Down), of_entry(Fact::Degraded));
        let Ending { outcome, also_delayed } = self.ending(down.is_some(), degraded.is_some(), !spoiled.is_empty());
        let decisive = down.or(degraded).or(spoiled.first().map(|(_, decisive)| *decisive));
        let is_accepted = outcome != Outcome::Fails;
        let steps = spoiled.iter().filter(|_| is_accepted);
        let told = WorkflowOutcome {
            outcome,
            also_delayed,
            incomplete: steps.map(|(step, _)| numbering.interaction(*step).id.clone()).collect(),
            why: decisive
                .map(|(place, fact)| hops(numbering, &self.runtime, &spread.way(place, fact)))
                .unwrap_or_default(),
        };
        (told, ineffective::of_spread(numbering, &self.runtime, &spread))
    }

    /// How it ends in each of many failures.
    pub(super) fn lanes(&self, spread: &LaneSpread) -> JourneyLanes<'_, 'm> {
        let felt = |place, fact| spread.felt(&self.runtime, place, fact);
        let entry = |fact| self.entry.map(|entry| felt(entry, fact)).unwrap_or_default();
        let facts = || self.completing.iter().flat_map(|(_, place)| self.spoiling().iter().map(|fact| (*place, *fact)));
        JourneyLanes {
            journey: self,
            fails: entry(Fact::Down),
            degraded: entry(Fact::Degraded),
            spoiled: facts().fold(Lanes::default(), |lanes, (place, fact)| lanes.or(felt(place, fact))),
        }
    }
}

/// How a workflow ends in each of many failures.
pub(super) struct JourneyLanes<'j, 'm> {
    journey: &'j Journey<'m>,
    fails: Lanes,
    degraded: Lanes,
    spoiled: Lanes,
}

impl JourneyLanes<'_, '_> {
    pub(super) fn ending(&self, lane: usize) -> Ending {
        let [fails, degraded, spoiled] = [self.fails, self.degraded, self.spoiled].map(|lanes| lanes.contains(lane));
        self.journey.ending(fails, degraded, spoiled)
    }
}

/// The elements that these interactions join.
fn ends(numbering: &Numbering<'_>, parts: &[Part]) -> impl Iterator<Item = ElementNo> {
    let ends = parts.iter().flat_map(|part| <[ElementNo; 2]>::from(numbering.ends[part.number.index()]));
    ends.filter(|element| has_state(numbering, *element))
}

/// The one who must be well and on time for a step that may be completed after the workflow was accepted, and the other end, which
/// answers for it if it is a person: the receiver of what is sent, the caller of what is called. None for a step that is over when the
/// answer is there.
fn completing(numbering: &Numbering<'_>, step: Part) -> Option<[ElementNo; 2]> {
    let (from, to) = numbering.ends[step.number.index()];
    let sent = numbering.interaction(step.number).kind.is_asynchronous();
    match (step.role, sent) {
        (StepRole::Eventual | StepRole::Required, true) => Some([to, from]),
        (StepRole::Eventual, false) => Some([from, to]),
        (StepRole::Required, false) | (StepRole::Optional, _) => None,
    }
}
