//! Distance: how far apart the two ends live.

use std::fmt;

use super::super::ownership::Ownership;
use super::Reasoned;
use crate::model::interaction::Interaction;
use crate::model::service::{Service, ServiceKind};

/// Why an interaction has its distance; the first that holds, in this order \[P\], on the scale of Khononov \[V\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistanceReason {
    /// Someone said so.
    Stated,
    /// One end is someone else's system: 10.
    External,
    /// Two services of one team: 8.
    SameTeam,
    /// Two services of two teams: 9.
    DifferentTeams,
    /// One end has no team, which counts as a different one: 9.
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
    ownership: &Ownership<'m>,
    one: &'m Service,
    other: &'m Service,
) -> Reasoned<DistanceReason> {
    let reasoned = |value, reason| Reasoned { value, reason };
    if let Some(stated) = interactions.find_map(|interaction| interaction.distance) {
        return reasoned(stated, DistanceReason::Stated);
    }
    if one.kind == ServiceKind::External || other.kind == ServiceKind::External {
        return reasoned(10, DistanceReason::External);
    }
    if ownership.of_element(one).is_none() || ownership.of_element(other).is_none() {
        return reasoned(9, DistanceReason::NoTeam);
    }
    match ownership.is_same_team(one, other) {
        true => reasoned(8, DistanceReason::SameTeam),
        false => reasoned(9, DistanceReason::DifferentTeams),
    }
}
