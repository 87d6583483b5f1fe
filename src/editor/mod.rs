//! The editor without a screen: a document, what is selected, where the camera looks, and what input does to them.
//!
//! There is one door, [`Editor::update`]: everything that can happen is an [`Input`](input::Input), everything the editor wants of the
//! world an [`Effect`](effect::Effect). Every change of the document is a labelled step that can be undone.

mod adding;
pub mod alter;
pub mod assuming;
mod clipboard;
pub mod command;
mod connecting;
pub mod cursor;
pub mod direction;
pub mod document;
mod draft;
mod editing;
pub mod effect;
mod failing;
pub mod fields;
pub mod gesture;
pub mod handles;
pub mod history;
pub mod hit;
pub mod input;
pub mod journey;
mod keys;
pub mod lines;
mod linking;
pub mod membership;
pub mod mode;
pub mod naming;
pub mod placing;
mod plain;
mod plan;
mod pointer;
pub mod quick_text;
mod remap;
pub mod selection;
pub mod snapping;
pub mod stencil;
pub mod suppressing;
pub mod teams;
mod telling;
mod transaction;
mod update;
pub mod view;
mod walking;

use std::collections::BTreeSet;

use crate::geometry::{Camera, Route, ScreenPoint, ScreenSize};
use crate::model::{EntityId, InteractionId, ServiceId, WorkflowId};

use document::Document;
use effect::{Effect, UiRequest};
use gesture::{Gesture, Held};
use history::History;
use hit::Hit;
use lines::Lines;
use mode::{Linking, Mode};
use naming::Naming;
use selection::Selection;

/// A document being edited, and everything about the editing that is not part of it.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    document: Document,
    history: History,
    selection: Selection,
    camera: Camera,
    canvas: ScreenSize,
    gesture: Gesture,
    held: Option<Held>,
    mode: Mode,
    lines: Lines,
    is_framed: bool,
    hovered: Option<Hit>,
    space_held: bool,
    failed: BTreeSet<ServiceId>,
    revisions: Revisions,
    effects: Vec<Effect>,
}

/// Counters that grow with each change, so that what is derived is derived again only when it must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Revisions {
    model: u64,
    placement: u64,
    view: u64,
}

impl Editor {
    /// An editor of this document, nothing selected. All of it comes into view once the size of the canvas is known.
    /// Boxes that nobody has placed are given a place.
    pub fn new(document: Document) -> Self {
        Self { document: document.arranged(), ..Self::default() }
    }

    /// What is being edited.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Where the canvas looks.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// The size of the canvas; zero until it is known.
    pub fn canvas(&self) -> ScreenSize {
        self.canvas
    }

    /// What the held pointer is doing.
    pub fn gesture(&self) -> &Gesture {
        &self.gesture
    }

    /// What keys and clicks mean.
    pub fn mode(&self) -> &Mode {
        &self.mode
    }

    /// What is under the idle pointer.
    pub fn hovered(&self) -> Option<&Hit> {
        self.hovered.as_ref()
    }

    /// The elements that are out of order; empty while no outage is shown.
    pub fn failed(&self) -> &BTreeSet<ServiceId> {
        &self.failed
    }

    /// The name being typed.
    pub fn naming(&self) -> Option<&Naming> {
        match &self.mode {
            Mode::Naming(naming) => Some(naming),
            Mode::Drawing | Mode::Linking(_) | Mode::Journey(_) => None,
        }
    }

    /// The journey being marked.
    pub fn journey(&self) -> Option<&WorkflowId> {
        match &self.mode {
            Mode::Journey(workflow) => Some(workflow),
            Mode::Drawing | Mode::Linking(_) | Mode::Naming(_) => None,
        }
    }

    /// The connection being drawn by keyboard.
    pub fn linking(&self) -> Option<&Linking> {
        match &self.mode {
            Mode::Linking(linking) => Some(linking),
            Mode::Drawing | Mode::Journey(_) | Mode::Naming(_) => None,
        }
    }

    /// What can be undone and redone.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.undo_label().is_some()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.history.redo_label().is_some()
    }

    /// Grows with each change of the model.
    pub fn model_revision(&self) -> u64 {
        self.revisions.model
    }

    /// Grows with each change of the placement.
    pub fn placement_revision(&self) -> u64 {
        self.revisions.placement
    }

    /// Grows with each change of what is not part of the document: selection, camera, gesture, mode, what is hovered or failed.
    pub fn view_revision(&self) -> u64 {
        self.revisions.view
    }

    /// The way the line of an interaction takes.
    pub fn route(&self, id: &InteractionId) -> Option<&Route> {
        self.lines.of(&self.document).route(id)
    }

    fn select(&mut self, selection: Selection) {
        self.revisions.view += u64::from(self.selection != selection);
        self.selection = selection;
    }

    fn add_to_selection(&mut self, id: EntityId) {
        let mut selection = self.selection.clone();
        selection.add(id);
        self.select(selection);
    }

    fn toggle_selected(&mut self, id: EntityId) {
        let mut selection = self.selection.clone();
        selection.toggle(id);
        self.select(selection);
    }

    fn set_camera(&mut self, camera: Camera) {
        self.revisions.view += u64::from(self.camera != camera);
        self.camera = camera;
    }

    fn set_gesture(&mut self, gesture: Gesture) {
        self.revisions.view += u64::from(self.gesture != gesture);
        self.gesture = gesture;
    }

    fn take_gesture(&mut self) -> Gesture {
        std::mem::take(&mut self.gesture)
    }

    fn set_mode(&mut self, mode: Mode) {
        self.revisions.view += u64::from(self.mode != mode);
        // What was said of the mode before does not hold any more.
        match (&self.mode, &mode) {
            (Mode::Linking(_), Mode::Linking(_)) | (Mode::Journey(_), Mode::Journey(_)) => {}
            (Mode::Linking(_), _) => self.announce("Not connected"),
            (Mode::Journey(_), _) => self.announce("Journey ended"),
            (Mode::Drawing | Mode::Naming(_), _) => {}
        }
        self.mode = mode;
    }

    fn take_mode(&mut self) -> Mode {
        self.revisions.view += 1;
        std::mem::take(&mut self.mode)
    }

    fn set_hovered(&mut self, hovered: Option<Hit>) {
        self.revisions.view += u64::from(self.hovered != hovered);
        self.hovered = hovered;
    }

    fn set_failed(&mut self, failed: BTreeSet<ServiceId>) {
        self.revisions.view += u64::from(self.failed != failed);
        self.failed = failed;
    }

    fn announce(&mut self, text: &str) {
        self.effects.push(Effect::Announce(text.to_owned()));
    }

    fn warn(&mut self, text: String) {
        self.effects.push(Effect::Warn(text));
    }

    fn ask(&mut self, request: UiRequest) {
        self.effects.push(Effect::Ui(request));
    }

    fn hit(&self, at: ScreenPoint) -> Option<Hit> {
        hit::hit(&self.document, &self.lines, self.camera, &self.selection, at)
    }
}
