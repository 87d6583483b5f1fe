//! The figures of the whole system, and the groups behind them.

use super::glossary::Figure;
use super::way::with_interactions;
use super::words::{self, grouped, percent};
use crate::analysis::coupling::Coupling;
use crate::model::{EntityId, Model, ServiceId};

/// Elements that belong together, to be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their names.
    pub text: String,
    /// The elements and the interactions between them.
    pub members: Vec<EntityId>,
}

/// A figure of the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFigure {
    /// Which.
    pub figure: Figure,
    /// Its value, as shown.
    pub value: String,
    /// What it counts, where that can be pointed at; at most [`MOST_GROUPS`].
    pub groups: Vec<Group>,
}

impl SystemFigure {
    pub(super) fn plain(figure: Figure, value: String) -> Self {
        Self { figure, value, groups: Vec::new() }
    }
}

/// More groups than these are not listed.
pub const MOST_GROUPS: usize = 50;
/// More names than these are not listed in one group.
const MOST_NAMES: usize = 12;

/// The drag of the whole: the sum over its interactions.
pub fn drag(coupling: &Coupling) -> usize {
    coupling.interactions.values().map(|it| usize::from(it.effort)).sum()
}

/// The figures of the system, the most telling first.
pub fn figures(model: &Model, coupling: &Coupling) -> Vec<SystemFigure> {
    let system = &coupling.system;
    let plain = SystemFigure::plain;
    let listed = |figure, count: usize, groups| SystemFigure { figure, value: grouped(count), groups };
    let pairs = system.interdependent_pairs.iter().take(MOST_GROUPS);
    let pairs = pairs.map(|(one, other)| group(model, &[one.clone(), other.clone()], " ⇄ ")).collect();
    let circles = system.cyclic_groups.iter().take(MOST_GROUPS).map(|it| group(model, it, ", ")).collect();
    let chain = &system.longest_sync_chain;
    let in_row = chain.concat();
    let chains = if chain.is_empty() { Vec::new() } else { vec![row(model, chain, &in_row)] };
    vec![
        plain(Figure::Drag, grouped(drag(coupling))),
        plain(Figure::AverageReach, percent(system.propagation_cost)),
        plain(Figure::AverageReachOfOthers, percent(system.propagation_cost_excluding_self)),
        plain(Figure::SumOfReach, grouped(system.cumulative_dependency)),
        plain(Figure::LinksInUse, percent(system.coupling_factor)),
        plain(Figure::CrossTeam, percent(system.cross_team_share)),
        plain(Figure::DeployTogether, grouped(system.static_quanta)),
        plain(Figure::RunTogether, grouped(system.dynamic_quanta)),
        listed(Figure::Circles, system.cyclic_groups.len(), circles),
        listed(Figure::MutualPairs, system.interdependent_pairs.len(), pairs),
        listed(Figure::LongestChain, in_row.len(), chains),
    ]
}

/// "Web → Checkout → a circle of 3 (Basket, Catalog, Pricing)".
fn row(model: &Model, chain: &[Vec<ServiceId>], in_row: &[ServiceId]) -> Group {
    let place = |members: &Vec<ServiceId>| match &members[..] {
        [alone] => words::service(model, alone).to_owned(),
        circle => format!("a circle of {} ({})", circle.len(), joined(model, circle, ", ")),
    };
    let places: Vec<String> = chain.iter().map(place).collect();
    Group { text: shortened(&places, " → "), members: with_interactions(model, in_row) }
}

pub(super) fn group(model: &Model, members: &[ServiceId], joint: &str) -> Group {
    Group { text: joined(model, members, joint), members: with_interactions(model, members) }
}

/// Their names; of many the first ones and how many others.
pub(super) fn joined(model: &Model, members: &[ServiceId], joint: &str) -> String {
    let names: Vec<&str> = members.iter().map(|id| words::service(model, id)).collect();
    shortened(&names, joint)
}

fn shortened<T: AsRef<str>>(names: &[T], joint: &str) -> String {
    let first: Vec<&str> = names.iter().take(MOST_NAMES).map(AsRef::as_ref).collect();
    let rest = names.len() - first.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    first.join(joint) + &more
}
