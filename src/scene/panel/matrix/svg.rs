//! The matrix as the text of a picture that needs nothing else. The same matrix gives the same bytes.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::super::super::mark::number;
use super::super::super::palette::{Theme, Token};
use super::super::super::svg::escaped;
use super::super::super::text::{self, CHIP, HEADING, SECONDARY};
use super::{Cell, Family, Grid, LETTERS, Look, Tightness};
use crate::model::team::NeedState;

const MARGIN: f64 = 24.0;
const TITLE: f64 = 32.0;
const LEGEND: f64 = 32.0;
/// The height of a cell, and the width of one that holds a letter and a number; one that holds words is as wide as the longest.
const CELL: f64 = 26.0;
/// The space beside a word in a cell, on both sides together.
const SPACE: f64 = 14.0;
/// The most room for a name.
const NAME: f64 = 220.0;

/// The picture in a theme. Linear in what is filled.
pub fn svg(grid: &Grid, theme: Theme) -> String {
    let layout = Layout::of(grid);
    let [width, height] = layout.size.map(number);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\">\n\
         <title>{}</title>\n<style>{}</style>\n<rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n",
        escaped(grid.caption),
        styles(grid, theme),
    );
    text += &format!(
        "<text class=\"title\" x=\"{}\" y=\"{}\">{}</text>\n",
        number(MARGIN),
        number(MARGIN + 14.0),
        escaped(grid.caption)
    );
    layout.heads(grid, &mut text);
    layout.cells(grid, &mut text);
    let legend = if layout.is_wall { "The row waits on the column." } else { LETTERS };
    let legend_at = number(layout.size[1] - MARGIN);
    text += &format!(
        "<text class=\"soft\" x=\"{}\" y=\"{legend_at}\">{}</text>\n</svg>\n",
        number(MARGIN),
        escaped(legend)
    );
    text
}

/// Where everything stands.
struct Layout {
    is_wall: bool,
    cell: [f64; 2],
    /// The upper left corner of the cells.
    origin: [f64; 2],
    size: [f64; 2],
}

impl Layout {
    fn of(grid: &Grid) -> Self {
        let is_wall = grid.cells.values().any(|cell| matches!(cell.look, Look::Wait(_)));
        let signs = grid.cells.values().map(|cell| text::width(&sign(cell), CHIP).ceil() + SPACE);
        let cell = [if is_wall { signs.fold(CELL, f64::max) } else { CELL }, CELL];
        let widths = grid.heads.iter().enumerate().map(|(place, _)| text::width(&label(grid, place), SECONDARY));
        let name = widths.fold(0.0, f64::max).ceil() + 12.0;
        let origin = [MARGIN + name, MARGIN + TITLE + name];
        let side = |axis: usize| origin[axis] + cell[axis] * count(grid.heads.len()) + MARGIN;
        let legend = if is_wall { 0.0 } else { text::width(LETTERS, SECONDARY).ceil() + 2.0 * MARGIN };
        Self { is_wall, cell, origin, size: [side(0).max(legend), side(1) + LEGEND] }
    }

    fn corner(&self, row: usize, column: usize) -> [f64; 2] {
        [self.origin[0] + self.cell[0] * count(column), self.origin[1] + self.cell[1] * count(row)]
    }

    fn heads(&self, grid: &Grid, text: &mut String) {
        let [left, top] = self.origin;
        for place in 0..grid.heads.len() {
            let name = escaped(&label(grid, place));
            let [x, y] = self.corner(place, place);
            let (column, row) = (number(x + self.cell[0] / 2.0 + 4.0), number(y + self.cell[1] / 2.0 + 4.0));
            let (beside, above) = (number(left - 8.0), number(top - 8.0));
            // Writing to a text cannot fail.
            let _ = writeln!(text, "<text class=\"end\" x=\"{beside}\" y=\"{row}\">{name}</text>");
            let _ = writeln!(text, "<text transform=\"translate({column} {above}) rotate(-90)\">{name}</text>");
        }
    }

