//! In which ways an interaction couples, as bars from 0 to 1.

use std::collections::BTreeMap;

use super::super::glossary::Figure;
use super::super::words::decimal;
use crate::analysis::coupling::dimension::{Degree, Dimensions, dimensions};
use crate::analysis::coupling::incidental::{Incidental, incidental};
use crate::analysis::dependency::DependencyGraph;
use crate::model::{InteractionId, Model};

/// A value from 0 to 1 with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Which figure.
    pub figure: Figure,
    /// How long the bar is.
    pub value: f64,
    /// Why it is that.
    pub why: String,
}

impl Bar {
    /// The value as shown.
    pub fn text(&self) -> String {
        decimal(Some(self.value))
    }
}

/// What ties the ends of interactions, and services that do not interact.
#[derive(Clone, Debug, PartialEq)]
pub struct Ties {
    dimensions: BTreeMap<InteractionId, Dimensions>,
    /// The pairs tied for no reason of the domain.
    pub incidental: Incidental,
}

impl Ties {
    /// As [`dimensions`] and [`incidental()`].
    pub fn of(model: &Model) -> Self {
        let graph = DependencyGraph::of(model);
        Self { dimensions: dimensions(&graph), incidental: incidental(&graph) }
    }

    /// Five of the six couplings, for a table; undefined for what does not couple.
    pub(super) fn values(&self, id: &InteractionId) -> [Option<f64>; 5] {
        let known = self.dimensions.get(id);
        std::array::from_fn(|place| known.map(|it| five(it)[place].1.value))
    }

    /// The six couplings of an interaction. The sixth is one of pairs that do not interact, so that it is nothing here.
    pub fn couplings(&self, id: &InteractionId) -> Vec<Bar> {
        let Some(known) = self.dimensions.get(id) else { return Vec::new() };
        let incidental = Bar {
            figure: Figure::Incidental,
            value: 0.0,
            why: "they interact: what they share has a reason".to_owned(),
        };
        five(known).into_iter().map(bar).chain([incidental]).collect()
    }

    /// The facets of an interaction but the organisational one, which is among the couplings.
    pub fn facets(&self, id: &InteractionId) -> Vec<Bar> {
        let Some(Dimensions { facets, .. }) = self.dimensions.get(id) else { return Vec::new() };
        let all = [
            (Figure::FacetTemporal, &facets.temporal),
            (Figure::FacetLocation, &facets.location),
            (Figure::FacetFormat, &facets.format),
            (Figure::FacetSemantic, &facets.semantic),
            (Figure::FacetConversation, &facets.conversation),
            (Figure::FacetOrder, &facets.order),
            (Figure::FacetTechnology, &facets.technology),
            (Figure::FacetDeployment, &facets.deployment),
        ];
        all.into_iter().map(bar).collect()
    }
}

fn five(known: &Dimensions) -> [(Figure, &Degree); 5] {
    let couplings = &known.couplings;
    [
        (Figure::Structural, &couplings.structural),
        (Figure::Control, &couplings.control),
        (Figure::Data, &couplings.data),
        (Figure::Domain, &couplings.domain),
        (Figure::Organisational, &couplings.organisational),
    ]
}

fn bar((figure, degree): (Figure, &Degree)) -> Bar {
    Bar { figure, value: degree.value, why: degree.reason.to_string() }
}
