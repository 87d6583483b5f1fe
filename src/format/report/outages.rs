//! Every element crashing alone.

use serde::Serialize;

use super::{Text, texts, word};
use crate::analysis::report::OutageEntry;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outage<'a> {
    failed: Text<'a>,
    fault: Text<'a>,
    #[serde(flatten)]
    counts: Option<Counts>,
    #[serde(flatten)]
    states: Option<States<'a>>,
    workflows: Vec<Workflow<'a>>,
    #[serde(flatten)]
    teams: Option<Teams<'a>>,
    score: Measure,
}

/// Written where the lists of most outages are cut.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Counts {
    down_count: usize,
    degraded_count: usize,
    delayed_count: usize,
}

#[derive(Serialize)]
pub(super) struct States<'a> {
    down: Vec<Text<'a>>,
    degraded: Vec<Text<'a>>,
    delayed: Vec<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Teams<'a> {
    teams_paged: Vec<Text<'a>>,
    teams_affected: Vec<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Workflow<'a> {
    id: Text<'a>,
    outcome: Text<'a>,
    also_delayed: bool,
}

pub(super) fn outage(it: &OutageEntry, cut: bool) -> Outage<'_> {
    let affected = it.affected.as_ref();
    let workflows = it.workflows.iter().map(|(id, ending)| Workflow {
        id: Text(id.as_str()),
        outcome: word(ending.outcome),
        also_delayed: ending.also_delayed,
    });
    Outage {
        failed: Text(it.failed.as_str()),
        fault: word(it.fault),
        counts: cut.then_some(Counts {
            down_count: it.down_count,
            degraded_count: it.degraded_count,
            delayed_count: it.delayed_count,
        }),
        states: affected.map(|affected| States {
            down: texts!(affected.down),
            degraded: texts!(affected.degraded),
            delayed: texts!(affected.delayed),
        }),
        workflows: workflows.collect(),
        teams: affected.map(|affected| Teams {
            teams_paged: texts!(affected.teams_paged),
            teams_affected: texts!(affected.teams_affected),
        }),
        score: Measure(it.score),
    }
}
