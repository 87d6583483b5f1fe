//! Which two failures take, between them, all elements of a redundant group.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use fixedbitset::FixedBitSet;

use super::lanes::{LANES, LaneSpread, Lanes};
use super::passing::Fact;
use super::runtime::{Place, Runtime};
use super::toll::SideBySide;

/// What single failures take of a group of which any one element suffices, as far as one fact about its members goes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Covering {
    members: Vec<Place>,
    /// Never nothing, never the whole group; the largest first.
    parts: Vec<Part>,
}

/// A part of a group, and what takes just this part when it fails.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    taken: FixedBitSet,
    by: Vec<Place>,
}

impl Covering {
    /// The pairs of places that take the whole group between them, each pair ascending; on demand only those of members of the group.
    pub(super) fn pairs(&self, only_members: bool) -> impl Iterator<Item = [Place; 2]> {
        let counts = move |place: &Place| !only_members || self.members.binary_search(place).is_ok();
        self.complements().flat_map(move |(one, other)| {
            let firsts = one.by.iter().copied().filter(move |place| counts(place));
            let seconds = move || other.by.iter().copied().filter(move |place| counts(place));
            firsts.flat_map(move |first| seconds().map(move |second| [first.min(second), first.max(second)]))
        })
    }

    /// The parts that make up the whole group together.
    fn complements(&self) -> impl Iterator<Item = (&Part, &Part)> {
        let sizes: Vec<usize> = self.parts.iter().map(|part| part.taken.count_ones(..)).collect();
        self.parts.iter().enumerate().flat_map(move |(at, one)| {
            let all = self.members.len();
            let large =
                sizes[at + 1..].iter().zip(&self.parts[at + 1..]).take_while(|(size, _)| sizes[at] + **size >= all);
            let complements = large.filter(|(_, other)| one.taken.union_count(&other.taken) == all);
            complements.map(|(_, other)| (one, other)).collect::<Vec<_>>()
        })
    }
}

/// Every group of the whole and of each workflow, with what each single failure takes of it.
pub(super) fn coverings(side_by_side: &SideBySide<'_, '_>) -> BTreeSet<Covering> {
    let whole = &side_by_side.model.whole;
    if whole.groups().is_empty() {
        return BTreeSet::new();
    }
    let mut found = Coverings::default();
    let places: Vec<[Place; 1]> = whole.places().map(|place| [place]).collect();
    for batch in places.chunks(LANES) {
        found.learn(0, whole, &side_by_side.spread(batch), batch);
        for (number, (journey, spread)) in side_by_side.spreads_of_journeys(batch).enumerate() {
            found.learn(number + 1, &journey.runtime, &spread, batch);
        }
    }
    let covering = |((runtime, group, _), parts): ((usize, usize, usize), BTreeMap<FixedBitSet, Vec<Place>>)| {
        let runtime = match runtime {
            0 => whole,
            number => &side_by_side.model.journeys[number - 1].runtime,
        };
        let members = runtime.groups()[group].iter().filter_map(|member| whole.place(runtime.element(*member)));
        let mut parts: Vec<Part> = parts.into_iter().map(|(taken, by)| Part { taken, by }).collect();
        parts.sort_by_cached_key(|part| Reverse(part.taken.count_ones(..)));
        Covering { members: members.collect(), parts }
    };
    found.0.into_iter().map(covering).collect()
}

/// By runtime, group and fact.
#[derive(Default)]
struct Coverings(BTreeMap<(usize, usize, usize), BTreeMap<FixedBitSet, Vec<Place>>>);

impl Coverings {
    fn learn(&mut self, number: usize, runtime: &Runtime, spread: &LaneSpread, batch: &[[Place; 1]]) {
        for (group, members) in runtime.groups().iter().enumerate() {
            for fact in Fact::ALL {
                let lanes: Vec<Lanes> = members.iter().map(|member| spread.holds(*member, fact)).collect();
                let some = lanes.iter().copied().fold(Lanes::default(), Lanes::or);
                let all = lanes.iter().copied().fold(some, Lanes::and);
                let partly = some.without(all);
                if partly.is_empty() {
                    continue;
                }
                let mut taken: BTreeMap<usize, FixedBitSet> = BTreeMap::new();
                for (member, lanes) in lanes.into_iter().enumerate() {
                    for lane in lanes.and(partly).iter() {
                        let none = || FixedBitSet::with_capacity(members.len());
                        taken.entry(lane).or_insert_with(none).insert(member);
                    }
                }
                let parts = self.0.entry((number, group, fact as usize)).or_default();
                taken.into_iter().for_each(|(lane, taken)| parts.entry(taken).or_default().push(batch[lane][0]));
            }
        }
    }
}
