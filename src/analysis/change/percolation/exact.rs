//! Percolation worked out exactly.

use super::region::{Passage, Region};
use super::slot::slots;
use super::{Tally, any};

/// Up to so many flows that may pass a change on or not, the answer is always exact.
const ALWAYS_EXACT: usize = 20;
/// Above, so many worlds are looked at before it is given up.
const WORK: usize = 1 << 14;

/// What matters of a course of events for all that is still to come. Courses that agree in it are followed as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct World {
    /// The places that have changed, as long as a flow out of them is undecided.
    reached: u64,
    /// Those of them that have not passed it on within their group.
    pending: u64,
    /// The parties that are touched, as long as they have places that are undecided.
    parties: u64,
    /// How many others are touched.
    count: usize,
}

/// The exact answer, if it is quick: always up to [`ALWAYS_EXACT`] uncertain flows, unless more than 64 places are undecided at once.
///
/// Goes through the places group by group and decides each from those before it, with a probability for each [`World`]; a place is
/// forgotten once nothing depends on it any more. So what counts is not how many flows there are, but how many places are undecided at
/// once: a chain or a star of any size is done with a few worlds.
pub(in super::super) fn exact(cone: &Region) -> Option<Tally> {
    let limit = if cone.uncertain() <= ALWAYS_EXACT { usize::MAX } else { WORK };
    let mut walk = Walk::of(cone, limit)?;
    for group in 0..walk.groups.len() {
        walk.pass(group)?;
    }
    let mut party_counts = vec![0.0; cone.parties.len() + 1];
    walk.worlds.iter().for_each(|(world, probability)| party_counts[world.count] += probability);
    Some(Tally { touched: walk.touched, parties: walk.parties, party_counts, sampling: None })
}

struct Walk<'c> {
    cone: &'c Region,
    groups: Vec<Vec<usize>>,
    entering: Vec<Vec<Passage>>,
    group_of: Vec<usize>,
    place_bits: Vec<u64>,
    party_bits: Vec<u64>,
    /// The bits of the places that nothing asks for after each group.
    forgotten: Vec<u64>,
    /// The parties that have no place after each group.
    retired: Vec<Vec<usize>>,
    worlds: Vec<(World, f64)>,
    touched: Vec<f64>,
    parties: Vec<f64>,
    /// How many more worlds may be looked at.
    work: usize,
}

impl<'c> Walk<'c> {
    fn of(cone: &'c Region, work: usize) -> Option<Self> {
        let groups = cone.groups();
        let mut group_of = vec![0; cone.nodes.len()];
        for (group, places) in groups.iter().enumerate() {
            places.iter().for_each(|place| group_of[*place] = group);
        }
        let last_asked = |place: usize| {
            let askers = cone.leaving[place].iter().map(|passage| group_of[passage.place]);
            askers.fold(group_of[place], usize::max)
        };
        let asked: Vec<(usize, usize)> =
            (0..group_of.len()).map(|place| (group_of[place], last_asked(place))).collect();
        let mut owned = vec![(usize::MAX, 0); cone.parties.len()];
        for (party, group) in cone.party_of.iter().zip(&group_of) {
            let (first, last) = &mut owned[*party];
            (*first, *last) = ((*first).min(*group), (*last).max(*group));
        }
        let (place_bits, party_bits) = (slots(&asked)?, slots(&owned)?);
        let mut forgotten = vec![0; groups.len()];
        asked.iter().zip(&place_bits).for_each(|((_, last), bit)| forgotten[*last] |= bit);
        let mut retired = vec![Vec::new(); groups.len()];
        owned.iter().enumerate().for_each(|(party, (_, last))| retired[*last].push(party));
        Some(Self {
            cone,
            groups,
            entering: cone.entering(),
            place_bits,
            party_bits,
            forgotten,
            retired,
            worlds: vec![(World::default(), 1.0)],
            touched: vec![0.0; group_of.len()],
            parties: vec![0.0; cone.parties.len()],
            group_of,
            work,
        })
    }

    fn pass(&mut self, group: usize) -> Option<()> {
        let places = std::mem::take(&mut self.groups[group]);
        let is_circle = places.len() > 1;
        for place in &places {
            self.enter(*place, is_circle)?;
        }
        if is_circle {
            self.circulate(group, &places)?;
        }
        for place in &places {
            self.settle(*place)?;
        }
        self.retire(group);
        Some(())
    }

