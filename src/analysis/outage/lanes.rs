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
    pub(in super::super) fn all() -> Self {
        Self([u64::MAX; LANES / 64])
    }

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

    pub(in super::super) fn len(&self) -> usize {
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
}

impl LaneSpread {
    /// The least fixpoint for all lanes together. `order` lists suppliers before their dependents where calls do not run in circles;
    /// then one sweep is enough, else sweeps go on until nothing changes.
    pub(super) fn of(runtime: &Runtime, order: &[Place], failed: impl Iterator<Item = (Place, Lanes)>) -> Self {
        let mut spread = Self { facts: vec![[Lanes::default(); 3]; runtime.len()] };
        let mut dirty = vec![false; runtime.len()];
        for (place, lanes) in failed {
            for fact in [Fact::Down, Fact::Degraded] {
                let held = &mut spread.facts[place.index()][fact as usize];
                *held = held.or(lanes);
            }
            mark(runtime, place, &mut dirty);
        }
        while dirty.contains(&true) {
            for &supplier in order {
                if std::mem::take(&mut dirty[supplier.index()]) {
                    spread.pass_on(runtime, supplier, &mut dirty);
                }
            }
        }
        spread
    }

    fn pass_on(&mut self, runtime: &Runtime, supplier: Place, dirty: &mut [bool]) {
        let felt = Fact::ALL.map(|fact| {
            let others = runtime.alternatives(supplier).iter().map(|other| self.holds(*other, fact));
            others.fold(self.holds(supplier, fact), Lanes::and)
        });
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
                mark(runtime, transfer.dependent, dirty);
            }
        }
    }

    pub(super) fn holds(&self, place: Place, fact: Fact) -> Lanes {
        self.facts[place.index()][fact as usize]
    }
}

/// What an element or one of its alternatives passes on may have changed.
fn mark(runtime: &Runtime, place: Place, dirty: &mut [bool]) {
    dirty[place.index()] = true;
    runtime.alternatives(place).iter().for_each(|other| dirty[other.index()] = true);
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
/// such exceptions few, and with them the sweeps that [`LaneSpread`] needs.
pub(super) fn suppliers_first(runtime: &Runtime) -> Vec<Place> {
    let mut graph = DiGraph::<(), ()>::with_capacity(runtime.len(), runtime.transfers().len());
    for _ in 0..runtime.len() {
        graph.add_node(());
    }
    for transfer in runtime.transfers().iter().filter(|transfer| transfer.passing != Passing::Nothing) {
        graph.add_edge(NodeIndex::new(transfer.dependent.index()), NodeIndex::new(transfer.supplier.index()), ());
    }
    let mut walk = DfsPostOrder::empty(&graph);
    let mut order = Vec::with_capacity(runtime.len());
    for start in graph.node_indices() {
        walk.move_to(start);
        while let Some(node) = walk.next(&graph) {
            order.push(Place::of(node.index()));
        }
    }
    order
}
