//! Commands on what is selected.

use std::collections::{BTreeMap, BTreeSet};

use super::Editor;
use super::alter;
use super::direction::Direction;
use super::lines::End;
use super::membership::{
    bounds, content_bounds, hold, hull, outermost, parent, rejoin, set_frame, shift, take_in, with_contents,
};
use super::plan::Plan;
use super::selection::Selection;
use super::telling::names;
use crate::geometry::Size;
use crate::layout::boxes::{GRID, MIN_CONTEXT_SIZE};
use crate::model::interaction::InteractionKind;
use crate::model::{ContextId, EntityId, InteractionId, Model, ServiceId};

impl Editor {
    pub(super) fn connect(&mut self, from: &ServiceId, to: &ServiceId) {
        let mut plan = Plan::on(&self.document);
        let Some(id) = super::connecting::connect(&mut plan, from, to) else { return };
        if self.transact("Connect", plan.into_edits()) {
            self.select(Selection::only(id));
        }
    }

    pub(super) fn reattach(&mut self, id: &InteractionId, end: End, to: &ServiceId) {
        let mut plan = Plan::on(&self.document);
        super::connecting::reattach(&mut plan, id, end, to);
        self.transact("Re-attach", plan.into_edits());
    }

    pub(super) fn set_kind(&mut self, kind: InteractionKind) {
        let model = self.document.model();
        let edits = alter::interactions(model, self.selection.interactions(model), |it| {
            it.kind = kind;
            it.confirmed = true;
        });
        self.transact("Set kind", edits);
    }

    pub(super) fn reverse(&mut self) {
        let model = self.document.model();
        let edits = alter::interactions(model, self.selection.interactions(model), |it| {
            std::mem::swap(&mut it.from, &mut it.to);
        });
        self.transact("Reverse", edits);
    }

    pub(super) fn delete(&mut self) {
        let edits = alter::remove(&self.document, self.selection.ids());
        self.transact("Delete", edits);
    }

    pub(super) fn select_all(&mut self) {
        let model = self.document.model();
        let boxes = super::membership::all_boxes(model);
        let all = boxes.chain(model.interactions().ids().map(|id| id.entity().clone()));
        self.select(all.collect());
        self.say_selection();
    }

    /// Moves the selected boxes by so many grid steps.
    pub(super) fn nudge(&mut self, direction: Direction, steps: f64) {
        let mut plan = Plan::on(&self.document);
        let roots = outermost(plan.model(), &self.selection.boxes(plan.model()));
        let moved = with_contents(plan.model(), &roots);
        shift(&mut plan, &moved, direction.vector() * (GRID * steps));
        // The frame does not grow here: a box nudged towards its edge would never get out.
        rejoin(&mut plan, &roots);
        let (model, planned) = (self.document.model(), plan.model());
        let told = format!("{} moved {}{}", names(model, &roots), direction.word(), elsewhere(model, planned, &roots));
        self.transact_telling("Move", plan.into_edits(), told);
    }

    /// Moves the right or bottom edge of the selected contexts by a grid step.
    pub(super) fn stretch(&mut self, direction: Direction) {
        let mut plan = Plan::on(&self.document);
        for context in self.selection.contexts(self.document.model()) {
            stretch_one(&mut plan, &context, direction);
        }
        let size = match direction {
            Direction::Left => "narrower",
            Direction::Right => "wider",
            Direction::Up => "shorter",
            Direction::Down => "taller",
        };
        let contexts = self.selection.contexts(self.document.model());
        let told = format!("{} made {size}", names(self.document.model(), contexts.iter().map(|id| id.entity())));
        self.transact_telling("Resize", plan.into_edits(), told);
    }

    pub(super) fn rename_selected(&mut self) {
        if let Some(id) = self.selection.single().cloned() {
            self.begin_renaming(&id);
        }
    }
}

/// Into which contexts some of these went, and which of them where not all did.
fn elsewhere(before: &Model, after: &Model, boxes: &BTreeSet<EntityId>) -> String {
    let mut gone: BTreeMap<Option<ContextId>, Vec<&EntityId>> = BTreeMap::new();
    for id in boxes.iter().filter(|id| parent(before, id) != parent(after, id)) {
        gone.entry(parent(after, id)).or_default().push(id);
    }
    let told = gone.into_iter().map(|(context, ids)| {
        let who = if ids.len() == boxes.len() { String::new() } else { names(before, ids) + " " };
        match context {
            Some(context) => format!(", {who}into {}", names(before, [context.entity()])),
            None => format!(", {who}out of its context"),
        }
    });
    told.collect()
}

fn stretch_one(plan: &mut Plan, context: &ContextId, direction: Direction) {
    let Some(frame) = bounds(plan.document(), context.entity()) else { return };
    let by = direction.vector() * GRID;
    let least = content_bounds(plan.document(), context).map(|content| hull(content, GRID).far_corner());
    let least_width = least.map_or(0.0, |far| far.x - frame.left()).max(MIN_CONTEXT_SIZE.width);
    let least_height = least.map_or(0.0, |far| far.y - frame.top()).max(MIN_CONTEXT_SIZE.height);
    let width = (frame.size.width + by.x).max(least_width);
    let height = (frame.size.height + by.y).max(least_height);
    set_frame(plan, context, crate::geometry::Rect::new(frame.origin, Size::new(width, height)));
    take_in(plan, context);
    hold(plan, context.entity());
}
