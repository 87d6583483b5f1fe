//! Entities as small integers, so that inner loops touch arrays and not maps of ids.

use std::collections::HashMap;

use super::ownership::Ownership;
use crate::model::interaction::Interaction;
use crate::model::service::Service;
use crate::model::{InteractionId, Model, ServiceId};

/// The place of an element in the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ElementNo(u32);

/// The place of an interaction in the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct InteractionNo(u32);

impl ElementNo {
    pub(super) fn of(index: usize) -> Self {
        Self(narrow(index))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl InteractionNo {
    pub(super) fn of(index: usize) -> Self {
        Self(narrow(index))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A file of the largest size that is read cannot hold more entities than this.
pub(super) fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("a model has fewer than 2^32 entities")
}

/// The elements and interactions of a model, numbered in the order of ids, with their references resolved to numbers.
pub(super) struct Numbering<'m> {
    pub(super) model: &'m Model,
    pub(super) ownership: Ownership<'m>,
    pub(super) elements: Vec<&'m Service>,
    pub(super) interactions: Vec<&'m Interaction>,
    /// The drawn ends of each interaction.
    pub(super) ends: Vec<(ElementNo, ElementNo)>,
    by_id: HashMap<&'m ServiceId, ElementNo>,
}

impl<'m> Numbering<'m> {
    /// O(n) in the size of the model.
    pub(super) fn of(model: &'m Model) -> Self {
        let elements: Vec<&Service> = model.services().iter().collect();
        let by_id: HashMap<_, _> =
            elements.iter().enumerate().map(|(index, element)| (&element.id, ElementNo::of(index))).collect();
        let interactions: Vec<&Interaction> = model.interactions().iter().collect();
        let ends = interactions.iter().map(|it| (by_id[&it.from], by_id[&it.to])).collect();
        Self { model, ownership: Ownership::of(model), elements, interactions, ends, by_id }
    }

    pub(super) fn element(&self, number: ElementNo) -> &'m Service {
        self.elements[number.index()]
    }

    pub(super) fn interaction(&self, number: InteractionNo) -> &'m Interaction {
        self.interactions[number.index()]
    }

    pub(super) fn element_no(&self, id: &ServiceId) -> Option<ElementNo> {
        self.by_id.get(id).copied()
    }

    pub(super) fn interaction_no(&self, id: &InteractionId) -> Option<InteractionNo> {
        self.interactions.binary_search_by(|it| it.id.cmp(id)).ok().map(InteractionNo::of)
    }

    pub(super) fn element_numbers(&self) -> impl DoubleEndedIterator<Item = ElementNo> + use<> {
        (0..self.elements.len()).map(ElementNo::of)
    }

    pub(super) fn interaction_numbers(&self) -> impl DoubleEndedIterator<Item = InteractionNo> + use<> {
        (0..self.interactions.len()).map(InteractionNo::of)
    }
}
