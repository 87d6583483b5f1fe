//! Why each figure of a row is what it is.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::super::glossary::Figure;
use super::super::words::{self, counted, decimal};
use super::bars::{Bar, Ties};
use super::folded::Folded;
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::analysis::coupling::{Coupling, Reasoned};
use crate::model::{EntityId, InteractionId, Model, ServiceId};

/// How many names a reason lists.
const NAMES: usize = 6;

/// A figure of one row with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which figure.
    pub figure: Figure,
    /// Its value, as shown.
    pub value: String,
    /// Why it is that.
    pub why: String,
}

/// Everything that is said of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is about.
    pub name: String,
    /// The six couplings of an interaction, first of all; none for anything else.
    pub bars: Vec<Bar>,
    /// Why the figures are what they are.
    pub reasons: Vec<Reason>,
    /// The facets of an interaction, for those who want more.
    pub facets: Vec<Bar>,
}

impl Told {
    /// What is said of a service or an interaction; `ties` are asked for an interaction alone. `None` for what has no figures.
    pub fn of<Known>(model: &Model, coupling: &Coupling, ties: impl FnOnce() -> Known, id: &EntityId) -> Option<Self>
    where
        Known: std::ops::Deref<Target = Ties>,
    {
        let reasons = reasons(model, coupling, id);
        let interaction = InteractionId::from_entity(id.clone());
        let (bars, facets) = match coupling.interactions.contains_key(&interaction) {
            true => {
                let ties = ties();
                (ties.couplings(&interaction), ties.facets(&interaction))
            }
            false => (Vec::new(), Vec::new()),
        };
        (!reasons.is_empty()).then(|| Self { name: words::name(model, id), bars, reasons, facets })
    }

    /// What is said of a context or a team. `None` for what has no figures. O(E).
    pub fn of_folded(model: &Model, folded: &Folded, id: &EntityId) -> Option<Self> {
        let it = folded.nodes.get(id)?;
        let reasons = of_node(it, folded.nodes.len(), folded.users(model, id), folded.used(model, id));
        Some(Self { name: folded.name(model, id), bars: Vec::new(), reasons, facets: Vec::new() })
    }
}

/// Why the figures of a service or an interaction are what they are; empty for what has none. O(E) for a service, for its neighbours.
pub fn reasons(model: &Model, coupling: &Coupling, id: &EntityId) -> Vec<Reason> {
    let service = ServiceId::from_entity(id.clone());
    match (coupling.services.get(&service), coupling.interactions.get(&InteractionId::from_entity(id.clone()))) {
        (Some(it), _) => of_service(model, coupling, &service, it),
        (None, Some(it)) => of_interaction(model, it),
        (None, None) => Vec::new(),
    }
}

fn of_service(model: &Model, coupling: &Coupling, id: &ServiceId, it: &ServiceCoupling) -> Vec<Reason> {
    let users = names(model, coupling.interactions.values().filter(|it| it.upstream == *id).map(|it| &it.dependent));
    let used = names(model, coupling.interactions.values().filter(|it| it.dependent == *id).map(|it| &it.upstream));
    of_node(it, coupling.system.services, users, used)
}

fn of_node<Name: AsRef<str>>(it: &ServiceCoupling, all: usize, users: Vec<Name>, used: Vec<Name>) -> Vec<Reason> {
    let nobody = |names: Vec<Name>| if names.is_empty() { "nobody".to_owned() } else { words::list(&names, NAMES) };
    let reason = |figure, value: String, why: String| Reason { figure, value, why };
    let leaning = match it.instability {
        Some(_) => format!("uses {} ÷ {} in all", it.efferent, counted(it.afferent + it.efferent, "link", "links")),
        None => "undefined: it stands alone".to_owned(),
    };
    let others = |reach: usize| format!("itself and {} of the {} others", reach - 1, all - 1);
    vec![
        reason(Figure::UsedBy, it.afferent.to_string(), nobody(users)),
        reason(Figure::Uses, it.efferent.to_string(), nobody(used)),
        reason(Figure::HubLoad, it.criticality.to_string(), format!("used by {} × uses {}", it.afferent, it.efferent)),
        reason(Figure::Leaning, decimal(it.instability), leaning),
        reason(Figure::Reach, it.reach.to_string(), others(it.reach)),
        reason(Figure::ReachedBy, it.reached_by.to_string(), others(it.reached_by)),
    ]
}

fn names<'m>(model: &'m Model, ids: impl Iterator<Item = &'m ServiceId>) -> Vec<&'m str> {
    let distinct: BTreeSet<&ServiceId> = ids.collect();
    distinct.into_iter().map(|id| words::service(model, id)).collect()
}

fn of_interaction(model: &Model, it: &InteractionCoupling) -> Vec<Reason> {
    let (strength, distance, volatility) = (it.strength.value, it.distance.value, it.volatility.value);
    let upstream = words::service(model, &it.upstream);
    let volatility_reason = reasoned(Figure::Volatility, &it.volatility);
    vec![
        reasoned(Figure::Strength, &it.strength),
        reasoned(Figure::Distance, &it.distance),
        Reason { why: format!("{} of {upstream}", volatility_reason.why), ..volatility_reason },
        Reason {
            figure: Figure::Fit,
            value: it.balance.to_string(),
            why: format!("max(|{strength} − {distance}|, 10 − {volatility}) + 1"),
        },
        Reason {
            figure: Figure::Drag,
            value: it.effort.to_string(),
            why: format!("{strength} × {distance} × {volatility}"),
        },
    ]
}

fn reasoned<Why: Display>(figure: Figure, it: &Reasoned<Why>) -> Reason {
    Reason { figure, value: it.value.to_string(), why: it.reason.to_string() }
}
