//! What elements promise, and what those they cannot do without leave of it.

use super::story::{Line, Part, Section};
use super::words::{self, counted, grouped};
use crate::analysis::reliability::service_level::{ServiceLevel, service_levels};
use crate::model::{Model, ServiceId};

/// How many are listed.
const MOST: usize = 8;

/// A statement for each element whose availability is stated and that cannot do without another, those first whose promise cannot be
/// kept; `None` where there is none.
pub(super) fn section(model: &Model) -> Option<Section> {
    let levels = service_levels(model);
    let mut promised: Vec<(&ServiceId, &ServiceLevel)> =
        levels.iter().filter(|(_, level)| level.stated && level.hard_dependencies > 0).collect();
    let left = |level: &ServiceLevel| level.budget(level.own).left;
    promised.sort_by(|(one, a), (other, b)| left(a).total_cmp(&left(b)).then_with(|| one.cmp(other)));
    let mut lines: Vec<Line> = promised.iter().take(MOST).map(|(id, level)| line(model, id, level)).collect();
    let rest = promised.len().saturating_sub(MOST);
    lines.extend((rest > 0).then(|| Line::new(Part::words(format!("and {} more", grouped(rest))), [])));
    let about = "What a stated availability allows in a year, and what those that cannot be done without use of it.";
    (!lines.is_empty()).then(|| Section::new(Part::words("Promises"), about, lines))
}

/// "Checkout promises 99.95 %: of 263 minutes a year its 3 dependencies use 1,576, so it cannot be kept".
fn line(model: &Model, id: &ServiceId, level: &ServiceLevel) -> Line {
    let budget = level.budget(level.own);
    let what = format!("{} promises {}", words::service(model, id), words::availability(level.own));
    let needed =
        counted(level.hard_dependencies, "element it cannot do without uses", "elements it cannot do without use");
    let outcome = match budget.is_feasible() {
        true => format!("{} are left for itself", minutes(budget.left)),
        false => "it cannot be kept, however good the element itself is".to_owned(),
    };
    let why = format!(
        "that allows {} a year; the {needed} {}: {outcome}",
        minutes(budget.allowed),
        minutes(budget.dependencies)
    );
    let nines = format!("{} of them have no nine more than it", grouped(level.short_of_a_nine));
    let seen = format!("Its callers see {}; {nines}.", words::availability(level.seen()));
    Line::new(Part::new(what, [id.entity().clone()]), [Part::words(why)]).detailed(seen)
}

/// "26.3 minutes", "1,576 minutes".
fn minutes(value: f64) -> String {
    match value < 100.0 {
        true => format!("{value:.1} minutes"),
        false => format!("{} minutes", grouped(format!("{value:.0}"))),
    }
}
