//! How much of the results rests on assumptions, because nobody has said anything better.

use super::change::ChangeModel;
use super::coupling::Coupling;
use super::coupling::distance::DistanceReason;
use super::coupling::interaction::InteractionCoupling;
use super::coupling::strength::StrengthReason;
use super::coupling::volatility::VolatilityReason;
use super::people::People;
use super::people::load::is_small;
use crate::model::context::Subdomain;
use crate::model::service::ServiceKind;
use crate::model::words::words;
use crate::model::{Assumption, Model};

words! {
    /// What rests on an assumption.
    Resting {
        /// Interactions that have coupling figures.
        Interactions = "interactions",
        /// Elements that can fail.
        Elements = "elements",
        /// Workflows.
        Journeys = "journeys",
        /// Pairs of elements of which one depends on the other.
        Dependencies = "dependencies",
        /// Waits of one team on another that are felt.
        Waits = "waits",
        /// Teams.
        Teams = "teams",
    }
}

/// How much rests on one assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reliance {
    /// The assumption.
    pub assumption: Assumption,
    /// What is counted.
    pub what: Resting,
    /// How many of them rest on it.
    pub resting: usize,
    /// Of how many.
    pub of: usize,
}

/// How many values are told by people, how many not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Not told, so taken from an assumption.
    pub assumed: usize,
    /// All of them.
    pub of: usize,
}

impl Share {
    /// How many are told.
    pub fn told(self) -> usize {
        self.of - self.assumed
    }

    fn of(values: impl Iterator<Item = bool>) -> Self {
        values.fold(Self::default(), |share, is_assumed| Self {
            assumed: share.assumed + usize::from(is_assumed),
            of: share.of + 1,
        })
    }
}

/// How many strengths, distances and volatilities were not set by hand, in this order.
pub fn of_coupling(coupling: &Coupling) -> [Share; 3] {
    let of = |is_assumed: fn(&InteractionCoupling) -> bool| Share::of(coupling.interactions.values().map(is_assumed));
    [
        of(|it| !matches!(it.strength.reason, StrengthReason::Stated(_))),
        of(|it| it.distance.reason != DistanceReason::Stated),
        of(|it| it.volatility.reason != VolatilityReason::Stated),
    ]
}

/// How many availabilities of elements that can fail are not stated.
pub fn of_availability(model: &Model) -> Share {
    let can_fail = model.services().iter().filter(|element| element.kind != ServiceKind::Person);
    Share::of(can_fail.map(|element| element.availability.is_none()))
}

/// How much rests on each assumption, in the order of the file. Near linear.
pub fn reliance(model: &Model, coupling: &Coupling, people: &People) -> Vec<Reliance> {
    let changes = ChangeModel::of(model);
    let (on_dependencies, dependencies) = (changes.assumed(), changes.dependencies().count());
    let waits = people.wall.waits.iter().filter(|wait| wait.is_felt()).count();
    let teams = model.teams().len();
    let small = model.teams().iter().filter(|team| is_small(team)).count();
    let journeys = model.workflows().len();
    let availability = of_availability(model);
    let count = |assumption: Assumption| match assumption {
        Assumption::Availability => (Resting::Elements, availability.assumed, availability.of),
        Assumption::SeverityDegraded | Assumption::SeverityDelayed => (Resting::Journeys, journeys, journeys),
        Assumption::OnTime => (Resting::Waits, waits, waits),
        Assumption::MostDomains => (Resting::Teams, teams - small, teams),
        Assumption::MostDomainsOfFew => (Resting::Teams, small, teams),
        Assumption::ChangePartnership
        | Assumption::ChangeSharedKernel
        | Assumption::ChangeCustomerSupplier
        | Assumption::ChangeConformist
        | Assumption::ChangeAnticorruptionLayer
        | Assumption::ChangePublished
        | Assumption::ChangeUpstream
        | Assumption::ChangeAtFullStrength => {
            (Resting::Dependencies, on_dependencies.get(&assumption).copied().unwrap_or(0), dependencies)
        }
        _ => {
            let resting = coupling.interactions.values().filter(|it| rests_on(it, assumption)).count();
            (Resting::Interactions, resting, coupling.interactions.len())
        }
    };
    let of = |assumption: &Assumption| {
        let (what, resting, of) = count(*assumption);
        Reliance { assumption: *assumption, what, resting, of }
    };
    Assumption::ALL.iter().map(of).collect()
}

fn rests_on(it: &InteractionCoupling, assumption: Assumption) -> bool {
    let (strength, distance, volatility) = (it.strength.reason, it.distance.reason, it.volatility.reason);
    match assumption {
        Assumption::StrengthUnknown => strength == StrengthReason::Assumed,
        Assumption::StrengthSharedData => matches!(strength, StrengthReason::SharedDatastore { .. }),
        Assumption::StrengthSharedModel => {
            matches!(strength, StrengthReason::Library | StrengthReason::Conformist | StrengthReason::SharedKernel)
        }
        Assumption::StrengthContract => matches!(
            strength,
            StrengthReason::AnticorruptionLayer | StrengthReason::PublishedLanguage | StrengthReason::VersionedContract
        ),
        Assumption::DistanceSameTeam => distance == DistanceReason::SameTeam,
        Assumption::DistanceOtherTeam => matches!(distance, DistanceReason::DifferentTeams | DistanceReason::NoTeam),
        Assumption::DistanceExternal => distance == DistanceReason::External,
        Assumption::VolatilityCore => volatility == VolatilityReason::Subdomain(Subdomain::Core),
        Assumption::VolatilityOther => match volatility {
            VolatilityReason::Subdomain(subdomain) => subdomain != Subdomain::Core,
            VolatilityReason::NoContext => true,
            VolatilityReason::Stated => false,
        },
        _ => false,
    }
}
