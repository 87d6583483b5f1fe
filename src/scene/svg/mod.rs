//! A drawing as the text of a picture that needs nothing else: no font, no style sheet, no script. The same drawing gives the same bytes.

mod legend;
mod styles;
mod writer;

use crate::geometry::{Point, Rect, Size, Vector};

use super::Scene;
use super::ink::Ink;
use super::mark::{Anchor, Mark};
use super::palette::Theme;
use super::text::{self, Font, Weight};
use writer::Writer;
pub(super) use writer::escaped;

/// What the picture shows besides the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture<'a> {
    /// Its colours.
    pub theme: Theme,
    /// Its heading and its name for those who do not see; none where empty.
    pub title: &'a str,
    /// What the shapes, lines and states on it mean.
    pub legend: Legend,
}

/// Whether a picture explains itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Legend {
    /// Below the drawing stands what its shapes, lines and states mean.
    #[default]
    Shown,
    /// It does not.
    Left,
}

/// The space around the drawing.
const MARGIN: f64 = 32.0;
/// The heading.
const TITLE: Font = Font { size: 20.0, weight: Weight::Semibold };

/// The text of the picture. Linear in the size of the drawing.
pub fn write(scene: &Scene, picture: &Picture<'_>) -> String {
    let drawing = bounds(scene);
    let heading = if picture.title.is_empty() { 0.0 } else { TITLE.size + 20.0 };
    let legend = match picture.legend {
        Legend::Shown => legend::legend(scene, drawing.size.width.max(legend::NARROWEST)),
        Legend::Left => legend::Block::default(),
    };
    let below = if legend.marks.is_empty() { 0.0 } else { legend.size.height + MARGIN };
    let origin = drawing.origin - Vector::new(MARGIN, MARGIN + heading);
    let title_width = text::width(picture.title, TITLE);
    let width = drawing.size.width.max(legend.size.width).max(title_width) + 2.0 * MARGIN;
    let size = Size::new(width.ceil(), (drawing.size.height + heading + below + 2.0 * MARGIN).ceil());
    let area = Rect::new(Point::new(origin.x.floor(), origin.y.floor()), size);

    let mut writer = Writer::begin(area, picture.title);
    writer.style(&styles::style_sheet(scene, &legend.marks, picture.theme));
    writer.mark(&Mark::rect(area, 0.0, Ink::Ground));
    if !picture.title.is_empty() {
        let baseline = Point::new(drawing.left(), origin.y + MARGIN + TITLE.size * 0.8);
        writer.mark(&Mark::text(baseline, Anchor::Start, TITLE, picture.title, Ink::Text));
    }
    draw(&mut writer, scene);
    writer.group(Point::new(drawing.left(), drawing.bottom() + MARGIN), "", &legend.marks);
    writer.end()
}

/// Frames, then lines, then boxes, then what stands on lines; no handles and nothing that is pointed at.
fn draw(writer: &mut Writer, scene: &Scene) {
    for frame in &scene.frames {
        writer.group(frame.rect.origin, "", &frame.marks);
    }
    for edge in &scene.edges {
        writer.group(Point::default(), quiet(edge.is_quiet), &edge.marks);
    }
    for node in &scene.nodes {
        writer.group(node.rect.origin, quiet(node.is_quiet), &node.marks);
    }
    for edge in &scene.edges {
        writer.group(Point::default(), quiet(edge.is_quiet), &edge.label);
    }
    for frame in &scene.frames {
        writer.group(frame.rect.origin, "", &frame.label);
    }
}

fn quiet(is_quiet: bool) -> &'static str {
    if is_quiet { styles::QUIET } else { "" }
}

/// The smallest rectangle around the drawing, with room for tags on borders.
fn bounds(scene: &Scene) -> Rect {
    let frames = scene.frames.iter().map(|frame| frame.rect);
    let nodes = scene.nodes.iter().map(|node| node.rect.inflate(10.0));
    let edges = scene.edges.iter().map(|edge| edge.route.bounds().inflate(10.0));
    Rect::around(frames.chain(nodes).chain(edges)).unwrap_or_default()
}
