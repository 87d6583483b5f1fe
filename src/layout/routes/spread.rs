//! Lines that share a side of a box stand side by side on it, in the order of where they go.

use std::collections::BTreeMap;

use super::Line;
use crate::geometry::Outline;
use crate::geometry::outline::Side;

/// The distance between the ends of lines on the same side, where there is room for it.
const APART: f64 = 16.0;

/// One of the two ends of a line.
#[derive(Clone, Copy, Debug)]
struct End {
    line: usize,
    is_start: bool,
    /// Where on the side it would be if it were alone.
    wanted: f64,
    /// Where the other box is, along the side.
    towards: f64,
}

/// Moves the ends of lines on each side of each box apart. O(e log e).
pub(super) fn spread(lines: &mut [Line], outlines: &[Outline]) {
    let mut sides: BTreeMap<(usize, u8), Vec<End>> = BTreeMap::new();
    for (number, line) in lines.iter().enumerate() {
        let start_towards = outlines[line.to].middle(line.start.side);
        let end_towards = outlines[line.from].middle(line.end.side);
        let start = End { line: number, is_start: true, wanted: line.start.offset, towards: start_towards };
        let end = End { line: number, is_start: false, wanted: line.end.offset, towards: end_towards };
        sides.entry((line.from, line.start.side as u8)).or_default().push(start);
        sides.entry((line.to, line.end.side as u8)).or_default().push(end);
    }
    for ((outline, _), mut ends) in sides.into_iter().filter(|(_, ends)| ends.len() > 1) {
        let key = |end: &End| (coarse(end.wanted), coarse(end.towards));
        ends.sort_by(|one, other| {
            let ((wanted, towards), (other_wanted, other_towards)) = (key(one), key(other));
            wanted.total_cmp(&other_wanted).then(towards.total_cmp(&other_towards)).then(one.line.cmp(&other.line))
        });
        let side = side_of(&ends[0], lines);
        let wanted: Vec<f64> = ends.iter().map(|end| end.wanted).collect();
        for (end, offset) in ends.iter().zip(apart(&wanted, outlines[outline].reach(side))) {
            match end.is_start {
                true => lines[end.line].start.offset = offset,
                false => lines[end.line].end.offset = offset,
            }
        }
    }
}

/// Whole pixels without a sign on zero: what differs by less counts as the same at both ends of a line.
fn coarse(value: f64) -> f64 {
    value.round() + 0.0
}

fn side_of(end: &End, lines: &[Line]) -> Side {
    match end.is_start {
        true => lines[end.line].start.side,
        false => lines[end.line].end.side,
    }
}

/// Places near the wanted ones, in the same order, a distance apart and within reach.
fn apart(wanted: &[f64], reach: f64) -> Vec<f64> {
    let steps = f64::from(u32::try_from(wanted.len().saturating_sub(1)).unwrap_or(u32::MAX)).max(1.0);
    let gap = APART.min(2.0 * reach / steps);
    let mut pushed = Vec::with_capacity(wanted.len());
    let mut least = f64::NEG_INFINITY;
    for place in wanted {
        let place = place.max(least);
        pushed.push(place);
        least = place + gap;
    }
    // Pushing went one way only: half of the mean of it goes back, so that the whole stays where it was wanted.
    let back = pushed.iter().zip(wanted).map(|(place, wanted)| place - wanted).sum::<f64>() / (steps + 1.0);
    let mut most = reach;
    let mut places: Vec<f64> = pushed.into_iter().map(|place| place - back).collect();
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
    let mut least = -reach;
    for place in &mut places {
        *place = place.max(least);
        least = *place + gap;
    }
    places
}
