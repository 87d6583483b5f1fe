//! What if a team is late? Who waits on it, directly and through others, why, and which journeys need something of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::story::{Line, Part, Section};
use super::words::{self, counted, list, percent};
use crate::analysis::ownership::owner;
use crate::analysis::people::delay::outlook;
use crate::analysis::people::wall::{Wait, Wall};
use crate::model::workflow::Workflow;
use crate::model::{Assumption, EntityId, Model, NeedId, ServiceId, TeamId, Word};

/// How many names a sentence lists.
const NAMES: usize = 4;

/// The felt waits on each team.
struct Waits<'w>(BTreeMap<&'w TeamId, Vec<&'w Wait>>);

impl<'w> Waits<'w> {
    /// O(w log t).
    fn of(wall: &'w Wall) -> Self {
        let mut waits: BTreeMap<&TeamId, Vec<&Wait>> = BTreeMap::new();
        for wait in wall.waits.iter().filter(|wait| wait.is_felt()) {
            waits.entry(&wait.on).or_default().push(wait);
        }
        Self(waits)
    }

    /// Whom a late team holds up: each team that waits, with the wait that leads one step closer to the late one. Breadth first, so that
    /// each way is a shortest one; O((t + w) log t).
    fn behind(&self, late: &TeamId) -> Vec<(&'w TeamId, &'w Wait)> {
        let (mut seen, mut open, mut found) = (BTreeSet::from([late]), VecDeque::from([late]), Vec::new());
        while let Some(team) = open.pop_front() {
            for wait in self.0.get(team).into_iter().flatten() {
                if seen.insert(&wait.from) {
                    open.push_back(&wait.from);
                    found.push((&wait.from, *wait));
                }
            }
        }
        found
    }
}

/// Every team, the one first for which most others wait; what a line speaks of is the team.
pub fn ranking(model: &Model, wall: &Wall) -> Section {
    let waits = Waits::of(wall);
    let of = |team| {
        let found = waits.behind(team);
        (found.len(), found.iter().filter(|(_, wait)| wait.on == *team).count(), team)
    };
    let mut teams: Vec<(usize, usize, &TeamId)> = wall.teams.iter().map(of).collect();
    teams.sort_by_key(|(all, direct, _)| std::cmp::Reverse((*all, *direct)));
    let line = |(all, direct, team): (usize, usize, &TeamId)| {
        let words = match all {
            0 => "nobody waits for it".to_owned(),
            _ => format!("{} for it, {direct} directly", counted(all, "team waits", "teams wait")),
        };
        Line::new(Part::named(model, team.entity()), [Part::words(words)])
    };
    let lines = teams.into_iter().map(line).collect();
    Section::new(Part::words("Teams that most others wait for"), "Click a team to see who waits for it.", lines)
}

/// All there is to say of a late team.
pub fn late(model: &Model, wall: &Wall, team: &TeamId) -> Vec<Section> {
    let found = Waits::of(wall).behind(team);
    let next: BTreeMap<&TeamId, &Wait> = found.iter().copied().collect();
    let is_direct = |wait: &Wait| wait.on == *team;
    let lines = |direct: bool| -> Vec<Line> {
        let those = found.iter().filter(|(_, wait)| is_direct(wait) == direct);
        those.map(|(who, _)| waiting_line(model, team, &next, who)).collect()
    };
    let section = |heading: &str, nobody: &str, lines: Vec<Line>| {
        let about = if lines.is_empty() { nobody } else { "" };
        Section::new(Part::words(heading), about, lines)
    };
    vec![
        section("Waits directly", "Nobody waits for it directly.", lines(true)),
        section("Waits through others", "Nobody else waits.", lines(false)),
        section("Journeys that need it", "No journey runs over anything of it.", journeys(model, team)),
        section("Its own plans", "", plans(model, wall, team)),
    ]
}

