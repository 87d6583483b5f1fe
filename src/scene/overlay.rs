//! What the analyses say of each entity, as far as it is drawn.

use std::collections::{BTreeMap, BTreeSet};

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
        /// It stopped.
        Down = "down",
        /// It does less.
        Degraded = "degraded",
        /// What it does comes later.
        Delayed = "delayed",
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
    pub effort: u32,
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
