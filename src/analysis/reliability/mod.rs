//! How likely workflows are to work, what that rests on, and what waiting and retrying do to it.
//!
//! In reading order: what it takes to stop a workflow becomes a fault tree ([`WorkflowTrees`]), whose probability is worked out exactly or
//! sampled, in steps ([`Assessment`]); [`service_level`] compares what an element promises with what its hard dependencies leave of it;
//! [`gateway`] tells who is the only way to whom. [`retry`], [`timeout`] and [`latency`] follow the calls themselves.

mod assessment;
pub(super) mod calls;
mod cone;
mod cut_sets;
mod diagram;
mod estimate;
mod fault_tree;
pub mod gateway;
pub mod latency;
mod pivoting;
mod probability;
mod random;
mod reduction;
pub mod retry;
mod sampler;
pub mod service_level;
pub mod timeout;
mod workflow;

use std::collections::BTreeMap;

use crate::model::{Model, ServiceId, WorkflowId};

pub use assessment::Assessment;
pub use fault_tree::FaultTree;
pub use probability::{Effort, Probability, Sample};
pub use workflow::{WorkflowTrees, workflow_trees};

/// How many minimal cut sets of one event are listed before it is given up.
pub const MOST_CUT_SETS: usize = 512;

/// How likely a workflow is to work, and what that rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowReliability {
    /// The probability that it does not fail, in \[0, 1\].
    pub availability: Probability,
    /// The probability that it is neither degraded nor delayed either.
    pub full_availability: Probability,
    /// What the probability of failing is at most, by the rare-event approximation: Σ over the minimal cut sets of the product of their
    /// unavailabilities \[V\]. None where those are too many to list ([`MOST_CUT_SETS`]).
    pub unavailability_bound: Option<f64>,
    /// The elements whose crash alone fails it, the entry among them: the minimal cut sets of one \[V\].
    pub single_points: Vec<ServiceId>,
    /// Two elements whose crash together fails it though neither alone does: the minimal cut sets of two. Each pair and all pairs by id.
    pub pairs: Vec<(ServiceId, ServiceId)>,
    /// How much depends on each element whose crash can make a difference.
    pub importance: BTreeMap<ServiceId, Importance>,
    /// How many elements can crash on the way.
    pub elements: usize,
    /// For how many of them the availability is an assumption, because none is stated.
    pub assumed: usize,
}

/// How much depends on an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Importance {
    /// P(works | the element is up) − P(works | it is down), in \[0, 1\] (Birnbaum 1969 \[V\]).
    pub birnbaum: Probability,
    /// What the availability of the workflow would gain if the element never crashed: (1 − a) · Birnbaum \[V\].
    pub improvement: Probability,
}

/// How likely each workflow is to work, all at once; see [`Assessment`] for the same in steps.
///
/// A workflow whose elements have no redundancy costs O(n) and 1/256 of the number of its elements times that. With redundancy, at most
/// [`Effort::pivots`] pivots, or [`Effort::samples`] states of what is left. A workflow that nothing can stop has 1.
pub fn reliability(model: &Model, effort: Effort) -> BTreeMap<WorkflowId, WorkflowReliability> {
    Assessment::of(model, effort).finish()
}
