//! What the drawing of a document depends on besides the document.

use std::collections::BTreeSet;

use crate::model::EntityId;

use super::detail::Detail;
use super::overlay::Overlay;

/// What people point at and have chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attention {
    /// What is selected.
    pub selected: BTreeSet<EntityId>,
    /// What the pointer is on.
    pub hovered: Option<EntityId>,
}

/// Everything besides the document that a drawing shows.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What is pointed at and selected.
    pub attention: &'a Attention,
    /// What the analyses say.
    pub overlay: &'a Overlay,
    /// How much is drawn.
    pub detail: Detail,
}

impl View<'_> {
    /// Whether an entity is selected.
    pub fn is_selected(&self, id: &EntityId) -> bool {
        self.attention.selected.contains(id)
    }

    /// Whether the pointer is on an entity.
    pub fn is_hovered(&self, id: &EntityId) -> bool {
        self.attention.hovered.as_ref() == Some(id)
    }
}
