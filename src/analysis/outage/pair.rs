//! Two elements failing together.
//!
//! Whatever passes on from one element alone happens when that one fails alone. So two failures are worse together than either of them only
//! where they take, between them, all elements any one of which would suffice: the pairs to look at are found there, and every other pair
//! does what its two failures do apart.

use std::collections::BTreeSet;

use super::covering::coverings;
use super::failure_model::FailureModel;
use super::lanes::{LANES, LaneCounts, LaneSpread};
use super::passing::Fact;
use super::runtime::Place;
use super::toll::{SideBySide, Toll};
use super::workflow::Ending;
use crate::model::{ServiceId, WorkflowId};

/// At most so many pairs are looked at: all of three hundred elements.
const MOST_PAIRS: usize = 300 * 299 / 2;

/// Two elements that are worse together than either alone.
#[derive(Clone, Debug, PartialEq)]
pub struct PairFailure {
    /// What failed, by id.
    pub failed: [ServiceId; 2],
    /// What they take together.
    pub together: Toll,
    /// Σ weight · severity where each workflow ends as badly as with the worse of the two alone \[P\]; at most the score of both together.
    pub score_apart: f64,
    /// The workflows that end worse than with either alone, by id.
    pub workflows_worse: Vec<WorkflowId>,
    /// How many others are down that neither takes alone.
    pub down_together: usize,
    /// How many others are degraded or late, not down, that neither makes so alone.
    pub hit_together: usize,
}

/// The pairs that are worse together.
#[derive(Clone, Debug, PartialEq)]
pub struct PairFailures {
    /// The highest score first; among equals the one that is less bad apart, then the one with more elements down together, or hit, then by id.
    pub pairs: Vec<PairFailure>,
    /// Whether no other pair is worse together. Always so up to three hundred elements; above, where too many pairs might be, those that
    /// take redundant elements themselves were looked at first.
    pub is_complete: bool,
}

/// A search for pairs that are worse together, step by step so that it can tell how far it is and be given up.
pub struct PairSearch<'f, 'm> {
    side_by_side: SideBySide<'f, 'm>,
    candidates: Vec<[Place; 2]>,
    is_complete: bool,
    done: usize,
    found: Vec<PairFailure>,
}

impl<'f, 'm> PairSearch<'f, 'm> {
    /// The same cost as all single failures, none where nothing is redundant.
    pub(super) fn of(model: &'f FailureModel<'m>) -> Self {
        let side_by_side = SideBySide::of(model);
        let (candidates, is_complete) = candidates(&side_by_side);
        Self { side_by_side, candidates, is_complete, done: 0, found: Vec::new() }
    }

    /// How many pairs have been looked at.
    pub fn done(&self) -> usize {
        self.done
    }

    /// How many pairs there are to look at.
    pub fn total(&self) -> usize {
        self.candidates.len()
    }

    /// Looks at up to 256 more pairs, three times the cost of a [`FailureModel::outage`]; says whether there are more.
    pub fn step(&mut self) -> bool {
        let batch = &self.candidates[self.done..self.candidates.len().min(self.done + LANES)];
        self.done += batch.len();
        self.found.extend(worse_together(&self.side_by_side, batch));
        self.done < self.candidates.len()
    }

    /// Looks at the rest.
    pub fn finish(mut self) -> PairFailures {
        while self.step() {}
        let mut pairs = self.found;
        pairs.sort_by(|one, other| {
            let by_score = other.together.score.total_cmp(&one.together.score);
            let by_gain = || one.score_apart.total_cmp(&other.score_apart);
            let by_down = || (other.down_together, other.hit_together).cmp(&(one.down_together, one.hit_together));
            by_score.then_with(by_gain).then_with(by_down).then_with(|| one.failed.cmp(&other.failed))
        });
        PairFailures { pairs, is_complete: self.is_complete }
    }
}

/// Those of a batch that are worse together.
fn worse_together(side_by_side: &SideBySide<'_, '_>, batch: &[[Place; 2]]) -> Vec<PairFailure> {
    let alone = [0, 1].map(|which| batch.iter().map(|pair| [pair[which]]).collect::<Vec<_>>());
    let endings = alone.each_ref().map(|batch| side_by_side.endings(batch));
    let spread = side_by_side.spread(batch);
    let [down_together, hit_together] = hit_together(side_by_side, &spread, &alone);
    let tolls = side_by_side.tolls_of(batch, &spread).into_iter().enumerate();
    let pair = |(lane, together): (usize, Toll)| {
        let apart: Vec<Ending> = worse_of(&endings[0][lane], &endings[1][lane]).collect();
        let is_worse = |(ending, apart): (&Ending, &Ending)| ending.outcome > apart.outcome;
        let workflows = side_by_side.model.journeys.iter().zip(together.workflows.iter().zip(&apart));
        let worse = workflows.filter(|(_, endings)| is_worse(*endings));
        PairFailure {
            failed: batch[lane].map(|place| side_by_side.model.id(place)),
            score_apart: side_by_side.score(&apart),
            workflows_worse: worse.map(|(journey, _)| journey.workflow.id.clone()).collect(),
            down_together: down_together.count(lane),
            hit_together: hit_together.count(lane),
            together,
        }
    };
    let is_worse = |it: &PairFailure| !it.workflows_worse.is_empty() || it.down_together + it.hit_together > 0;
    tolls.map(pair).filter(is_worse).collect()
}

fn worse_of(one: &[Ending], other: &[Ending]) -> impl Iterator<Item = Ending> {
    one.iter().zip(other).map(|(one, other)| if one.outcome >= other.outcome { *one } else { *other })
}

/// How many elements are down in each pair that are down in neither of its failures alone; and how many are not down, but degraded or late
/// though neither alone makes them so.
fn hit_together(side_by_side: &SideBySide<'_, '_>, both: &LaneSpread, alone: &[Vec<[Place; 1]>; 2]) -> [LaneCounts; 2] {
    let [first, second] = alone.each_ref().map(|batch| side_by_side.spread(batch));
    let [mut down, mut hit] = [LaneCounts::default(), LaneCounts::default()];
    for place in side_by_side.model.whole.places() {
        let together = |fact| both.holds(place, fact).without(first.holds(place, fact).or(second.holds(place, fact)));
        down.add(together(Fact::Down));
        let is_hit = together(Fact::Degraded).or(together(Fact::Delayed));
        hit.add(is_hit.without(both.holds(place, Fact::Down)));
    }
    [down, hit]
}

/// The pairs that may be worse together, and whether these are all.
fn candidates(side_by_side: &SideBySide<'_, '_>) -> (Vec<[Place; 2]>, bool) {
    let coverings = coverings(side_by_side);
    let mut found = BTreeSet::new();
    // Those that take redundant elements themselves come first.
    for only_members in [true, false] {
        for covering in &coverings {
            for pair in covering.pairs(only_members) {
                if found.len() == MOST_PAIRS && !found.contains(&pair) {
                    return (found.into_iter().collect(), false);
                }
                found.insert(pair);
            }
        }
    }
    (found.into_iter().collect(), true)
}
