//! The ways of all lines of a drawing: around boxes they do not belong to where that is easy, and side by side where they share one.

mod sides;
mod spread;
mod squares;

use std::collections::BTreeMap;

use super::boxes::service_outline;
use super::placement::Placement;
use crate::geometry::route::{Lane, Port};
use crate::geometry::{Outline, Route};
use crate::model::interaction::Interaction;
use crate::model::{InteractionId, Model, ServiceId};
use squares::Squares;

/// A line between two boxes, by number, and the ports it takes.
#[derive(Clone, Copy, Debug)]
struct Line {
    from: usize,
    to: usize,
    lane: Lane,
    start: Port,
    end: Port,
}

/// The way of each interaction, by id. O(n log n) for boxes and lines that are spread out.
pub fn routes(model: &Model, placement: &Placement) -> Vec<(InteractionId, Route)> {
    let ids: Vec<&ServiceId> = model.services().ids().collect();
    let outlines: Vec<Outline> = ids.iter().filter_map(|id| service_outline(model, placement, id)).collect();
    let squares = Squares::of(&outlines);
    let ends = |it: &Interaction| Some((ids.binary_search(&&it.from).ok()?, ids.binary_search(&&it.to).ok()?));
    let joined: Vec<(&InteractionId, (usize, usize))> =
        model.interactions().iter().filter_map(|it| Some((&it.id, ends(it)?))).collect();
    let lanes = lanes(&joined);
    let lines = joined.iter().zip(lanes).map(|((_, (from, to)), lane)| {
        let (start, end) = sides::ports(&outlines, &squares, *from, *to);
        Line { from: *from, to: *to, lane, start, end }
    });
    let mut lines: Vec<Line> = lines.collect();
    spread::spread(&mut lines, &outlines);
    let route = |line: &Line| Route::joining(outlines[line.from], line.start, outlines[line.to], line.end, line.lane);
    joined.into_iter().zip(&lines).map(|((id, _), line)| (id.clone(), route(line))).collect()
}

/// Which of the lines between the same two boxes each is: in the order of their ids, so that a lane stays while others come and go
/// behind it.
fn lanes(joined: &[(&InteractionId, (usize, usize))]) -> Vec<Lane> {
    let pair = |(from, to): (usize, usize)| (from.min(to), from.max(to));
    let mut counts: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let indices: Vec<u32> = joined
        .iter()
        .map(|(_, ends)| {
            let count = counts.entry(pair(*ends)).or_default();
            *count += 1;
            *count - 1
        })
        .collect();
    let count = |ends: &(usize, usize)| counts.get(&pair(*ends)).copied().unwrap_or(1);
    joined.iter().zip(indices).map(|((_, ends), index)| Lane { index, count: count(ends) }).collect()
}
