//! Which boxes there are and which lines join them: all that a model says of the ways of lines.

use std::collections::BTreeMap;

use crate::geometry::route::Lane;
use crate::model::interaction::Interaction;
use crate::model::service::Service;
use crate::model::table::Table;
use crate::model::{InteractionId, Model, ServiceId};

/// Boxes and lines of a model, by number, each in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    services: Table<ServiceId, Service>,
    interactions: Table<InteractionId, Interaction>,
    pub(super) boxes: Vec<ServiceId>,
    pub(super) lines: Vec<Line>,
    /// The lines that begin or end at each box.
    pub(super) touching: Vec<Vec<usize>>,
}

/// A line between two boxes.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: InteractionId,
    /// The boxes that it joins, by number.
    pub(super) ends: [usize; 2],
    pub(super) lane: Lane,
}

impl Net {
    /// The boxes and lines of a model, whatever these were of: the same as from scratch. O((n + e) log n), and O(n + e) where only boxes
    /// came, went or changed.
    pub(super) fn refreshed(&self, model: &Model) -> Self {
        let boxes: Vec<ServiceId> = model.services().ids().cloned().collect();
        // Lines whose ends are not drawn would be missed where the ends come.
        let is_same = self.interactions.is_same(model.interactions()) && self.lines.len() == self.interactions.len();
        let renumbered = if is_same { self.renumbered(&boxes) } else { None };
        let lines = renumbered.unwrap_or_else(|| lines(model, &boxes));
        let mut touching = vec![Vec::new(); boxes.len()];
        for (number, line) in lines.iter().enumerate() {
            line.ends.iter().for_each(|end| touching[*end].push(number));
        }
        Self { services: model.services().clone(), interactions: model.interactions().clone(), boxes, lines, touching }
    }

    /// The same lines between other boxes; none where one has lost an end.
    #[inline(never)]
    fn renumbered(&self, boxes: &[ServiceId]) -> Option<Vec<Line>> {
        let numbers = matched(boxes.iter(), self.boxes.iter());
        let renumbered = |line: &Line| {
            let [from, to] = line.ends.map(|end| numbers[end]);
            Some(Line { id: line.id.clone(), ends: [from?, to?], lane: line.lane })
        };
        self.lines.iter().map(renumbered).collect()
    }

    /// Whether this is the net of a model, as far as that can be seen without looking at all of it. O(1).
    pub(super) fn is_of(&self, model: &Model) -> bool {
        self.services.is_same(model.services()) && self.interactions.is_same(model.interactions())
    }
}

fn lines(model: &Model, boxes: &[ServiceId]) -> Vec<Line> {
    let number = |id: &ServiceId| boxes.binary_search(id).ok();
    let ends = |it: &Interaction| Some([number(&it.from)?, number(&it.to)?]);
    in_lanes(model.interactions().iter().filter_map(|it| Some((&it.id, ends(it)?))).collect())
}

/// The lines, each with its place among those between the same two boxes: in the order of their ids, so that a lane stays while others
/// come and go behind it.
fn in_lanes(joined: Vec<(&InteractionId, [usize; 2])>) -> Vec<Line> {
    let pair = |[from, to]: [usize; 2]| (from.min(to), from.max(to));
    let mut counts: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let mut next = |ends: [usize; 2]| {
        let count = counts.entry(pair(ends)).or_default();
        *count += 1;
        *count - 1
    };
    let indices: Vec<u32> = joined.iter().map(|(_, ends)| next(*ends)).collect();
    let lane = |ends: [usize; 2], index: u32| Lane { index, count: counts.get(&pair(ends)).copied().unwrap_or(1) };
    let lines = joined.into_iter().zip(indices);
    lines.map(|((id, ends), index)| Line { id: id.clone(), ends, lane: lane(ends, index) }).collect()
}

/// Where each of the ids of today stood among those of before; both in order. O(n).
pub(super) fn matched<'a, Id: Ord + 'a>(
    before: impl Iterator<Item = &'a Id>,
    now: impl Iterator<Item = &'a Id>,
) -> Vec<Option<usize>> {
    let mut before = before.enumerate().peekable();
    now.map(|id| {
        while before.next_if(|(_, other)| *other < id).is_some() {}
        before.next_if(|(_, other)| *other == id).map(|(number, _)| number)
    })
    .collect()
}
