//! The places and sizes that people (or a layout) gave to boxes.

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::{Point, Size};
use crate::model::EntityId;
use crate::model::extra::Extra;

/// Where each box stands. Positions are the absolute world coordinates of top left corners.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Places of services and contexts.
    pub positions: BTreeMap<EntityId, Point>,
    /// Sizes of contexts.
    pub sizes: BTreeMap<EntityId, Size>,
    /// What an automatic layout must leave where it is.
    pub pinned: BTreeSet<EntityId>,
    /// Keys kept for others (saved views among them).
    pub extra: Extra,
}

/// A change of a placement.
#[derive(Clone, Debug, PartialEq)]
pub enum PlacementEdit {
    /// Puts a box somewhere, or forgets where it stood.
    Place(EntityId, Option<Point>),
    /// Gives a context a size, or forgets it.
    Resize(EntityId, Option<Size>),
    /// Pins a box or lets it go.
    Pin(EntityId, bool),
}

impl PlacementEdit {
    /// The entity it is about.
    pub fn subject(&self) -> &EntityId {
        match self {
            Self::Place(id, _) | Self::Resize(id, _) | Self::Pin(id, _) => id,
        }
    }
}

impl Placement {
    /// Carries out an edit and answers its inverse. O(log n).
    pub fn apply(&mut self, edit: PlacementEdit) -> PlacementEdit {
        match edit {
            PlacementEdit::Place(id, point) => {
                let before = exchange(&mut self.positions, &id, point);
                PlacementEdit::Place(id, before)
            }
            PlacementEdit::Resize(id, size) => {
                let before = exchange(&mut self.sizes, &id, size);
                PlacementEdit::Resize(id, before)
            }
            PlacementEdit::Pin(id, pinned) => {
                let before = match pinned {
                    true => !self.pinned.insert(id.clone()),
                    false => self.pinned.remove(&id),
                };
                PlacementEdit::Pin(id, before)
            }
        }
    }

    /// The edits that forget everything about an entity.
    pub fn forget(&self, id: &EntityId) -> Vec<PlacementEdit> {
        let place = self.positions.contains_key(id).then(|| PlacementEdit::Place(id.clone(), None));
        let size = self.sizes.contains_key(id).then(|| PlacementEdit::Resize(id.clone(), None));
        let pin = self.pinned.contains(id).then(|| PlacementEdit::Pin(id.clone(), false));
        [place, size, pin].into_iter().flatten().collect()
    }

    /// Every entity that the placement says something about.
    pub fn subjects(&self) -> impl Iterator<Item = &EntityId> {
        self.positions.keys().chain(self.sizes.keys()).chain(&self.pinned)
    }
}

fn exchange<T>(map: &mut BTreeMap<EntityId, T>, id: &EntityId, value: Option<T>) -> Option<T> {
    match value {
        Some(value) => map.insert(id.clone(), value),
        None => map.remove(id),
    }
}
