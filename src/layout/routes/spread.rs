//! Lines that share a side of a box stand side by side on it, in the order of where they go.

use super::net::Net;
use super::sides::Choice;
use crate::geometry::Outline;
use crate::geometry::route::Port;

/// The distance between the ends of lines on the same side, where there is room for it.
const APART: f64 = 16.0;

/// One of the two ends of a line.
#[derive(Clone, Copy, Debug)]
struct End {
    line: usize,
    is_start: bool,
    wanted: Port,
    /// Where the other box is, along the side.
    towards: f64,
}

/// Puts the ends of the lines of one box on their ports: those that share a side apart, the others where they would be. O(e log e).
pub(super) fn spread(place: usize, net: &Net, outlines: &[Outline], choices: &[Choice], ports: &mut [(Port, Port)]) {
    let mut sides: [Vec<End>; 4] = Default::default();
    for line in &net.touching[place] {
        let [from, to] = net.lines[*line].ends;
        let (start, end) = choices[*line].ports;
        let (is_start, wanted, other) = if from == place { (true, start, to) } else { (false, end, from) };
        let towards = outlines[other].middle(wanted.side);
        sides[wanted.side as usize].push(End { line: *line, is_start, wanted, towards });
    }
    for mut ends in sides.into_iter().filter(|ends| !ends.is_empty()) {
        ends.sort_by(|one, other| {
            let key = |end: &End| (coarse(end.wanted.offset), coarse(end.towards));
            let ((wanted, towards), (other_wanted, other_towards)) = (key(one), key(other));
            wanted.total_cmp(&other_wanted).then(towards.total_cmp(&other_towards)).then(one.line.cmp(&other.line))
        });
        let reach = outlines[place].reach(ends[0].wanted.side);
        for (end, offset) in ends.iter().zip(offsets(&ends, reach)) {
            let port = Port { offset, ..end.wanted };
            match end.is_start {
                true => ports[end.line].0 = port,
                false => ports[end.line].1 = port,
            }
        }
    }
}

/// How far from the middle of their side these ends are. An end that has the side to itself is where it wants to be.
fn offsets(ends: &[End], reach: f64) -> Vec<f64> {
    let wanted: Vec<f64> = ends.iter().map(|end| end.wanted.offset).collect();
    if wanted.len() > 1 { apart(&wanted, reach) } else { wanted }
}

/// Whole pixels without a sign on zero: what differs by less counts as the same at both ends of a line.
fn coarse(value: f64) -> f64 {
    value.round() + 0.0
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
