//! What stands where: the part of a drawing that changes only when the document does. What is in sight, and what lies in the way of a
//! label, is asked of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::editor::document::Document;
use crate::geometry::{Outline, Rect, Route};
use crate::layout::routes::Way;
use crate::layout::{Routes, boxes};
use crate::model::context::Context;
use crate::model::table::Table;
use crate::model::team::Team;
use crate::model::{ContextId, InteractionId, Model, ServiceId, TeamId};

use super::labels::{Label, Labels};
use super::team::TeamBadge;

/// Frames, boxes and lines of a document.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Contexts, outer ones before those nested in them.
    pub frames: Vec<(ContextId, Rect)>,
    contexts: Table<ContextId, Context>,
    routes: Routes,
    labels: Labels,
    badges: Arc<BTreeMap<TeamId, TeamBadge>>,
    teams: Table<TeamId, Team>,
}

impl Ground {
    /// What stands where in a document. O(n log n).
    pub fn of(document: &Document) -> Self {
        Self::default().refreshed(document)
    }

    /// What stands where in a document, whatever this was the ground of: the same as from scratch, and sooner the less has changed. O(n)
    /// to look for what did.
    #[must_use]
    pub fn refreshed(&self, document: &Document) -> Self {
        let (model, placement) = (document.model(), document.placement());
        let routes = self.routes.refreshed(model, placement);
        let badges = match self.teams.is_same(model.teams()) {
            true => Arc::clone(&self.badges),
            false => Arc::new(TeamBadge::of_all(model)),
        };
        Self {
            frames: self.frames_of(document),
            contexts: model.contexts().clone(),
            labels: self.labels.refreshed(model, &self.routes, &routes),
            routes,
            badges,
            teams: model.teams().clone(),
        }
    }

    fn frames_of(&self, document: &Document) -> Vec<(ContextId, Rect)> {
        let (model, placement) = (document.model(), document.placement());
        let order: Vec<ContextId> = match self.contexts.is_same(model.contexts()) {
            true => self.frames.iter().map(|(id, _)| id.clone()).collect(),
            false => by_depth(model),
        };
        let frame = |id: ContextId| {
            let frame = boxes::context_frame(model, placement, &id)?;
            Some((id, frame))
        };
        order.into_iter().filter_map(frame).collect()
    }

    /// Elements and their borders, by id.
    pub fn boxes(&self) -> impl ExactSizeIterator<Item = (&ServiceId, Outline)> {
        self.routes.boxes()
    }

    /// Interactions and their ways, by id.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = (&InteractionId, &Way)> {
        self.routes.lines()
    }

    /// What stands on the line of each interaction, by id.
    pub fn labels(&self) -> impl Iterator<Item = Option<&Label>> {
        (0..self.routes.lines().len()).map(|line| self.labels.get(line))
    }

    /// The smallest rectangle around everything drawn; `None` where nothing is.
    pub fn bounds(&self) -> Option<Rect> {
        let frames = self.frames.iter().map(|(_, rect)| *rect);
        let boxes = self.boxes().map(|(_, outline)| outline.rect);
        let lines = self.lines().map(|(_, way)| way.bounds);
        Rect::around(frames.chain(boxes).chain(lines))
    }

    /// The border of an element. O(log n).
    pub fn outline(&self, id: &ServiceId) -> Option<Outline> {
        self.routes.outline(id)
    }

    /// The way of an interaction. O(log n).
    pub fn route(&self, id: &InteractionId) -> Option<Route> {
        self.routes.route(id).copied()
    }

    /// How a team is shown. O(log n).
    pub fn team(&self, id: &TeamId) -> Option<&TeamBadge> {
        self.badges.get(id)
    }

    /// What stands on the line of an interaction. O(log n).
    pub fn label(&self, id: &InteractionId) -> Option<&Label> {
        self.labels.get(self.routes.line_number(id)?)
    }
}

/// The contexts, outer ones first, by id within a depth. O(n log n), however deep they nest.
fn by_depth(model: &Model) -> Vec<ContextId> {
    let mut children: BTreeMap<Option<&ContextId>, Vec<&ContextId>> = BTreeMap::new();
    for context in model.contexts().iter() {
        children.entry(context.parent.as_ref()).or_default().push(&context.id);
    }
    let mut order = Vec::with_capacity(model.contexts().len());
    let mut depth = children.remove(&None).unwrap_or_default();
    while !depth.is_empty() {
        let mut deeper: Vec<&ContextId> = depth.iter().filter_map(|id| children.remove(&Some(*id))).flatten().collect();
        deeper.sort();
        order.extend(std::mem::replace(&mut depth, deeper).into_iter().cloned());
    }
    order
}
