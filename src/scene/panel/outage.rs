//! What an outage does, told: who is hit and why, who is called, which journeys notice.

use super::story::{Line, Part, Section};
use super::way::Way;
use super::words::{self, list, plain};
use crate::analysis::outage::{Condition, Fault, Outage, Outcome, State, WorkflowOutcome};
use crate::model::workflow::Workflow;
use crate::model::{EntityId, Model, ServiceId, TeamId, Word, WorkflowId};
use crate::scene::overlay::OutageState;

/// How many names a sentence lists.
const NAMES: usize = 4;

/// An element that is not well.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub id: ServiceId,
    /// What it is called.
    pub name: String,
    /// All that holds of it, the worst first.
    pub states: Vec<OutageState>,
    /// "1 of 3 calls fails", where only some do.
    pub calls: Option<String>,
    /// How it came to that; none for what failed itself.
    pub why: Option<Way>,
    /// How it came to be delayed as well.
    pub why_delayed: Option<Way>,
}

/// Everything in one state.
#[derive(Clone, Debug, PartialEq)]
pub struct Hits {
    /// The worst state they have in common.
    pub state: OutageState,
    /// By id.
    pub hits: Vec<Hit>,
}

/// How a journey ends.
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyEnd {
    /// Which.
    pub id: WorkflowId,
    /// What it is called.
    pub name: String,
    /// How it ends.
    pub outcome: Outcome,
    /// The same in words.
    pub words: &'static str,
    /// "weight 0.7".
    pub weight: String,
    /// What it runs over: entry and interactions.
    pub members: Vec<EntityId>,
    /// How it came to that.
    pub why: Option<Way>,
    /// The steps that are accepted and not completed; where data is bad, those done with wrong data.
    pub incomplete: Option<Line>,
}

/// How a journey's end is called.
pub fn outcome_words(outcome: Outcome, also_delayed: bool) -> &'static str {
    match (outcome, also_delayed) {
        (Outcome::Ok, _) => "ok",
        (Outcome::Delayed, _) => "delayed: accepted, not completed",
        (Outcome::Degraded, false) => "degraded",
        (Outcome::Degraded, true) => "degraded, and accepted, not completed",
        (Outcome::Fails, _) => "fails",
    }
}

/// What a state is called at the head of a group.
pub fn state_words(state: OutageState) -> (&'static str, &'static str) {
    match state {
        OutageState::Failed => ("Failed", "where it began"),
        OutageState::Slow => ("Slow", "where it began"),
        OutageState::Wrong => ("Wrong", "where it began"),
        OutageState::Down => ("Down", "stopped because of it"),
        OutageState::Degraded => ("Degraded", "does less"),
        OutageState::Delayed => ("Delayed", "on time no longer"),
    }
}

/// Who is hit, the worst first; a group without members is left out.
pub fn hits(model: &Model, outage: &Outage) -> Vec<Hits> {
    let group = |state| Hits {
        state,
        hits: outage
            .states
            .iter()
            .filter(|(_, it)| OutageState::all_of(it, outage.fault).next() == Some(state))
            .map(|(id, it)| hit(model, id, it, outage.fault))
            .collect(),
    };
    OutageState::ALL.iter().copied().map(group).filter(|group| !group.hits.is_empty()).collect()
}

fn hit(model: &Model, id: &ServiceId, state: &State, fault: Fault) -> Hit {
    let failing = (!state.is_failed() && state.calls_failing > 0).then(|| {
        let calls = if state.calls == 1 { "call" } else { "calls" };
        let verb = if state.calls_failing == 1 { "fails" } else { "fail" };
        format!("{} of {} {calls} {verb}", state.calls_failing, state.calls)
    });
    Hit {
        id: id.clone(),
        name: words::service(model, id).to_owned(),
        states: OutageState::all_of(state, fault).collect(),
        calls: failing,
        why: Way::of(model, &state.why),
        why_delayed: Way::of(model, &state.why_delayed),
    }
}

/// How each journey ends, the worst first, then by weight, then by id.
pub fn journeys(model: &Model, outage: &Outage) -> Vec<JourneyEnd> {
    let known = outage.workflows.iter().filter_map(|(id, it)| Some((model.workflows().get(id)?, it)));
    let mut known: Vec<(&Workflow, &WorkflowOutcome)> = known.collect();
    known.sort_by(|(one, its), (other, others)| {
        others.outcome.cmp(&its.outcome).then_with(|| other.weight.total_cmp(&one.weight)).then(one.id.cmp(&other.id))
    });
    known.into_iter().map(|(journey, it)| journey_end(model, journey, it, outage.fault)).collect()
}

