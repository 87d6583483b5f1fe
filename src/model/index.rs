//! Which kind each id has, and how many references point at it.

use std::collections::HashMap;
use std::sync::Arc;

use super::entity::{Entity, EntityKind};
use super::id::EntityId;

#[derive(Clone, Debug, PartialEq)]
struct Slot {
    kind: EntityKind,
    referrers: usize,
}

/// Kept beside the tables so that an edit is checked in the size of the edit, not of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Index(Arc<HashMap<EntityId, Slot>>);

impl Index {
    pub(super) fn kind_of(&self, id: &EntityId) -> Option<EntityKind> {
        self.0.get(id).map(|slot| slot.kind)
    }

    pub(super) fn referrers(&self, id: &EntityId) -> usize {
        self.0.get(id).map_or(0, |slot| slot.referrers)
    }

    /// Makes an id known, its references not yet counted.
    pub(super) fn register(&mut self, entity: &Entity) {
        Arc::make_mut(&mut self.0).insert(entity.id().clone(), Slot { kind: entity.kind(), referrers: 0 });
    }

    pub(super) fn count_references(&mut self, entity: &Entity) {
        self.count(entity, |referrers| referrers + 1);
    }

    pub(super) fn remove(&mut self, entity: &Entity) {
        self.count(entity, |referrers| referrers - 1);
        Arc::make_mut(&mut self.0).remove(entity.id());
    }

    pub(super) fn replace(&mut self, before: &Entity, after: &Entity) {
        self.count(before, |referrers| referrers - 1);
        self.count(after, |referrers| referrers + 1);
    }

    fn count(&mut self, entity: &Entity, step: impl Fn(usize) -> usize) {
        let slots = Arc::make_mut(&mut self.0);
        for reference in entity.references() {
            if let Some(slot) = slots.get_mut(reference.id) {
                slot.referrers = step(slot.referrers);
            }
        }
    }
}
