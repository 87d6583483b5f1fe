//! Many sources at once, one course of events after the other.

use super::super::super::dependency::Node;
use super::super::super::outage::lanes::{LANES, LaneCounts, Lanes};
use super::Tally;
use super::course::Courses;
use super::follow::follow;
use super::moments::{Moments, estimate};
use super::region::Region;

/// The same estimates as [`super::sample()`], to the last digit, for many sources of a system: a course of events is drawn once for all.
///
/// O(s / 256 · (n + f)) for each course and s sources, and some 100 bytes of memory for each source and place.
pub(in super::super) struct Survey {
    region: Region,
    blocks: Vec<Block>,
    done: usize,
}

impl Survey {
    /// `region` is the whole of what the sources can reach.
    pub(in super::super) fn of(region: Region, sources: &[Node]) -> Self {
        let blocks = sources.chunks(LANES).map(|sources| Block::of(&region, sources)).collect();
        Self { region, blocks, done: 0 }
    }

    pub(in super::super) fn region(&self) -> &Region {
        &self.region
    }

    /// Follows the next batch of courses; whether there are more.
    pub(in super::super) fn step(&mut self, courses: &Courses<'_>) -> bool {
        let mut passing = vec![Vec::new(); self.region.leaving.len()];
        for course in self.done * LANES..(self.done + 1) * LANES {
            let passes: Vec<bool> = courses.course(course).collect();
            for (passing, leaving) in passing.iter_mut().zip(&self.region.leaving) {
                passing.clear();
                passing.extend(leaving.iter().filter(|passage| passes[passage.flow]));
            }
            for block in &mut self.blocks {
                let touched = follow(&passing, block.starts.clone(), |_, open| open);
                block.add(&self.region, &touched);
            }
        }
        self.done += 1;
        self.done < courses.batches()
    }

    /// What is known of each source, in their order.
    pub(in super::super) fn tallies<'s>(&'s self, courses: &'s Courses<'_>) -> impl Iterator<Item = Tally> + 's {
        self.blocks.iter().flat_map(|block| (0..block.lanes.len()).map(|lane| block.tally(lane, courses)))
    }
}

/// Up to [`LANES`] sources, one lane each.
struct Block {
    starts: Vec<Lanes>,
    touched: Vec<LaneCounts>,
    parties: Vec<LaneCounts>,
    lanes: Vec<Lane>,
}

/// What is counted for one source in each course.
#[derive(Clone)]
struct Lane {
    party_counts: Vec<usize>,
    elements_touched: Moments,
}

impl Block {
    fn of(region: &Region, sources: &[Node]) -> Self {
        let mut starts = vec![Lanes::default(); region.nodes.len()];
        for (start, node) in starts.iter_mut().zip(&region.nodes) {
            if let Some(lane) = sources.iter().position(|source| source == node) {
                *start = Lanes::only(lane);
            }
        }
        let lane = Lane { party_counts: vec![0; region.parties.len() + 1], elements_touched: Moments::default() };
        Self {
            starts,
            touched: region.nodes.iter().map(|_| LaneCounts::default()).collect(),
            parties: region.parties.iter().map(|_| LaneCounts::default()).collect(),
            lanes: vec![lane; sources.len()],
        }
    }

    fn add(&mut self, region: &Region, touched: &[Lanes]) {
        let elements_per_lane = count(touched, &mut self.touched);
        let parties_per_lane = count(&region.by_party(touched), &mut self.parties);
        for (number, lane) in self.lanes.iter_mut().enumerate() {
            lane.party_counts[parties_per_lane.count(number)] += 1;
            lane.elements_touched.add(elements_per_lane.count(number));
        }
    }

    fn tally(&self, lane: usize, courses: &Courses<'_>) -> Tally {
        let counts = |per_lane: &[LaneCounts]| per_lane.iter().map(|counts| counts.count(lane)).collect::<Vec<_>>();
        let Lane { party_counts, elements_touched } = &self.lanes[lane];
        estimate(courses, &counts(&self.touched), &counts(&self.parties), party_counts, elements_touched)
    }
}

/// Counts the lanes of each for good, and each in the lanes of this course.
fn count(lanes: &[Lanes], counts: &mut [LaneCounts]) -> LaneCounts {
    let mut per_lane = LaneCounts::default();
    for (lanes, counts) in lanes.iter().zip(counts) {
        counts.add(*lanes);
        per_lane.add(*lanes);
    }
    per_lane
}
