//! Where the camera looks.

use super::Editor;
use super::direction::Direction;
use super::input::WheelInput;
use super::membership::{all_boxes, bounds};
use super::selection::Selection;
use crate::geometry::{Camera, Rect, ScreenPoint, ScreenSize, Vector};
use crate::model::{EntityId, InteractionId};

/// The space left around what is fitted, in CSS pixels.
const MARGIN: f64 = 48.0;
/// The space left where names would otherwise be too small to read.
const NARROW_MARGIN: f64 = 12.0;
/// Below this zoom a name of 15 px is smaller than 9 px.
const LEGIBLE_ZOOM: f64 = 0.6;
/// Below this zoom boxes are drawn without their names.
const NAMED_ZOOM: f64 = 0.3;
/// How much one step zooms.
const ZOOM_STEP: f64 = 1.25;
/// How fast the wheel zooms, per CSS pixel; and the most that one turn may count.
const WHEEL_RATE: f64 = 0.01;
const WHEEL_LIMIT: f64 = 24.0;

/// The camera that shows this part of the drawing as large as it fits, but not above 100 %.
pub fn fitting(camera: Camera, world: Rect, canvas: ScreenSize) -> Camera {
    if canvas.width <= 0.0 || canvas.height <= 0.0 {
        return camera;
    }
    let fit = Camera::fitting(world, canvas, MARGIN, 1.0);
    match fit.zoom < LEGIBLE_ZOOM {
        true => Camera::fitting(world, canvas, NARROW_MARGIN, 1.0),
        false => fit,
    }
}

impl Editor {
    pub(super) fn wheel(&mut self, wheel: WheelInput) {
        let camera = match (wheel.modifiers.primary(), wheel.modifiers.shift) {
            (true, _) => {
                let factor = (-wheel.dy.clamp(-WHEEL_LIMIT, WHEEL_LIMIT) * WHEEL_RATE).exp();
                self.camera.zoomed_to(self.camera.zoom * factor, wheel.at)
            }
            (false, true) if wheel.dx == 0.0 => self.camera.panned(-wheel.dy, 0.0),
            (false, _) => self.camera.panned(-wheel.dx, -wheel.dy),
        };
        self.set_camera(camera);
    }

    pub(super) fn zoom_in(&mut self) {
        self.set_camera(self.camera.zoomed_to(self.camera.zoom * ZOOM_STEP, self.middle()));
    }

    pub(super) fn zoom_out(&mut self) {
        self.set_camera(self.camera.zoomed_to(self.camera.zoom / ZOOM_STEP, self.middle()));
    }

    pub(super) fn zoom_to_actual_size(&mut self) {
        self.set_camera(self.camera.zoomed_to(1.0, self.middle()));
    }

    pub(super) fn zoom_to_fit(&mut self) {
        self.set_camera(self.fitted());
    }

    /// The camera that shows everything.
    fn fitted(&self) -> Camera {
        let boxes: Vec<Rect> = all_boxes(self.document.model()).filter_map(|id| bounds(&self.document, &id)).collect();
        Rect::around(boxes).map_or_else(Camera::default, |world| fitting(self.camera, world, self.canvas))
    }

    /// Takes a new size of the canvas. The first one that is known shows everything; what showed everything goes on doing so, so that a
    /// panel that opens beside the canvas hides nothing.
    pub(super) fn resize_canvas(&mut self, size: ScreenSize) {
        let is_known = size.width > 0.0 && size.height > 0.0;
        let stays_fitted = !self.is_framed || self.camera == self.fitted();
        self.revisions.view += u64::from(self.canvas != size);
        self.canvas = size;
        if is_known && stays_fitted {
            self.is_framed = true;
            self.zoom_to_fit();
        }
    }

    pub(super) fn zoom_to_selection(&mut self) {
        if let Some(world) = self.extent(self.selection.iter()) {
            self.set_camera(fitting(self.camera, world, self.canvas));
        }
    }

    pub(super) fn pan(&mut self, direction: Direction) {
        let by = direction.vector();
        self.set_camera(self.camera.panned(-by.x * self.canvas.width / 2.0, -by.y * self.canvas.height / 2.0));
    }

    /// Moves the camera as little as needed for these to be in view; zooms out only if they cannot be otherwise.
    pub(super) fn reveal<'a>(&mut self, ids: impl Iterator<Item = &'a EntityId>) {
        if let Some(world) = self.extent(ids) {
            self.reveal_place(world);
        }
    }

    /// Brings these into view for a reader who asked elsewhere what they are: lines with the boxes at their ends, and nearer where boxes
    /// are too small to have names.
    pub(super) fn show(&mut self, ids: &Selection) {
        let interactions = self.document.model().interactions();
        let ends = ids.iter().filter_map(|id| interactions.get(&InteractionId::from_entity(id.clone())));
        let ends: Vec<EntityId> = ends.flat_map(|it| [&it.from, &it.to].map(|end| end.entity().clone())).collect();
        let Some(world) = self.extent(ids.iter().chain(&ends)) else { return };
        let near = Camera::fitting(world, self.canvas, NARROW_MARGIN, LEGIBLE_ZOOM);
        match self.camera.zoom < NAMED_ZOOM && near.zoom > self.camera.zoom && self.canvas.width > 0.0 {
            true => self.set_camera(near),
            false => self.reveal_place(world),
        }
    }

    /// Moves as little as it takes to have all of a place in sight with a margin; farther out only if it does not fit.
    pub(super) fn reveal_place(&mut self, world: Rect) {
        let visible = self.camera.visible(self.canvas);
        if visible.contains_rect(world) || self.canvas.width <= 0.0 {
            return;
        }
        let margin = MARGIN / self.camera.zoom;
        let room = visible.inflate(-margin);
        if world.size.width > room.size.width || world.size.height > room.size.height {
            return self.set_camera(fitting(self.camera, world, self.canvas));
        }
        let axis = |near: f64, far: f64, low: f64, high: f64| (far - high).max(0.0) - (low - near).max(0.0);
        let x = axis(world.left(), world.right(), room.left(), room.right());
        let y = axis(world.top(), world.bottom(), room.top(), room.bottom());
        self.set_camera(Camera { origin: self.camera.origin + Vector::new(x, y), ..self.camera });
    }

    /// The smallest rectangle around these boxes and lines.
    pub(super) fn extent<'a>(&self, ids: impl Iterator<Item = &'a EntityId>) -> Option<Rect> {
        Rect::around(ids.filter_map(|id| {
            bounds(&self.document, id).or_else(|| {
                let route = self.route(&InteractionId::from_entity(id.clone()))?;
                Some(route.bounds())
            })
        }))
    }

    fn middle(&self) -> ScreenPoint {
        ScreenPoint::new(self.canvas.width / 2.0, self.canvas.height / 2.0)
    }
}
