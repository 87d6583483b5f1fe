//! Edge percolation: each dependency passes a change on or not, by chance, and whoever can then be reached is touched.
//!
//! P(v is touched) is the probability that v is reachable in a random subgraph that keeps each edge with its own probability \[P\].
//! The part that one change can reach is cut out as a [`Region`]. It is worked out exactly ([`exact()`]) where that is quick, else sampled
//! ([`sample()`]); where all sources are asked for, for all at once (a [`Survey`]).

mod course;
mod exact;
mod flow;
mod follow;
mod moments;
mod region;
mod sample;
mod slot;
mod survey;

use super::likelihood::Sampling;

pub(super) use course::Courses;
pub(super) use exact::exact;
pub(super) use flow::{Flow, Flows};
pub(super) use region::Region;
pub(super) use sample::sample;
pub(super) use survey::Survey;

/// What is known of a change.
pub(super) struct Tally {
    /// Per place of the region, the probability that it is touched.
    pub(super) touched: Vec<f64>,
    /// Per party of the region, the probability that some element of it is.
    pub(super) parties: Vec<f64>,
    /// By how many parties are touched, the probability that exactly so many are.
    pub(super) party_counts: Vec<f64>,
    /// How it was sampled, unless it is exact.
    pub(super) sampling: Option<Sampling>,
}

/// The probability of at least one of several independent events; of one event exactly its own.
fn any(probabilities: impl Iterator<Item = f64>) -> f64 {
    probabilities.fold(0.0, |any, probability| any + probability - any * probability)
}
