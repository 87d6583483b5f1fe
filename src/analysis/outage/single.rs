//! Every element failing alone.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::DfsPostOrder;

use super::Outcome;
use super::lanes::{LANES, LaneCounts, LaneSpread, Lanes};
use super::runtime::{Fact, Place, Runtime};
use super::workflow::Journey;
use crate::analysis::numbering::Numbering;
use crate::model::ServiceId;

/// How a workflow ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ending {
    /// How it ends.
    pub outcome: Outcome,
    /// Whether a degraded workflow is not completed in time either.
    pub also_delayed: bool,
}

/// What happens when one element crashes alone, in figures.
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

pub(super) fn single_failures(
    numbering: &Numbering<'_>,
    whole: &Runtime,
    journeys: &[Journey<'_>],
) -> Vec<SingleFailure> {
    let order = suppliers_first(whole);
    let journeys: Vec<(&Journey<'_>, Vec<Place>)> =
        journeys.iter().map(|journey| (journey, suppliers_first(&journey.runtime))).collect();
    let places: Vec<Place> = whole.places().collect();
    let batches = places.chunks(LANES);
    batches.flat_map(|batch| of_batch(numbering, whole, &order, &journeys, batch)).collect()
}

fn of_batch(
    numbering: &Numbering<'_>,
    whole: &Runtime,
    order: &[Place],
    journeys: &[(&Journey<'_>, Vec<Place>)],
    batch: &[Place],
) -> Vec<SingleFailure> {
    let spread = LaneSpread::of(whole, order, batch.iter().enumerate().map(|(lane, at)| (*at, Lanes::only(lane))));
    let [mut down, mut degraded, mut delayed] = std::array::from_fn(|_| LaneCounts::default());
    for place in whole.places() {
        let is_down = spread.holds(place, Fact::Down);
        down.add(is_down);
        degraded.add(spread.holds(place, Fact::Degraded).without(is_down));
        delayed.add(spread.holds(place, Fact::Delayed).without(is_down));
    }
    let mut failures: Vec<SingleFailure> = batch
        .iter()
        .enumerate()
        .map(|(lane, place)| SingleFailure {
            failed: numbering.element(whole.element(*place)).id.clone(),
            down: down.count(lane) - 1,
            degraded: degraded.count(lane),
            delayed: delayed.count(lane),
            workflows: Vec::with_capacity(journeys.len()),
            score: 0.0,
        })
        .collect();
    for (journey, order) in journeys {
        judge(journey, order, whole, batch, &mut failures);
    }
    failures
}

fn judge(journey: &Journey<'_>, order: &[Place], whole: &Runtime, batch: &[Place], failures: &mut [SingleFailure]) {
    let here = |place: &Place| journey.runtime.place(whole.element(*place));
    let failed = batch.iter().enumerate().filter_map(|(lane, place)| Some((here(place)?, Lanes::only(lane))));
    let spread = LaneSpread::of(&journey.runtime, order, failed);
    let entry = |fact| journey.entry.map(|entry| spread.holds(entry, fact)).unwrap_or_default();
    let (fails, degraded) = (entry(Fact::Down), entry(Fact::Degraded));
    let late = journey.completing.iter().fold(Lanes::default(), |late, place| {
        late.or(spread.holds(*place, Fact::Down)).or(spread.holds(*place, Fact::Delayed))
    });
    for (lane, failure) in failures.iter_mut().enumerate() {
        let (outcome, also_delayed) = match (fails.contains(lane), degraded.contains(lane), late.contains(lane)) {
            (true, ..) => (Outcome::Fails, false),
            (_, true, late) => (Outcome::Degraded, late),
            (.., true) => (Outcome::Delayed, false),
            _ => (Outcome::Ok, false),
        };
        failure.workflows.push(Ending { outcome, also_delayed });
        failure.score += journey.workflow.weight * outcome.severity();
    }
}

/// Suppliers before their dependents, except where calls run in a circle: there one of them has to come first. A depth-first order keeps
/// such exceptions few, and with them the sweeps that [`LaneSpread`] needs.
pub(super) fn suppliers_first(runtime: &Runtime) -> Vec<Place> {
    let mut graph = DiGraph::<(), ()>::with_capacity(runtime.len(), runtime.transfers().len());
    for _ in 0..runtime.len() {
        graph.add_node(());
    }
    for transfer in runtime.transfers() {
        graph.add_edge(NodeIndex::new(transfer.dependent.index()), NodeIndex::new(transfer.supplier.index()), ());
    }
    let mut walk = DfsPostOrder::empty(&graph);
    let mut order = Vec::with_capacity(runtime.len());
    for start in graph.node_indices() {
        walk.move_to(start);
        while let Some(node) = walk.next(&graph) {
            order.push(Place::of(node.index()));
        }
    }
    order
}
