//! Every field of every entity, described once: its name, its control, how it is read and how it is set.
//!
//! A form is rendered from this description, so a field that stands here can be edited, alone or in several entities at once, and a field
//! that does not cannot. Values travel as text, as forms have them; a [`Slot`] turns them into the model's own types or says what is wrong.

pub mod caption;
pub mod change;
pub mod creation;
pub mod form;
mod kinds;
pub mod label;
pub mod options;
pub mod related;
pub mod slot;
pub mod table;

use crate::model::{Entity, EntityKind};

use slot::Slot;

/// Where a form shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the top: one of the first questions about an entity.
    First,
    /// At the top, but only where a single entity is edited: names and ends belong to one.
    FirstAlone,
    /// Under *More*.
    More,
    /// Under *More*, and only where a single entity is edited.
    MoreAlone,
}

impl Place {
    /// Whether the field is in sight before *More* is opened.
    pub fn is_first(self) -> bool {
        matches!(self, Self::First | Self::FirstAlone)
    }

    /// Whether the field makes sense for several entities at once.
    pub fn suits_many(self) -> bool {
        matches!(self, Self::First | Self::More)
    }
}

/// Reaches into an entity for the place where a field's value is kept; the number is the row, for fields of rows.
pub type Access = for<'a> fn(&'a mut Entity, usize) -> Option<Box<dyn Slot + 'a>>;

/// A field of an entity, or of a row of one of its lists.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name it has in files.
    pub key: &'static str,
    /// The name it has on screen.
    pub label: &'static str,
    /// Where a form shows it.
    pub place: Place,
    /// Where its value is kept.
    pub access: Access,
}

/// The fields of a kind of entity, in the order of its form; lists of rows are in [`table`].
pub fn of(kind: EntityKind) -> &'static [Field] {
    match kind {
        EntityKind::Team => kinds::team::TEAM,
        EntityKind::TeamInteraction => kinds::team::TEAM_INTERACTION,
        EntityKind::Need => kinds::team::NEED,
        EntityKind::Context => kinds::context::CONTEXT,
        EntityKind::ContextRelation => kinds::context::RELATION,
        EntityKind::Service => kinds::service::SERVICE,
        EntityKind::Contract => kinds::contract::CONTRACT,
        EntityKind::Interaction => kinds::interaction::INTERACTION,
        EntityKind::Workflow => kinds::workflow::WORKFLOW,
        EntityKind::Decision => kinds::decision::DECISION,
        EntityKind::Suppression => kinds::suppression::SUPPRESSION,
    }
}

/// The field of a kind that has this key.
pub fn find(kind: EntityKind, key: &str) -> Option<&'static Field> {
    of(kind).iter().find(|field| field.key == key)
}