fn waiting_line(model: &Model, late: &TeamId, next: &BTreeMap<&TeamId, &Wait>, who: &TeamId) -> Line {
    let (mut at, mut why, mut behind) = (who, Vec::new(), vec![who.entity().clone()]);
    while let Some(wait) = next.get(at).filter(|_| at != late) {
        why.push(Part::new(format!("{} on {}:", waits(wait), words::team(model, &wait.on)), wait_ids(wait)));
        why.push(Part::words(reason(model, wait)));
        behind.extend(wait_ids(wait));
        at = &wait.on;
    }
    Line::new(Part::new(words::team(model, who), behind), why)
}

fn waits(wait: &Wait) -> &'static str {
    match wait.state {
        crate::model::team::NeedState::Blocking => "is blocked",
        _ => "is slowed, waiting",
    }
}

fn reason(model: &Model, wait: &Wait) -> String {
    let what = |id: &NeedId| model.needs().get(id).map(|need| need.what.clone());
    match &wait.drawn {
        _ if wait.is_stated() => {
            format!("{}, as stated", list(&wait.needs.iter().filter_map(what).collect::<Vec<_>>(), NAMES))
        }
        Some(drawn) => {
            format!("{}, {}", drawn.reason, counted(drawn.because.len(), "interaction", "interactions"))
        }
        None => wait.state.word().to_owned(),
    }
}

/// The interactions behind a wait; where only a need says so, that.
fn wait_ids(wait: &Wait) -> Vec<EntityId> {
    match &wait.drawn {
        Some(drawn) => drawn.because.iter().map(|id| id.entity().clone()).collect(),
        None => wait.because(),
    }
}

/// Everything that a team owns, by id.
pub fn owned(model: &Model, team: &TeamId) -> Vec<EntityId> {
    let is_theirs = |id: &&ServiceId| {
        let element = model.services().get(id);
        element.and_then(|it| owner(model, it)).is_some_and(|(owner, _)| owner == team)
    };
    model.services().ids().filter(is_theirs).map(|id| id.entity().clone()).collect()
}

fn journeys(model: &Model, team: &TeamId) -> Vec<Line> {
    let owned: BTreeSet<EntityId> = owned(model, team).into_iter().collect();
    let line = |journey: &Workflow| {
        let steps = journey.steps.iter().filter_map(|step| model.interactions().get(&step.interaction));
        let ends: BTreeSet<&EntityId> = steps
            .flat_map(|it| [it.from.entity(), it.to.entity()])
            .chain([journey.entry.entity()])
            .filter(|id| owned.contains(*id))
            .collect();
        let members = journey.steps.iter().map(|step| step.interaction.entity().clone());
        let name = Part::new(&journey.name, members);
        let needs = std::iter::once(Part::words("needs")).chain(ends.iter().map(|id| Part::named(model, id)));
        (!ends.is_empty()).then(|| Line::new(name, needs))
    };
    model.workflows().iter().filter_map(line).collect()
}

fn plans(model: &Model, wall: &Wall, team: &TeamId) -> Vec<Line> {
    let on_time = model.assumed(Assumption::OnTime);
    let of_team = outlook(wall, on_time).into_iter().find(|it| it.team == *team);
    let line = |it: crate::analysis::people::delay::Outlook| {
        let why = match it.waits_on.is_empty() {
            true => vec![Part::words("it waits on nobody")],
            false => std::iter::once(Part::words("it waits on"))
                .chain(it.waits_on.iter().map(|on| {
                    let ids = wall.wait(team, on).map(wait_ids).unwrap_or_default();
                    Part::new(words::team(model, on), ids)
                }))
                .collect(),
        };
        let what = format!("Nothing holds it up {} of the time:", percent(Some(it.on_time)));
        Line::new(Part::new(what, owned(model, team)), why)
            .detailed(format!("{on_time} for each team it waits on, multiplied (assumed)"))
    };
    of_team.map(line).into_iter().collect()
}
