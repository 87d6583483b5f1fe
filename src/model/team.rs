//! Teams, how they agreed to work together, and what they wait for.

use super::extra::Extra;
use super::id::{EntityId, NeedId, TeamId, TeamInteractionId};
use super::words::words;

words! {
    /// The four team types of Skelton and Pais, *Team Topologies*.
    TeamKind {
        /// Aligned to a flow of work of one part of the business.
        StreamAligned = "stream-aligned",
        /// Offers internal services that others use by themselves.
        Platform = "platform",
        /// Helps others to gain a capability they lack.
        Enabling = "enabling",
        /// Owns a part that needs specialists.
        ComplicatedSubsystem = "complicated-subsystem",
    }
}

words! {
    /// The three interaction modes of *Team Topologies*.
    TeamInteractionMode {
        /// One consumes what the other provides, with little collaboration.
        XAsAService = "x-as-a-service",
        /// Both work closely together for a time.
        Collaboration = "collaboration",
        /// One helps the other to learn.
        Facilitating = "facilitating",
    }
}

words! {
    /// How a need weighs on the team that waits.
    NeedState {
        /// Work goes on, more slowly.
        Slowing = "slowing",
        /// Nothing is lost by waiting.
        Ok = "ok",
        /// Work stands still.
        Blocking = "blocking",
    }
}

/// A group of people who own elements of the system.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Unique in the model.
    pub id: TeamId,
    /// What people call it.
    pub name: String,
    /// Its type.
    pub kind: TeamKind,
    /// How many people.
    pub size: Option<u32>,
    /// Where it sits.
    pub site: Option<String>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Team {
    /// A team of which only the name is known.
    pub fn new(id: TeamId, name: &str) -> Self {
        Self { id, name: name.to_owned(), kind: TeamKind::default(), size: None, site: None, extra: Extra::default() }
    }
}

/// An agreed way of working between two teams.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamInteraction {
    /// Unique in the model.
    pub id: TeamInteractionId,
    /// The two teams, sorted.
    pub between: [TeamId; 2],
    /// What they agreed.
    pub mode: TeamInteractionMode,
    /// Keys kept for others.
    pub extra: Extra,
}

/// A day as it is written in the file, `YYYY-MM-DD`: digits only are checked, the model does not reckon with dates.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(String);

impl Date {
    /// Reads `YYYY-MM-DD` with a month of 1–12 and a day that the month has.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shaped {
            return None;
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().ok();
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        (day >= 1 && day <= days_in(year, month)).then(|| Self(text.to_owned()))
    }

    /// The day as `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn days_in(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// One team waiting on another, said in words: an entry on the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Unique in the model.
    pub id: NeedId,
    /// The team that waits.
    pub from: TeamId,
    /// The team it waits on.
    pub on: TeamId,
    /// What is needed.
    pub what: String,
    /// The entities it is about, in the order given.
    pub about: Vec<EntityId>,
    /// How it weighs.
    pub state: NeedState,
    /// The day it was raised.
    pub since: Option<Date>,
    /// The day it is needed by.
    pub needed_by: Option<Date>,
    /// Keys kept for others.
    pub extra: Extra,
}
