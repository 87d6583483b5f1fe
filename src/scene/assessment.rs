//! From what the analyses answer to what is laid over the drawing.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::coupling::Coupling;
use crate::analysis::findings::{Finding, Severity};
use crate::analysis::outage::Outage;
use crate::model::workflow::Workflow;
use crate::model::{EntityId, InteractionId, Model};

use super::overlay::{self, BadgeSeverity, FindingBadge, JourneyStep, OutageOverlay, Overlay};

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
        let outage = self.outage.map(OutageOverlay::of);
        let is_calm = outage.is_none();
        Overlay {
            heat: if self.shows_heat && is_calm { overlay::heat(self.coupling) } else { BTreeMap::new() },
            findings: if is_calm { self.badges() } else { BTreeMap::new() },
            cycles: if is_calm { overlay::cycles(self.coupling) } else { BTreeSet::new() },
            journey: self.journey.map(|journey| steps(journey, model, outage.as_ref())).unwrap_or_default(),
            outage,
        }
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
}

fn badge_severity(severity: Severity) -> BadgeSeverity {
    match severity {
        Severity::Info => BadgeSeverity::Remark,
        Severity::Warning => BadgeSeverity::Warning,
        Severity::Error => BadgeSeverity::Severe,
    }
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
