//! The reliability of all workflows, in steps short enough for a page that stays alive meanwhile.

use std::collections::BTreeMap;

use super::cut_sets::{CutSets, partners};
use super::estimate::Estimate;
use super::probability::{Effort, Probability};
use super::reduction::Reduction;
use super::workflow::{WorkflowTrees, workflow_trees};
use super::{Importance, WorkflowReliability};
use crate::model::{Model, ServiceId, WorkflowId};

/// An assessment under way.
///
/// [`Assessment::step`] does a few milliseconds of work at a time; between two steps it may be dropped or asked how far it is. How it is
/// cut into steps has no influence on the result.
pub struct Assessment {
    effort: Effort,
    total: usize,
    /// Those not yet begun, last first.
    open: Vec<(WorkflowId, WorkflowTrees)>,
    study: Option<(WorkflowId, Study)>,
    found: BTreeMap<WorkflowId, WorkflowReliability>,
}

impl Assessment {
    /// Of every workflow of a model. O(N) and O(n log n) in the steps of the workflows.
    pub fn of(model: &Model, effort: Effort) -> Self {
        let mut open = workflow_trees(model);
        open.reverse();
        Self { effort, total: open.len(), open, study: None, found: BTreeMap::new() }
    }

    /// Goes on for a moment. Whether there is more to do.
    pub fn step(&mut self) -> bool {
        if let Some((id, mut study)) = self.study.take() {
            match study.step(&self.effort) {
                true => self.study = Some((id, study)),
                false => drop(self.found.insert(id, study.found)),
            }
        } else if let Some((id, trees)) = self.open.pop() {
            self.study = Some((id, Study::of(trees, &self.effort)));
        }
        self.study.is_some() || !self.open.is_empty()
    }

    /// How many workflows are done, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.found.len(), self.total)
    }

    /// Does what is left, and answers by workflow.
    pub fn finish(mut self) -> BTreeMap<WorkflowId, WorkflowReliability> {
        while self.step() {}
        self.found
    }
}

/// What is worked out next.
enum Stage {
    Availability,
    FullAvailability,
    /// The importance of what suffices alone, and of the rest from this fault on.
    Importance(usize),
    /// The pairs with this fault.
    Pairs(usize),
    Bound,
}

/// One workflow under way.
struct Study {
    elements: Vec<ServiceId>,
    failing: Estimate,
    impaired: Estimate,
    stage: Stage,
    found: WorkflowReliability,
}

impl Study {
    fn of(trees: WorkflowTrees, effort: &Effort) -> Self {
        let failing = Estimate::of(Reduction::of(&trees.failing), effort);
        let impaired = Estimate::of(Reduction::of(&trees.impaired), effort);
        let single_points = failing.reduction.series.iter().map(|(fault, _)| trees.elements[*fault].clone()).collect();
        let found = WorkflowReliability {
            availability: Probability::Exact(1.0),
            full_availability: Probability::Exact(1.0),
            unavailability_bound: None,
            single_points,
            pairs: Vec::new(),
            importance: BTreeMap::new(),
            elements: trees.elements.len(),
            assumed: trees.assumed,
        };
        Self { elements: trees.elements, failing, impaired, stage: Stage::Availability, found }
    }

    /// Whether there is more to do.
    fn step(&mut self, effort: &Effort) -> bool {
        match self.stage {
            Stage::Availability => {
                if let Some(availability) = self.failing.step(effort) {
                    self.found.availability = availability;
                    self.stage = Stage::FullAvailability;
                }
            }
            Stage::FullAvailability => {
                if let Some(availability) = self.impaired.step(effort) {
                    self.found.full_availability = availability;
                    self.stage = Stage::Importance(0);
                }
            }
            Stage::Importance(from) => self.stage = self.weigh(from, effort),
            Stage::Pairs(fault) => self.stage = self.pair(fault),
            Stage::Bound => {
                self.found.pairs.sort_unstable();
                self.found.unavailability_bound =
                    CutSets::of(&self.failing.reduction).map(|sets| sets.rare_event_bound());
                return false;
            }
        }
        true
    }

    fn weigh(&mut self, from: usize, effort: &Effort) -> Stage {
        let reduction = &self.failing.reduction;
        if from == 0 {
            for (fault, availability) in &reduction.series {
                let others = self.found.availability.times(1.0 / availability);
                let importance = Importance::of(others, *availability);
                self.found.importance.insert(self.elements[*fault].clone(), importance);
            }
        }
        let weighed = self.failing.birnbaum(from, effort);
        for (fault, birnbaum) in (from..).zip(&weighed) {
            let importance = Importance::of(*birnbaum, reduction.rest.availabilities[fault]);
            self.found.importance.insert(self.elements[reduction.rest.faults[fault]].clone(), importance);
        }
        match from + weighed.len() {
            next if next < reduction.rest.faults.len() => Stage::Importance(next),
            _ => Stage::Pairs(0),
        }
    }

    fn pair(&mut self, fault: usize) -> Stage {
        let rest = &self.failing.reduction.rest;
        if fault >= rest.faults.len() {
            return Stage::Bound;
        }
        let element = |fault: usize| self.elements[rest.faults[fault]].clone();
        for partner in partners(rest, fault) {
            let (one, other) = (element(fault), element(partner));
            self.found.pairs.push(if one < other { (one, other) } else { (other, one) });
        }
        Stage::Pairs(fault + 1)
    }
}

impl Importance {
    fn of(birnbaum: Probability, availability: f64) -> Self {
        Self { birnbaum, improvement: birnbaum.times(1.0 - availability) }
    }
}