    fn cells(&self, grid: &Grid, text: &mut String) {
        for place in 0..grid.heads.len() {
            self.rect("itself", (place, place), 1, text);
        }
        for ((row, column), cell) in &grid.cells {
            self.rect(&class(cell.look), (*row, *column), 1, text);
            let [x, y] = self.corner(*row, *column);
            let (x, y) = (number(x + self.cell[0] / 2.0), number(y + self.cell[1] / 2.0 + 4.0));
            let sign = escaped(&sign(cell));
            let on_fill = if is_filled(cell.look) { " on" } else { "" };
            let _ = writeln!(text, "<text class=\"sign{on_fill}\" x=\"{x}\" y=\"{y}\">{sign}</text>");
        }
        self.rect("border", (0, 0), grid.heads.len(), text);
        grid.blocks.iter().for_each(|block| self.rect("circle", (block.start, block.start), block.len(), text));
    }

    /// A square of so many cells a side.
    fn rect(&self, class: &str, (row, column): (usize, usize), cells: usize, text: &mut String) {
        let [x, y] = self.corner(row, column).map(number);
        let [width, height] = self.cell.map(|side| number(side * count(cells)));
        let _ = writeln!(text, "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>");
    }
}

/// "3 Checkout", as rows and columns are told apart.
fn label(grid: &Grid, place: usize) -> String {
    let name = grid.heads.get(place).map(|head| head.name.as_str()).unwrap_or_default();
    format!("{} {}", place + 1, text::shorten(name, SECONDARY, NAME))
}

/// What stands in a cell.
fn sign(cell: &Cell) -> String {
    match cell.note {
        "" => cell.sign.clone(),
        note => format!("{}, {note}", cell.sign),
    }
}

fn class(look: Look) -> String {
    look.class().replace(' ', "-")
}

fn is_filled(look: Look) -> bool {
    matches!(look, Look::Dependency(_, Tightness::Intrusive) | Look::Wait(NeedState::Blocking | NeedState::Slowing))
}

/// A rule for each look that occurs.
fn styles(grid: &Grid, theme: Theme) -> String {
    let hex = |token: Token| token.colour(theme).hex();
    let looks: BTreeSet<Look> = grid.cells.values().map(|cell| cell.look).collect();
    let mut rules = format!(
        "text{{font:{}px system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;fill:{}}}.title{{font-size:{}px;font-weight:600}}\
         .soft{{fill:{}}}.end{{text-anchor:end}}.sign{{text-anchor:middle;font-size:11px;font-weight:600}}.on{{fill:{}}}.ground{{fill:{}}}\
         rect{{stroke:{}}}.ground{{stroke:none}}.itself{{fill:{}}}.border{{fill:none}}.circle{{fill:none;stroke:{};stroke-width:2}}",
        number(SECONDARY.size),
        hex(Token::Ink),
        number(HEADING.size + 2.0),
        hex(Token::InkSoft),
        hex(Token::OnFill),
        hex(Token::Canvas),
        hex(Token::Line),
        hex(Token::LineStrong),
        hex(Token::Cycle),
    );
    looks.into_iter().for_each(|look| rules += &format!(".{}{{fill:{}}}", class(look), fill(look, theme)));
    rules
}

/// The colour behind a sign; the style sheet of the page mixes the same.
fn fill(look: Look, theme: Theme) -> String {
    let (token, share) = match look {
        Look::Dependency(family, tightness) => (hue(family), share(tightness)),
        Look::Wait(NeedState::Blocking) => (Token::Down, 100),
        Look::Wait(NeedState::Slowing) => (Token::Degraded, 100),
        Look::Wait(NeedState::Ok) => (Token::Good, 14),
    };
    token.colour(theme).over(Token::Surface.colour(theme), share).hex()
}

fn hue(family: Family) -> Token {
    match family {
        Family::Call => Token::Accent,
        Family::Message => Token::Good,
        Family::Sharing => Token::InkSoft,
    }
}

/// How much of the hue, in per cent.
fn share(tightness: Tightness) -> u16 {
    match tightness {
        Tightness::Contract => 12,
        Tightness::Model => 24,
        Tightness::Functional => 40,
        Tightness::Intrusive => 100,
    }
}

#[expect(clippy::cast_precision_loss, reason = "places in a picture")]
fn count(cells: usize) -> f64 {
    cells as f64
}
