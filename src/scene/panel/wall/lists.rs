//! What else there is to say of teams: needs, agreements, load, decisions, and whether plans hold.

use super::super::glossary::Figure;
use super::super::matrix::{Line, Section};
use super::super::words::{self, counted};
use super::details::need;
use super::{entities, pair};
use crate::analysis::people::People;
use crate::analysis::people::agenda::Stop;
use crate::analysis::people::coordination::TeamPairs;
use crate::analysis::people::delay::outlook;
use crate::model::{Assumption, ContextId, EntityId, InteractionId, Model, TeamId};

/// How many names a line lists.
const NAMES: usize = 4;

/// The lists, those with nothing in them left out. `agenda` is that of the day.
pub fn lists(model: &Model, people: &People, agenda: &[Stop]) -> Vec<Section> {
    let mut sections = vec![needs(model, agenda)];
    sections.extend(agreements(model, people));
    sections.extend([misfits(people), load(people), decisions(model, people), plans(model, people)]);
    sections.retain(|section| !section.lines.is_empty() || section.figure == Some(Figure::Congruence));
    sections
}

fn needs(model: &Model, agenda: &[Stop]) -> Section {
    let line = |stop: &Stop| {
        let line = need(stop)?;
        let ends = words::between(words::team(model, &stop.from), words::team(model, &stop.on));
        Some(Line { note: format!("{ends}, {}", line.note), ..line })
    };
    let lines: Vec<Line> = agenda.iter().filter_map(line).collect();
    Section { heading: counted(lines.len(), "stated need", "stated needs"), lines, ..Section::default() }
}

fn agreements(model: &Model, people: &People) -> [Section; 3] {
    let it = &people.coordination;
    let open: TeamPairs = it.missing.iter().filter(|pair| !it.served.contains(pair)).cloned().collect();
    let lines = |pairs: &TeamPairs, note: &str| -> Vec<Line> {
        let line = |ends| Line { text: pair(model, ends), note: note.to_owned(), shown: joining(people, ends) };
        pairs.iter().map(line).collect()
    };
    let (required, agreed) = (it.required.len(), it.required.len() - it.missing.len());
    let congruence = (required > 0).then_some(Figure::Congruence);
    [
        Section {
            heading: format!("Teams with an agreed way of working: {agreed} of {required}"),
            figure: congruence,
            about: "Pairs of teams whose work hangs together.".to_owned(),
            lines: lines(&open, "no agreed way of working"),
        },
        Section {
            heading: "Served".to_owned(),
            about: "Only contracts join them, so one side can serve the other without talking much.".to_owned(),
            lines: lines(&it.served, "no agreed way of working"),
            figure: None,
        },
        Section {
            heading: "Agreed without need".to_owned(),
            about: "They agreed on a way of working, and nothing that is drawn joins them.".to_owned(),
            lines: lines(&it.surplus, ""),
            figure: None,
        },
    ]
}

/// The interactions between two teams, whichever way.
fn joining(people: &People, (one, other): &(TeamId, TeamId)) -> Vec<EntityId> {
    let ways = [people.wall.wait(one, other), people.wall.wait(other, one)];
    let drawn = ways.into_iter().flatten().filter_map(|wait| wait.drawn.as_ref());
    drawn.flat_map(|drawn| entities(&drawn.interactions, InteractionId::entity)).collect()
}

fn misfits(people: &People) -> Section {
    let line = |it: &crate::analysis::people::mode::ModeMisfit| Line {
        text: it.message.clone(),
        shown: vec![it.relation.entity().clone()],
        ..Line::default()
    };
    Section {
        heading: "Ways of working that do not fit".to_owned(),
        about: "The relation of the contexts asks for another one.".to_owned(),
        lines: people.misfits.iter().map(line).collect(),
        figure: None,
    }
}

fn load(people: &People) -> Section {
    let line = |it: &crate::analysis::people::load::Overload| Line {
        text: it.message.clone(),
        shown: entities(&it.domains, ContextId::entity),
        ..Line::default()
    };
    Section {
        heading: "More than a team can carry".to_owned(),
        figure: Some(Figure::TeamLoad),
        about: String::new(),
        lines: people.overloads.iter().map(line).collect(),
    }
}

fn decisions(model: &Model, people: &People) -> Section {
    let line = |it: &crate::analysis::people::decision::RemoteDecision| {
        let title = model.decisions().get(&it.decision).map(|it| it.title.clone()).unwrap_or_default();
        let touches: Vec<&str> = it.touches.iter().map(|team| words::team(model, team)).collect();
        let owner = words::team(model, &it.owner);
        let note = format!("decided by {owner}, touches {}", words::list(&touches, NAMES));
        Line { text: title, note, shown: vec![it.decision.entity().clone()] }
    };
    let told = people.decisions.in_words();
    let mut lines: Vec<Line> = people.decisions.remote.iter().map(line).collect();
    if lines.is_empty() && told.is_some() {
        lines.push(Line { text: "Every decision is taken where it applies.".to_owned(), ..Line::default() });
    }
    Section { heading: told.unwrap_or_default(), figure: Some(Figure::LocalDecisions), about: String::new(), lines }
}

fn plans(model: &Model, people: &People) -> Section {
    let chance = model.assumed(Assumption::OnTime);
    let waiting = outlook(&people.wall, chance).into_iter().filter(|it| !it.waits_on.is_empty());
    let mut waiting: Vec<_> = waiting.collect();
    waiting.sort_by(|one, other| one.on_time.total_cmp(&other.on_time).then_with(|| one.team.cmp(&other.team)));
    let line = |it: crate::analysis::people::delay::Outlook| {
        let on: Vec<&str> = it.waits_on.iter().map(|team| words::team(model, team)).collect();
        Line {
            text: format!("{}: {:.0} %", words::team(model, &it.team), it.on_time * 100.0),
            note: format!("waits on {}", words::list(&on, NAMES)),
            shown: vec![it.team.entity().clone()],
        }
    };
    Section {
        heading: "Chance that nobody is late".to_owned(),
        figure: Some(Figure::OnTime),
        about: format!(
            "Assumed: each team that is waited on is on time with {:.0} %, whatever the others are.",
            chance * 100.0
        ),
        lines: waiting.into_iter().map(line).collect(),
    }
}
