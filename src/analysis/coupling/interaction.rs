//! The coupling of each interaction.

use std::collections::BTreeMap;

use super::super::dependency::{Bond, DependencyGraph};
use super::super::numbering::InteractionNo;
use super::distance::{DistanceReason, distance};
use super::strength::{StrengthReason, Strengths};
use super::volatility::{VolatilityReason, volatility};
use super::{Reasoned, balance};
use crate::model::{InteractionId, ServiceId};

/// How tightly one interaction couples its ends (Khononov, *Balancing Coupling in Software Design*, 2024 \[V\]; how strength and
/// distance are derived where nobody stated them is \[P\]).
///
/// An interaction with a channel takes part in the bonds between the parties that the channel joins; it shows the one of most effort.
#[derive(Clone, Debug, PartialEq)]
pub struct InteractionCoupling {
    /// The element that depends.
    pub dependent: ServiceId,
    /// The element depended on.
    pub upstream: ServiceId,
    /// How much knowledge is shared, 1–10.
    pub strength: Reasoned<StrengthReason>,
    /// How far apart the ends are, 1–10.
    pub distance: Reasoned<DistanceReason>,
    /// How much the knowledge of the upstream changes, 1–10.
    pub volatility: Reasoned<VolatilityReason>,
    /// 1–10, low is bad: [`balance::balance`].
    pub balance: u8,
    /// 1–1000, high is bad: [`balance::effort`].
    pub effort: u16,
    /// 1–10, high is modular: [`balance::modularity`].
    pub modularity: u8,
}

/// O(b) for b bonds.
pub(super) fn interactions(graph: &DependencyGraph<'_>) -> BTreeMap<InteractionId, InteractionCoupling> {
    let numbers = graph.numbering.interaction_numbers();
    let coupled = numbers.zip(tightest(graph)).filter_map(|(number, found)| found.map(|found| (number, found)));
    coupled.map(|(number, (figures, bond))| entry(graph, number, figures, bond)).collect()
}

/// For each interaction, the bond of most effort that it takes part in; of equals the first.
pub(super) fn tightest<'g>(graph: &'g DependencyGraph<'_>) -> Vec<Option<(Figures, &'g Bond)>> {
    let measure = Measure::of(graph);
    let mut tightest: Vec<Option<(Figures, &Bond)>> = vec![None; graph.numbering.interactions.len()];
    for bond in graph.bonds() {
        let figures = measure.figures(bond);
        for number in bond.interactions() {
            let slot = &mut tightest[number.index()];
            if slot.as_ref().is_none_or(|(other, _)| other.effort() < figures.effort()) {
                *slot = Some((figures.clone(), bond));
            }
        }
    }
    tightest
}

/// The three scales of a bond.
#[derive(Clone)]
pub(super) struct Figures {
    pub(super) strength: Reasoned<StrengthReason>,
    distance: Reasoned<DistanceReason>,
    volatility: Reasoned<VolatilityReason>,
}

impl Figures {
    fn effort(&self) -> u16 {
        balance::effort(self.strength.value, self.distance.value, self.volatility.value)
    }
}

/// What the scales of bonds are read from.
pub(super) struct Measure<'g, 'm> {
    graph: &'g DependencyGraph<'m>,
    strengths: Strengths<'g, 'm>,
    volatilities: Vec<Reasoned<VolatilityReason>>,
}

impl<'g, 'm> Measure<'g, 'm> {
    pub(super) fn of(graph: &'g DependencyGraph<'m>) -> Self {
        let model = graph.numbering.model;
        let volatilities = graph.nodes().map(|node| volatility(model, graph.element(node))).collect();
        Self { graph, strengths: Strengths::of(graph), volatilities }
    }

    pub(super) fn effort(&self, bond: &Bond) -> u16 {
        self.figures(bond).effort()
    }

    fn figures(&self, bond: &Bond) -> Figures {
        let interactions = bond.interactions().map(|number| self.graph.numbering.interaction(number));
        let (dependent, upstream) = (self.graph.element(bond.dependent), self.graph.element(bond.upstream));
        Figures {
            strength: self.strengths.strength(bond),
            distance: distance(
                interactions,
                self.graph.numbering.model,
                &self.graph.numbering.ownership,
                dependent,
                upstream,
            ),
            volatility: self.volatilities[bond.upstream.index()].clone(),
        }
    }
}

fn entry(
    graph: &DependencyGraph<'_>,
    number: InteractionNo,
    figures: Figures,
    bond: &Bond,
) -> (InteractionId, InteractionCoupling) {
    let (strength, distance, volatility) = (figures.strength.value, figures.distance.value, figures.volatility.value);
    let coupling = InteractionCoupling {
        dependent: graph.id(bond.dependent).clone(),
        upstream: graph.id(bond.upstream).clone(),
        balance: balance::balance(strength, distance, volatility),
        effort: figures.effort(),
        modularity: balance::modularity(strength, distance),
        strength: figures.strength,
        distance: figures.distance,
        volatility: figures.volatility,
    };
    (graph.numbering.interaction(number).id.clone(), coupling)
}
