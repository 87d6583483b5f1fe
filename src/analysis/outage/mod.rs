//! The blast radius of an outage: what is down, degraded or delayed when elements fail, why, and which workflows notice.
//!
//! The state of an element lies on two axes, up–degraded–down and on time–delayed, and the state of a system is the least that follows
//! from what failed (a least fixpoint; the transfer rules are \[P\] with building blocks \[V\] from AWS Resilience Hub's hard and
//! soft dependencies). One scale for both would not be monotone: a degraded producer would delay its subscribers.
//!
//! What passes on depends on the [`Fault`] \[P\]:
//!
//! - *Crash*: a caller takes the state of what it calls, but is at most degraded where the call is optional or a fallback works, a cache for
//!   as long as answers may be kept. Receivers of messages are delayed. One element of a redundant group suffices.
//! - *Slow*: the same, but no way out opens by itself. Be it a fallback or that the answer is optional, the caller has to give up, after all
//!   its attempts, before the most impatient of those who wait for the caller, or for what it stands in for, does; without a timeout it
//!   never does. Who waits in vain counts as slow in its turn, also where it gives up in time: the outage is a worst case.
//! - *Bad data*: nothing notices, so neither timeouts, retries, breakers and fallbacks help nor something redundant. Callers take what they
//!   are answered, with only a part of their work wrong where the call is optional. Receivers of messages have some wrong data beside their
//!   own, so they are degraded, and nobody is late. So is a store that someone with wrong data writes to, and with it all who share it.
//!
//! Workflows are judged over their own steps \[P\]:
//!
//! - A step that only undoes another takes no part: it runs where the workflow does not end well anyway.
//! - Of a redundant group one element suffices there too, be it the entry or whoever completes a step.
//! - What is redundant and takes part in no step stands in only with what it needs itself: the calls that it makes anywhere and that are
//!   not optional count like steps, but those that are steps which only undo others. What those whom it calls need in their turn does not,
//!   as elsewhere in a workflow.
//! - A call that is an eventual step does to its caller what a message does to its receiver: it never takes it down. Where a person
//!   should complete a step, the other end of the step has to be well and on time, since a person has no state.

mod affected;
mod call;
pub(super) mod causes;
mod circumstances;
mod covering;
mod failure_model;
mod group;
mod ineffective;
pub(super) mod lanes;
mod mitigation;
mod pair;
mod passing;
mod runtime;
mod score;
mod shared_fate;
mod single;
mod spread;
mod toll;
mod waiting;
mod workflow;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::words::words;
use crate::model::{Assumption, InteractionId, Model, ServiceId, TeamId, WorkflowId};

pub use affected::Affected;
pub use circumstances::{Circumstances, Fault};
pub use failure_model::FailureModel;
pub use group::{Group, GroupFailure};
pub use ineffective::ineffective_mitigations;
pub use mitigation::{Ineffective, Mitigation, Reason};
pub use pair::{PairFailure, PairFailures, PairSearch};
pub use single::SingleFailure;
pub use toll::Toll;
pub(super) use waiting::Waiting;
pub use workflow::Ending;

words! {
    /// How far an element is from doing its work, lateness aside.
    Condition {
        /// It works.
        Well = "well",
        /// It does part of its work.
        Degraded = "degraded",
        /// It does not work, because of what failed.
        Down = "down",
        /// It is what failed.
        Failed = "failed",
    }
}

words! {
    /// How a workflow ends.
    Outcome {
        /// As it should.
        Ok = "ok",
        /// Accepted, but not completed in time.
        Delayed = "delayed",
        /// With less.
        Degraded = "degraded",
        /// Not at all.
        Fails = "fails",
    }
}

impl Outcome {
    /// How much it hurts, from 0 to 1 \[P\].
    pub fn severity(self, model: &Model) -> f64 {
        match self {
            Self::Ok => 0.0,
            Self::Delayed => model.assumed(Assumption::SeverityDelayed),
            Self::Degraded => model.assumed(Assumption::SeverityDegraded),
            Self::Fails => 1.0,
        }
    }
}

