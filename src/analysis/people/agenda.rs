//! The weekly walk along the wall: what comes first, and what to ask.

use std::cmp::Reverse;

use super::day::days_between;
use super::name;
use super::wall::{Wait, Wall, weight};
use crate::model::team::{Date, Need, NeedState};
use crate::model::{Model, NeedId, TeamId};

/// One stop of the walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The team that waits.
    pub from: TeamId,
    /// The team it waits on.
    pub on: TeamId,
    /// How it weighs.
    pub state: NeedState,
    /// The need that people state; `None` for what is only drawn.
    pub need: Option<NeedId>,
    /// What is waited for: the words of the need, else why the drawing makes them wait.
    pub what: String,
    /// Days since it was raised; negative if that is still to come.
    pub age: Option<i64>,
    /// Days until it is needed, 0 today; negative if that has passed.
    pub days_left: Option<i64>,
    /// What to ask the two teams; one sentence or two.
    pub ask: String,
}

impl Stop {
    /// Whether the day it was needed by has passed.
    pub fn is_overdue(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }
}

/// Every need, and every drawn wait that is felt and that nobody speaks of, in the order to go through them on this day \[P\]: the overdue
/// first, then by weight, what is stated before what is drawn, the oldest first, then what is needed soonest, then by id. O(w log w).
pub fn agenda(model: &Model, wall: &Wall, today: &Date) -> Vec<Stop> {
    let needs = model.needs().iter().map(|need| of_need(model, need, today));
    let drawn = wall.waits.iter().filter(|wait| wait.is_felt() && !wait.is_stated()).map(|wait| of_drawn(model, wait));
    let mut stops: Vec<Stop> = needs.chain(drawn).collect();
    stops.sort_by_cached_key(urgency);
    stops
}

fn urgency(stop: &Stop) -> impl Ord + use<> {
    (
        (!stop.is_overdue(), Reverse(weight(stop.state)), stop.need.is_none()),
        (Reverse(stop.age), stop.days_left.unwrap_or(i64::MAX)),
        (stop.from.clone(), stop.on.clone(), stop.need.clone()),
    )
}

fn of_need(model: &Model, need: &Need, today: &Date) -> Stop {
    let mut stop = Stop {
        from: need.from.clone(),
        on: need.on.clone(),
        state: need.state,
        need: Some(need.id.clone()),
        what: need.what.clone(),
        age: need.since.as_ref().map(|since| days_between(since, today)),
        days_left: need.needed_by.as_ref().map(|by| days_between(today, by)),
        ask: String::new(),
    };
    let (from, on) = (name(model, &need.from), name(model, &need.on));
    stop.ask = match need.state {
        NeedState::Ok => format!("Does {from} still need this from {on}?"),
        _ if stop.is_overdue() => format!("When will {on} have it, and what does {from} do until then?"),
        NeedState::Blocking => format!("What keeps {on} from it, and what can {from} do without?"),
        NeedState::Slowing => format!("What would {on} need to be quicker, or {from} to wait less?"),
    };
    stop
}

fn of_drawn(model: &Model, wait: &Wait) -> Stop {
    let (from, on) = (name(model, &wait.from), name(model, &wait.on));
    let ask = match wait.state {
        NeedState::Blocking => format!("The drawing ties {from} to {on}. What does {from} wait for now?"),
        NeedState::Slowing | NeedState::Ok => {
            format!("The drawing lets {from} lean on {on}. Does {from} wait for anything?")
        }
    };
    Stop {
        from: wait.from.clone(),
        on: wait.on.clone(),
        state: wait.state,
        need: None,
        what: wait.drawn.as_ref().map(|drawn| drawn.reason.to_string()).unwrap_or_default(),
        age: None,
        days_left: None,
        ask,
    }
}
