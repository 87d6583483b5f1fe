//! From the ways of a document to those of the document after a change.

use std::sync::Arc;

use super::net::Net;
use super::obstacles::{Disturbance, Obstacles};
use super::sides::Choice;
use super::spread::spread;
use super::{Routes, Way};
use crate::geometry::route::Port;
use crate::geometry::{Outline, Route};
use crate::layout::boxes::service_outlines;
use crate::layout::placement::Placement;
use crate::model::Model;

/// What there was, what there is, and what of it is the same.
pub(super) struct Refresh<'a> {
    before: &'a Routes,
    net: Arc<Net>,
    outlines: Vec<Outline>,
    disturbances: Vec<Disturbance>,
    /// Which box of before each box is.
    boxes: Vec<Option<usize>>,
    /// The way of before of each line whose ends are what they were.
    kept: Vec<Option<&'a Way>>,
}

impl<'a> Refresh<'a> {
    pub(super) fn of(before: &'a Routes, model: &Model, placement: &Placement) -> Self {
        let net = match before.net.is_of(model) {
            true => Arc::clone(&before.net),
            false => Arc::new(before.net.refreshed(model)),
        };
        let now = Routes { net, outlines: service_outlines(model, placement), ways: Vec::new() };
        let (boxes, lines) = (now.boxes_before(before), now.lines_before(before));
        let disturbances = now.changed_boxes(before).into_iter().map(Disturbance::of).collect();
        let Routes { net, outlines, .. } = now;
        let stands = |end: usize, other: usize| boxes[end] == Some(other) && outlines[end] == before.outlines[other];
        let kept = lines.into_iter().zip(&net.lines).map(|(number, line)| {
            let number = number?;
            let ends = line.ends.iter().zip(before.net.lines[number].ends);
            ends.clone().all(|(end, other)| stands(*end, other)).then(|| &before.ways[number])
        });
        let kept = kept.collect();
        Self { before, net, outlines, disturbances, boxes, kept }
    }

    pub(super) fn routes(self) -> Routes {
        let choices = self.choices();
        let ports = self.ports(&choices);
        let ways = (0..self.net.lines.len()).map(|line| self.way(line, choices[line], ports[line])).collect();
        Routes { net: self.net, outlines: self.outlines, ways }
    }

    /// The sides that each line takes.
    fn choices(&self) -> Vec<Choice> {
        let obstacles = Obstacles::of(&self.outlines);
        let choice = |(line, kept): (usize, &Option<&Way>)| {
            let ends = self.net.lines[line].ends;
            let joined = ends.map(|end| self.outlines[end]);
            match kept {
                Some(way) if !way.choice.is_disturbed(joined, &self.disturbances) => way.choice,
                _ => Choice::of(&self.outlines, &obstacles, ends),
            }
        };
        self.kept.iter().enumerate().map(choice).collect()
    }

    /// Where each line leaves and enters: as before at boxes whose lines are all what they were.
    fn ports(&self, choices: &[Choice]) -> Vec<(Port, Port)> {
        let ports = self.kept.iter().zip(choices).map(|(kept, choice)| kept.map_or(choice.ports, |way| way.ports));
        let mut ports: Vec<(Port, Port)> = ports.collect();
        for place in self.unsettled(choices) {
            spread(place, &self.net, &self.outlines, choices, &mut ports);
        }
        ports
    }

    /// The boxes at which a line came, went or takes another side or place.
    fn unsettled(&self, choices: &[Choice]) -> impl Iterator<Item = usize> + use<> {
        let mut unsettled = vec![false; self.outlines.len()];
        let mut lines_left = vec![0; self.outlines.len()];
        for ((line, kept), choice) in self.net.lines.iter().zip(&self.kept).zip(choices) {
            let is_settled = kept.is_some_and(|way| way.choice.ports == choice.ports);
            for end in line.ends {
                unsettled[end] |= !is_settled;
                lines_left[end] += usize::from(kept.is_some());
            }
        }
        for (place, number) in self.boxes.iter().enumerate() {
            // A line that is gone.
            unsettled[place] |= number.is_some_and(|it| self.before.net.touching[it].len() > lines_left[place]);
        }
        unsettled.into_iter().enumerate().filter(|(_, unsettled)| *unsettled).map(|(place, _)| place)
    }

    fn way(&self, line: usize, choice: Choice, ports: (Port, Port)) -> Way {
        let lane = self.net.lines[line].lane;
        match self.kept[line] {
            Some(way) if way.ports == ports && way.lane == lane => Way { choice, ..*way },
            _ => {
                let [from, to] = self.net.lines[line].ends.map(|end| self.outlines[end]);
                let route = Route::joining(from, ports.0, to, ports.1, lane);
                Way { route, bounds: route.bounds(), choice, ports, lane }
            }
        }
    }
}
