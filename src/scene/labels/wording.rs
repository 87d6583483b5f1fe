//! What would stand on each line: all that a model says of labels.

use crate::geometry::Size;
use crate::layout::Routes;
use crate::model::contract::Contract;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::table::Table;
use crate::model::{ContractId, InteractionId, Model};

use super::{LINE_HEIGHT, MARGIN, SIGN, Sign};
use crate::scene::text::{self, SECONDARY};

/// The widest line of a label in world pixels.
const WIDEST: f64 = 150.0;
/// The width of a figure of three digits.
const FIGURE: f64 = 24.0;

/// The wordings of all lines, by id.
#[derive(Clone, Debug, Default)]
pub(super) struct Wordings {
    interactions: Table<InteractionId, Interaction>,
    contracts: Table<ContractId, Contract>,
    wordings: Vec<Wording>,
    /// The lines in the order in which their labels are placed: those with something to say before the others.
    pub(super) order: Vec<usize>,
    /// The place of each line in this order.
    pub(super) ranks: Vec<usize>,
}

/// The sign and the words of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wording {
    pub(super) sign: Option<Sign>,
    /// The words, a line each, and the size of the label with them: in the order of preference, the last without words.
    pub(super) shapes: Vec<(Vec<String>, Size)>,
}

impl Wordings {
    /// What stands on the lines of a model. O(n log n).
    pub(super) fn of(model: &Model, routes: &Routes) -> Self {
        let interactions = routes.lines().filter_map(|(id, _)| model.interactions().get(id));
        let wordings: Vec<Wording> = interactions.map(|it| Wording::of(model, it)).collect();
        let mut order: Vec<usize> = (0..wordings.len()).collect();
        order.sort_by_key(|line| wordings[*line].is_blank());
        let mut ranks = vec![0; order.len()];
        order.iter().enumerate().for_each(|(rank, line)| ranks[*line] = rank);
        let (interactions, contracts) = (model.interactions().clone(), model.contracts().clone());
        Self { interactions, contracts, wordings, order, ranks }
    }

    /// Whether these are of a model, as far as that can be seen without looking at all of it. O(1).
    pub(super) fn is_of(&self, model: &Model) -> bool {
        self.interactions.is_same(model.interactions()) && self.contracts.is_same(model.contracts())
    }

    /// The wording of a line, by number.
    pub(super) fn get(&self, line: usize) -> Option<&Wording> {
        self.wordings.get(line)
    }
}

impl Wording {
    fn of(model: &Model, interaction: &Interaction) -> Self {
        let sign = sign(interaction);
        let shapes = words(model, interaction).into_iter().flat_map(shapes).chain([Vec::new()]);
        let sized = |lines: Vec<String>| {
            let size = size(&lines, sign);
            (lines, size)
        };
        Self { sign, shapes: shapes.map(sized).collect() }
    }

    /// Whether there is nothing to say but what an overlay may say.
    fn is_blank(&self) -> bool {
        self.sign.is_none() && self.shapes.len() == 1
    }
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
