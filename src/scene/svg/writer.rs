//! Marks as elements of SVG.

use super::super::mark::{Anchor, Mark, Pattern, Shape, number};
use super::super::text::Weight;
use super::styles::BOLD;
use crate::geometry::{Point, Rect};
use crate::model::Word;

/// The text of a picture while it is being written.
pub(super) struct Writer(String);

impl Writer {
    /// Begins a picture of this part of the world.
    pub(super) fn begin(area: Rect, title: &str) -> Self {
        let [x, y, width, height] = [area.left(), area.top(), area.size.width, area.size.height].map(number);
        let mut writer = Self(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {width} {height}\" width=\"{width}\" height=\"{height}\" \
             role=\"img\" stroke-linejoin=\"round\">\n"
        ));
        if !title.is_empty() {
            writer.0.push_str(&format!("<title>{}</title>\n", escaped(title)));
        }
        writer
    }

    pub(super) fn style(&mut self, rules: &str) {
        self.0.push_str(&format!("<style>{rules}</style>\n"));
    }

    /// Marks moved to a place, in a class of their own unless that is empty.
    pub(super) fn group(&mut self, at: Point, class: &str, marks: &[Mark]) {
        if marks.is_empty() {
            return;
        }
        let is_bare = at == Point::default() && class.is_empty();
        if !is_bare {
            self.0.push_str("<g");
            if at != Point::default() {
                self.0.push_str(&format!(" transform=\"translate({} {})\"", number(at.x), number(at.y)));
            }
            self.class(class);
            self.0.push('>');
        }
        marks.iter().for_each(|mark| self.mark(mark));
        self.0.push_str(if is_bare { "\n" } else { "</g>\n" });
    }

    pub(super) fn mark(&mut self, mark: &Mark) {
        match &mark.shape {
            Shape::Path(path) => self.open(&format!("<path d=\"{}\"", path.data()), mark, "/>"),
            Shape::Rect(rect, radius) => self.open(&rect_start(*rect, *radius), mark, "/>"),
            Shape::Circle(center, radius) => {
                let [x, y, radius] = [center.x, center.y, *radius].map(number);
                self.open(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\""), mark, "/>");
            }
            Shape::Line(from, to) => {
                let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(number);
                self.open(&format!("<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\""), mark, "/>");
            }
            Shape::Text(at, anchor, font, words) => {
                let [x, y, size] = [at.x, at.y, font.size].map(number);
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                };
                let start = format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}");
                self.open(&start, mark, &format!(">{}</text>", escaped(words)));
            }
        }
    }

    pub(super) fn end(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }

    fn open(&mut self, start: &str, mark: &Mark, end: &str) {
        self.0.push_str(start);
        let mut classes = vec![mark.ink.word()];
        if mark.pattern != Pattern::Solid {
            classes.push(mark.pattern.word().to_owned());
        }
        if matches!(&mark.shape, Shape::Text(_, _, font, _) if font.weight == Weight::Semibold) {
            classes.push(BOLD.to_owned());
        }
        self.class(&classes.join(" "));
        if let Some(width) = mark.width {
            self.0.push_str(&format!(" style=\"stroke-width:{}\"", number(width)));
        }
        self.0.push_str(end);
    }

    fn class(&mut self, class: &str) {
        if !class.is_empty() {
            self.0.push_str(&format!(" class=\"{class}\""));
        }
    }
}

fn rect_start(rect: Rect, radius: f64) -> String {
    let [x, y, width, height] = [rect.left(), rect.top(), rect.size.width, rect.size.height].map(number);
    let corner = if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() };
    format!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{corner}")
}

/// The text with what has a meaning in SVG, and what SVG does not allow, replaced.
pub(in super::super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            _ => safe.push(letter),
        }
    }
    safe
}
