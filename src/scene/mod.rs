//! A document and what the analyses say of it, as plain drawing data. Everything is decided here; a view, an exported picture and a
//! painter only put it down.

pub mod assessment;
mod badge;
pub mod batch;
pub mod clearing;
pub mod derivation;
pub mod detail;
pub mod edge;
pub mod frame;
pub mod gesture;
pub mod ghost;
mod glyph;
pub mod ground;
pub mod icon;
pub mod identity;
pub mod ink;
pub mod labels;
pub mod line;
pub mod mark;
pub mod node;
pub mod outline;
pub mod overlay;
pub mod palette;
pub mod panel;
pub mod sheet;
pub mod silhouette;
pub mod stylesheet;
pub mod svg;
pub mod team;
pub mod text;
pub mod view;

use crate::editor::document::Document;
use crate::geometry::{Camera, Rect, ScreenSize};

pub use detail::Detail;
pub use edge::{EdgeDrawing, edge};
pub use frame::{FrameDrawing, frame};
pub use ground::Ground;
pub use node::{NodeDrawing, node};
pub use overlay::Overlay;
pub use view::{Attention, View};

/// How far beyond the canvas things are still drawn, in CSS pixels, so that tags and ends of lines do not pop up at its edge.
const OVERSCAN: f64 = 64.0;

/// A drawing: frames lie below lines, lines below boxes, labels of lines above lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// The contexts, outer ones first.
    pub frames: Vec<FrameDrawing>,
    /// The interactions, by id.
    pub edges: Vec<EdgeDrawing>,
    /// The elements, by id.
    pub nodes: Vec<NodeDrawing>,
}

/// The drawing of a document. O(n log n).
pub fn compose(document: &Document, view: &View<'_>) -> Scene {
    visible(document, &Ground::of(document), view, None)
}

/// The part of the drawing that touches `within`; all of it for `None`. O(n) to look at what stands where, and O(log n) for each thing
/// that is in sight.
pub fn visible(document: &Document, ground: &Ground, view: &View<'_>, within: Option<Rect>) -> Scene {
    let model = document.model();
    let is_in_sight = |rect: Rect| within.is_none_or(|within| within.intersects(rect));
    let frames = ground.frames.iter().filter(|(_, rect)| is_in_sight(*rect));
    let lines = ground.lines().filter(|(_, way)| is_in_sight(way.bounds));
    let boxes = ground.boxes().filter(|(_, outline)| is_in_sight(outline.rect));
    Scene {
        frames: frames.filter_map(|(id, rect)| frame(model, ground, view, id, *rect)).collect(),
        edges: lines.filter_map(|(id, _)| edge(model, ground, view, id)).collect(),
        nodes: boxes.filter_map(|(id, _)| node(model, ground, view, id)).collect(),
    }
}

/// The part of the world to ask [`visible`] for: what the canvas shows, and a little more.
pub fn in_sight(camera: Camera, canvas: ScreenSize) -> Rect {
    camera.visible(canvas).inflate(OVERSCAN / camera.zoom)
}
