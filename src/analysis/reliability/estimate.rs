//! One probability in small steps: exact if that is not too much, else sampled.

use super::diagram::Diagram;
use super::pivoting::{Pivoting, Progress};
use super::probability::{Effort, Probability};
use super::reduction::Reduction;
use super::sampler::{Sampler, importance_sampler};

/// How the rest of a reduced tree is gone about.
enum Way {
    Pivoting(Pivoting),
    Exact(Diagram),
    Sampling(Sampler),
}

/// The probability that the top of a tree does not happen.
pub(super) struct Estimate {
    pub(super) reduction: Reduction,
    way: Way,
}

impl Estimate {
    pub(super) fn of(reduction: Reduction, effort: &Effort) -> Self {
        let way = Way::Pivoting(Pivoting::of(&reduction.rest, effort.pivots));
        Self { reduction, way }
    }

    /// Goes on for a moment; the probability once it is known. Only the rest is uncertain, so a sampled interval shrinks with what was
    /// factored out.
    pub(super) fn step(&mut self, effort: &Effort) -> Option<Probability> {
        let rest = &self.reduction.rest;
        let found = match &mut self.way {
            Way::Pivoting(pivoting) => {
                match pivoting.step(rest) {
                    Progress::Open => {}
                    Progress::Done(diagram) => self.way = Way::Exact(diagram),
                    Progress::TooMany => self.way = Way::Sampling(Sampler::of(effort)),
                }
                None
            }
            Way::Exact(diagram) => Some(Probability::Exact(diagram.availability(rest))),
            Way::Sampling(sampler) => sampler.step(rest),
        };
        found.map(|rest| rest.times(self.reduction.series_availability()))
    }

    /// For the faults of the rest from this one on, how much likelier the top spares us if the fault does not happen than if it does: of
    /// all where that is exact, else of one at a time.
    pub(super) fn birnbaum(&self, from: usize, effort: &Effort) -> Vec<Probability> {
        let rest = &self.reduction.rest;
        let series = self.reduction.series_availability();
        if let Way::Exact(diagram) = &self.way {
            let shares = diagram.birnbaum(rest);
            return shares[from..].iter().map(|share| Probability::Exact(share * series)).collect();
        }
        let next = (from..rest.faults.len()).take(1);
        next.map(|fault| {
            let mut sampler = importance_sampler(effort);
            let share = loop {
                if let Some(share) = sampler.step_critical(rest, fault) {
                    break share;
                }
            };
            share.times(series)
        })
        .collect()
    }
}
