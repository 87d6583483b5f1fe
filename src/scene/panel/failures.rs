//! Every element failing alone, as a table; and what can be made to fail.

use std::collections::BTreeSet;

use super::glossary::Figure;
use super::table::{Row, Sorting, Table, Value};
use super::words;
use crate::analysis::outage::{Circumstances, FailureModel, Outcome, SingleFailure};
use crate::editor::selection::Selection;
use crate::model::service::ServiceKind;
use crate::model::{Model, ServiceId};

/// Up to this many elements all single failures are followed without being asked for.
pub const UNASKED: usize = 400;

const COLUMNS: &[Figure] = &[Figure::Score, Figure::JourneysFailing, Figure::Down, Figure::Degraded, Figure::Delayed];
const WITHOUT_JOURNEYS: &[Figure] = &[Figure::Down, Figure::Degraded, Figure::Delayed];

/// What each element's failure alone does. O((N + E) · N / 256) for a graph whose calls do not run in circles.
pub fn table(model: &Model, circumstances: Circumstances) -> Table {
    let has_journeys = !model.workflows().is_empty();
    let row = |it: SingleFailure| {
        let failing = it.workflows.iter().filter(|ending| ending.outcome == Outcome::Fails).count();
        let hit = [Value::Count(it.down), Value::Count(it.degraded), Value::Count(it.delayed)];
        let journeys = [Value::Score(it.score), Value::Count(failing)].into_iter().filter(|_| has_journeys);
        Row {
            name: words::service(model, &it.failed).to_owned(),
            id: it.failed.entity().clone(),
            values: journeys.chain(hit).collect(),
        }
    };
    Table {
        caption: "What each element's failure alone does",
        subject: "If this fails",
        columns: if has_journeys { COLUMNS } else { WITHOUT_JOURNEYS },
        rows: FailureModel::of(model, circumstances).single_failures().into_iter().map(row).collect(),
    }
}

/// The worst first: by the score where there are journeys, else by how many stop.
pub const WORST_FIRST: Sorting = Sorting::most(0);

/// The elements that can fail and whose name holds what was typed, those that begin with it first, at most so many.
pub fn suggestions(model: &Model, typed: &str, most: usize) -> Vec<(ServiceId, String)> {
    let typed = typed.trim().to_lowercase();
    let can_fail = model.services().iter().filter(|it| it.kind != ServiceKind::Person);
    let named = can_fail.map(|it| (it.name.to_lowercase().find(&typed), it));
    let mut found: Vec<_> = named.filter_map(|(at, it)| Some((at? > 0, it.name.clone(), it.id.clone()))).collect();
    found.sort();
    found.into_iter().take(most).map(|(_, name, id)| (id, name)).collect()
}

/// The element of this name, whatever the letters' case: the first by id.
pub fn named(model: &Model, name: &str) -> Option<ServiceId> {
    let name = name.trim().to_lowercase();
    let can_fail = model.services().iter().filter(|it| it.kind != ServiceKind::Person);
    can_fail.into_iter().find(|it| it.name.to_lowercase() == name).map(|it| it.id.clone())
}

/// Where a journey is best begun: at the one selected element, else at a person, else at a frontend, else at an element that uses others
/// and is used by nobody; the first by id. O(n log n).
pub fn journey_entry(model: &Model, selection: &Selection) -> Option<ServiceId> {
    let of_kind = |kind| model.services().iter().find(|it| it.kind == kind).map(|it| it.id.clone());
    let selected = selection.services(model);
    let only = selected.first().filter(|_| selected.len() == 1).cloned();
    only.or_else(|| of_kind(ServiceKind::Person)).or_else(|| of_kind(ServiceKind::Frontend)).or_else(|| source(model))
}

fn source(model: &Model) -> Option<ServiceId> {
    let users: BTreeSet<&ServiceId> = model.interactions().iter().map(|it| &it.from).collect();
    let used: BTreeSet<&ServiceId> = model.interactions().iter().map(|it| &it.to).collect();
    users.difference(&used).next().map(|id| (*id).clone())
}
