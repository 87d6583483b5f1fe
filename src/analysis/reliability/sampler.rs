//! Probabilities from random states, where there are too many to go through.

use super::cone::Cone;
use super::probability::{Effort, Probability, Sample};
use super::random::Random;
use crate::analysis::numbering::narrow;
use crate::analysis::outage::lanes::{LANES, Lanes};

/// How many batches of 256 states are drawn in one step.
const BATCHES_PER_STEP: u32 = 32;

/// Draws states of a tree (crude Monte Carlo), 256 at a time, and counts those in which something holds.
#[derive(Clone, Debug)]
pub(super) struct Sampler {
    random: Random,
    seed: u64,
    open: u32,
    drawn: u32,
    hits: u32,
}

impl Sampler {
    pub(super) fn of(effort: &Effort) -> Self {
        Self::drawing(effort.samples, effort.seed)
    }

    fn drawing(samples: u32, seed: u64) -> Self {
        let open = samples.div_ceil(narrow(LANES)).max(1);
        Self { random: Random::of(seed), seed, open, drawn: 0, hits: 0 }
    }

    /// Draws some thousand states and counts those in which the top does not happen. Their share once enough are drawn.
    pub(super) fn step(&mut self, cone: &Cone) -> Option<Probability> {
        self.count(cone, |faults| Lanes::ALL.without(cone.top_happens(|fault| faults[fault])))
    }

    /// The same for the states in which one fault decides whether the top happens.
    pub(super) fn step_critical(&mut self, cone: &Cone, critical: usize) -> Option<Probability> {
        self.count(cone, |faults| {
            let happens = |own: Lanes| cone.top_happens(|fault| if fault == critical { own } else { faults[fault] });
            happens(Lanes::ALL).without(happens(Lanes::default()))
        })
    }

    fn count(&mut self, cone: &Cone, holds: impl Fn(&[Lanes]) -> Lanes) -> Option<Probability> {
        for _ in 0..BATCHES_PER_STEP.min(self.open) {
            let unavailabilities = cone.availabilities.iter().map(|availability| 1.0 - availability);
            let faults: Vec<Lanes> = unavailabilities.map(|probability| self.random.lanes(probability)).collect();
            self.hits += narrow(holds(&faults).count());
            self.drawn += narrow(LANES);
            self.open -= 1;
        }
        (self.open == 0).then(|| Probability::Sampled(Sample::of(self.hits, self.drawn, self.seed)))
    }
}

/// One twelfth of the effort for each fault's importance: they are many, and compared with each other rather than read to the last digit.
pub(super) fn importance_sampler(effort: &Effort) -> Sampler {
    Sampler::drawing(effort.samples / 12, effort.seed)
}
