//! What the analyses say of each entity, as far as it is drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::coupling::Coupling;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::outage::{Carrier, Condition, Fault, Hop, Outage, State};
use crate::model::words::words;
use crate::model::{EntityId, InteractionId, ServiceId};

/// Everything that is laid over the plain drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    /// The outage on show.
    pub outage: Option<OutageOverlay>,
    /// How tightly each interaction couples, while that is on show.
    pub heat: BTreeMap<InteractionId, Heat>,
    /// The findings about each entity.
    pub findings: BTreeMap<EntityId, FindingBadge>,
    /// The interactions that close circles of dependencies.
    pub cycles: BTreeSet<InteractionId>,
    /// The steps of the journey on show.
    pub journey: BTreeMap<InteractionId, JourneyStep>,
}

/// What an outage does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutageOverlay {
    /// The elements that it touches.
    pub states: BTreeMap<ServiceId, OutageMark>,
    /// The interactions on which it spreads, each with what arrives at the far end.
    pub spread: BTreeMap<InteractionId, OutageState>,
}

words! {
    /// What an outage makes of an element, the worst first.
    OutageState {
        /// It is where the outage began.
        Failed = "failed",
        /// It is where the outage began: its answers take too long.
        Slow = "slow",
        /// It is where the outage began: what it gives is wrong.
        Wrong = "wrong",
        /// It stopped.
        Down = "down",
        /// It does less.
        Degraded = "degraded",
        /// What it does comes later.
        Delayed = "delayed",
    }
}

impl OutageState {
    /// What such a fault makes of the elements in which it is.
    pub fn of_fault(fault: Fault) -> Self {
        match fault {
            Fault::Crash => Self::Failed,
            Fault::Slow => Self::Slow,
            Fault::BadData => Self::Wrong,
        }
    }

    /// All that holds of an element in an outage of such a fault, the worst first.
    pub fn all_of(state: &State, fault: Fault) -> impl Iterator<Item = Self> {
        let condition = match state.condition {
            Condition::Well => None,
            Condition::Degraded => Some(Self::Degraded),
            Condition::Down => Some(Self::Down),
            Condition::Failed => Some(Self::of_fault(fault)),
        };
        condition.into_iter().chain(state.delayed.then_some(Self::Delayed))
    }
}

/// What an outage makes of one element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutageMark {
    /// Its states, the worst first; never empty.
    pub states: Vec<OutageState>,
    /// How many of its calls fail, and of how many.
    pub calls: Option<FailingCalls>,
}

/// Some of the calls that an element makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailingCalls {
    /// How many fail.
    pub failing: usize,
    /// How many there are.
    pub all: usize,
}

/// How tightly an interaction couples its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Heat {
    /// 1–1000: the product of strength, distance and volatility.
    pub effort: u16,
    /// 1–10, 10 good.
    pub balance: u8,
}

words! {
    /// How much a finding matters.
    BadgeSeverity {
        /// Good to know.
        Remark = "remark",
        /// Worth a thought.
        Warning = "warning",
        /// Should not stay.
        Severe = "severe",
    }
}

/// The findings about one entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingBadge {
    /// The gravest of them.
    pub severity: BadgeSeverity,
    /// How many there are.
    pub count: usize,
}

/// A step of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JourneyStep {
    /// Its number, from 1.
    pub number: usize,
    /// What the outage on show makes of it, if anything.
    pub outcome: Option<OutageState>,
}

impl OutageOverlay {
    /// What is drawn of an outage. Linear in its states and the hops that led to them.
    pub fn of(outage: &Outage) -> Self {
        let states =
            outage.states.iter().map(|(id, state)| (id.clone(), OutageMark::of(state, outage.fault))).collect();
        let mut overlay = Self { states, spread: BTreeMap::new() };
        for state in outage.states.values() {
            overlay.follow(&state.why, outage);
            overlay.follow(&state.why_delayed, outage);
        }
        overlay
    }

    /// Marks each interaction of a way with the worst that it brings to the element it leads to.
    fn follow(&mut self, way: &[Hop], outage: &Outage) {
        for hop in way {
            let Carrier::Interaction(id) = &hop.by else { continue };
            let worst = |state| OutageState::all_of(state, outage.fault).next();
            let Some(worst) = outage.states.get(&hop.to).and_then(worst) else { continue };
            self.spread.entry(id.clone()).and_modify(|state| *state = worst.min(*state)).or_insert(worst);
        }
    }
}

impl OutageMark {
    fn of(state: &State, fault: Fault) -> Self {
        let states = OutageState::all_of(state, fault).collect();
        let calls = FailingCalls { failing: state.calls_failing, all: state.calls };
        Self { states, calls: (calls.failing > 0).then_some(calls) }
    }
}

/// How tightly each interaction couples.
pub fn heat(coupling: &Coupling) -> BTreeMap<InteractionId, Heat> {
    let heat = |it: &InteractionCoupling| Heat { effort: it.effort, balance: it.balance };
    coupling.interactions.iter().map(|(id, it)| (id.clone(), heat(it))).collect()
}

/// The interactions between members of the same circle of dependencies.
pub fn cycles(coupling: &Coupling) -> BTreeSet<InteractionId> {
    let groups = coupling.system.cyclic_groups.iter().enumerate();
    let group_of: BTreeMap<&ServiceId, usize> =
        groups.flat_map(|(number, group)| group.iter().map(move |id| (id, number))).collect();
    let is_within = |it: &InteractionCoupling| {
        let group = group_of.get(&it.dependent);
        group.is_some() && group == group_of.get(&it.upstream)
    };
    coupling.interactions.iter().filter(|(_, it)| is_within(it)).map(|(id, _)| id.clone()).collect()
}
