//! Everything the analysis says of a model, as the report lists it.

use std::collections::BTreeMap;

use super::coupling::Coupling;
use super::coupling::distance::DistanceReason;
use super::coupling::strength::StrengthReason;
use super::coupling::volatility::VolatilityReason;
use super::dependency::DependencyGraph;
use super::dependency::cuts;
use super::findings::Findings;
use super::outage::{Affected, Ending, FailureModel, Fault, SingleFailure};
use crate::model::{Model, ServiceId, WorkflowId};

/// Up to this many elements, every outage lists whom it affects.
pub const LISTED_ELEMENTS: usize = 300;
/// Above, only so many do: those of the highest scores.
pub const LISTED_OUTAGES: usize = 100;

/// The whole report of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The name of the model.
    pub model: String,
    /// What the results rest on.
    pub assumptions: Assumptions,
    /// Coupling: of the system, per service and per interaction.
    pub coupling: Coupling,
    /// The fewest dependencies to cut so that no cyclic group is left: [`cuts::fewest_cuts`].
    pub fewest_cuts: Option<Vec<(ServiceId, ServiceId)>>,
    /// Every element crashing alone, by id.
    pub outages: Vec<OutageEntry>,
    /// What should worry us, and what of it is accepted.
    pub findings: Findings,
}

/// One element crashing alone.
#[derive(Clone, Debug, PartialEq)]
pub struct OutageEntry {
    /// What failed.
    pub failed: ServiceId,
    /// How.
    pub fault: Fault,
    /// How many others are down.
    pub down_count: usize,
    /// How many are degraded.
    pub degraded_count: usize,
    /// How many are delayed and not down.
    pub delayed_count: usize,
    /// Whom it affects; left out where [`Assumptions::listed_outages`] cuts the lists.
    pub affected: Option<Affected>,
    /// How each workflow ends, by id.
    pub workflows: Vec<(WorkflowId, Ending)>,
    /// Σ weight · severity of the workflows \[P\].
    pub score: f64,
}

/// What the results rest on: how much was stated, how much assumed, and what was cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    /// How many interactions have coupling figures.
    pub interactions: usize,
    /// How many of their strengths were stated.
    pub stated_strengths: usize,
    /// How many of their strengths rest on nothing but the default.
    pub assumed_strengths: usize,
    /// How many of their distances were stated.
    pub stated_distances: usize,
    /// How many of their volatilities were stated.
    pub stated_volatilities: usize,
    /// Only so many outages list whom they affect; none where all do.
    pub listed_outages: Option<usize>,
}

impl Report {
    /// The report of a model. The outages are O((N + E)·N / 256), the fewest cuts O(2^k · k) for each cyclic group of k members, at most
    /// twenty; everything else is near linear or O(E·N / 64).
    pub fn of(model: &Model) -> Self {
        let graph = DependencyGraph::of(model);
        let coupling = Coupling::of_graph(&graph);
        let cut = model.services().len() > LISTED_ELEMENTS;
        Self {
            model: model.title().name.clone(),
            assumptions: Assumptions::of(&coupling, cut.then_some(LISTED_OUTAGES)),
            fewest_cuts: cuts::of_graph(&graph),
            outages: outages(model, if cut { LISTED_OUTAGES } else { usize::MAX }),
            findings: Findings::of(model, &coupling),
            coupling,
        }
    }
}

impl Assumptions {
    fn of(coupling: &Coupling, listed_outages: Option<usize>) -> Self {
        let interactions = || coupling.interactions.values();
        Self {
            interactions: interactions().count(),
            stated_strengths: interactions()
                .filter(|it| matches!(it.strength.reason, StrengthReason::Stated(_)))
                .count(),
            assumed_strengths: interactions().filter(|it| it.strength.reason == StrengthReason::Assumed).count(),
            stated_distances: interactions().filter(|it| it.distance.reason == DistanceReason::Stated).count(),
            stated_volatilities: interactions().filter(|it| it.volatility.reason == VolatilityReason::Stated).count(),
            listed_outages,
        }
    }
}

fn outages(model: &Model, most_listed: usize) -> Vec<OutageEntry> {
    let failures = FailureModel::of(model);
    let single = failures.single_failures();
    let mut ranking: Vec<&SingleFailure> = single.iter().collect();
    ranking.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.failed.cmp(&other.failed)));
    let listed: Vec<ServiceId> = ranking.into_iter().take(most_listed).map(|it| it.failed.clone()).collect();
    let affected = failures.affected_by(&listed);
    let mut affected: BTreeMap<ServiceId, Affected> = listed.into_iter().zip(affected).collect();
    let entry = |it: SingleFailure| OutageEntry {
        affected: affected.remove(&it.failed),
        failed: it.failed,
        fault: Fault::Crash,
        down_count: it.down,
        degraded_count: it.degraded,
        delayed_count: it.delayed,
        workflows: model.workflows().ids().cloned().zip(it.workflows).collect(),
        score: it.score,
    };
    single.into_iter().map(entry).collect()
}
