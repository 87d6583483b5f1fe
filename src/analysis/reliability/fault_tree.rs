//! What has to happen for something to fail, as events that cause each other.

use super::cone::Cone;
use super::cut_sets::CutSets;
use super::estimate::Estimate;
use super::probability::{Effort, Probability};
use super::reduction::Reduction;
use super::sampler::Sampler;

/// One thing that may happen.
#[derive(Clone, Debug, Default)]
pub(super) struct Event {
    /// The fault that alone makes it happen.
    pub(super) fault: Option<usize>,
    /// Each cause suffices; of one cause all events have to happen.
    pub(super) causes: Vec<Vec<usize>>,
}

/// A monotone fault tree: faults that happen independently of each other, events that they cause, and the events that must not happen.
///
/// Causes may run in circles; then only what follows from faults happens (the least fixpoint), nothing holds itself down. Faults and
/// events are numbered from 0.
#[derive(Clone, Debug)]
pub struct FaultTree {
    pub(super) availabilities: Vec<f64>,
    pub(super) events: Vec<Event>,
    pub(super) top: Vec<usize>,
}

impl FaultTree {
    /// So many events without causes; one fault per availability, in (0, 1]: the probability that it does not happen.
    pub fn new(availabilities: Vec<f64>, events: usize) -> Self {
        Self { availabilities, events: vec![Event::default(); events], top: Vec::new() }
    }

    /// Lets a fault make an event happen, instead of any before.
    pub fn set_fault(&mut self, event: usize, fault: usize) {
        self.events[event].fault = Some(fault);
    }

    /// Lets an event happen when all of these do.
    pub fn add_cause(&mut self, event: usize, all_of: Vec<usize>) {
        self.events[event].causes.push(all_of);
    }

    /// The same tree, asked whether any of these events happens.
    pub fn with_top(&self, any_of: Vec<usize>) -> Self {
        Self { top: any_of, ..self.clone() }
    }

    /// The probability that no event of the top happens: exact by pivoting, or sampled where that takes more than the effort allows.
    ///
    /// Faults that suffice alone are factored out first, and those without influence dropped, so a tree without redundancy is one
    /// product over its hard dependencies, each counted once at any depth (Treynor, Dahlin, Rau, Beyer 2017 \[V\]).
    pub fn availability(&self, effort: &Effort) -> Probability {
        let mut estimate = Estimate::of(Reduction::of(self), effort);
        loop {
            if let Some(availability) = estimate.step(effort) {
                return availability;
            }
        }
    }

    /// The same probability by sampling the whole tree, nothing factored out.
    pub fn sampled_availability(&self, effort: &Effort) -> Probability {
        let cone = Cone::of(self);
        let mut sampler = Sampler::of(effort);
        loop {
            if let Some(availability) = sampler.step(&cone) {
                return availability;
            }
        }
    }

    /// The smallest sets of faults that make the top happen: no fault of a set can be left out. By size, then by fault. None where an event
    /// has more than [`super::MOST_CUT_SETS`].
    pub fn minimal_cut_sets(&self) -> Option<Vec<Vec<usize>>> {
        Some(CutSets::of(&Reduction::of(self))?.into_sets())
    }

    /// Σ over the minimal cut sets of the product of their probabilities: never less than the probability of the top, and close to it while
    /// faults are rare (the rare-event approximation \[V\]). None where the cut sets are too many.
    pub fn rare_event_bound(&self) -> Option<f64> {
        Some(CutSets::of(&Reduction::of(self))?.rare_event_bound())
    }
}
