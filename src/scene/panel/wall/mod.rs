//! The wall of squads: which team waits on which, for what, and what to talk about first. As a matrix, as lists, and as a walk from stop
//! to stop.

mod details;
mod grid;
mod lists;
mod walk;

use super::words;
use crate::model::team::NeedState;
use crate::model::{EntityId, Model, TeamId, Word};

pub use details::details;
pub use grid::{grid, loops};
pub use lists::lists;
pub use walk::{Card, Walk, card};

/// The sign of a state.
pub const fn state_sign(state: NeedState) -> &'static str {
    match state {
        NeedState::Blocking => "■",
        NeedState::Slowing => "◆",
        NeedState::Ok => "○",
    }
}

/// "■ blocking".
fn signed(state: NeedState) -> String {
    format!("{} {}", state_sign(state), state.word())
}

/// "raised 12 days ago", "raised today"; `None` where nobody said when.
fn age_words(age: Option<i64>) -> Option<String> {
    Some(match age? {
        0 => "raised today".to_owned(),
        days @ ..0 => format!("to be raised in {}", days_words(days)),
        days => format!("raised {} ago", days_words(days)),
    })
}

/// "needed in 3 days", "needed today", "2 days overdue"; `None` where nobody said by when.
fn urgency_words(days_left: Option<i64>) -> Option<String> {
    Some(match days_left? {
        0 => "needed today".to_owned(),
        days @ ..0 => format!("{} overdue", days_words(days)),
        days => format!("needed in {}", days_words(days)),
    })
}

fn days_words(days: i64) -> String {
    let unit = if days.abs() == 1 { "day" } else { "days" };
    format!("{} {unit}", words::grouped(days.unsigned_abs()))
}

/// "Orders and Pricing".
fn pair(model: &Model, (one, other): &(TeamId, TeamId)) -> String {
    format!("{} and {}", words::team(model, one), words::team(model, other))
}

fn entities<'a, T: 'a>(ids: impl IntoIterator<Item = &'a T>, entity: impl Fn(&'a T) -> &'a EntityId) -> Vec<EntityId> {
    ids.into_iter().map(|id| entity(id).clone()).collect()
}
