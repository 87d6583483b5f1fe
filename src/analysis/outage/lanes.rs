//! Many failures followed at once, one bit each.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::DfsPostOrder;

use super::passing::{Fact, Passing};
use super::runtime::{Place, Runtime};

/// How many failures are followed at once.
pub(in super::super) const LANES: usize = 256;

/// One bit per failure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Lanes(pub(in super::super) [u64; LANES / 64]);

impl Lanes {
    /// Every lane set.
    pub(in super::super) const ALL: Self = Self([u64::MAX; LANES / 64]);

    pub(in super::super) fn only(lane: usize) -> Self {
        let mut lanes = Self::default();
        lanes.0[lane / 64] = 1 << (lane % 64);
        lanes
    }

    pub(in super::super) fn contains(&self, lane: usize) -> bool {
        self.0[lane / 64] & (1 << (lane % 64)) != 0
    }

    /// The lanes that are set.
    pub(in super::super) fn iter(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(word, bits)| {
            let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
            let start = Some(bits).filter(|bits| *bits != 0);
            std::iter::successors(start, rest).map(move |bits| word * 64 + bits.trailing_zeros() as usize)
        })
    }

    /// How many lanes are set.
    pub(in super::super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those of them that are to stay.
    pub(in super::super) fn keep(self, stays: impl Fn(usize) -> bool) -> Self {
        let mut kept = self;
        for (word, bits) in self.0.into_iter().enumerate() {
            let mut rest = bits;
            while rest != 0 {
                let bit = rest & rest.wrapping_neg();
                rest ^= bit;
                if !stays(word * 64 + bit.trailing_zeros() as usize) {
                    kept.0[word] ^= bit;
                }
            }
        }
        kept
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    pub(in super::super) fn or(self, other: Self) -> Self {
        self.zip(other, |one, other| one | other)
    }

    pub(in super::super) fn and(self, other: Self) -> Self {
        self.zip(other, |one, other| one & other)
    }

    pub(in super::super) fn without(self, other: Self) -> Self {
        self.zip(other, |one, other| one & !other)
    }

    fn zip(self, other: Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self(std::array::from_fn(|word| join(self.0[word], other.0[word])))
    }
}

/// In which of the failures each fact holds of each element.
pub(super) struct LaneSpread {
    facts: Vec<[Lanes; 3]>,
    /// In which of them it holds of all elements of each group.
    groups: Vec<[Lanes; 3]>,
}

impl LaneSpread {
    /// The least fixpoint for all lanes together. `order` lists suppliers before their dependents where calls do not run in circles;
    /// then one sweep is enough, else sweeps go on until nothing changes.
    pub(super) fn of(runtime: &Runtime, order: &[Place], failed: impl Iterator<Item = (Place, Lanes)>) -> Self {
        let none = [Lanes::default(); 3];
        let mut spread = Self { facts: vec![none; runtime.len()], groups: vec![none; runtime.groups().len()] };
        let mut dirty = vec![false; runtime.len()];
        for (place, lanes) in failed {
            for fact in [Fact::Down, Fact::Degraded] {
                let held = &mut spread.facts[place.index()][fact as usize];
                *held = held.or(lanes);
            }
            dirty[runtime.speaker(place).index()] = true;
        }
        while dirty.contains(&true) {
            for &speaker in order {
                if std::mem::take(&mut dirty[speaker.index()]) {
                    spread.pass_on(runtime, speaker, &mut dirty);
                }
            }
        }
        spread
    }

    /// What something suffers alone, or what all of a group suffer.
    fn pass_on(&mut self, runtime: &Runtime, speaker: Place, dirty: &mut [bool]) {
        let Some(group) = runtime.group(speaker) else {
            return self.pass_on_felt(runtime, speaker, self.facts[speaker.index()], dirty);
        };
        let members = &runtime.groups()[group];
        let of_all = |fact| members.iter().map(|member| self.holds(*member, fact)).fold(Lanes::ALL, Lanes::and);
        let felt = Fact::ALL.map(of_all);
        if std::mem::replace(&mut self.groups[group], felt) != felt {
            members.iter().for_each(|member| self.pass_on_felt(runtime, *member, felt, dirty));
        }
    }

    fn pass_on_felt(&mut self, runtime: &Runtime, supplier: Place, felt: [Lanes; 3], dirty: &mut [bool]) {
        for transfer in &runtime.transfers()[runtime.transfers_from(supplier)] {
            let known = self.facts[transfer.dependent.index()];
            let mut facts = known;
            for fact in Fact::ALL {
                if let Some(passed) = transfer.passing.carries(fact) {
                    facts[passed as usize] = facts[passed as usize].or(felt[fact as usize]);
                }
            }
            if facts != known {
                self.facts[transfer.dependent.index()] = facts;
                dirty[runtime.speaker(transfer.dependent).index()] = true;
            }
        }
    }

    pub(super) fn holds(&self, place: Place, fact: Fact) -> Lanes {
        self.facts[place.index()][fact as usize]
    }

    /// In which of the failures those who depend on an element feel a fact: where it holds of all its alternatives too.
    pub(super) fn felt(&self, runtime: &Runtime, place: Place, fact: Fact) -> Lanes {
        runtime.group(place).map_or_else(|| self.holds(place, fact), |group| self.groups[group][fact as usize])
    }
}

/// Counts per lane, kept as one row of bits per power of two: adding a row costs a step or two, however many lanes are set.
#[derive(Default)]
pub(in super::super) struct LaneCounts {
    powers: Vec<Lanes>,
}

impl LaneCounts {
    pub(in super::super) fn add(&mut self, lanes: Lanes) {
        let mut carry = lanes;
        for power in &mut self.powers {
            if carry.is_empty() {
                return;
            }
            (*power, carry) = (power.zip(carry, |one, other| one ^ other), power.and(carry));
        }
        if !carry.is_empty() {
            self.powers.push(carry);
        }
    }

    pub(in super::super) fn count(&self, lane: usize) -> usize {
        self.powers.iter().enumerate().map(|(power, lanes)| usize::from(lanes.contains(lane)) << power).sum()
    }
}

/// Suppliers before their dependents, except where calls run in a circle: there one of them has to come first. A depth-first order keeps
/// such exceptions few, and with them the sweeps that [`LaneSpread`] needs. Of a redundant group only the speaker is there, for all of it.
pub(super) fn suppliers_first(runtime: &Runtime) -> Vec<Place> {
    let mut graph = DiGraph::<(), ()>::with_capacity(runtime.len(), runtime.transfers().len());
    for _ in 0..runtime.len() {
        graph.add_node(());
    }
    for transfer in runtime.transfers().iter().filter(|transfer| transfer.passing != Passing::Nothing) {
        let [dependent, supplier] = [transfer.dependent, transfer.supplier].map(|place| runtime.speaker(place).index());
        graph.add_edge(NodeIndex::new(dependent), NodeIndex::new(supplier), ());
    }
    let mut walk = DfsPostOrder::empty(&graph);
    let mut order = Vec::with_capacity(runtime.len());
    for start in runtime.places().filter(|place| runtime.speaker(*place) == *place) {
        walk.move_to(NodeIndex::new(start.index()));
        while let Some(node) = walk.next(&graph) {
            order.push(Place::of(node.index()));
        }
    }
    order
}
