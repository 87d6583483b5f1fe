//! Whom a change of each element is likely to touch.

use serde::Serialize;

use super::Text;
use crate::analysis::change::ChangeLikelihood;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Change<'a> {
    service: Text<'a>,
    expected_services: Measure,
    expected_teams: Measure,
    only_own_team: Measure,
    touched: Vec<Touched<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    samples: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
}

#[derive(Serialize)]
struct Touched<'a> {
    service: Text<'a>,
    probability: Measure,
}

pub(super) fn change(it: &ChangeLikelihood) -> Change<'_> {
    Change {
        service: Text(it.service.as_str()),
        expected_services: Measure(it.expected_services),
        expected_teams: Measure(it.expected_teams),
        only_own_team: Measure(it.only_own_team),
        touched: it
            .touched
            .iter()
            .map(|(id, probability)| Touched { service: Text(id.as_str()), probability: Measure(*probability) })
            .collect(),
        samples: it.sampling.as_ref().map(|it| it.samples),
        seed: it.sampling.as_ref().map(|it| it.seed),
    }
}
