//! What is selected: part of neither undo nor files.

use std::collections::BTreeSet;

use crate::model::{ContextId, EntityId, EntityKind, InteractionId, Model, ServiceId};

/// A set of entities, which remembers the one that was added last: walking by keyboard goes on from there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    ids: BTreeSet<EntityId>,
    last: Option<EntityId>,
}

impl FromIterator<EntityId> for Selection {
    fn from_iter<I: IntoIterator<Item = EntityId>>(ids: I) -> Self {
        let mut selection = Self::default();
        ids.into_iter().for_each(|id| selection.add(id));
        selection
    }
}

impl Selection {
    /// The selection of one entity.
    pub fn only(id: impl Into<EntityId>) -> Self {
        std::iter::once(id.into()).collect()
    }

    /// The selected ids.
    pub fn ids(&self) -> &BTreeSet<EntityId> {
        &self.ids
    }

    /// The selected ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = &EntityId> {
        self.ids.iter()
    }

    /// Whether it is selected.
    pub fn contains(&self, id: &EntityId) -> bool {
        self.ids.contains(id)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many are selected.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The one that is selected, if it is only one.
    pub fn single(&self) -> Option<&EntityId> {
        match self.len() {
            1 => self.ids.first(),
            _ => None,
        }
    }

    /// The one that was selected last.
    pub fn last(&self) -> Option<&EntityId> {
        self.last.as_ref().or(self.ids.last())
    }

    /// Selects one more.
    pub fn add(&mut self, id: EntityId) {
        self.last = Some(id.clone());
        self.ids.insert(id);
    }

    /// Selects it, or no longer.
    pub fn toggle(&mut self, id: EntityId) {
        match self.ids.remove(&id) {
            true => self.last = None,
            false => self.add(id),
        }
    }

    /// Drops what does not satisfy a condition.
    pub fn retain(&mut self, keep: impl Fn(&EntityId) -> bool) {
        self.ids.retain(&keep);
        self.last.take_if(|id| !keep(id));
    }

    /// The selected elements.
    pub fn services(&self, model: &Model) -> Vec<ServiceId> {
        self.of_kind(model, EntityKind::Service).map(ServiceId::from_entity).collect()
    }

    /// The selected contexts.
    pub fn contexts(&self, model: &Model) -> Vec<ContextId> {
        self.of_kind(model, EntityKind::Context).map(ContextId::from_entity).collect()
    }

    /// The selected interactions.
    pub fn interactions(&self, model: &Model) -> Vec<InteractionId> {
        self.of_kind(model, EntityKind::Interaction).map(InteractionId::from_entity).collect()
    }

    /// The selected elements and contexts.
    pub fn boxes(&self, model: &Model) -> BTreeSet<EntityId> {
        let is_box = |id: &&EntityId| matches!(model.kind_of(id), Some(EntityKind::Service | EntityKind::Context));
        self.ids.iter().filter(is_box).cloned().collect()
    }

    fn of_kind<'a>(&'a self, model: &'a Model, kind: EntityKind) -> impl Iterator<Item = EntityId> + 'a {
        self.ids.iter().filter(move |id| model.kind_of(id) == Some(kind)).cloned()
    }
}
