//! Which drawings no longer hold because the model or what is laid over it has changed.

use std::collections::BTreeSet;

use crate::model::interaction::Interaction;
use crate::model::table::differences;
use crate::model::{InteractionId, Model, ServiceId};
use crate::scene::overlay::Overlay;

/// What has to be drawn anew wherever it stands.
#[derive(Clone, Debug)]
pub struct Stale {
    /// Whether the contexts have.
    pub(super) frames: bool,
    /// Which elements have.
    pub(super) nodes: Extent<ServiceId>,
    /// Which interactions have.
    pub(super) edges: Extent<InteractionId>,
}

/// Some things of a kind, or all of them.
#[derive(Clone, Debug)]
pub(super) enum Extent<Id> {
    All,
    These(BTreeSet<Id>),
}

impl<Id: Ord> Extent<Id> {
    pub(super) fn contains(&self, id: &Id) -> bool {
        match self {
            Self::All => true,
            Self::These(ids) => ids.contains(id),
        }
    }
}

impl Stale {
    /// Nothing.
    pub fn nothing() -> Self {
        Self { frames: false, nodes: Extent::These(BTreeSet::new()), edges: Extent::These(BTreeSet::new()) }
    }

    /// Everything, as when more or less of each thing is drawn.
    pub fn everything() -> Self {
        Self { frames: true, nodes: Extent::All, edges: Extent::All }
    }

    /// What is drawn otherwise now than before. It may be more than need be, never less. O(n) at most, and O(1) for what the models
    /// share.
    pub fn since(before: (&Model, &Overlay), now: (&Model, &Overlay)) -> Self {
        let ((old, old_overlay), (new, overlay)) = (before, now);
        // What an outage does not touch steps back, so any drawing may depend on whether there is one.
        if old_overlay.outage != overlay.outage {
            return Self::everything();
        }
        let has_new_owners = !old.contexts().is_same(new.contexts()) || !old.teams().is_same(new.teams());
        let services = old.services().differences(new.services());
        let nodes = match has_new_owners {
            true => Extent::All,
            false => {
                // The ids of other kinds are those of no element.
                let badges = differences(&old_overlay.findings, &overlay.findings);
                let badges = badges.map(|id| ServiceId::from_entity(id.clone()));
                Extent::These(services.iter().cloned().chain(badges).collect())
            }
        };
        let edges = match old.contracts().is_same(new.contracts()) {
            true => Extent::These(edges((old, old_overlay), (new, overlay), &services)),
            false => Extent::All,
        };
        Self { frames: has_new_owners, nodes, edges }
    }
}

/// The interactions that changed themselves, join elements that did, or have something else laid over them.
fn edges(
    (old, old_overlay): (&Model, &Overlay),
    (new, overlay): (&Model, &Overlay),
    services: &BTreeSet<ServiceId>,
) -> BTreeSet<InteractionId> {
    let mut edges = old.interactions().differences(new.interactions());
    if !services.is_empty() {
        let is_joined = |it: &&Interaction| services.contains(&it.from) || services.contains(&it.to);
        edges.extend(new.interactions().iter().filter(is_joined).map(|it| it.id.clone()));
    }
    edges.extend(differences(&old_overlay.heat, &overlay.heat).cloned());
    edges.extend(differences(&old_overlay.journey, &overlay.journey).cloned());
    edges.extend(old_overlay.cycles.symmetric_difference(&overlay.cycles).cloned());
    edges
}
