//! The wall as a matrix: the team of the row waits on the team of the column.

use super::super::matrix::{Cell, Grid, Line, Look};
use super::super::words;
use super::{entities, signed};
use crate::analysis::people::wall::{Wait, Wall};
use crate::model::{EntityId, InteractionId, Model, TeamId, Word};

/// Every team against every other, the most waited on first; teams that wait for each other stand together.
pub fn grid(model: &Model, wall: &Wall) -> Grid {
    let teams = entities(&wall.teams, TeamId::entity);
    let felt = wall.waits.iter().filter(|wait| wait.is_felt()).map(|wait| (wait.from.entity(), wait.on.entity()));
    let mut grid = Grid::ordered("Which team waits on which", &teams, felt, |id| words::name(model, id));
    let places = grid.places();
    let cell =
        |wait: &Wait| Some(((*places.get(wait.from.entity())?, *places.get(wait.on.entity())?), cell(model, wait)));
    grid.cells = wall.waits.iter().filter_map(cell).collect();
    grid
}

fn cell(model: &Model, wait: &Wait) -> Cell {
    let for_what: Vec<&str> = wait.needs.iter().filter_map(|id| Some(model.needs().get(id)?.what.as_str())).collect();
    let (note, why) = match &wait.drawn {
        _ if wait.is_stated() => ("stated", words::list(&for_what, 3)),
        Some(drawn) => ("drawn", drawn.reason.to_string()),
        None => ("", String::new()),
    };
    Cell {
        look: Look::Wait(wait.state),
        sign: signed(wait.state),
        note,
        words: format!("{}, {note}: {why}", wait.state.word()),
        interactions: drawn(wait),
    }
}

/// The interactions behind a wait: those that make it weigh as it does.
pub(super) fn drawn(wait: &Wait) -> Vec<EntityId> {
    wait.drawn.as_ref().map(|drawn| entities(&drawn.because, InteractionId::entity)).unwrap_or_default()
}

/// Where waiting goes in a circle, and the longest chain: "Orders waits for Pricing waits for Orders".
pub fn loops(model: &Model, wall: &Wall) -> Vec<Line> {
    let circle = |it: &crate::analysis::people::wall::WaitLoop| Line {
        text: it.in_words(model),
        note: "They wait for each other.".to_owned(),
        shown: along(wall, it.circle.iter().map(std::slice::from_ref)),
    };
    let mut lines: Vec<Line> = wall.loops.iter().map(circle).collect();
    let teams: usize = wall.longest_chain.iter().map(Vec::len).sum();
    let is_circle = wall.longest_chain.len() == 1;
    if teams > 2 && !is_circle {
        lines.push(Line {
            text: wall.longest_chain_in_words(model),
            note: format!("The longest chain: {teams} teams."),
            shown: along(wall, wall.longest_chain.iter().map(Vec::as_slice)),
        });
    }
    lines
}

/// The interactions behind the waits of each group on the next.
fn along<'a>(wall: &Wall, groups: impl Iterator<Item = &'a [TeamId]>) -> Vec<EntityId> {
    let groups: Vec<&[TeamId]> = groups.collect();
    let mut found = Vec::new();
    for ends in groups.windows(2) {
        let between = wall.waits.iter().filter(|wait| ends[0].contains(&wait.from) && ends[1].contains(&wait.on));
        found.extend(between.filter(|wait| wait.is_felt()).flat_map(drawn));
    }
    found.sort_unstable();
    found.dedup();
    found
}
