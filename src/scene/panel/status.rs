//! The figures at the foot of the page.

use std::collections::BTreeSet;

use super::glossary::{Figure, Good};
use super::system::drag;
use super::words::grouped;
use crate::analysis::coupling::Coupling;
use crate::analysis::findings::{Finding, Severity};
use crate::analysis::outage::{Outage, Outcome};
use crate::analysis::people::People;
use crate::analysis::people::wall::Wall;
use crate::model::{EntityId, Model, TeamId};

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The model.
    pub model: &'a Model,
    /// How tightly it is coupled.
    pub coupling: &'a Coupling,
    /// What should worry people.
    pub findings: &'a [Finding],
    /// What it means for teams.
    pub people: &'a People,
    /// The outage on show.
    pub outage: Option<&'a Outage>,
}

impl Known<'_> {
    /// The value of a figure at the foot of the page; 0 for those that do not stand there.
    pub fn value(self, figure: Figure) -> usize {
        match figure {
            Figure::Services => self.coupling.system.services,
            Figure::Contexts => self.model.contexts().len(),
            Figure::Teams => self.model.teams().len(),
            Figure::JourneysAtRisk => journeys_at_risk(self.model, self.findings, self.outage),
            Figure::TeamsWaiting => teams_waiting(&self.people.wall),
            Figure::Drag => drag(self.coupling),
            Figure::Findings => self.findings.len(),
            _ => 0,
        }
    }
}

/// The figures at the foot of the page that are one number each, in their order.
pub const FIGURES: &[Figure] =
    &[Figure::Services, Figure::Contexts, Figure::Teams, Figure::JourneysAtRisk, Figure::TeamsWaiting, Figure::Drag];

/// How a figure is written: the number, then what it counts, or the other way round.
pub fn words(figure: Figure, value: usize) -> (String, &'static str) {
    let noun = match (figure, value) {
        (Figure::Services, 1) => "service",
        (Figure::Services, _) => "services",
        (Figure::Contexts, 1) => "context",
        (Figure::Contexts, _) => "contexts",
        (Figure::Teams, 1) => "team",
        (Figure::Teams, _) => "teams",
        (Figure::JourneysAtRisk, 1) => "journey at risk",
        (Figure::JourneysAtRisk, _) => "journeys at risk",
        (Figure::TeamsWaiting, 1) => "team waiting",
        (Figure::TeamsWaiting, _) => "teams waiting",
        (Figure::Drag, _) => "drag",
        _ => figure.term().label,
    };
    (grouped(value), noun)
}

/// How many journeys do not end well in the outage on show, or run over an interaction about which there is at least a warning \[P\].
pub fn journeys_at_risk(model: &Model, findings: &[Finding], outage: Option<&Outage>) -> usize {
    let worrying = findings.iter().filter(|finding| finding.severity >= Severity::Warning);
    let suspects: BTreeSet<&EntityId> = worrying.flat_map(|it| it.subjects.iter().chain(&it.path)).collect();
    let journeys = model.workflows().iter().filter(|journey| {
        let ends_badly = outage.and_then(|outage| outage.workflows.get(&journey.id));
        ends_badly.is_some_and(|it| it.outcome != Outcome::Ok)
            || journey.steps.iter().any(|step| suspects.contains(step.interaction.entity()))
    });
    journeys.count()
}

/// How many teams are slowed or blocked by waiting for another.
pub fn teams_waiting(wall: &Wall) -> usize {
    let waiting: BTreeSet<&TeamId> = wall.waits.iter().filter(|wait| wait.is_felt()).map(|wait| &wait.from).collect();
    waiting.len()
}

/// A figure that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// "▲ 90" or "▼ 90".
    pub text: String,
    /// Better, worse, or neither.
    pub verdict: Verdict,
}

/// What a change means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It moved the good way.
    Better,
    /// It moved the bad way.
    Worse,
    /// Neither way is good.
    Neutral,
}

/// How a figure moved; `None` where it did not.
pub fn change(figure: Figure, before: usize, after: usize) -> Option<Change> {
    let rose = after > before;
    let verdict = match (figure.term().good, rose) {
        (Good::Neither, _) => Verdict::Neutral,
        (Good::Up, true) | (Good::Down, false) => Verdict::Better,
        (Good::Up, false) | (Good::Down, true) => Verdict::Worse,
    };
    let sign = if rose { "▲" } else { "▼" };
    (before != after).then(|| Change { text: format!("{sign} {}", grouped(before.abs_diff(after))), verdict })
}
