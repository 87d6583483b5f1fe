//! What failures take, in figures, many failures side by side.

use super::failure_model::FailureModel;
use super::lanes::{LaneCounts, LaneSpread, Lanes, suppliers_first};
use super::passing::Fact;
use super::runtime::Place;
use super::workflow::{Ending, Journey};
use super::{Outcome, score};

/// What failures take from others and from the workflows, in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Toll {
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

impl Toll {
    /// How many workflows stop.
    pub fn stopped(&self) -> usize {
        self.workflows.iter().filter(|ending| ending.outcome == Outcome::Fails).count()
    }
}

/// A failure model whose elements stand in an order in which many failures are followed quickly.
pub(super) struct SideBySide<'f, 'm> {
    pub(super) model: &'f FailureModel<'m>,
    order: Vec<Place>,
    orders_of_journeys: Vec<Vec<Place>>,
}

impl<'f, 'm> SideBySide<'f, 'm> {
    /// O(N + E).
    pub(super) fn of(model: &'f FailureModel<'m>) -> Self {
        let orders_of_journeys = model.journeys.iter().map(|journey| suppliers_first(&journey.runtime)).collect();
        Self { model, order: suppliers_first(&model.whole), orders_of_journeys }
    }

    /// What each of at most [`super::lanes::LANES`] sets of places takes, the places of a set being different ones.
    pub(super) fn tolls<S: AsRef<[Place]>>(&self, batch: &[S]) -> Vec<Toll> {
        self.tolls_of(batch, &self.spread(batch))
    }

    /// The same where it is known what becomes of every element.
    pub(super) fn tolls_of<S: AsRef<[Place]>>(&self, batch: &[S], spread: &LaneSpread) -> Vec<Toll> {
        let [mut down, mut degraded, mut delayed] = std::array::from_fn(|_| LaneCounts::default());
        for place in self.model.whole.places() {
            let is_down = spread.holds(place, Fact::Down);
            down.add(is_down);
            degraded.add(spread.holds(place, Fact::Degraded).without(is_down));
            delayed.add(spread.holds(place, Fact::Delayed).without(is_down));
        }
        let endings = self.endings(batch).into_iter().enumerate();
        let toll = |(lane, workflows): (usize, Vec<Ending>)| Toll {
            down: down.count(lane) - batch[lane].as_ref().len(),
            degraded: degraded.count(lane),
            delayed: delayed.count(lane),
            score: self.score(&workflows),
            workflows,
        };
        endings.map(toll).collect()
    }

    /// What becomes of every element.
    pub(super) fn spread<S: AsRef<[Place]>>(&self, batch: &[S]) -> LaneSpread {
        LaneSpread::of(&self.model.whole, &self.order, lanes(batch))
    }

    /// What becomes of the elements of each workflow when the places of the whole fail.
    pub(super) fn spreads_of_journeys<S: AsRef<[Place]>>(
        &self,
        batch: &[S],
    ) -> impl Iterator<Item = (&'f Journey<'m>, LaneSpread)> {
        let whole = &self.model.whole;
        self.model.journeys.iter().zip(&self.orders_of_journeys).map(move |(journey, order)| {
            let here = |(place, lanes)| Some((journey.runtime.place(whole.element(place))?, lanes));
            (journey, LaneSpread::of(&journey.runtime, order, lanes(batch).filter_map(here)))
        })
    }

    /// For each set, how each workflow ends.
    pub(super) fn endings<S: AsRef<[Place]>>(&self, batch: &[S]) -> Vec<Vec<Ending>> {
        let mut endings = vec![Vec::with_capacity(self.model.journeys.len()); batch.len()];
        for (journey, spread) in self.spreads_of_journeys(batch) {
            let lanes = journey.lanes(&spread);
            endings.iter_mut().enumerate().for_each(|(lane, endings)| endings.push(lanes.ending(lane)));
        }
        endings
    }

    /// The score of workflows that end like this.
    pub(super) fn score(&self, endings: &[Ending]) -> f64 {
        let weights = self.model.journeys.iter().map(|journey| journey.workflow.weight);
        score::total(
            weights.zip(endings).map(|(weight, ending)| weight * ending.outcome.severity(self.model.numbering.model)),
        )
    }
}

/// Every failing place with the lane it fails in.
fn lanes<'b, S: AsRef<[Place]>>(batch: &'b [S]) -> impl Iterator<Item = (Place, Lanes)> {
    let of_lane = |(lane, places): (usize, &'b S)| places.as_ref().iter().map(move |place| (*place, Lanes::only(lane)));
    batch.iter().enumerate().flat_map(of_lane)
}
