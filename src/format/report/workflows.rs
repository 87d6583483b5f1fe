//! How likely each workflow is to succeed, on what it hangs, and what retries do to whom it calls.

use serde::Serialize;

use super::{Text, texts};
use crate::analysis::reliability::Probability;
use crate::analysis::reliability::retry::{Amplification, Load};
use crate::analysis::report::WorkflowEntry;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Workflow<'a> {
    id: Text<'a>,
    availability: Measure,
    #[serde(skip_serializing_if = "Option::is_none")]
    availability_estimate: Option<Estimate>,
    full_availability: Measure,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_availability_estimate: Option<Estimate>,
    single_points: Vec<Text<'a>>,
    assumed_availabilities: usize,
    elements: usize,
    retry_amplification: Vec<Retries<'a>>,
}

/// Written beside a probability that is not exact: its interval of 95 % confidence, and what it was drawn from.
#[derive(Serialize)]
struct Estimate {
    low: Measure,
    high: Measure,
    samples: u32,
    seed: u64,
}

/// Without figures where the calls run in a circle.
#[derive(Serialize)]
struct Retries<'a> {
    service: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    worst: Option<u64>,
}

pub(super) fn workflow(it: &WorkflowEntry) -> Workflow<'_> {
    let reliability = &it.reliability;
    Workflow {
        id: Text(it.workflow.as_str()),
        availability: Measure(reliability.availability.value()),
        availability_estimate: estimate(&reliability.availability),
        full_availability: Measure(reliability.full_availability.value()),
        full_availability_estimate: estimate(&reliability.full_availability),
        single_points: texts!(reliability.single_points),
        assumed_availabilities: reliability.assumed,
        elements: reliability.elements,
        retry_amplification: it.retries.iter().map(retries).collect(),
    }
}

fn estimate(probability: &Probability) -> Option<Estimate> {
    match probability {
        Probability::Exact(_) => None,
        Probability::Sampled(it) => {
            Some(Estimate { low: Measure(it.low), high: Measure(it.high), samples: it.samples, seed: it.seed })
        }
    }
}

fn retries(it: &Amplification) -> Retries<'_> {
    let (baseline, worst) = match it.load {
        Load::Bounded { baseline, worst } => (Some(baseline), Some(worst)),
        Load::Unbounded => (None, None),
    };
    Retries { service: Text(it.service.as_str()), baseline, worst }
}
