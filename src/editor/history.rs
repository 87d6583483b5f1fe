//! What can be undone: labelled steps of inverse edits, without limit.

use super::document::DocumentEdit;

/// One thing a person did: undoing it is one keystroke.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done, as a menu would say it.
    pub label: String,
    /// The edits that take it back (or, among the undone, do it again), in the order in which they apply.
    pub edits: Vec<DocumentEdit>,
}

/// The steps that were done, those that were undone, and the one that is being done.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    pub(super) open: Option<Step>,
}

impl History {
    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.label.as_str())
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// How many steps can be undone.
    pub fn depth(&self) -> usize {
        self.done.len()
    }

    /// Whether a step is being done: a drag under way, a name being typed.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes the open step. Only a step that changed something counts, and only such a one ends the chance to redo.
    pub(super) fn close(&mut self) -> Option<&Step> {
        let step = self.open.take().filter(|step| !step.edits.is_empty())?;
        self.undone.clear();
        self.done.push(step);
        self.done.last()
    }

    pub(super) fn take_done(&mut self) -> Option<Step> {
        self.done.pop()
    }

    pub(super) fn take_undone(&mut self) -> Option<Step> {
        self.undone.pop()
    }

    pub(super) fn put_done(&mut self, step: Step) {
        self.done.push(step);
    }

    pub(super) fn put_undone(&mut self, step: Step) {
        self.undone.push(step);
    }
}
