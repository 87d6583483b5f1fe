//! The tables: one per kind of entity.

pub(super) mod context;
pub(super) mod contract;
pub(super) mod decision;
pub(super) mod interaction;
pub(super) mod service;
pub(super) mod suppression;
pub(super) mod team;
pub(super) mod workflow;

/// Writes a table of fields: place, key, label, and the slot within the entity. Fields of rows name the row as well.
macro_rules! fields {
    ($entity:ident $it:ident; $($place:ident $key:literal $label:literal => $slot:expr;)*) => {
        &[$($crate::editor::fields::Field {
            key: $key,
            label: $label,
            place: $crate::editor::fields::Place::$place,
            access: |entity, _| match entity {
                $crate::model::Entity::$entity($it) => Some(Box::new($slot)),
                _ => None,
            },
        }),*]
    };
    ($entity:ident.$list:ident as $it:ident; $($place:ident $key:literal $label:literal => $slot:expr;)*) => {
        &[$($crate::editor::fields::Field {
            key: $key,
            label: $label,
            place: $crate::editor::fields::Place::$place,
            access: |entity, row| match entity {
                $crate::model::Entity::$entity(owner) => {
                    let $it = owner.$list.get_mut(row)?;
                    Some(Box::new($slot))
                }
                _ => None,
            },
        }),*]
    };
}

pub(super) use fields;
