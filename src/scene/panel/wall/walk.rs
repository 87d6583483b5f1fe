//! The weekly walk along the wall, one stop at a time.

use std::collections::BTreeSet;

use super::super::words;
use super::{age_words, state_sign, urgency_words};
use crate::analysis::people::agenda::Stop;
use crate::analysis::people::wall::Wall;
use crate::model::team::NeedState;
use crate::model::{EntityId, InteractionId, Model, NeedId, TeamId, Word};

/// A walk that has begun. The stops and their order stay what they were when it began, whatever is changed on the way, so that nothing is
/// left out and nothing comes twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    stops: Vec<StopKey>,
    at: usize,
}

/// What tells one stop from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
struct StopKey {
    from: TeamId,
    on: TeamId,
    need: Option<NeedId>,
}

impl StopKey {
    fn of(stop: &Stop) -> Self {
        Self { from: stop.from.clone(), on: stop.on.clone(), need: stop.need.clone() }
    }

    fn is(&self, stop: &Stop) -> bool {
        (&stop.from, &stop.on, &stop.need) == (&self.from, &self.on, &self.need)
    }
}

impl Walk {
    /// At the first stop; `None` where there is none.
    pub fn begin(agenda: &[Stop]) -> Option<Self> {
        (!agenda.is_empty()).then(|| Self { stops: agenda.iter().map(StopKey::of).collect(), at: 0 })
    }

    /// On to the next stop; stays at the last.
    pub fn go_on(&mut self) {
        self.at = (self.at + 1).min(self.stops.len() - 1);
    }

    /// Back to the one before; stays at the first.
    pub fn go_back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    /// Whether this is the first stop.
    pub fn is_first(&self) -> bool {
        self.at == 0
    }

    /// Whether this is the last stop.
    pub fn is_last(&self) -> bool {
        self.at + 1 == self.stops.len()
    }

    /// "3 of 9".
    pub fn progress(&self) -> String {
        format!("{} of {}", self.at + 1, self.stops.len())
    }
}

/// One stop, as it is read out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// "Orders waits for Pricing".
    pub title: String,
    /// How it weighs; `None` for what has been settled since the walk began.
    pub state: Option<NeedState>,
    /// "■ blocking, as stated".
    pub weight: String,
    /// What is waited for.
    pub what: String,
    /// How old and how urgent it is.
    pub times: Vec<String>,
    /// Whether the day it was needed by has passed.
    pub is_overdue: bool,
    /// What to ask.
    pub ask: String,
    /// What to show on the canvas.
    pub shown: Vec<EntityId>,
    /// The need, where it is stated.
    pub need: Option<EntityId>,
}

/// The stop a walk is at, as things stand now.
pub fn card(model: &Model, wall: &Wall, agenda: &[Stop], walk: &Walk) -> Card {
    let key = &walk.stops[walk.at];
    let title = format!("{} waits for {}", words::team(model, &key.from), words::team(model, &key.on));
    let Some(stop) = agenda.iter().find(|stop| key.is(stop)) else {
        return Card {
            title,
            state: None,
            weight: "✓ settled".to_owned(),
            what: "This no longer stands on the wall.".to_owned(),
            times: Vec::new(),
            is_overdue: false,
            ask: String::new(),
            shown: Vec::new(),
            need: None,
        };
    };
    let source = if stop.need.is_some() { "as stated" } else { "by the drawing" };
    let about = stop.need.as_ref().and_then(|id| model.needs().get(id)).map(|need| need.about.clone());
    let drawn = wall.wait(&stop.from, &stop.on).map(super::grid::drawn).unwrap_or_default();
    Card {
        title,
        state: Some(stop.state),
        weight: format!("{} {}, {source}", state_sign(stop.state), stop.state.word()),
        what: stop.what.clone(),
        times: [age_words(stop.age), urgency_words(stop.days_left)].into_iter().flatten().collect(),
        is_overdue: stop.is_overdue(),
        ask: stop.ask.clone(),
        shown: about.unwrap_or_default().into_iter().chain(with_ends(model, drawn)).collect(),
        need: stop.need.as_ref().map(|id| id.entity().clone()),
    }
}

/// Interactions with what they join.
fn with_ends(model: &Model, interactions: Vec<EntityId>) -> Vec<EntityId> {
    let ends = |id: &EntityId| {
        let it = model.interactions().get(&InteractionId::from_entity(id.clone()));
        it.map(|it| [it.from.entity().clone(), it.to.entity().clone()])
    };
    let ends: BTreeSet<EntityId> = interactions.iter().filter_map(ends).flatten().collect();
    interactions.into_iter().chain(ends).collect()
}