    /// Whether a place is reached from outside its group. Place 0 is where the change starts.
    fn enter(&mut self, place: usize, is_circle: bool) -> Option<()> {
        let group = self.group_of[place];
        let bit = self.place_bits[place];
        let pending = if is_circle { bit } else { 0 };
        let outside = |it: &Passage| !it.is_absorbed && self.group_of[it.place] < group;
        let flows = self.flows(place, outside);
        self.branch(
            |world| if place == 0 { 1.0 } else { chance(&flows, world) },
            |world| {
                world.reached |= bit;
                world.pending |= pending;
            },
        )
    }

    /// Passes on within a group whatever has changed and has not passed it on, until all has. Each flow is decided once, when the place it
    /// leaves is looked at, and not at all if the place it leads to has changed before.
    fn circulate(&mut self, group: usize, places: &[usize]) -> Option<()> {
        let cone = self.cone;
        while self.worlds.iter().any(|(world, _)| world.pending != 0) {
            for place in places {
                let bit = self.place_bits[*place];
                if self.worlds.iter().all(|(world, _)| world.pending & bit == 0) {
                    continue;
                }
                for passage in &cone.leaving[*place] {
                    if passage.is_absorbed || self.group_of[passage.place] != group {
                        continue;
                    }
                    let to = self.place_bits[passage.place];
                    let is_open = |world: &World| world.pending & bit != 0 && world.reached & to == 0;
                    self.branch(
                        |world| if is_open(world) { passage.probability } else { 0.0 },
                        |world| {
                            world.reached |= to;
                            world.pending |= to;
                        },
                    )?;
                }
                self.worlds.iter_mut().for_each(|(world, _)| world.pending &= !bit);
                self.merge();
            }
        }
        Some(())
    }

    /// Whether a place is touched, now that everything before it is decided, and with it its party.
    fn settle(&mut self, place: usize) -> Option<()> {
        let flows = self.flows(place, |it| it.is_absorbed);
        let bit = self.place_bits[place];
        let touched = |world: &World| if world.reached & bit != 0 { 1.0 } else { chance(&flows, world) };
        self.touched[place] = self.worlds.iter().map(|(world, probability)| probability * touched(world)).sum();
        let party = self.party_bits[self.cone.party_of[place]];
        self.branch(
            |world| if world.parties & party == 0 { touched(world) } else { 0.0 },
            |world| world.parties |= party,
        )
    }

    /// Counts the parties and forgets the places that nothing asks for after this group.
    fn retire(&mut self, group: usize) {
        for party in &self.retired[group] {
            let bit = self.party_bits[*party];
            for (world, probability) in self.worlds.iter_mut().filter(|(world, _)| world.parties & bit != 0) {
                self.parties[*party] += *probability;
                world.count += 1;
                world.parties &= !bit;
            }
        }
        self.worlds.iter_mut().for_each(|(world, _)| world.reached &= !self.forgotten[group]);
        self.merge();
    }

    /// The bits of the places that some of the flows into a place come from, with their probabilities.
    fn flows(&self, place: usize, which: impl Fn(&Passage) -> bool) -> Vec<(u64, f64)> {
        let entering = self.entering[place].iter().filter(|passage| which(passage));
        entering.map(|passage| (self.place_bits[passage.place], passage.probability)).collect()
    }

    /// Each world becomes two: one in which something happens, and one in which it does not.
    fn branch(&mut self, chance: impl Fn(&World) -> f64, happen: impl Fn(&mut World)) -> Option<()> {
        self.work = self.work.checked_sub(self.worlds.len())?;
        let mut worlds = Vec::with_capacity(2 * self.worlds.len());
        for (world, probability) in &self.worlds {
            let chance = chance(world);
            if chance > 0.0 {
                let mut changed = *world;
                happen(&mut changed);
                worlds.push((changed, probability * chance));
            }
            if chance < 1.0 {
                worlds.push((*world, probability * (1.0 - chance)));
            }
        }
        self.worlds = worlds;
        Some(())
    }

    fn merge(&mut self) {
        self.worlds.sort_by_key(|(world, _)| *world);
        self.worlds.dedup_by(|(world, probability), (kept, sum)| {
            let is_same = world == kept;
            *sum += if is_same { *probability } else { 0.0 };
            is_same
        });
    }
}

/// The probability that one of these flows brings a change, where some of the places they leave have changed.
fn chance(flows: &[(u64, f64)], world: &World) -> f64 {
    any(flows.iter().filter(|(from, _)| world.reached & from != 0).map(|(_, probability)| *probability))
}
