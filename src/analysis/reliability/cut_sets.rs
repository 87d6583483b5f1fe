//! The smallest sets of faults that suffice.

use fixedbitset::FixedBitSet;

use super::MOST_CUT_SETS;
use super::cone::Cone;
use super::fault_tree::Event;
use super::reduction::Reduction;
use crate::analysis::outage::lanes::{LANES, Lanes};

/// How many pairs of sets are compared before it is given up: some ten milliseconds.
const MOST_COMPARISONS: usize = 1 << 20;

/// The minimal cut sets of a tree: what suffices alone, and the sets of the rest.
pub(super) struct CutSets<'r> {
    reduction: &'r Reduction,
    rest: Vec<FixedBitSet>,
}

impl<'r> CutSets<'r> {
    /// From the faults upwards: an event's sets are those of its causes, and those of a cause one set of each of its events joined; sets that
    /// hold another are dropped. (MICSUP; the sets are those that MOCUS finds from the top downwards \[V\].) Where causes run in a circle
    /// this is repeated until nothing is new. None where an event has more than [`MOST_CUT_SETS`], or comparing them takes too long.
    pub(super) fn of(reduction: &'r Reduction) -> Option<Self> {
        let cone = &reduction.rest;
        let mut work = Work { comparisons_left: MOST_COMPARISONS };
        let mut sets: Vec<Vec<FixedBitSet>> = vec![Vec::new(); cone.events.len()];
        loop {
            let mut has_changed = false;
            for (index, event) in cone.events.iter().enumerate() {
                let found = work.of_event(cone, event, &sets)?;
                has_changed |= found != sets[index];
                sets[index] = found;
            }
            if !(cone.is_cyclic && has_changed) {
                break;
            }
        }
        let rest = work.minimal(cone.top.iter().flat_map(|event| sets[*event].iter().cloned()))?;
        Some(Self { reduction, rest })
    }

    /// By size, then by fault.
    pub(super) fn into_sets(self) -> Vec<Vec<usize>> {
        let faults = &self.reduction.rest.faults;
        let alone = self.reduction.series.iter().map(|(fault, _)| vec![*fault]);
        let together = self.rest.iter().map(|set| {
            let mut set: Vec<usize> = set.ones().map(|fault| faults[fault]).collect();
            set.sort_unstable();
            set
        });
        let mut sets: Vec<Vec<usize>> = alone.chain(together).collect();
        sets.sort_unstable_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
        sets
    }

    /// At most 1.
    pub(super) fn rare_event_bound(&self) -> f64 {
        let alone: f64 = self.reduction.series.iter().map(|(_, availability)| 1.0 - availability).sum();
        let probability = |fault: usize| 1.0 - self.reduction.rest.availabilities[fault];
        let together: f64 = self.rest.iter().map(|set| set.ones().map(probability).product::<f64>()).sum();
        (alone + together).min(1.0)
    }
}

/// What may still be spent on comparing sets, so that nobody waits for lists that nobody reads.
struct Work {
    comparisons_left: usize,
}

impl Work {
    fn of_event(&mut self, cone: &Cone, event: &Event, sets: &[Vec<FixedBitSet>]) -> Option<Vec<FixedBitSet>> {
        let empty = FixedBitSet::with_capacity(cone.faults.len());
        let mut found: Vec<FixedBitSet> = Vec::new();
        found.extend(event.fault.map(|fault| {
            let mut own = empty.clone();
            own.insert(fault);
            own
        }));
        for cause in &event.causes {
            let mut all = vec![empty.clone()];
            for event in cause {
                all = self.minimal(all.iter().flat_map(|one| sets[*event].iter().map(move |other| one | other)))?;
            }
            all.into_iter().try_for_each(|set| self.add(&mut found, set))?;
        }
        found.sort_unstable();
        Some(found)
    }

    /// Without the sets that hold another.
    fn minimal(&mut self, sets: impl Iterator<Item = FixedBitSet>) -> Option<Vec<FixedBitSet>> {
        let mut kept = Vec::new();
        for set in sets {
            self.add(&mut kept, set)?;
        }
        Some(kept)
    }

    fn add(&mut self, kept: &mut Vec<FixedBitSet>, set: FixedBitSet) -> Option<()> {
        self.comparisons_left = self.comparisons_left.checked_sub(kept.len())?;
        if !kept.iter().any(|other| other.is_subset(&set)) {
            kept.retain(|other| !set.is_subset(other));
            kept.push(set);
        }
        (kept.len() <= MOST_CUT_SETS).then_some(())
    }
}

/// The faults that make the top happen together with this one; of a tree in which none suffices alone, so each pair is a minimal cut set. Only
/// those that stand later are tried, 256 at a time.
pub(super) fn partners(cone: &Cone, fault: usize) -> Vec<usize> {
    let count = cone.faults.len();
    let mut partners = Vec::new();
    for start in (fault + 1..count).step_by(LANES) {
        let batch = start..count.min(start + LANES);
        let happens = cone.top_happens(|other| match other {
            _ if other == fault => Lanes::ALL,
            _ if batch.contains(&other) => Lanes::only(other - start),
            _ => Lanes::default(),
        });
        // Where nothing is left, nothing happens; else only lanes of the batch can be set.
        partners.extend(happens.iter().map(|lane| start + lane));
    }
    partners
}
