//! What elements share at runtime beside interactions: hosts and redundancy.

use std::collections::BTreeSet;

use super::super::numbering::{ElementNo, InteractionNo, Numbering};
use super::super::redundancy::Redundancy;
use super::call::Manner;
use crate::model::service::ServiceKind;

/// What elements share at runtime beside interactions. Persons are left out: they have no state.
pub(super) struct SharedFate {
    hosts: Vec<Vec<ElementNo>>,
    redundancy: Redundancy,
    /// The calls that each redundant element makes and cannot do without.
    required_calls: Vec<Vec<InteractionNo>>,
}

impl SharedFate {
    pub(super) fn of(numbering: &Numbering<'_>) -> Self {
        let mut hosts = vec![Vec::new(); numbering.elements.len()];
        let known = |id| numbering.element_no(id).filter(|number| has_state(numbering, *number));
        for number in numbering.element_numbers().filter(|number| has_state(numbering, *number)) {
            let ids = &numbering.element(number).runs_on;
            hosts[number.index()].extend(ids.iter().filter_map(known).filter(|host| *host != number));
        }
        let redundancy = Redundancy::of(numbering);
        Self { hosts, required_calls: required_calls(numbering, &redundancy), redundancy }
    }

    pub(super) fn hosts(&self, element: ElementNo) -> &[ElementNo] {
        &self.hosts[element.index()]
    }

    /// The group of which any one element suffices; none for what nothing can stand in for.
    pub(super) fn group_of(&self, element: ElementNo) -> Option<usize> {
        self.redundancy.group_of(element)
    }

    /// The calls that a redundant element makes and cannot do without, wherever; none of one that nothing can stand in for.
    pub(super) fn required_calls(&self, element: ElementNo) -> &[InteractionNo] {
        &self.required_calls[element.index()]
    }

    /// The elements with all they run on and all that can stand in for them, ascending.
    pub(super) fn close(&self, elements: Vec<ElementNo>) -> Vec<ElementNo> {
        let (mut seen, mut joined) = (BTreeSet::new(), BTreeSet::new());
        let mut open = elements;
        while let Some(element) = open.pop() {
            if seen.insert(element) {
                open.extend(self.hosts(element));
                let group = self.group_of(element).filter(|group| joined.insert(*group));
                open.extend(group.iter().flat_map(|group| self.redundancy.members(*group)));
            }
        }
        seen.into_iter().collect()
    }
}

fn required_calls(numbering: &Numbering<'_>, redundancy: &Redundancy) -> Vec<Vec<InteractionNo>> {
    let mut calls = vec![Vec::new(); numbering.elements.len()];
    for number in numbering.interaction_numbers() {
        let (it, (from, to)) = (numbering.interaction(number), numbering.ends[number.index()]);
        let manner = Manner::of(it.kind, numbering.element(from).kind, numbering.element(to).kind);
        let is_redundant = redundancy.group_of(from).is_some();
        if is_redundant && manner.is_call() && !it.optional && has_state(numbering, to) {
            calls[from.index()].push(number);
        }
    }
    calls
}

/// Whether an element can fail and be affected.
pub(super) fn has_state(numbering: &Numbering<'_>, number: ElementNo) -> bool {
    numbering.element(number).kind != ServiceKind::Person
}
