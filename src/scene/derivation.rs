//! Figures that nobody typed, and what each is derived from: for the inspector, which shows them beside what was typed.

use crate::analysis::coupling::Coupling;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::analysis::coupling::volatility::volatility;
use crate::editor::fields::caption;
use crate::model::Assumption;
use crate::model::service::ServiceKind;
use crate::model::{EntityId, EntityKind, InteractionId, Model, ServiceId};

/// A figure and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The figure.
    pub value: String,
    /// What it is derived from.
    pub from: String,
}

/// What holds for a field of an entity, whether it was typed or derived; `None` for fields that nothing is derived for.
pub fn derivation(model: &Model, coupling: &Coupling, id: &EntityId, key: &str) -> Option<Derivation> {
    match model.kind_of(id)? {
        EntityKind::Service => of_element(model, &ServiceId::from_entity(id.clone()), key),
        EntityKind::Interaction => {
            let coupling = coupling.interactions.get(&InteractionId::from_entity(id.clone()))?;
            let (value, from) = match key {
                "strength" => (coupling.strength.value, coupling.strength.reason.to_string()),
                "distance" => (coupling.distance.value, coupling.distance.reason.to_string()),
                _ => return None,
            };
            Some(Derivation { value: value.to_string(), from })
        }
        _ => None,
    }
}

fn of_element(model: &Model, id: &ServiceId, key: &str) -> Option<Derivation> {
    let element = model.services().get(id)?;
    match (key, element.kind) {
        ("volatility", _) => {
            let volatility = volatility(model, element);
            Some(Derivation { value: volatility.value.to_string(), from: volatility.reason.to_string() })
        }
        ("availability", ServiceKind::Person) => {
            Some(Derivation { value: "1".to_owned(), from: "a person is always there".to_owned() })
        }
        ("availability", _) if element.availability.is_none() => {
            let from = "assumed where nothing is said".to_owned();
            Some(Derivation { value: model.assumed(Assumption::Availability).to_string(), from })
        }
        _ => None,
    }
}

/// Which way a figure is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The higher the better.
    Higher,
    /// The lower the better.
    Lower,
    /// Neither.
    Neither,
}

/// A figure that is shown and cannot be typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is called.
    pub label: &'static str,
    /// The figure.
    pub value: String,
    /// What it is derived from.
    pub from: String,
    /// Which way it is good.
    pub better: Better,
}

/// The coupling figures of an entity; none for most kinds.
pub fn figures(model: &Model, coupling: &Coupling, id: &EntityId) -> Vec<Figure> {
    match model.kind_of(id) {
        Some(EntityKind::Service) => {
            let found = coupling.services.get(&ServiceId::from_entity(id.clone()));
            found.map(of_service).unwrap_or_default()
        }
        Some(EntityKind::Interaction) => {
            let found = coupling.interactions.get(&InteractionId::from_entity(id.clone()));
            found.map(|found| of_interaction(model, found)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn of_service(coupling: &ServiceCoupling) -> Vec<Figure> {
    let ServiceCoupling { afferent, efferent, criticality, instability, reach, reached_by } = coupling;
    let figure = |label, value: String, from: String, better| Figure { label, value, from, better };
    let mut figures = vec![
        figure("Used by", afferent.to_string(), "services that depend on it".to_owned(), Better::Neither),
        figure("Uses", efferent.to_string(), "services it depends on".to_owned(), Better::Neither),
        figure("Hub load", criticality.to_string(), format!("used by {afferent} × uses {efferent}"), Better::Lower),
    ];
    figures.extend(instability.map(|instability| {
        let from = format!("uses {efferent} of {} in all", afferent + efferent);
        figure("Leans on others", format!("{instability:.2}"), from, Better::Neither)
    }));
    figures.push(figure("Reaches", reach.to_string(), "all it depends on, itself included".to_owned(), Better::Lower));
    let from = "all that depend on it, itself included".to_owned();
    figures.push(figure("Reached by", reached_by.to_string(), from, Better::Lower));
    figures
}

fn of_interaction(model: &Model, coupling: &InteractionCoupling) -> Vec<Figure> {
    let InteractionCoupling { strength, distance, volatility, balance, effort, .. } = coupling;
    let (s, d, v) = (strength.value, distance.value, volatility.value);
    let upstream = caption::service(model, &coupling.upstream);
    let dependent = caption::service(model, &coupling.dependent);
    let figure = |label, value: String, from: String, better| Figure { label, value, from, better };
    vec![
        figure("Strength", s.to_string(), strength.reason.to_string(), Better::Lower),
        figure("Distance", d.to_string(), distance.reason.to_string(), Better::Neither),
        figure("Volatility", v.to_string(), format!("of {upstream}: {}", volatility.reason), Better::Lower),
        figure("Fit", balance.to_string(), format!("max(|{s} − {d}|, 10 − {v}) + 1"), Better::Higher),
        figure(
            "Drag",
            effort.to_string(),
            format!("{s} × {d} × {v}; {dependent} depends on {upstream}"),
            Better::Lower,
        ),
    ]
}
