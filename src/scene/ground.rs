//! What stands where: the part of a drawing that changes only when the document does. What is in sight, and what lies in the way of a
//! label, is asked of it.

use std::collections::BTreeMap;

use crate::editor::document::Document;
use crate::geometry::{Outline, Rect, Route};
use crate::layout::{boxes, routes};
use crate::model::context::Context;
use crate::model::{ContextId, InteractionId, Model, ServiceId, TeamId};

use super::grid::Grid;
use super::labels::{Label, Labels};
use super::team::TeamBadge;

/// Frames, boxes and lines of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Contexts, outer ones before those nested in them.
    pub frames: Vec<(ContextId, Rect)>,
    /// Elements, by id.
    pub boxes: Vec<(ServiceId, Outline)>,
    /// Interactions, by id.
    pub lines: Vec<(InteractionId, Route)>,
    teams: BTreeMap<TeamId, TeamBadge>,
    labels: Labels,
}

impl Ground {
    /// What stands where in a document. O(n log n).
    pub fn of(document: &Document) -> Self {
        let (model, placement) = (document.model(), document.placement());
        let frames = by_depth(model).into_iter();
        let frames = frames.filter_map(|id| Some((id.clone(), boxes::context_frame(model, placement, &id)?)));
        let services = model.services().ids();
        let boxes: Vec<(ServiceId, Outline)> =
            services.filter_map(|id| Some((id.clone(), boxes::service_outline(model, placement, id)?))).collect();
        let lines = routes(model, placement);
        let grid = Grid::of(boxes.iter().map(|(_, outline)| outline.rect));
        let labels = Labels::of(model, &lines, &grid);
        Self { frames: frames.collect(), boxes, lines, teams: TeamBadge::of_all(model), labels }
    }

    /// The smallest rectangle around everything drawn; `None` where nothing is.
    pub fn bounds(&self) -> Option<Rect> {
        let frames = self.frames.iter().map(|(_, rect)| *rect);
        let boxes = self.boxes.iter().map(|(_, outline)| outline.rect);
        let lines = self.lines.iter().map(|(_, route)| route.bounds());
        Rect::around(frames.chain(boxes).chain(lines))
    }

    /// The border of an element. O(log n).
    pub fn outline(&self, id: &ServiceId) -> Option<Outline> {
        let at = self.boxes.binary_search_by(|(other, _)| other.cmp(id)).ok()?;
        Some(self.boxes[at].1)
    }

    /// The way of an interaction. O(log n).
    pub fn route(&self, id: &InteractionId) -> Option<Route> {
        let at = self.lines.binary_search_by(|(other, _)| other.cmp(id)).ok()?;
        Some(self.lines[at].1)
    }

    /// How a team is shown. O(log n).
    pub fn team(&self, id: &TeamId) -> Option<&TeamBadge> {
        self.teams.get(id)
    }

    /// What stands on the line of an interaction. O(log n).
    pub fn label(&self, id: &InteractionId) -> Option<&Label> {
        self.labels.get(id)
    }
}

/// The contexts, outer ones first, by id within a depth.
fn by_depth(model: &Model) -> Vec<ContextId> {
    let mut sorted: Vec<(usize, ContextId)> =
        model.contexts().iter().map(|context| (depth(model, context), context.id.clone())).collect();
    sorted.sort();
    sorted.into_iter().map(|(_, id)| id).collect()
}

fn depth(model: &Model, context: &Context) -> usize {
    let parent = |context: &&Context| model.contexts().get(context.parent.as_ref()?);
    std::iter::successors(parent(&context), parent).count()
}
