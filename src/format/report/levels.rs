//! What each element promises, what its hard dependencies leave of it, and whether that can be kept.

use serde::Serialize;

use super::Text;
use crate::analysis::reliability::service_level::ServiceLevel;
use crate::format::number::Measure;
use crate::model::ServiceId;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Level<'a> {
    id: Text<'a>,
    own: Measure,
    stated: bool,
    hard_dependencies: usize,
    dependencies: Measure,
    seen: Measure,
    short_of_a_nine: usize,
    minutes_per_year: Minutes,
    feasible: bool,
}

/// The budget of the element's own figure, were it promised to callers.
#[derive(Serialize)]
struct Minutes {
    allowed: Measure,
    dependencies: Measure,
    left: Measure,
}

pub(super) fn level<'a>((id, it): (&'a ServiceId, &ServiceLevel)) -> Level<'a> {
    let budget = it.budget(it.own);
    Level {
        id: Text(id.as_str()),
        own: Measure(it.own),
        stated: it.stated,
        hard_dependencies: it.hard_dependencies,
        dependencies: Measure(it.dependencies),
        seen: Measure(it.seen()),
        short_of_a_nine: it.short_of_a_nine,
        minutes_per_year: Minutes {
            allowed: Measure(budget.allowed),
            dependencies: Measure(budget.dependencies),
            left: Measure(budget.left),
        },
        feasible: budget.is_feasible(),
    }
}
