//! The part of a fault tree that matters to its top, ready to be evaluated.

use super::fault_tree::{Event, FaultTree};
use crate::analysis::outage::lanes::Lanes;

/// The events that can make the top happen, causes before effects wherever they do not run in a circle.
#[derive(Clone, Debug)]
pub(super) struct Cone {
    pub(super) events: Vec<Event>,
    pub(super) top: Vec<usize>,
    /// Whether one sweep over the events may not be enough.
    pub(super) is_cyclic: bool,
    /// What the faults are called in the tree. The events name a fault by its place in this list; those close to each other in the tree
    /// are close in the list, and those of deep causes come last, so that pivoting can put what it finds on top of what it has.
    pub(super) faults: Vec<usize>,
    pub(super) availabilities: Vec<f64>,
}

impl Cone {
    /// O(n) in the size of the tree, for trees without circles.
    pub(super) fn of(tree: &FaultTree) -> Self {
        let whole = Self {
            events: tree.events.clone(),
            top: tree.top.clone(),
            is_cyclic: true,
            faults: (0..tree.availabilities.len()).collect(),
            availabilities: tree.availabilities.clone(),
        };
        whole.ordered().without(|_| false)
    }

    /// What is left when these faults never happen; they are given by their place.
    pub(super) fn without(&self, is_gone: impl Fn(usize) -> bool) -> Self {
        let possible = self.sweep(&mut |fault| if is_gone(fault) { Lanes::default() } else { Lanes::only(0) });
        let can_happen = |event: &usize| !possible[*event].is_empty();
        let mut left = self.clone();
        for (index, event) in left.events.iter_mut().enumerate() {
            event.fault = event.fault.filter(|fault| !is_gone(*fault));
            // What needs itself to happen adds nothing.
            event.causes.retain(|cause| cause.iter().all(can_happen) && !cause.contains(&index));
        }
        left.top.retain(can_happen);
        left.ordered()
    }

    /// Only what is reached from the top, renumbered.
    fn ordered(&self) -> Self {
        let (order, is_cyclic) = self.causes_first();
        let mut places = vec![None; self.events.len()];
        order.iter().enumerate().for_each(|(place, event)| places[*event] = Some(place));
        let faults = self.faults_near_the_top_first(&order);
        let mut fault_places = vec![None; self.faults.len()];
        faults.iter().enumerate().for_each(|(place, fault)| fault_places[*fault] = Some(place));
        let renumbered = |event: &usize| {
            let Event { fault, causes } = &self.events[*event];
            let cause = |cause: &Vec<usize>| cause.iter().filter_map(|event| places[*event]).collect();
            let fault = fault.and_then(|fault| fault_places[fault]);
            Event { fault, causes: causes.iter().map(cause).collect() }
        };
        let events = order.iter().map(renumbered).collect();
        Self {
            events,
            top: self.top.iter().filter_map(|event| places[*event]).collect(),
            is_cyclic,
            availabilities: faults.iter().map(|fault| self.availabilities[*fault]).collect(),
            faults: faults.iter().map(|fault| self.faults[*fault]).collect(),
        }
    }

    /// The events below the top depth first, and whether causes run in a circle.
    fn causes_first(&self) -> (Vec<usize>, bool) {
        #[derive(Clone, Copy, PartialEq)]
        enum Visit {
            New,
            Open,
            Over,
        }
        let mut visits = vec![Visit::New; self.events.len()];
        let mut order = Vec::new();
        let mut is_cyclic = false;
        let causes = |event: usize| self.events[event].causes.iter().flatten().copied();
        for &top in &self.top {
            let mut path = Vec::new();
            if visits[top] == Visit::New {
                visits[top] = Visit::Open;
                path.push((top, causes(top)));
            }
            while let Some((event, rest)) = path.last_mut() {
                match rest.next() {
                    Some(cause) if visits[cause] == Visit::New => {
                        visits[cause] = Visit::Open;
                        path.push((cause, causes(cause)));
                    }
                    Some(cause) => is_cyclic |= visits[cause] == Visit::Open,
                    None => {
                        visits[*event] = Visit::Over;
                        order.push(*event);
                        path.pop();
                    }
                }
            }
        }
        (order, is_cyclic)
    }

    /// Depth first from the top, flat causes before deep ones, all events of a cause together.
    fn faults_near_the_top_first(&self, order: &[usize]) -> Vec<usize> {
        let mut heights = vec![0_usize; self.events.len()];
        let mut sorted_causes = vec![Vec::new(); self.events.len()];
        for event in order {
            let height = |cause: &Vec<usize>| cause.iter().map(|event| heights[*event]).max().unwrap_or(0);
            let mut causes = self.events[*event].causes.clone();
            causes.iter_mut().for_each(|cause| cause.sort_by_key(|event| heights[*event]));
            causes.sort_by_key(height);
            let highest = causes.last().map_or(0, height);
            sorted_causes[*event] = causes;
            heights[*event] = 1 + highest;
        }
        let (mut seen, mut listed) = (vec![false; self.events.len()], vec![false; self.faults.len()]);
        let mut faults = Vec::new();
        let mut open: Vec<usize> = self.top.iter().rev().copied().collect();
        while let Some(event) = open.pop() {
            if !std::mem::replace(&mut seen[event], true) {
                let fault = self.events[event].fault;
                faults.extend(fault.filter(|fault| !std::mem::replace(&mut listed[*fault], true)));
                open.extend(sorted_causes[event].iter().flatten().rev());
            }
        }
        faults
    }

    /// In which states the top happens; of each fault, in which states it happens.
    pub(super) fn top_happens(&self, mut faults: impl FnMut(usize) -> Lanes) -> Lanes {
        let events = self.sweep(&mut faults);
        self.top.iter().fold(Lanes::default(), |lanes, event| lanes.or(events[*event]))
    }

    /// The least fixpoint for all states together: one sweep, or more where causes run in a circle.
    fn sweep(&self, faults: &mut dyn FnMut(usize) -> Lanes) -> Vec<Lanes> {
        let own: Vec<Lanes> = (0..self.faults.len()).map(faults).collect();
        let mut happens = vec![Lanes::default(); self.events.len()];
        loop {
            let mut has_changed = false;
            for (index, event) in self.events.iter().enumerate() {
                let begins = event.fault.map(|fault| own[fault]).unwrap_or_default();
                let all = |cause: &Vec<usize>| cause.iter().fold(Lanes::ALL, |lanes, event| lanes.and(happens[*event]));
                let lanes = event.causes.iter().fold(begins, |lanes, cause| lanes.or(all(cause)));
                has_changed |= lanes != happens[index];
                happens[index] = lanes;
            }
            if !(self.is_cyclic && has_changed) {
                return happens;
            }
        }
    }
}
