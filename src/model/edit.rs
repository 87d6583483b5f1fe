//! The one way to change a model: small, named, replayable edits, each with an inverse.

use super::aggregate::{Model, Title};
use super::entity::Entity;
use super::id::EntityId;
use super::rules::{self, Violation};

/// A change of a model.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds an entity whose id is new.
    Insert(Entity),
    /// Puts an entity in the place of the one of the same id and kind.
    Replace(Entity),
    /// Removes an entity that nothing refers to any more.
    Remove(EntityId),
    /// Says something else of the model itself.
    Retitle(Title),
}

impl Model {
    /// Carries out an edit, or refuses it and stays as it was. The answer is the inverse: applying that gives back the model before.
    ///
    /// O(r log n) for an entity of r references in a model of n; moving a context adds the depth of its nesting. The first edit of a kind of
    /// entity after the model was cloned copies the table of that kind, and the first of all the index: O(n) once.
    ///
    /// # Errors
    /// The first [`Violation`] of a rule that the edit would cause.
    pub fn apply(&mut self, edit: Edit) -> Result<Edit, Violation> {
        match edit {
            Edit::Insert(entity) => self.insert(entity),
            Edit::Replace(entity) => self.replace(entity),
            Edit::Remove(id) => self.remove(&id),
            Edit::Retitle(title) => Ok(Edit::Retitle(std::mem::replace(&mut self.title, title))),
        }
    }

    fn insert(&mut self, entity: Entity) -> Result<Edit, Violation> {
        let id = entity.id().clone();
        if self.contains(&id) {
            return Err(Violation::DuplicateId(id));
        }
        rules::check_entity(self, &entity)?;
        self.index.register(&entity);
        self.index.count_references(&entity);
        self.store(entity);
        Ok(Edit::Remove(id))
    }

    fn replace(&mut self, entity: Entity) -> Result<Edit, Violation> {
        let before = self.entity(entity.id()).ok_or_else(|| Violation::NoSuchEntity(entity.id().clone()))?;
        if before.kind() != entity.kind() {
            return Err(Violation::DuplicateId(entity.id().clone()));
        }
        rules::check_entity(self, &entity)?;
        self.index.replace(&before, &entity);
        self.store(entity);
        Ok(Edit::Replace(before))
    }

    fn remove(&mut self, id: &EntityId) -> Result<Edit, Violation> {
        let before = self.entity(id).ok_or_else(|| Violation::NoSuchEntity(id.clone()))?;
        let own = before.references().iter().filter(|reference| reference.id == id).count();
        if self.index.referrers(id) > own {
            return Err(Violation::StillReferredTo(id.clone()));
        }
        self.index.remove(&before);
        self.discard(before.kind(), id);
        Ok(Edit::Insert(before))
    }
}
