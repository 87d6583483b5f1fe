//! Where the labels of lines stand: on the line, on no box and on no other label.

use std::collections::BTreeMap;

use crate::geometry::{Point, Rect, Route, Size};
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::{InteractionId, Model};

use super::grid::Grid;
use super::text::{self, SECONDARY};

/// The widest line of a label in world pixels.
const WIDEST: f64 = 150.0;
/// The height of a line of a label.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// The space around the words.
pub(super) const MARGIN: f64 = 4.0;
/// The width of a sign on a line, with the space behind it.
pub(super) const SIGN: f64 = 19.0;
/// The width of a figure of three digits.
const FIGURE: f64 = 24.0;
/// Where along the line a label is tried, from its preferred place on.
const TRIES: [f64; 11] = [0.0, -0.07, 0.07, -0.14, 0.14, -0.21, 0.21, -0.28, 0.28, -0.35, 0.35];

/// A sign on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A command: something sent to one receiver.
    Envelope,
    /// A file.
    Page,
    /// Only guessed.
    QuestionMark,
}

/// What stands on a line, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The background.
    pub rect: Rect,
    /// The sign before the words.
    pub sign: Option<Sign>,
    /// The words, a line each; none where they found no room.
    pub lines: Vec<String>,
}

/// The labels of a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Labels(BTreeMap<InteractionId, Label>);

impl Labels {
    /// Finds a place for the label of each line, in the order of the lines: as long and as near to the middle as there is room. Lines
    /// without a label come after those, with room for a figure.
    pub(super) fn of(model: &Model, lines: &[(InteractionId, Route)], boxes: &Grid) -> Self {
        let mut taken = Grid::default();
        let mut labels = BTreeMap::new();
        let interactions = |has_label: bool| {
            let all = lines.iter().filter_map(|(id, route)| Some((model.interactions().get(id)?, route)));
            all.filter(move |(it, _)| (sign(it).is_some() || words(model, it).is_some()) == has_label)
        };
        for (interaction, route) in interactions(true).chain(interactions(false)) {
            let is_free = |rect| boxes.is_free(rect) && taken.is_free(rect);
            if let Some(label) = placed(model, interaction, route, is_free) {
                taken.insert(label.rect);
                labels.insert(interaction.id.clone(), label);
            }
        }
        Self(labels)
    }

    pub(super) fn get(&self, id: &InteractionId) -> Option<&Label> {
        self.0.get(id)
    }
}

fn placed(model: &Model, interaction: &Interaction, route: &Route, is_free: impl Fn(Rect) -> bool) -> Option<Label> {
    let sign = sign(interaction);
    let words = words(model, interaction);
    let shapes = words.into_iter().flat_map(shapes).chain([Vec::new()]);
    for lines in shapes {
        let size = size(&lines, sign);
        let free = TRIES
            .iter()
            .map(|offset| centred(route.at(route.label_share() + offset), size))
            .find(|rect| is_free(rect.inflate(2.0)));
        if let Some(rect) = free {
            return Some(Label { rect, sign, lines });
        }
    }
    None
}

fn sign(interaction: &Interaction) -> Option<Sign> {
    match (interaction.confirmed, interaction.kind) {
        (false, _) => Some(Sign::QuestionMark),
        (true, InteractionKind::Command) => Some(Sign::Envelope),
        (true, InteractionKind::File) => Some(Sign::Page),
        (true, _) => None,
    }
}

/// What the line is called, else what its contract is called.
fn words<'a>(model: &'a Model, interaction: &'a Interaction) -> Option<&'a str> {
    let contract = || Some(model.contracts().get(interaction.contract.as_ref()?)?.name.as_str());
    interaction.name.as_deref().or_else(contract).filter(|words| !words.trim().is_empty())
}

/// The words on one line, on two, and shortened, in this order of preference.
fn shapes(words: &str) -> [Vec<String>; 3] {
    let half = (text::width(words, SECONDARY) * 0.62).min(WIDEST);
    [
        text::wrap(words, SECONDARY, WIDEST, 2),
        text::wrap(words, SECONDARY, half.max(48.0), 2),
        vec![text::shorten(words, SECONDARY, 56.0)],
    ]
}

fn size(lines: &[String], sign: Option<Sign>) -> Size {
    let words = lines.iter().map(|line| text::width(line, SECONDARY)).fold(0.0, f64::max);
    let sign = match (sign, lines.is_empty()) {
        (Some(_), true) => SIGN - 4.0,
        (Some(_), false) => SIGN,
        (None, true) => FIGURE,
        (None, false) => 0.0,
    };
    let rows = u32::try_from(lines.len().max(1)).unwrap_or(1);
    Size::new((words + sign + 2.0 * MARGIN).ceil(), f64::from(rows) * LINE_HEIGHT + 2.0)
}

fn centred(at: Point, size: Size) -> Rect {
    Rect::new(Point::new(at.x - size.width / 2.0, at.y - size.height / 2.0), size)
}
