//! What is taken for granted: every assumption with its default, what was changed, and how much rests on it.

use super::words::{counted, grouped};
use crate::analysis::coupling::Coupling;
use crate::analysis::reliance::{Reliance, Resting, Share, of_availability, of_coupling};
use crate::model::{Assumption, Model};

/// An assumption as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which.
    pub assumption: Assumption,
    /// What it is called.
    pub label: &'static str,
    /// What it does, and where its default comes from.
    pub about: &'static str,
    /// What is assumed.
    pub value: String,
    /// What is assumed while nobody changes it.
    pub default: String,
    /// Whether somebody did.
    pub is_changed: bool,
    /// How much rests on it.
    pub resting: String,
}

/// Assumptions of one kind of result.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they are for.
    pub heading: &'static str,
    /// In the order of the file.
    pub rows: Vec<Row>,
}

/// All of them, by what they are for.
pub fn groups(model: &Model, reliance: &[Reliance]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for it in reliance {
        let (heading, label, about) = words(it.assumption);
        let row = Row {
            assumption: it.assumption,
            label,
            about,
            value: model.assumed(it.assumption).to_string(),
            default: it.assumption.default_value().to_string(),
            is_changed: model.title().assumptions.changed_value(it.assumption).is_some(),
            resting: resting(it),
        };
        match groups.last_mut().filter(|group| group.heading == heading) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { heading, rows: vec![row] }),
        }
    }
    groups
}

/// How many were changed, in words.
pub fn changed(model: &Model) -> String {
    match model.title().assumptions.changed().len() {
        0 => "All as usual.".to_owned(),
        count => format!("{} changed in this model.", grouped(count)),
    }
}

/// How much of the coupling figures rests on assumptions.
pub fn under_coupling(coupling: &Coupling) -> String {
    let [strength, distance, volatility] = of_coupling(coupling);
    let of = |share: Share, what| format!("{} of {} {what}", grouped(share.assumed), grouped(share.of));
    format!(
        "Not set by hand, so assumed: {}, {}, {}.",
        of(strength, "strengths"),
        of(distance, "distances"),
        of(volatility, "volatilities")
    )
}

/// How much of the reliability rests on assumptions.
pub fn under_reliability(model: &Model) -> String {
    let share = of_availability(model);
    format!("Assumed: {} of {} availabilities.", grouped(share.assumed), grouped(share.of))
}

fn resting(it: &Reliance) -> String {
    let what = match it.what {
        Resting::Interactions => ("interaction", "interactions"),
        Resting::Elements => ("availability", "availabilities"),
        Resting::Journeys => ("journey", "journeys"),
        Resting::Dependencies => ("dependency", "dependencies"),
        Resting::Waits => ("wait of a team", "waits of teams"),
        Resting::Teams => ("team", "teams"),
    };
    match it.resting {
        0 => "Nothing rests on it here.".to_owned(),
        all if all == it.of => format!("Bears on {}.", counted(all, what.0, what.1)),
        some => format!("Bears on {} of {}.", grouped(some), counted(it.of, what.0, what.1)),
    }
}

/// What it is for, what it is called, and what it does.
fn words(assumption: Assumption) -> (&'static str, &'static str, &'static str) {
    const STRENGTH: &str = "Strength";
    const DISTANCE: &str = "Distance";
    const VOLATILITY: &str = "Volatility";
    const OUTAGE: &str = "Outage";
    const CHANGE: &str = "Change";
    const PEOPLE: &str = "People";
    match assumption {
        Assumption::StrengthUnknown => (
            STRENGTH,
            "Nothing known",
            "No contract and no context relation: a shared model, on the scale of Khononov.",
        ),
        Assumption::StrengthSharedData => (STRENGTH, "Shared datastore", "Several use one store: intrusive coupling."),
        Assumption::StrengthSharedModel => {
            (STRENGTH, "Shared model", "A built-in library, a conformist context, a shared kernel.")
        }
        Assumption::StrengthContract => {
            (STRENGTH, "Contract", "An anticorruption layer, a published language, a versioned contract.")
        }
        Assumption::DistanceSameTeam => (DISTANCE, "Same team", "Two services that one team owns."),
        Assumption::DistanceOtherTeam => {
            (DISTANCE, "Different teams", "Two services of two teams; no team counts as a different one.")
        }
        Assumption::DistanceExternal => (DISTANCE, "External system", "One end is someone else's system."),
        Assumption::VolatilityCore => (VOLATILITY, "Core subdomain", "What sets the business apart changes most."),
        Assumption::VolatilityOther => {
            (VOLATILITY, "Other subdomains", "Supporting and generic subdomains, and whatever stands in no context.")
        }
        Assumption::Availability => {
            (OUTAGE, "Availability", "The chance that an element is up by itself, where none is stated.")
        }
        Assumption::SeverityDegraded => {
            (OUTAGE, "A degraded journey", "How much it hurts, where a journey that fails counts 1.")
        }
        Assumption::SeverityDelayed => {
            (OUTAGE, "A delayed journey", "How much it hurts, where a journey that fails counts 1.")
        }
        Assumption::ChangePartnership => (CHANGE, "Partnership", "The chance that a change passes, either way."),
        Assumption::ChangeSharedKernel => (CHANGE, "Shared kernel", "The chance that a change passes, either way."),
        Assumption::ChangeCustomerSupplier => {
            (CHANGE, "Customer–supplier", "The chance that a change passes, either way, without further roles.")
        }
        Assumption::ChangeConformist => (CHANGE, "Conformist", "The chance that an upstream change passes on."),
        Assumption::ChangeAnticorruptionLayer => {
            (CHANGE, "Anticorruption layer", "The chance that an upstream change reaches the layer.")
        }
        Assumption::ChangePublished => {
            (CHANGE, "Open host or published language", "The chance that a change gets out of it.")
        }
        Assumption::ChangeUpstream => (
            CHANGE,
            "Back to an open host",
            "The chance that a change downstream reaches an open host or published language.",
        ),
        Assumption::ChangeAtFullStrength => (
            CHANGE,
            "No context relation",
            "The chance that a change passes at strength 10; at strength 3, three tenths of it.",
        ),
        Assumption::OnTime => {
            (PEOPLE, "A team is on time", "The chance that what another team waits for comes on time (Magennis 2015).")
        }
        Assumption::MostDomains => (
            PEOPLE,
            "Domains a team carries",
            "Of seven to nine people, or of unknown size (Skelton and Pais 2019: two or three).",
        ),
        Assumption::MostDomainsOfFew => (PEOPLE, "Domains a small team carries", "Of six people or fewer."),
    }
}
