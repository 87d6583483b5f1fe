//! A fault tree without what can be said at once.

use super::cone::Cone;
use super::fault_tree::FaultTree;
use crate::analysis::outage::lanes::{LANES, Lanes};

/// A fault tree taken apart: the faults each of which suffices alone, and the rest, in which none does.
///
/// Since every fault only does harm, the top does not happen exactly when none of the former happens and the rest does not either, so the
/// two probabilities multiply.
#[derive(Clone, Debug)]
pub(super) struct Reduction {
    /// The faults that suffice alone, ascending, and their availabilities.
    pub(super) series: Vec<(usize, f64)>,
    pub(super) rest: Cone,
}

impl Reduction {
    /// All faults alone are tried 256 at a time: O(n² / 256) in the size of the tree.
    pub(super) fn of(tree: &FaultTree) -> Self {
        let cone = Cone::of(tree);
        let mut suffices = vec![false; cone.faults.len()];
        for start in (0..cone.faults.len()).step_by(LANES) {
            let batch = start..cone.faults.len().min(start + LANES);
            let alone = |fault: usize| match batch.contains(&fault) {
                true => Lanes::only(fault - start),
                false => Lanes::default(),
            };
            cone.top_happens(alone).iter().for_each(|lane| suffices[start + lane] = true);
        }
        let places = 0..cone.faults.len();
        let mut series: Vec<(usize, f64)> = places
            .filter(|fault| suffices[*fault])
            .map(|fault| (cone.faults[fault], cone.availabilities[fault]))
            .collect();
        series.sort_unstable_by_key(|(fault, _)| *fault);
        Self { series, rest: cone.without(|fault| suffices[fault]) }
    }

    /// The probability that no fault happens that suffices alone.
    pub(super) fn series_availability(&self) -> f64 {
        self.series.iter().map(|(_, availability)| availability).product()
    }
}
