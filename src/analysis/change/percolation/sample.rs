//! One source, many courses of events at once.

use super::super::super::outage::lanes::{LANES, LaneCounts, Lanes};
use super::Tally;
use super::course::Courses;
use super::follow::follow;
use super::moments::{Moments, estimate};
use super::region::Region;

/// An estimate for the source of a cone: O(b · (n + f)) for n places, f flows and b batches of 256 courses, a small multiple of it where
/// flows run in circles.
pub(in super::super) fn sample(cone: &Region, courses: &Courses<'_>) -> Tally {
    let mut touched = vec![0; cone.nodes.len()];
    let mut parties = vec![0; cone.parties.len()];
    let mut party_counts = vec![0; cone.parties.len() + 1];
    let mut elements_touched = Moments::default();
    for batch in 0..courses.batches() {
        let mut changed = vec![Lanes::default(); cone.nodes.len()];
        changed[0] = Lanes::ALL;
        let lanes = follow(&cone.leaving, changed, |passage, open| courses.passing(passage.flow, batch, open));
        let elements_per_lane = count(&lanes, &mut touched);
        let parties_per_lane = count(&cone.by_party(&lanes), &mut parties);
        for lane in 0..LANES {
            party_counts[parties_per_lane.count(lane)] += 1;
            elements_touched.add(elements_per_lane.count(lane));
        }
    }
    estimate(courses, &touched, &parties, &party_counts, &elements_touched)
}

/// Counts the lanes of each, and each in the lanes.
fn count(lanes: &[Lanes], counts: &mut [usize]) -> LaneCounts {
    let mut per_lane = LaneCounts::default();
    for (lanes, count) in lanes.iter().zip(counts) {
        *count += lanes.count();
        per_lane.add(*lanes);
    }
    per_lane
}
