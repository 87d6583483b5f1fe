//! Marks gathered into strokes of the brush: what looks alike and does not hide each other is put down at once, since each change of
//! the brush costs a painter more than another outline.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geometry::{Point, Vector};

use super::detail::Detail;
use super::edge::EdgeDrawing;
use super::ink::Ink;
use super::mark::{Mark, Pattern, Shape};
use super::sheet::Sheet;
use super::text::Font;

/// How a painter's brush is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Brush {
    /// The ink.
    pub ink: Ink,
    /// Whether outlines are broken.
    pub pattern: Pattern,
    /// The width of outlines in world pixels, where it is not the ink's.
    pub width: Option<f64>,
    /// The font of text.
    pub font: Option<Font>,
    /// Whether it steps back.
    pub is_quiet: bool,
}

impl Brush {
    fn of(mark: &Mark, is_quiet: bool) -> Self {
        let font = match &mark.shape {
            Shape::Text(_, _, font, _) => Some(*font),
            Shape::Path(_) | Shape::Rect(..) | Shape::Circle(..) | Shape::Line(..) => None,
        };
        // What an area selects is to be seen through it.
        let is_quiet = is_quiet || mark.ink == Ink::MarqueeArea;
        Self { ink: mark.ink, pattern: mark.pattern, width: mark.width, font, is_quiet }
    }

    /// An order in which equal brushes stand together; hundredths of a pixel tell widths apart.
    #[expect(clippy::cast_possible_truncation, reason = "widths and sizes are small")]
    fn key(&self) -> (Ink, Pattern, i64, i64, bool) {
        let width = self.width.map_or(-1, |width| (width * 100.0) as i64);
        let size = self.font.map_or(-1, |font| (font.size * 100.0) as i64);
        (self.ink, self.pattern, width, size, self.is_quiet)
    }
}

/// Shapes put down with one setting of the brush.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The brush.
    pub brush: Brush,
    /// Each shape, and by how much it is moved.
    pub shapes: Vec<(Vector, Shape)>,
}

/// A drawing's marks, where it stands, and whether it steps back.
#[derive(Clone, Copy)]
struct Piece<'a> {
    at: Vector,
    marks: &'a [Mark],
    is_quiet: bool,
}

/// All strokes of a sheet, from the lowest up. Lines never hide each other's ends for long, so they are gathered at any size; boxes only
/// where they are too small for their words.
pub fn batches(sheet: &Sheet, detail: Detail) -> Vec<Batch> {
    let mut batches = Vec::new();
    for frame in sheet.frames.drawings() {
        let at = frame.rect.origin - Point::default();
        one_by_one(&mut batches, Piece { at, marks: &frame.marks, is_quiet: false });
        one_by_one(&mut batches, Piece { at, marks: &frame.handles, is_quiet: false });
    }
    let edges: Vec<&Arc<_>> = sheet.edges.drawings().collect();
    let parts: [fn(&EdgeDrawing) -> &[Mark]; 3] = [|it| &it.marks, |it| &it.label, |it| &it.handles];
    for part in parts {
        let pieces = edges.iter().map(|it| Piece { at: Vector::default(), marks: part(it), is_quiet: it.is_quiet });
        gathered(&mut batches, pieces);
    }
    let nodes = sheet.nodes.drawings();
    let nodes: Vec<[Piece<'_>; 2]> = nodes
        .map(|it| {
            let at = it.rect.origin - Point::default();
            let piece = |marks| Piece { at, marks, is_quiet: it.is_quiet };
            [piece(&it.marks), piece(&it.handles)]
        })
        .collect();
    match detail {
        Detail::Near | Detail::Middle => nodes.into_iter().flatten().for_each(|it| one_by_one(&mut batches, it)),
        Detail::Far => gathered(&mut batches, nodes.into_iter().flatten()),
    }
    let names = sheet.frames.drawings().map(|it| {
        let at = it.rect.origin - Point::default();
        Piece { at, marks: &it.label, is_quiet: false }
    });
    gathered(&mut batches, names);
    batches
}

/// The strokes of marks that belong to nothing else.
pub fn of_marks(marks: &[Mark]) -> Vec<Batch> {
    let mut batches = Vec::new();
    one_by_one(&mut batches, Piece { at: Vector::default(), marks, is_quiet: false });
    batches
}

fn one_by_one(batches: &mut Vec<Batch>, piece: Piece<'_>) {
    for mark in piece.marks {
        let brush = Brush::of(mark, piece.is_quiet);
        batches.push(Batch { brush, shapes: vec![(piece.at, mark.shape.clone())] });
    }
}

/// Marks of the same rank in their drawings lie at the same height, and those with the same brush are put down together.
fn gathered<'a>(batches: &mut Vec<Batch>, pieces: impl Iterator<Item = Piece<'a>>) {
    let mut sorted: BTreeMap<_, Batch> = BTreeMap::new();
    for piece in pieces {
        for (rank, mark) in piece.marks.iter().enumerate() {
            let brush = Brush::of(mark, piece.is_quiet);
            let batch = sorted.entry((rank, brush.key())).or_insert_with(|| Batch { brush, shapes: Vec::new() });
            batch.shapes.push((piece.at, mark.shape.clone()));
        }
    }
    batches.extend(sorted.into_values());
}
