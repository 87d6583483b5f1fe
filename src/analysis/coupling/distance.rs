//! Distance: how far apart the two ends live.

use std::fmt;

use super::super::ownership::Ownership;
use super::{Reasoned, grade};
use crate::model::interaction::Interaction;
use crate::model::service::{Service, ServiceKind};
use crate::model::{Assumption, Model};

/// Why an interaction has its distance; the first that holds, in this order \[P\], on the scale of Khononov \[V\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistanceReason {
    /// Someone said so.
    Stated,
    /// One end is someone else's system.
    External,
    /// Two services of one team.
    SameTeam,
    /// Two services of two teams.
    DifferentTeams,
    /// One end has no team, which counts as a different one.
    NoTeam,
}

impl fmt::Display for DistanceReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Stated => "set by hand",
            Self::External => "someone else's system",
            Self::SameTeam => "two services of one team",
            Self::DifferentTeams => "two teams",
            Self::NoTeam => "two services, not both owned by a team",
        })
    }
}

pub(super) fn distance<'m>(
    mut interactions: impl Iterator<Item = &'m Interaction>,
    model: &Model,
    ownership: &Ownership<'m>,
    one: &'m Service,
    other: &'m Service,
) -> Reasoned<DistanceReason> {
    if let Some(value) = interactions.find_map(|interaction| interaction.distance) {
        return Reasoned { value, reason: DistanceReason::Stated };
    }
    let (reason, assumption) = derived(ownership, one, other);
    Reasoned { value: grade(model, assumption), reason }
}

fn derived<'m>(ownership: &Ownership<'m>, one: &'m Service, other: &'m Service) -> (DistanceReason, Assumption) {
    if one.kind == ServiceKind::External || other.kind == ServiceKind::External {
        return (DistanceReason::External, Assumption::DistanceExternal);
    }
    if ownership.of_element(one).is_none() || ownership.of_element(other).is_none() {
        return (DistanceReason::NoTeam, Assumption::DistanceOtherTeam);
    }
    match ownership.is_same_team(one, other) {
        true => (DistanceReason::SameTeam, Assumption::DistanceSameTeam),
        false => (DistanceReason::DifferentTeams, Assumption::DistanceOtherTeam),
    }
}
