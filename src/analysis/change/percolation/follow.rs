//! Many changes followed at once, one bit each.

use super::super::super::outage::lanes::Lanes;
use super::region::Passage;

/// In which lanes each place is touched, where some have changed from the start. `leaving` has the flows out of each place, and `passing`
/// says in which of some lanes a flow passes a change on; it is asked at most once for each flow and lane.
pub(super) fn follow(
    leaving: &[Vec<Passage>],
    mut changed: Vec<Lanes>,
    passing: impl Fn(&Passage, Lanes) -> Lanes,
) -> Vec<Lanes> {
    let count = changed.len();
    let mut passed_on = vec![Lanes::default(); count];
    let mut at_the_border = passed_on.clone();
    let mut is_dirty: Vec<bool> = changed.iter().map(|lanes| !lanes.is_empty()).collect();
    // The places stand such that few flows lead back; what those bring is left to the next sweep.
    while let Some(first) = is_dirty.iter().position(|is_dirty| *is_dirty) {
        for place in first..count {
            if !std::mem::take(&mut is_dirty[place]) {
                continue;
            }
            let fresh = changed[place].without(passed_on[place]);
            passed_on[place] = changed[place];
            for passage in &leaving[place] {
                let to = passage.place;
                let open = fresh.without(changed[to]);
                if open.is_empty() {
                    continue;
                }
                let passed = passing(passage, open);
                let held = if passage.is_absorbed { &mut at_the_border[to] } else { &mut changed[to] };
                *held = held.or(passed);
                is_dirty[to] |= !passage.is_absorbed && !passed.is_empty();
            }
        }
    }
    changed.into_iter().zip(at_the_border).map(|(changed, touched)| changed.or(touched)).collect()
}
