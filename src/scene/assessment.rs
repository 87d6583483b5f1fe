//! From what the analyses answer to what is laid over the drawing.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::coupling::Coupling;
use crate::analysis::findings::{Finding, Severity};
use crate::analysis::outage::{Carrier, Condition, Outage, State};
use crate::model::workflow::Workflow;
use crate::model::{EntityId, InteractionId, Model, ServiceId};

use super::overlay::{
    BadgeSeverity, FailingCalls, FindingBadge, Heat, JourneyStep, OutageMark, OutageOverlay, OutageState, Overlay,
};

/// What is known of a model and asked for on the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Assessment<'a> {
    /// How tightly it is coupled.
    pub coupling: &'a Coupling,
    /// What should worry people.
    pub findings: &'a [Finding],
    /// The outage on show.
    pub outage: Option<&'a Outage>,
    /// Whether lines show how tightly they couple.
    pub shows_heat: bool,
    /// The journey on show.
    pub journey: Option<&'a Workflow>,
}

impl Assessment<'_> {
    /// What to lay over the drawing of the model. While an outage is shown nothing else competes with it but the journey.
    pub fn overlay(&self, model: &Model) -> Overlay {
        let outage = self.outage.map(outage_overlay);
        let is_calm = outage.is_none();
        Overlay {
            heat: if self.shows_heat && is_calm { self.heat() } else { BTreeMap::new() },
            findings: if is_calm { self.badges() } else { BTreeMap::new() },
            cycles: if is_calm { self.cycles() } else { BTreeSet::new() },
            journey: self.journey.map(|journey| steps(journey, model, outage.as_ref())).unwrap_or_default(),
            outage,
        }
    }

    fn heat(&self) -> BTreeMap<InteractionId, Heat> {
        let all = self.coupling.interactions.iter();
        all.map(|(id, it)| (id.clone(), Heat { effort: it.effort.into(), balance: it.balance })).collect()
    }

    /// The findings of each entity they are about: the gravest, and how many.
    fn badges(&self) -> BTreeMap<EntityId, FindingBadge> {
        let mut badges: BTreeMap<EntityId, FindingBadge> = BTreeMap::new();
        for finding in self.findings {
            let severity = badge_severity(finding.severity);
            for subject in &finding.subjects {
                let badge = badges.entry(subject.clone()).or_insert(FindingBadge { severity, count: 0 });
                badge.count += 1;
                badge.severity = badge.severity.max(severity);
            }
        }
        badges
    }

    /// The interactions between members of the same cyclic group.
    fn cycles(&self) -> BTreeSet<InteractionId> {
        let groups = self.coupling.system.cyclic_groups.iter().enumerate();
        let group: BTreeMap<&ServiceId, usize> =
            groups.flat_map(|(number, members)| members.iter().map(move |id| (id, number))).collect();
        let closes = |dependent: &ServiceId, upstream: &ServiceId| {
            group.get(dependent).is_some_and(|number| group.get(upstream) == Some(number))
        };
        let all = self.coupling.interactions.iter();
        all.filter(|(_, it)| closes(&it.dependent, &it.upstream)).map(|(id, _)| id.clone()).collect()
    }
}

fn badge_severity(severity: Severity) -> BadgeSeverity {
    match severity {
        Severity::Info => BadgeSeverity::Remark,
        Severity::Warning => BadgeSeverity::Warning,
        Severity::Error => BadgeSeverity::Severe,
    }
}

fn outage_overlay(outage: &Outage) -> OutageOverlay {
    let states: BTreeMap<ServiceId, OutageMark> = outage
        .states
        .iter()
        .map(|(id, state)| (id.clone(), mark(state)))
        .filter(|(_, it)| !it.states.is_empty())
        .collect();
    let hops = outage.states.values().flat_map(|state| state.why.iter().chain(&state.why_delayed));
    let spread = hops.filter_map(|hop| match &hop.by {
        Carrier::Interaction(id) => Some((id.clone(), *states.get(&hop.to)?.states.first()?)),
        Carrier::RunsOn => None,
    });
    OutageOverlay { spread: spread.collect(), states }
}

/// The words of a state, the worst first.
fn mark(state: &State) -> OutageMark {
    let condition = match state.condition {
        Condition::Failed => Some(OutageState::Failed),
        Condition::Down => Some(OutageState::Down),
        Condition::Degraded => Some(OutageState::Degraded),
        Condition::Well => None,
    };
    let calls = (!state.is_failed()).then_some(FailingCalls { failing: state.calls_failing, all: state.calls });
    OutageMark { states: condition.into_iter().chain(state.delayed.then_some(OutageState::Delayed)).collect(), calls }
}

/// The steps of a journey by number, each with what the outage makes of the element it goes to.
fn steps(journey: &Workflow, model: &Model, outage: Option<&OutageOverlay>) -> BTreeMap<InteractionId, JourneyStep> {
    let outcome = |id: &InteractionId| {
        let to = &model.interactions().get(id)?.to;
        outage?.states.get(to)?.states.first().copied()
    };
    let numbered = journey.steps.iter().zip(1..);
    numbered
        .map(|(step, number)| (step.interaction.clone(), JourneyStep { number, outcome: outcome(&step.interaction) }))
        .collect()
}
