//! Edits that a form makes, each a whole step; nothing is committed that would break a rule.

use crate::editor::document::DocumentEdit;
use crate::model::rules::Violation;
use crate::model::{Edit, Entity, EntityId, Model};

use super::slot::{Fault, Value};
use super::{Field, form, table};

/// Sets a field of these entities. Entities that hold the value already are left alone, so an unchanged form makes no edit.
///
/// # Errors
/// A [`Fault`] when one of them cannot take the value.
pub fn set(model: &Model, ids: &[EntityId], key: &str, value: &Value) -> Result<Vec<DocumentEdit>, Fault> {
    let mut edits = Vec::new();
    for id in ids {
        let Some(entity) = model.entity(id) else { continue };
        let Some(field) = super::find(entity.kind(), key) else { continue };
        edits.extend(changed(&entity, field, 0, value)?);
    }
    checked(model, edits)
}

/// Sets a field of one row.
///
/// # Errors
/// As [`set`].
pub fn set_in_row(
    model: &Model,
    id: &EntityId,
    row: usize,
    key: &str,
    value: &Value,
) -> Result<Vec<DocumentEdit>, Fault> {
    let Some(entity) = model.entity(id) else { return Ok(Vec::new()) };
    let Some(field) = form::row_field(entity.kind(), key) else { return Ok(Vec::new()) };
    checked(model, changed(&entity, field, row, value)?.into_iter().collect())
}

/// Adds a row to an entity's list.
///
/// # Errors
/// As [`table::add`].
pub fn add_row(model: &Model, id: &EntityId, text: &str) -> Result<Vec<DocumentEdit>, Fault> {
    let Some(mut entity) = model.entity(id) else { return Ok(Vec::new()) };
    table::add(&mut entity, text)?;
    checked(model, vec![Edit::Replace(entity)])
}

/// Takes a row out of an entity's list.
pub fn remove_row(model: &Model, id: &EntityId, row: usize) -> Vec<DocumentEdit> {
    altered(model, id, |entity| table::remove(entity, row))
}

/// Lets a row change places with the one below it.
pub fn lower_row(model: &Model, id: &EntityId, row: usize) -> Vec<DocumentEdit> {
    altered(model, id, |entity| table::swap_with_next(entity, row))
}

fn altered(model: &Model, id: &EntityId, change: impl FnOnce(&mut Entity)) -> Vec<DocumentEdit> {
    let Some(before) = model.entity(id) else { return Vec::new() };
    let mut entity = before.clone();
    change(&mut entity);
    (entity != before).then(|| Edit::Replace(entity).into()).into_iter().collect()
}

fn changed(entity: &Entity, field: &Field, row: usize, value: &Value) -> Result<Option<Edit>, Fault> {
    let mut after = entity.clone();
    let Some(mut slot) = (field.access)(&mut after, row) else { return Ok(None) };
    slot.set(value.clone())?;
    drop(slot);
    Ok((after != *entity).then_some(Edit::Replace(after)))
}

/// Tries the edits on a copy, which shares everything that they do not touch.
pub(super) fn checked(model: &Model, edits: Vec<Edit>) -> Result<Vec<DocumentEdit>, Fault> {
    let mut copy = model.clone();
    for edit in &edits {
        copy.apply(edit.clone()).map_err(|violation| explained(&violation))?;
    }
    Ok(edits.into_iter().map(DocumentEdit::from).collect())
}

/// A broken rule in the words of the person who broke it.
fn explained(violation: &Violation) -> Fault {
    match violation {
        Violation::NestingCycle(_) => Fault::new("A context cannot stand inside itself or inside what it contains."),
        Violation::Value { field: "to" | "from", .. } => Fault::new("The two ends must be two different elements."),
        Violation::Value { field: "on", .. } => Fault::new("A team cannot wait on itself."),
        Violation::Value { field: "downstream", .. } => Fault::new("The two contexts must be two different ones."),
        Violation::Value { field: "downstreamRoles", .. } => {
            Fault::new("Either an anticorruption layer or conformist: the two exclude each other.")
        }
        Violation::Value { field: "runsOn" | "redundantWith", .. } => Fault::new("An element other than itself."),
        Violation::Value { field: "fields", .. } => Fault::new("Another field has this name already."),
        Violation::Value { field: "steps", .. } => {
            Fault::new("Each interaction can be one step only, and steps refer to steps of the same workflow.")
        }
        Violation::Value { rule, .. } => Fault::new(format!("This must be {rule}.")),
        other => Fault::new(other.to_string()),
    }
}
