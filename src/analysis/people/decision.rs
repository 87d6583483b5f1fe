//! Who decides: whether decisions are taken where they apply.

use std::collections::BTreeSet;

use super::touched::Touched;
use crate::model::decision::{Decision, DecisionStatus};
use crate::model::{DecisionId, Model, TeamId};

/// Which decisions are owned by a team that they touch \[P\]: one that owns something the decision is about. What was superseded or
/// rejected does not count. All by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DecisionOwnership {
    /// Owned by a team that they touch.
    pub local: Vec<DecisionId>,
    /// Owned by a team that they do not touch.
    pub remote: Vec<RemoteDecision>,
    /// Not to be told: without an owner, or about nothing that a team owns.
    pub undecidable: Vec<DecisionId>,
}

/// A decision that one team took for others.
#[derive(Clone, Debug, PartialEq)]
pub struct RemoteDecision {
    /// The decision.
    pub decision: DecisionId,
    /// The team that owns it.
    pub owner: TeamId,
    /// The teams that it touches.
    pub touches: BTreeSet<TeamId>,
}

impl DecisionOwnership {
    /// "7 of 9 decisions are owned by a team they touch"; `None` where nothing can be told.
    pub fn in_words(&self) -> Option<String> {
        match (self.local.len(), self.local.len() + self.remote.len()) {
            (_, 0) => None,
            (local, told) => Some(format!("{local} of {told} decisions are owned by a team they touch")),
        }
    }
}

pub(super) fn ownership(model: &Model, touched: &Touched<'_, '_>) -> DecisionOwnership {
    let mut found = DecisionOwnership::default();
    for it in model.decisions().iter().filter(|it| stands(it)) {
        let about = it.about.iter().filter(|id| *id != it.id.entity());
        let touches: BTreeSet<&TeamId> = about.flat_map(|id| touched.of_entity(id)).collect();
        match &it.owner {
            Some(owner) if touches.contains(owner) => found.local.push(it.id.clone()),
            Some(owner) if !touches.is_empty() => found.remote.push(RemoteDecision {
                decision: it.id.clone(),
                owner: owner.clone(),
                touches: touches.into_iter().cloned().collect(),
            }),
            _ => found.undecidable.push(it.id.clone()),
        }
    }
    found
}

fn stands(decision: &Decision) -> bool {
    !matches!(decision.status, DecisionStatus::Superseded | DecisionStatus::Rejected)
}
