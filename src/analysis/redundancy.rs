//! What can stand in for what.

use super::numbering::{ElementNo, Numbering};
use crate::model::service::ServiceKind;

/// Groups of elements any one of which suffices. Persons are left out: they never fail.
///
/// Who can stand in for another can be stood in for by it, and by whatever can stand in for that: listing `b` at `a` and `c` at `b`
/// makes one group of three, as listing both at `a` does \[P\].
pub(super) struct Redundancy {
    /// Of two and more members, ascending, in the order of their first members.
    groups: Vec<Vec<ElementNo>>,
    group_of: Vec<Option<usize>>,
}

impl Redundancy {
    /// O(n) in the size of the model.
    pub(super) fn of(numbering: &Numbering<'_>) -> Self {
        let neighbours = neighbours(numbering);
        let mut found = Self { groups: Vec::new(), group_of: vec![None; neighbours.len()] };
        for start in numbering.element_numbers().filter(|start| !neighbours[start.index()].is_empty()) {
            let mut members = Vec::new();
            let mut open = vec![start];
            while let Some(element) = open.pop() {
                if found.group_of[element.index()].is_none() {
                    found.group_of[element.index()] = Some(found.groups.len());
                    members.push(element);
                    open.extend(&neighbours[element.index()]);
                }
            }
            if !members.is_empty() {
                members.sort_unstable();
                found.groups.push(members);
            }
        }
        found
    }

    /// The group to which an element belongs; none for what nothing can stand in for.
    pub(super) fn group_of(&self, element: ElementNo) -> Option<usize> {
        self.group_of[element.index()]
    }

    /// Who belongs to a group.
    pub(super) fn members(&self, group: usize) -> &[ElementNo] {
        &self.groups[group]
    }
}

/// Who is said to stand in for whom, both ways.
fn neighbours(numbering: &Numbering<'_>) -> Vec<Vec<ElementNo>> {
    let mut neighbours = vec![Vec::new(); numbering.elements.len()];
    let can_fail = |number: &ElementNo| numbering.element(*number).kind != ServiceKind::Person;
    let known = |id| numbering.element_no(id).filter(can_fail);
    for number in numbering.element_numbers().filter(can_fail) {
        let ids = &numbering.element(number).redundant_with;
        for other in ids.iter().filter_map(known).filter(|other| *other != number) {
            neighbours[number.index()].push(other);
            neighbours[other.index()].push(number);
        }
    }
    neighbours
}