fn journey_end(model: &Model, journey: &Workflow, it: &WorkflowOutcome, fault: Fault) -> JourneyEnd {
    let steps = journey.steps.iter().map(|step| step.interaction.entity());
    JourneyEnd {
        id: journey.id.clone(),
        name: journey.name.clone(),
        outcome: it.outcome,
        words: outcome_words(it.outcome, it.also_delayed),
        weight: format!("weight {}", plain(journey.weight)),
        members: std::iter::once(journey.entry.entity()).chain(steps).cloned().collect(),
        why: Way::of(model, &it.why),
        incomplete: incomplete(model, it, fault),
    }
}

fn incomplete(model: &Model, it: &WorkflowOutcome, fault: Fault) -> Option<Line> {
    let ids = || it.incomplete.iter().map(|id| id.entity());
    let words = if fault == Fault::BadData { "done with wrong data:" } else { "accepted, not completed:" };
    let steps = ids().map(|id| Part::named(model, id));
    (!it.incomplete.is_empty()).then(|| Line::new(Part::new(words, ids().cloned()), steps))
}

/// What protects callers and does not help in this outage, by name, with the reason.
pub fn ineffective(model: &Model, outage: &Outage) -> Section {
    let line = |it: &crate::analysis::outage::Ineffective| {
        Line::new(Part::named(model, it.interaction.entity()), [Part::words(it.to_string())])
    };
    Section::new(Part::words("What does not help"), "", outage.ineffective.iter().map(line).collect())
}

/// The outage in one line: "Pricing failed: 2 down, 2 degraded, 2 delayed; Buy fails, Browse is degraded."
pub fn summary(model: &Model, outage: &Outage) -> String {
    let failed: Vec<&str> = outage.failed.iter().map(|id| words::service(model, id)).collect();
    let count = |condition| outage.elements_in(condition).count();
    let counts = [
        (count(Condition::Down), "down"),
        (count(Condition::Degraded), "degraded"),
        (outage.delayed().count(), "delayed"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    let hit = if counts.is_empty() { "nothing else is hit".to_owned() } else { counts.join(", ") };
    let ends: Vec<String> = journeys(model, outage).iter().map(end_words).collect();
    let ends = match ends.len() {
        0 => String::new(),
        1..=NAMES => format!("; {}", ends.join(", ")),
        many => {
            let more = words::counted(many - NAMES, "more journey", "more journeys");
            format!("; {} and {more}", ends[..NAMES].join(", "))
        }
    };
    let fails = match (outage.fault, failed.len()) {
        (Fault::Crash, _) => "failed",
        (Fault::Slow, 1) => "is slow",
        (Fault::Slow, _) => "are slow",
        (Fault::BadData, 1) => "gives bad data",
        (Fault::BadData, _) => "give bad data",
    };
    format!("{} {fails}: {hit}{ends}.", list(&failed, NAMES))
}

fn end_words(end: &JourneyEnd) -> String {
    match end.outcome {
        Outcome::Fails => format!("{} fails", end.name),
        Outcome::Degraded => format!("{} is degraded", end.name),
        Outcome::Delayed => format!("{} is delayed", end.name),
        Outcome::Ok => format!("{} is ok", end.name),
    }
}

/// The teams that are called, and the vendors: "Orders, Pricing and Storefront".
pub fn paged(model: &Model, outage: &Outage) -> Vec<String> {
    let vendors = outage.vendors_paged.iter().map(|vendor| format!("{vendor} (vendor)"));
    team_names(model, outage.teams_paged.iter()).chain(vendors).collect()
}

/// The teams that have something that is not well but are not called.
pub fn affected_only(model: &Model, outage: &Outage) -> Vec<String> {
    team_names(model, outage.teams_affected.difference(&outage.teams_paged)).collect()
}

fn team_names<'m>(model: &'m Model, ids: impl Iterator<Item = &'m TeamId>) -> impl Iterator<Item = String> {
    ids.map(|id| words::team(model, id).to_owned())
}

/// What the panel says of how much the journeys suffer: "Score 0.65 of 1".
pub fn score(model: &Model, outage: &Outage) -> String {
    let whole: f64 = model.workflows().iter().map(|journey| journey.weight).sum();
    format!("{} of {}", plain(outage.score), plain(whole))
}
