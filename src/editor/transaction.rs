//! The one way in which the editor changes its document.
//!
//! A step may stay open while a gesture goes on. Each move then takes the step's edits back and carries out new ones, computed from
//! where everything stood at the start; so nothing accumulates, and cancelling is taking them back once more.

use super::Editor;
use super::document::{Document, DocumentEdit, Refusal};
use super::history::Step;
use super::telling;
use crate::model::{Edit, Entity, EntityId};

impl Editor {
    /// Carries out these edits as one step that can be undone. Answers whether they were accepted.
    pub(super) fn transact(&mut self, label: &str, edits: Vec<DocumentEdit>) -> bool {
        self.carry_through(label, edits, None)
    }

    /// As [`transact`](Self::transact), in the words that tell it best.
    pub(super) fn transact_telling(&mut self, label: &str, edits: Vec<DocumentEdit>, told: String) -> bool {
        self.carry_through(label, edits, Some(told))
    }

    fn carry_through(&mut self, label: &str, edits: Vec<DocumentEdit>, told: Option<String>) -> bool {
        let accepted = self.rework(label, edits);
        match accepted {
            true => self.close(told),
            false => self.abort(),
        }
        accepted
    }

    /// Puts these edits in the place of those of the open step, or opens one. If they are refused the step is left without edits.
    pub(super) fn rework(&mut self, label: &str, edits: Vec<DocumentEdit>) -> bool {
        self.take_back();
        match carry_out(&mut self.document, edits) {
            Ok(inverses) => {
                self.note_change(&inverses);
                self.history.open = Some(Step { label: label.to_owned(), edits: inverses });
                true
            }
            Err(refusal) => {
                self.announce(&format!("Not done: {refusal}."));
                false
            }
        }
    }

    /// Keeps what the open step did.
    pub(super) fn commit(&mut self) {
        self.close(None);
    }

    fn close(&mut self, told: Option<String>) {
        let Some(step) = self.history.close() else { return };
        let told = told.unwrap_or_else(|| telling::told(step, self.document.model()));
        self.announce(&told);
    }

    /// Leaves the document as it was before the open step.
    pub(super) fn abort(&mut self) {
        self.take_back();
    }

    fn take_back(&mut self) {
        let Some(step) = self.history.open.take() else { return };
        self.note_change(&step.edits);
        self.document.apply_all(step.edits).expect("an open step can be taken back");
    }

    pub(super) fn undo(&mut self) {
        let Some(step) = self.history.take_done() else { return };
        let told = telling::told(&step, self.document.model());
        let undone = self.replay(step);
        self.announce(&format!("Undid: {told}"));
        self.history.put_undone(undone);
    }

    pub(super) fn redo(&mut self) {
        let Some(step) = self.history.take_undone() else { return };
        let done = self.replay(step);
        self.announce(&format!("Redid: {}", telling::told(&done, self.document.model())));
        self.history.put_done(done);
    }

    fn replay(&mut self, step: Step) -> Step {
        self.note_change(&step.edits);
        let came_back = inserted_boxes(&step.edits);
        let edits = self.document.apply_all(step.edits).expect("steps are replayed on the document they were made on");
        if !came_back.is_empty() {
            self.select(came_back.into_iter().collect());
        }
        Step { label: step.label, edits }
    }

    fn note_change(&mut self, edits: &[DocumentEdit]) {
        let is_model = |edit: &DocumentEdit| matches!(edit, DocumentEdit::Model(_));
        self.lines = std::mem::take(&mut self.lines).outdated();
        self.revisions.model += u64::from(edits.iter().any(is_model));
        self.revisions.placement += u64::from(!edits.iter().all(is_model));
    }
}

/// The elements and contexts that edits bring (back) into the drawing.
fn inserted_boxes(edits: &[DocumentEdit]) -> Vec<EntityId> {
    let boxes = edits.iter().filter_map(|edit| match edit {
        DocumentEdit::Model(Edit::Insert(entity @ (Entity::Service(_) | Entity::Context(_)))) => {
            Some(entity.id().clone())
        }
        DocumentEdit::Model(_) | DocumentEdit::Placement(_) => None,
    });
    boxes.collect()
}

/// Carries out all edits or none, leaves out those that change nothing, and answers what takes them back.
fn carry_out(document: &mut Document, edits: Vec<DocumentEdit>) -> Result<Vec<DocumentEdit>, Refusal> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match document.apply(edit.clone()) {
            // An edit that is its own inverse put in place what was there already.
            Ok(inverse) if inverse == edit => {}
            Ok(inverse) => inverses.push(inverse),
            Err(refusal) => {
                inverses.reverse();
                document.apply_all(inverses).expect("edits just carried out can be taken back");
                return Err(refusal);
            }
        }
    }
    inverses.reverse();
    Ok(inverses)
}
