//! Edits that build on one another, tried out on a copy before the document sees them.

use std::collections::BTreeSet;

use super::document::{Document, DocumentEdit};
use crate::geometry::{Point, Size};
use crate::layout::PlacementEdit;
use crate::model::{Edit, Entity, EntityId, Model};

/// A copy of a document and the edits that made it what it is. Each part of a larger change sees what the parts before it did.
pub(super) struct Plan {
    document: Document,
    edits: Vec<DocumentEdit>,
}

impl Plan {
    pub(super) fn on(document: &Document) -> Self {
        Self { document: document.clone(), edits: Vec::new() }
    }

    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    pub(super) fn model(&self) -> &Model {
        self.document.model()
    }

    /// Carries out an edit on the copy. What would break a rule is left out: a plan never leads to a refusal.
    pub(super) fn apply(&mut self, edit: impl Into<DocumentEdit>) {
        let edit = edit.into();
        if self.document.apply(edit.clone()).is_ok() {
            self.edits.push(edit);
        }
    }

    pub(super) fn apply_all(&mut self, edits: impl IntoIterator<Item = DocumentEdit>) {
        edits.into_iter().for_each(|edit| self.apply(edit));
    }

    pub(super) fn insert(&mut self, entity: impl Into<Entity>) {
        self.apply(Edit::Insert(entity.into()));
    }

    pub(super) fn replace(&mut self, entity: impl Into<Entity>) {
        self.apply(Edit::Replace(entity.into()));
    }

    pub(super) fn place(&mut self, id: &EntityId, at: Point) {
        self.apply(PlacementEdit::Place(id.clone(), Some(at)));
    }

    pub(super) fn resize(&mut self, id: &EntityId, size: Size) {
        self.apply(PlacementEdit::Resize(id.clone(), Some(size)));
    }

    pub(super) fn remove(&mut self, ids: &BTreeSet<EntityId>) {
        let edits = super::alter::remove(&self.document, ids);
        self.apply_all(edits);
    }

    /// The document as planned, some entities left out.
    pub(super) fn without(&self, ids: &BTreeSet<EntityId>) -> Document {
        let mut plan = Self::on(&self.document);
        plan.remove(ids);
        plan.document
    }

    pub(super) fn into_document(self) -> Document {
        self.document
    }

    pub(super) fn into_edits(self) -> Vec<DocumentEdit> {
        self.edits
    }
}
