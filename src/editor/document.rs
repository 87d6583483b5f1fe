//! What is being edited: a model and the placement of its boxes.

use std::fmt;

use crate::layout::{Placement, PlacementEdit, arrange};
use crate::model::rules::Violation;
use crate::model::{Edit, EntityId, Model};

/// A model and where its boxes stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    model: Model,
    placement: Placement,
}

/// A change of a document: the only kind of value that ever changes one.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "edits of the model are the common case; on 32 bits it is small enough")]
pub enum DocumentEdit {
    /// Changes what is drawn.
    Model(Edit),
    /// Changes where it stands.
    Placement(PlacementEdit),
}

impl From<Edit> for DocumentEdit {
    fn from(edit: Edit) -> Self {
        Self::Model(edit)
    }
}

impl From<PlacementEdit> for DocumentEdit {
    fn from(edit: PlacementEdit) -> Self {
        Self::Placement(edit)
    }
}

/// Why a document refused an edit.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// A rule of the model would be broken.
    Model(Violation),
    /// There is no such entity to place, or it is still placed and cannot be removed.
    Placement(EntityId),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Model(violation) => violation.fmt(formatter),
            Self::Placement(id) => write!(formatter, "nothing with the id \"{id}\" can stand anywhere"),
        }
    }
}

impl std::error::Error for Refusal {}

impl Document {
    /// A document of a model and a placement; what is said about ids that the model does not have is left out.
    pub fn new(model: Model, mut placement: Placement) -> Self {
        placement.positions.retain(|id, _| model.contains(id));
        placement.sizes.retain(|id, _| model.contains(id));
        placement.pinned.retain(|id| model.contains(id));
        Self { model, placement }
    }

    /// The same document with a place for every box that had none; one in which everything has a place stays as it is.
    pub fn arranged(mut self) -> Self {
        let boxes = || {
            self.model.services().ids().map(|id| id.entity()).chain(self.model.contexts().ids().map(|id| id.entity()))
        };
        if boxes().all(|id| self.placement.positions.contains_key(id)) {
            return self;
        }
        for edit in arrange(&self.model, &self.placement) {
            self.placement.apply(edit);
        }
        self
    }

    /// What is drawn.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Where it stands.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }

    /// Carries out an edit and answers its inverse, or refuses it and stays as it was.
    ///
    /// # Errors
    /// A [`Refusal`] naming the broken rule.
    pub fn apply(&mut self, edit: DocumentEdit) -> Result<DocumentEdit, Refusal> {
        match edit {
            DocumentEdit::Model(Edit::Remove(id)) if !self.placement.forget(&id).is_empty() => {
                Err(Refusal::Placement(id))
            }
            DocumentEdit::Model(edit) => self.model.apply(edit).map(Into::into).map_err(Refusal::Model),
            DocumentEdit::Placement(edit) if !self.model.contains(edit.subject()) => {
                Err(Refusal::Placement(edit.subject().clone()))
            }
            DocumentEdit::Placement(edit) => Ok(self.placement.apply(edit).into()),
        }
    }

    /// Carries out all of these edits or none. The answer undoes them all when applied in its own order.
    ///
    /// # Errors
    /// The [`Refusal`] of the first edit that cannot be carried out.
    pub fn apply_all(&mut self, edits: Vec<DocumentEdit>) -> Result<Vec<DocumentEdit>, Refusal> {
        let mut inverses = Vec::with_capacity(edits.len());
        for edit in edits {
            match self.apply(edit) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    self.roll_back(inverses);
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(inverses)
    }

    fn roll_back(&mut self, inverses: Vec<DocumentEdit>) {
        for inverse in inverses.into_iter().rev() {
            self.apply(inverse).expect("the inverse of an edit that was just carried out can be");
        }
    }
}
