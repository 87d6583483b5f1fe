//! What all parts of a form share: the entities it is about, and the way their edits take.

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::document::DocumentEdit;
use crate::editor::fields::form::{self, Shown};
use crate::editor::fields::options::{self, Pick};
use crate::editor::fields::slot::{Fault, Source, Value};
use crate::editor::fields::{Field, change};
use crate::editor::input::Input;
use crate::model::{EntityId, Model};
use crate::ui::session::Session;
use crate::ui::widget::form::{Choosable, Commit};

/// The entities of a form. Cheap to clone; it outlives the form, whose last text may be committed when it goes.
#[derive(Clone)]
pub(super) struct Form {
    pub(super) session: Session,
    pub(super) ids: Arc<Vec<EntityId>>,
}

/// One field of a form: of the entities, or of a row of the one entity.
#[derive(Clone, Copy)]
pub(super) struct FieldAt {
    pub(super) field: &'static Field,
    pub(super) row: Option<usize>,
}

impl FieldAt {
    /// The id of its control on the page.
    pub(super) fn dom_id(self) -> String {
        match self.row {
            None => format!("field-{}", self.field.key),
            Some(row) => format!("field-{row}-{}", self.field.key),
        }
    }
}

impl Form {
    /// The one entity, if it is one.
    pub(super) fn single(&self) -> Option<&EntityId> {
        match &self.ids[..] {
            [id] => Some(id),
            _ => None,
        }
    }

    /// What a field shows now.
    pub(super) fn shown(&self, at: FieldAt) -> Memo<Option<Shown>> {
        let (model, ids) = (self.session.derived().model, Arc::clone(&self.ids));
        Memo::new(move |_| {
            model.with(|model| match (at.row, &ids[..]) {
                (Some(row), [id]) => form::shown_in_row(model, id, row, at.field.key),
                _ => form::shown(model, &ids, at.field.key),
            })
        })
    }

    /// Takes a value of a field: one step that can be undone.
    pub(super) fn commit(&self, at: FieldAt) -> Commit<Value> {
        let form = self.clone();
        Arc::new(move |value: Value| {
            let label = format!("Set {}", at.field.label.to_lowercase());
            form.apply(&label, |model| match (at.row, form.single()) {
                (Some(row), Some(id)) => change::set_in_row(model, id, row, at.field.key, &value),
                _ => change::set(model, &form.ids, at.field.key, &value),
            })
        })
    }

    /// Applies edits as one labelled step, unless there are none.
    pub(super) fn apply(
        &self,
        label: &str,
        edits: impl FnOnce(&Model) -> Result<Vec<DocumentEdit>, Fault>,
    ) -> Result<(), String> {
        apply(self.session, label, edits)
    }

    /// What can be picked from a source.
    pub(super) fn picks(&self, source: Source) -> Memo<Vec<Pick>> {
        let (model, subject) = (self.session.derived().model, self.single().cloned());
        Memo::new(move |_| model.with(|model| options::picks(model, source, subject.as_ref())))
    }
}

/// Applies edits as one labelled step, unless there are none.
pub(super) fn apply(
    session: Session,
    label: &str,
    edits: impl FnOnce(&Model) -> Result<Vec<DocumentEdit>, Fault>,
) -> Result<(), String> {
    let edits = session.peek(|editor| edits(editor.document().model())).map_err(|fault| fault.to_string())?;
    if !edits.is_empty() {
        session.dispatch(Input::Apply { label: label.to_owned(), edits });
    }
    Ok(())
}

/// Picks as a control has them, with an entry for nothing where nothing can be picked.
pub(super) fn choosable(picks: Vec<Pick>, absent: Option<&str>) -> Vec<Choosable> {
    let nothing = absent.map(|label| Choosable { value: String::new(), label: label.to_owned() });
    let picks = picks.into_iter().map(|Pick { value, label }| Choosable { value, label });
    nothing.into_iter().chain(picks).collect()
}
