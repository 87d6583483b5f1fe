//! Putting strokes down on a canvas element. It walks what the scene has decided.

use std::collections::BTreeMap;

use js_sys::Array;
use leptos::wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::geometry::{Camera, Point, Rect, ScreenSize, Vector};
use crate::platform::page;
use crate::scene::batch::{Batch, Brush};
use crate::scene::ink::Ink;
use crate::scene::mark::{Anchor, Pattern, Segment, Shape, Turn};
use crate::scene::palette::Theme;
use crate::scene::text::{Font, Weight};

/// How much is left of what steps back.
const QUIET: f64 = 0.35;

/// How an ink is put down in a theme.
#[derive(Clone, Debug)]
struct Paint {
    fill: Option<String>,
    stroke: Option<String>,
    width: f64,
}

/// The smallest part of their length to which dashes shrink with the drawing: below, they could not be told from each other, and to put
/// down thousands on each line takes long.
const LEAST_DASH: f64 = 0.6;

/// A canvas element to paint on, in a theme.
#[derive(Debug)]
pub struct Painter {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    theme: Theme,
    paints: BTreeMap<Ink, Paint>,
    family: String,
    /// How many times longer dashes are at least than their pattern says.
    stretch: f64,
}

impl Painter {
    /// A painter of this element; `None` where the browser cannot paint.
    pub fn new(element: HtmlCanvasElement, theme: Theme) -> Option<Self> {
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        let style = page::window().get_computed_style(&element).ok()??;
        let family = style.get_property_value("font-family").ok()?;
        Some(Self { element, context, theme, paints: BTreeMap::new(), family, stretch: 1.0 })
    }

    /// Paints in another theme from now on.
    pub fn set_theme(&mut self, theme: Theme) {
        if self.theme != theme {
            self.theme = theme;
            self.paints.clear();
        }
    }

    /// Begins a picture of this size, transparent, as this camera sees it with so many pixels of the screen to one of the page.
    pub fn begin(&mut self, size: ScreenSize, camera: Camera, ratio: f64) {
        let [width, height] = [size.width, size.height].map(|side| whole(side * ratio));
        if (self.element.width(), self.element.height()) != (width, height) {
            self.element.set_width(width);
            self.element.set_height(height);
        } else {
            self.transform([1.0, 0.0, 0.0]);
            self.context.clear_rect(0.0, 0.0, width.into(), height.into());
        }
        self.look(camera, ratio);
    }

    fn look(&mut self, camera: Camera, ratio: f64) {
        self.stretch = LEAST_DASH / camera.zoom;
        let scale = camera.zoom * ratio;
        self.transform([scale, -camera.origin.x * scale, -camera.origin.y * scale]);
        self.context.set_line_join("round");
    }

    /// Wipes a part of the picture out, and puts down nothing outside it meanwhile. It grows to whole pixels, so that nothing shows where
    /// it ends.
    pub fn within(&mut self, part: Rect, camera: Camera, ratio: f64, put: impl FnOnce(&mut Self)) {
        let [near, far] = [part.origin, part.far_corner()].map(|corner| camera.screen_from_world(corner));
        let (left, top) = ((near.x * ratio).floor(), (near.y * ratio).floor());
        let (width, height) = ((far.x * ratio).ceil() - left, (far.y * ratio).ceil() - top);
        self.context.save();
        self.transform([1.0, 0.0, 0.0]);
        self.context.clear_rect(left, top, width, height);
        self.context.begin_path();
        self.context.rect(left, top, width, height);
        self.context.clip();
        self.look(camera, ratio);
        put(self);
        self.context.restore();
    }

