//! The least state that follows from what failed, with a shortest way to each fact.

use std::collections::VecDeque;

use super::passing::Fact;
use super::runtime::{Place, Runtime};

/// Why a fact holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// It does not hold.
    None,
    /// The element failed.
    Failed,
    /// The transfer of this index passed it on, because this held of the supplier.
    Passed { transfer: usize, of: Fact },
}

/// Which facts hold of which elements.
pub(super) struct Spread<'r> {
    runtime: &'r Runtime,
    causes: Vec<[Cause; 3]>,
    /// For each group and fact, of how many members it does not hold.
    spared: Vec<[usize; 3]>,
}

impl<'r> Spread<'r> {
    /// Breadth first from what failed, so that each fact is found by a shortest way. Each fact is found once, so circles do no harm:
    /// at most three visits to each transfer. What has alternatives passes a fact on once, when it holds of all of them.
    pub(super) fn of(runtime: &'r Runtime, failed: impl Iterator<Item = Place>) -> Self {
        let spared = runtime.groups().iter().map(|group| [group.len(); 3]).collect();
        let mut spread = Self { runtime, causes: vec![[Cause::None; 3]; runtime.len()], spared };
        let mut open = VecDeque::new();
        for place in failed {
            spread.learn(place, Fact::Down, Cause::Failed, &mut open);
        }
        while let Some((place, fact)) = open.pop_front() {
            let Some(group) = runtime.group(place) else {
                spread.pass_on(place, fact, &mut open);
                continue;
            };
            spread.spared[group][fact as usize] -= 1;
            if spread.spared[group][fact as usize] == 0 {
                runtime.groups()[group].iter().for_each(|member| spread.pass_on(*member, fact, &mut open));
            }
        }
        spread
    }

    fn pass_on(&mut self, supplier: Place, fact: Fact, open: &mut VecDeque<(Place, Fact)>) {
        for index in self.runtime.transfers_from(supplier) {
            let transfer = self.runtime.transfers()[index];
            if let Some(passed) = transfer.passing.carries(fact) {
                self.learn(transfer.dependent, passed, Cause::Passed { transfer: index, of: fact }, open);
            }
        }
    }

    fn learn(&mut self, place: Place, fact: Fact, cause: Cause, open: &mut VecDeque<(Place, Fact)>) {
        if self.holds(place, fact) {
            return;
        }
        self.causes[place.index()][fact as usize] = cause;
        open.push_back((place, fact));
        if fact == Fact::Down {
            self.learn(place, Fact::Degraded, cause, open);
        }
    }

    pub(super) fn holds(&self, place: Place, fact: Fact) -> bool {
        self.causes[place.index()][fact as usize] != Cause::None
    }

    pub(super) fn is_failed(&self, place: Place) -> bool {
        self.causes[place.index()][Fact::Down as usize] == Cause::Failed
    }

    /// Whether those who depend on an element feel a fact: any one of it and its alternatives suffices to spare them.
    pub(super) fn is_felt(&self, place: Place, fact: Fact) -> bool {
        match self.runtime.group(place) {
            Some(group) => self.spared[group][fact as usize] == 0,
            None => self.holds(place, fact),
        }
    }

    /// The indices of the transfers on a shortest way to a fact.
    pub(super) fn way(&self, place: Place, fact: Fact) -> Vec<usize> {
        let mut way = Vec::new();
        let (mut place, mut fact) = (place, fact);
        while let Cause::Passed { transfer, of } = self.causes[place.index()][fact as usize] {
            way.push(transfer);
            (place, fact) = (self.runtime.transfers()[transfer].supplier, of);
        }
        way.reverse();
        way
    }
}
