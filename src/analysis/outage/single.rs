//! Every element failing alone.

use super::Ending;
use super::failure_model::FailureModel;
use super::lanes::LANES;
use super::runtime::Place;
use super::toll::{SideBySide, Toll};
use crate::model::ServiceId;

/// What happens when one element fails alone, in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleFailure {
    /// What failed.
    pub failed: ServiceId,
    /// How many others are down.
    pub down: usize,
    /// How many are degraded.
    pub degraded: usize,
    /// How many are delayed, degraded or not, but not down.
    pub delayed: usize,
    /// How each workflow ends, in the order of their ids.
    pub workflows: Vec<Ending>,
    /// Σ weight · severity of the workflows \[P\].
    pub score: f64,
}

impl SingleFailure {
    fn of(failed: ServiceId, toll: Toll) -> Self {
        let Toll { down, degraded, delayed, workflows, score } = toll;
        Self { failed, down, degraded, delayed, workflows, score }
    }
}

pub(super) fn single_failures(model: &FailureModel<'_>) -> Vec<SingleFailure> {
    let side_by_side = SideBySide::of(model);
    let places: Vec<[Place; 1]> = model.whole.places().map(|place| [place]).collect();
    let tolls = places.chunks(LANES).flat_map(|batch| side_by_side.tolls(batch));
    places.iter().zip(tolls).map(|([place], toll)| SingleFailure::of(model.id(*place), toll)).collect()
}