/// What carried a state from one element to the next.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// An interaction between the two.
    Interaction(InteractionId),
    /// The second runs on the first.
    RunsOn,
}

/// One step on the way from what failed to what is affected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hop {
    /// The element that passed its state on.
    pub from: ServiceId,
    /// The element that took it.
    pub to: ServiceId,
    /// By what.
    pub by: Carrier,
}

/// How an element fares, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Failed, down, degraded or well.
    pub condition: Condition,
    /// Whether it also is late; never said of what failed or is down.
    pub delayed: bool,
    /// A shortest way from what failed: to its being down or degraded, else to its being delayed. Empty for what failed.
    pub why: Vec<Hop>,
    /// A shortest way to its being delayed, where it is degraded as well.
    pub why_delayed: Vec<Hop>,
    /// How many calls it makes: requests, queries, shared data, messages handed to a channel.
    pub calls: usize,
    /// How many of them find no one, or no one useful.
    pub calls_failing: usize,
}

impl State {
    /// Whether it is what failed.
    pub fn is_failed(&self) -> bool {
        self.condition == Condition::Failed
    }

    /// Whether it does not work because of what failed.
    pub fn is_down(&self) -> bool {
        self.condition == Condition::Down
    }
}

/// How a workflow ends, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowOutcome {
    /// How it ends.
    pub outcome: Outcome,
    /// Whether a degraded workflow is not completed in time either.
    pub also_delayed: bool,
    /// The steps that were accepted and are not completed in time, in their order; where data is bad, those done with wrong data. Empty
    /// where the workflow fails: then nothing was accepted.
    pub incomplete: Vec<InteractionId>,
    /// A shortest way, over the workflow's own interactions, from what failed to the element that decides; empty if that failed itself.
    pub why: Vec<Hop>,
}

/// What happens when elements fail.
#[derive(Clone, Debug, PartialEq)]
pub struct Outage {
    /// What failed.
    pub failed: BTreeSet<ServiceId>,
    /// How it failed.
    pub fault: Fault,
    /// For how many seconds; absent means unknown.
    pub lasting_s: Option<u32>,
    /// Every element that is not well; the others are.
    pub states: BTreeMap<ServiceId, State>,
    /// Every workflow.
    pub workflows: BTreeMap<WorkflowId, WorkflowOutcome>,
    /// What protects callers of what is down and does not help, by interaction, in the whole system or only in a workflow.
    pub ineffective: Vec<Ineffective>,
    /// The teams that own what failed or is down, unless a vendor runs it; of what is external and names no vendor, whoever owns it.
    pub teams_paged: BTreeSet<TeamId>,
    /// The vendors that run what failed or is down.
    pub vendors_paged: BTreeSet<String>,
    /// The teams that own anything that is not well.
    pub teams_affected: BTreeSet<TeamId>,
    /// Σ weight · severity of the workflows \[P\].
    pub score: f64,
}

impl Outage {
    /// What happens when these elements fail. Unknown ids and persons are passed over: a person never fails. O(N + E) and the same for
    /// the steps of the workflows; ask a [`FailureModel`] when asking more than once.
    pub fn of(model: &Model, failed: &BTreeSet<ServiceId>, circumstances: impl Into<Circumstances>) -> Self {
        FailureModel::of(model, circumstances).outage(failed)
    }

    /// The elements in a condition, by id.
    pub fn elements_in(&self, condition: Condition) -> impl Iterator<Item = &ServiceId> {
        self.states.iter().filter(move |(_, state)| state.condition == condition).map(|(id, _)| id)
    }

    /// The delayed elements, by id.
    pub fn delayed(&self) -> impl Iterator<Item = &ServiceId> {
        self.states.iter().filter(|(_, state)| state.delayed).map(|(id, _)| id)
    }
}