    fn transform(&self, [scale, x, y]: [f64; 3]) {
        // Fails for no finite numbers.
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, x, y);
    }

    /// Puts these strokes down. Outlines are `thickness` times as wide as the ink says.
    pub fn put(&mut self, batches: &[Batch], thickness: f64) {
        for batch in batches {
            let theme = self.theme;
            let paint = self.paints.entry(batch.brush.ink).or_insert_with(|| Paint::of(batch.brush.ink, theme)).clone();
            self.set(&batch.brush, &paint, thickness);
            match batch.brush.font {
                Some(font) => self.words(font, &batch.shapes),
                None => self.shapes(&batch.shapes, &paint, batch.brush.pattern == Pattern::Solid),
            }
        }
        self.context.set_global_alpha(1.0);
    }

    fn set(&self, brush: &Brush, paint: &Paint, thickness: f64) {
        self.context.set_global_alpha(if brush.is_quiet { QUIET } else { 1.0 });
        if let Some(fill) = &paint.fill {
            self.context.set_fill_style_str(fill);
        }
        if let Some(stroke) = &paint.stroke {
            self.context.set_stroke_style_str(stroke);
            self.context.set_line_width(brush.width.unwrap_or(paint.width) * thickness);
            let stretch = self.stretch.max(thickness);
            let dashes: Array = brush.pattern.lengths().iter().map(|length| JsValue::from(length * stretch)).collect();
            // Refused only for what is no list of numbers.
            let _ = self.context.set_line_dash(&dashes);
            self.context.set_line_cap(if brush.pattern == Pattern::Dotted { "round" } else { "butt" });
        }
    }

    fn words(&self, font: Font, shapes: &[(Vector, Shape)]) {
        let weight = match font.weight {
            Weight::Regular => 400,
            Weight::Semibold => 600,
        };
        self.context.set_font(&format!("{weight} {}px {}", page::number(font.size), self.family));
        for (by, shape) in shapes {
            if let Shape::Text(at, anchor, _, words) = shape {
                self.context.set_text_align(match anchor {
                    Anchor::Start => "left",
                    Anchor::Middle => "center",
                    Anchor::End => "right",
                });
                let at = *at + *by;
                // Fails for no finite numbers.
                let _ = self.context.fill_text(words, at.x, at.y);
            }
        }
    }

    fn shapes(&self, shapes: &[(Vector, Shape)], paint: &Paint, is_solid: bool) {
        self.context.begin_path();
        shapes.iter().for_each(|(by, shape)| self.trace(*by, shape, is_solid));
        if paint.fill.is_some() {
            self.context.fill();
        }
        if paint.stroke.is_some() {
            self.context.stroke();
        }
    }

    fn trace(&self, by: Vector, shape: &Shape, is_solid: bool) {
        match shape {
            Shape::Path(path) => self.path(by, path.segments(), is_solid),
            Shape::Rect(rect, radius) => self.rect(rect.translate(by), *radius),
            Shape::Circle(center, radius) => {
                let center = *center + by;
                self.context.move_to(center.x + radius, center.y);
                // Fails for a negative radius.
                let _ = self.context.arc(center.x, center.y, *radius, 0.0, std::f64::consts::TAU);
            }
            Shape::Line(from, to) => {
                let (from, to) = (*from + by, *to + by);
                self.context.move_to(from.x, from.y);
                self.context.line_to(to.x, to.y);
            }
            Shape::Text(..) => {}
        }
    }

    fn rect(&self, rect: Rect, radius: f64) {
        let Rect { origin, size } = rect;
        let radius = radius.min(size.width / 2.0).min(size.height / 2.0);
        // Fails for a negative radius.
        let _ = self.context.round_rect_with_f64(origin.x, origin.y, size.width, size.height, radius);
    }

    /// An unbroken outline that begins with a straight line is closed by going along that a second time: `closePath` of Chromium looks at all
    /// that has been traced before, so that thousands of arrowheads take time by their square.
    fn path(&self, by: Vector, segments: &[Segment], is_solid: bool) {
        let mut from = Point::default();
        let mut again = None;
        for (number, segment) in segments.iter().enumerate() {
            if let Segment::Jump(start) = *segment {
                again = match segments.get(number + 1) {
                    Some(Segment::Line(next)) if is_solid => Some([start, start.midpoint(*next)]),
                    _ => None,
                };
            }
            from = match (segment, again) {
                (Segment::Close, Some(points)) => {
                    points.into_iter().fold(from, |from, to| self.segment(by, Segment::Line(to), from))
                }
                _ => self.segment(by, *segment, from),
            };
        }
    }

    /// Traces a piece of an outline and answers where it ends, unmoved.
    fn segment(&self, by: Vector, segment: Segment, from: Point) -> Point {
        let context = &self.context;
        match segment {
            Segment::Jump(to) => {
                context.move_to(to.x + by.x, to.y + by.y);
                to
            }
            Segment::Line(to) => {
                context.line_to(to.x + by.x, to.y + by.y);
                to
            }
            Segment::Curve(first, second, to) => {
                let (one, two, end) = (first + by, second + by, to + by);
                context.bezier_curve_to(one.x, one.y, two.x, two.y, end.x, end.y);
                to
            }
            Segment::Bend(control, to) => {
                let (control, end) = (control + by, to + by);
                context.quadratic_curve_to(control.x, control.y, end.x, end.y);
                to
            }
            Segment::Arc(radii, turn, to) => {
                self.arc(from + by, radii, turn, to + by);
                to
            }
            Segment::Close => {
                context.close_path();
                from
            }
        }
    }

    /// An arc of at most half an ellipse, from its end points as SVG has it to its middle and angles (SVG 1.1, F.6.5 \[V\]).
    fn arc(&self, from: Point, radii: Vector, turn: Turn, to: Point) {
        let half = Vector::new((from.x - to.x) / 2.0, (from.y - to.y) / 2.0);
        let (x, y) = (half.x / radii.x, half.y / radii.y);
        let stretch = (x * x + y * y).sqrt().max(1.0);
        let radii = radii * stretch;
        let square = x * x + y * y;
        let factor = ((1.0 / square) * stretch * stretch - 1.0).max(0.0).sqrt();
        let sign = if turn == Turn::Right { 1.0 } else { -1.0 };
        let middle = from.midpoint(to);
        let center = Point::new(
            middle.x + sign * factor * radii.x * half.y / radii.y,
            middle.y - sign * factor * radii.y * half.x / radii.x,
        );
        let angle = |at: Point| ((at.y - center.y) / radii.y).atan2((at.x - center.x) / radii.x);
        // Fails for a negative radius.
        let _ = self.context.ellipse_with_anticlockwise(
            center.x,
            center.y,
            radii.x,
            radii.y,
            0.0,
            angle(from),
            angle(to),
            turn == Turn::Left,
        );
    }
}

impl Paint {
    fn of(ink: Ink, theme: Theme) -> Self {
        let style = ink.style();
        let colour = |token: crate::scene::palette::Token| token.colour(theme).hex();
        Self { fill: style.fill.map(colour), stroke: style.stroke.map(colour), width: style.width }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a canvas on a screen")]
fn whole(value: f64) -> u32 {
    value.round() as u32
}
