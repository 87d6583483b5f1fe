//! Whom a change of a service is likely to touch.

use std::collections::BTreeMap;

use super::super::dependency::{DependencyGraph, Node};
use super::party::Party;
use super::percolation::{Region, Tally};
use crate::model::ServiceId;
use crate::model::words::words;

words! {
    /// A probability in a word \[P\]. The borders are such that of the defaults a versioned contract (0.1) is unlikely to pass a change
    /// on, a model (0.3) may, and a conformist context (0.8) is likely to.
    Likelihood {
        /// Less than one time in five.
        Unlikely = "unlikely",
        /// At least one time in five.
        Possible = "possible",
        /// At least every other time.
        Likely = "likely",
    }
}

impl Likelihood {
    /// The word for a probability.
    pub fn of(probability: f64) -> Self {
        match probability {
            0.5.. => Self::Likely,
            0.2.. => Self::Possible,
            _ => Self::Unlikely,
        }
    }
}

/// How an estimate was sampled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampling {
    /// How many courses of events were drawn.
    pub samples: usize,
    /// The seed of the random numbers: the same seed gives the same estimate.
    pub seed: u64,
    /// Half the width of the interval that holds the expected number of services with a confidence of 95 %.
    pub services_margin: f64,
    /// The same of the expected number of teams.
    pub teams_margin: f64,
}

impl Sampling {
    /// The interval that holds a probability with a confidence of 95 %, given its estimate (Wilson 1927 \[V\]).
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    pub fn interval(&self, estimate: f64) -> (f64, f64) {
        let (count, z) = (self.samples as f64, 1.96);
        let spread = z * z / count;
        let middle = (estimate + spread / 2.0) / (1.0 + spread);
        let half = z / (1.0 + spread) * (estimate * (1.0 - estimate) / count + spread / (4.0 * count)).sqrt();
        ((middle - half).max(0.0), (middle + half).min(1.0))
    }
}

/// Whom a change of one element touches, by edge percolation over the dependencies \[P\]. An element without a team counts as a team of
/// its own ([`Party`]).
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeLikelihood {
    /// The element that is changed.
    pub service: ServiceId,
    /// The probability that each other element is touched; those that never are are left out.
    pub touched: BTreeMap<ServiceId, f64>,
    /// The probability that each team has to change something.
    pub teams: BTreeMap<Party, f64>,
    /// The expected number of elements that change, at least 1.
    pub expected_services: f64,
    /// The expected number of teams that change something, at least 1.
    pub expected_teams: f64,
    /// The probability of exactly one team, of two, and so on.
    pub team_counts: Vec<f64>,
    /// The probability that only its own team changes anything: the autonomy of that team in this element, from 0 to 1.
    pub only_own_team: f64,
    /// How it was sampled; none where it is exact.
    pub sampling: Option<Sampling>,
}

pub(super) fn likelihood(
    graph: &DependencyGraph<'_>,
    parties: &[Party],
    source: Node,
    region: &Region,
    tally: Tally,
) -> ChangeLikelihood {
    let touched = region.nodes.iter().zip(&tally.touched).filter(|(node, it)| **node != source && **it > 0.0);
    let teams = region.parties.iter().zip(&tally.parties).filter(|(_, probability)| **probability > 0.0);
    // The one who makes the change is always touched, so nobody is never so.
    let mut team_counts = tally.party_counts[1..].to_vec();
    while team_counts.last().is_some_and(|probability| *probability <= 0.0) {
        team_counts.pop();
    }
    ChangeLikelihood {
        service: graph.id(source).clone(),
        touched: touched.map(|(node, probability)| (graph.id(*node).clone(), *probability)).collect(),
        teams: teams.map(|(party, probability)| (parties[*party].clone(), *probability)).collect(),
        expected_services: tally.touched.iter().sum(),
        expected_teams: tally.parties.iter().sum(),
        only_own_team: team_counts.first().copied().unwrap_or_default(),
        team_counts,
        sampling: tally.sampling,
    }
}
