//! A probability, and how well it is known.

use std::fmt;

/// How much may be spent on one probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effort {
    /// Exact results use at most so many pivots.
    pub pivots: usize,
    /// How many states are drawn where an exact result takes more; a multiple of 256 is used, at least this.
    pub samples: u32,
    /// What the draws start from: the same seed draws the same states.
    pub seed: u64,
}

impl Default for Effort {
    /// 65,536 pivots: enough for any twenty elements that matter after those that suffice alone were factored out, whose diagram has at
    /// most some 41,000, and for hundreds where alternatives stand in small groups. 196,608 states: enough to know an unavailability of
    /// 0.8 % to a twentieth with a confidence of 95 %, by n ≈ (z/ε)² · (1 − p)/p \[V\].
    fn default() -> Self {
        Self { pivots: 1 << 16, samples: 3 << 16, seed: 1 }
    }
}

/// A probability.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Probability {
    /// As exact as its inputs.
    Exact(f64),
    /// Estimated from random states.
    Sampled(Sample),
}

/// A probability estimated from random states.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// The estimate.
    pub value: f64,
    /// The lower end of its interval of 95 % confidence.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How many states were drawn.
    pub samples: u32,
    /// What the draws started from.
    pub seed: u64,
}

/// The 97.5 % quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

impl Probability {
    /// The probability, exact or estimated.
    pub fn value(&self) -> f64 {
        match self {
            Self::Exact(value) => *value,
            Self::Sampled(sample) => sample.value,
        }
    }

    /// Whether this may be the probability: equal to an exact one up to rounding, else within the interval.
    pub fn admits(&self, value: f64) -> bool {
        match self {
            Self::Exact(exact) => (exact - value).abs() < 1e-9,
            Self::Sampled(sample) => (sample.low..=sample.high).contains(&value),
        }
    }

    /// The probability that this happens and something independent of it, of a known probability, too.
    pub(super) fn times(self, factor: f64) -> Self {
        match self {
            Self::Exact(value) => Self::Exact(value * factor),
            Self::Sampled(it) => {
                Self::Sampled(Sample { value: it.value * factor, low: it.low * factor, high: it.high * factor, ..it })
            }
        }
    }
}

impl Sample {
    /// The share of hits among the samples with Wilson's score interval (Wilson 1927 \[V\]), which is sound near 0 and 1 too.
    pub(super) fn of(hits: u32, samples: u32, seed: u64) -> Self {
        let count = f64::from(samples);
        let value = f64::from(hits) / count;
        let weight = 1.0 + Z * Z / count;
        let middle = (value + Z * Z / (2.0 * count)) / weight;
        let half = Z * (value * (1.0 - value) / count + Z * Z / (4.0 * count * count)).sqrt() / weight;
        Self { value, low: (middle - half).clamp(0.0, value), high: (middle + half).clamp(value, 1.0), samples, seed }
    }
}

impl fmt::Display for Probability {
    /// The number; of an estimate also its interval and where it comes from.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(value) => write!(formatter, "{value}"),
            Self::Sampled(it) => write!(
                formatter,
                "{} ({} to {} with 95 % confidence, {} samples from seed {})",
                it.value, it.low, it.high, it.samples, it.seed
            ),
        }
    }
}
