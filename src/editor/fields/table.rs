//! Lists of rows within an entity: the fields of a contract, the steps of a workflow, the guards of a decision.

use crate::editor::plain::plain_line;
use crate::model::contract::ContractField;
use crate::model::decision::{Bound, Guard};
use crate::model::extra::Extra;
use crate::model::workflow::Step;
use crate::model::{Entity, EntityId, EntityKind, InteractionId};

use super::slot::{Fault, Source};
use super::{Field, kinds};

/// How a row is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// By typing its name.
    Named,
    /// By picking what it is about.
    Picked(Source),
}

/// A list of rows within an entity.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The name it has in files.
    pub key: &'static str,
    /// Its heading.
    pub label: &'static str,
    /// What one row is.
    pub noun: &'static str,
    /// The fields of a row.
    pub fields: &'static [Field],
    /// How a row is added.
    pub addition: Addition,
}

const FIELDS: Table = Table {
    key: "fields",
    label: "Fields",
    noun: "field",
    fields: kinds::contract::CONTRACT_FIELD,
    addition: Addition::Named,
};

const STEPS: Table = Table {
    key: "steps",
    label: "Steps",
    noun: "step",
    fields: kinds::workflow::STEP,
    addition: Addition::Picked(Source::Kind(EntityKind::Interaction)),
};

const GUARDS: Table = Table {
    key: "guards",
    label: "Guards: what was agreed to stay true",
    noun: "guard",
    fields: kinds::decision::GUARD,
    addition: Addition::Named,
};

/// The list of rows of a kind of entity.
pub fn of(kind: EntityKind) -> Option<&'static Table> {
    match kind {
        EntityKind::Contract => Some(&FIELDS),
        EntityKind::Workflow => Some(&STEPS),
        EntityKind::Decision => Some(&GUARDS),
        EntityKind::Team
        | EntityKind::TeamInteraction
        | EntityKind::Need
        | EntityKind::Context
        | EntityKind::ContextRelation
        | EntityKind::Service
        | EntityKind::Interaction
        | EntityKind::Suppression => None,
    }
}

/// How many rows an entity has.
pub fn len(entity: &Entity) -> usize {
    match entity {
        Entity::Contract(it) => it.fields.len(),
        Entity::Workflow(it) => it.steps.len(),
        Entity::Decision(it) => it.guards.len(),
        _ => 0,
    }
}

/// Adds a row at the end: a field or guard of this name, a step over the interaction of this id.
///
/// # Errors
/// A [`Fault`] when the text is empty or no id, or the row is there already.
pub fn add(entity: &mut Entity, text: &str) -> Result<(), Fault> {
    let text = &*plain_line(text);
    if text.is_empty() {
        return Err(Fault::new("Say first what to add."));
    }
    match entity {
        Entity::Contract(it) if it.fields.iter().any(|field| field.name == text) => {
            return Err(Fault::new(format!("There is a field “{text}” already.")));
        }
        Entity::Contract(it) => it.fields.push(ContractField {
            name: text.to_owned(),
            data_type: None,
            required: false,
            extra: Extra::default(),
        }),
        Entity::Workflow(it) => {
            let id = EntityId::new(text).map_err(|_| Fault::new("Please pick an interaction of the list."))?;
            let id = InteractionId::from_entity(id);
            if it.steps.iter().any(|step| step.interaction == id) {
                return Err(Fault::new("This interaction is a step already; each can be one only."));
            }
            it.steps.push(Step::new(id));
        }
        Entity::Decision(it) => it.guards.push(Guard {
            measure: text.to_owned(),
            subject: None,
            bound: Bound::AtMost(0.0),
            extra: Extra::default(),
        }),
        _ => {}
    }
    Ok(())
}

/// Takes a row out, and what the other rows say of it.
pub fn remove(entity: &mut Entity, row: usize) {
    if row >= len(entity) {
        return;
    }
    match entity {
        Entity::Contract(it) => drop(it.fields.remove(row)),
        Entity::Decision(it) => drop(it.guards.remove(row)),
        Entity::Workflow(it) => {
            let gone = it.steps[row].interaction.clone();
            it.drop_steps(|id| *id == gone);
        }
        _ => {}
    }
}

/// Lets a row change places with the one below it.
pub fn swap_with_next(entity: &mut Entity, row: usize) {
    if row + 1 >= len(entity) {
        return;
    }
    match entity {
        Entity::Contract(it) => it.fields.swap(row, row + 1),
        Entity::Workflow(it) => it.steps.swap(row, row + 1),
        Entity::Decision(it) => it.guards.swap(row, row + 1),
        _ => {}
    }
}
