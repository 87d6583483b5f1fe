//! Who leans on whom, as a matrix: the dependency structure matrix (Steward 1981) of services or of contexts; the wall of teams
//! ([`super::wall`]) has the same form. The row leans on the column.

mod csv;
mod dependencies;
mod step;
mod svg;

use std::collections::BTreeMap;
use std::ops::Range;

use super::glossary::Figure;
use crate::analysis::structure::sequence::Sequence;
use crate::model::EntityId;
use crate::model::interaction::InteractionKind;
use crate::model::team::NeedState;

pub use csv::csv;
pub use dependencies::{between, contexts, services};
pub use step::step;
pub use svg::svg;

/// Of what the matrix is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Elements.
    #[default]
    Services,
    /// The contexts that they stand in.
    Contexts,
    /// The teams that own them: the wall.
    Teams,
}

impl Level {
    /// From the finest to the coarsest.
    pub const ALL: [Self; 3] = [Self::Services, Self::Contexts, Self::Teams];

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Services => "Services",
            Self::Contexts => "Contexts",
            Self::Teams => "Teams",
        }
    }

    /// A word for file names.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Contexts => "contexts",
            Self::Teams => "teams",
        }
    }
}

/// A square matrix of which most cells are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// What it shows.
    pub caption: &'static str,
    /// The heads of rows and columns, in order.
    pub heads: Vec<Head>,
    /// The places of those who lean on each other in a circle: a box around the diagonal each.
    pub blocks: Vec<Range<usize>>,
    /// What is not empty, by row and column.
    pub cells: BTreeMap<Place, Cell>,
}

/// A row and a column, both from 0.
pub type Place = (usize, usize);

/// What a row and a column are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which.
    pub id: EntityId,
    /// What it is called.
    pub name: String,
}

/// One leaning on another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// How it looks.
    pub look: Look,
    /// What stands in it: "R3", "■ blocking".
    pub sign: String,
    /// What stands below, where there is room.
    pub note: &'static str,
    /// The same in words: "request, strength 3".
    pub words: String,
    /// The interactions behind it, by id.
    pub interactions: Vec<EntityId>,
}

/// How a cell looks; its sign says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// A dependency.
    Dependency(Family, Tightness),
    /// A wait of one team on another.
    Wait(NeedState),
}

/// What kind of thing binds the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Somebody asks and waits, or tells another what to do.
    Call,
    /// Somebody publishes, and others read.
    Message,
    /// Both use the same thing.
    Sharing,
}

/// How much the two know of each other, by what is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tightness {
    /// Strength 1: a contract.
    Contract,
    /// Up to 5: a model.
    Model,
    /// Up to 8: functions.
    Functional,
    /// Internals.
    Intrusive,
}

impl Family {
    /// The family of a kind.
    pub const fn of(kind: InteractionKind) -> Self {
        match kind {
            InteractionKind::Request | InteractionKind::Query | InteractionKind::Command => Self::Call,
            InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => Self::Message,
            InteractionKind::SharedData | InteractionKind::Library => Self::Sharing,
        }
    }
}

impl Tightness {
    /// Of a strength on the scale from 1 to 10.
    pub const fn of(strength: u8) -> Self {
        match strength {
            0..=1 => Self::Contract,
            2..=5 => Self::Model,
            6..=8 => Self::Functional,
            _ => Self::Intrusive,
        }
    }
}

/// The letter of a kind.
pub const fn letter(kind: InteractionKind) -> char {
    match kind {
        InteractionKind::Request => 'R',
        InteractionKind::Query => 'Q',
        InteractionKind::Command => 'C',
        InteractionKind::Event => 'E',
        InteractionKind::Stream => 'S',
        InteractionKind::SharedData => 'D',
        InteractionKind::Library => 'L',
        InteractionKind::File => 'F',
    }
}

/// What the letters mean, for the legend.
pub const LETTERS: &str = "R request, Q query, C command, E event, S stream, F file, D shared data, L library; the number is the strength, 1–10";

impl Look {
    /// Words for style classes.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Dependency(Family::Call, Tightness::Contract) => "is-call is-contract",
            Self::Dependency(Family::Call, Tightness::Model) => "is-call is-model",
            Self::Dependency(Family::Call, Tightness::Functional) => "is-call is-functional",
            Self::Dependency(Family::Call, Tightness::Intrusive) => "is-call is-intrusive",
            Self::Dependency(Family::Message, Tightness::Contract) => "is-message is-contract",
            Self::Dependency(Family::Message, Tightness::Model) => "is-message is-model",
            Self::Dependency(Family::Message, Tightness::Functional) => "is-message is-functional",
            Self::Dependency(Family::Message, Tightness::Intrusive) => "is-message is-intrusive",
            Self::Dependency(Family::Sharing, Tightness::Contract) => "is-sharing is-contract",
            Self::Dependency(Family::Sharing, Tightness::Model) => "is-sharing is-model",
            Self::Dependency(Family::Sharing, Tightness::Functional) => "is-sharing is-functional",
            Self::Dependency(Family::Sharing, Tightness::Intrusive) => "is-sharing is-intrusive",
            Self::Wait(NeedState::Blocking) => "is-blocking",
            Self::Wait(NeedState::Slowing) => "is-slowing",
            Self::Wait(NeedState::Ok) => "is-ok",
        }
    }
}

/// A line of a list: what it says, and what to show on the canvas for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// More of it, quieter.
    pub note: String,
    /// What to select.
    pub shown: Vec<EntityId>,
}

/// A headed list of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// The figure in the heading, where it is one.
    pub figure: Option<Figure>,
    /// What to know before reading it.
    pub about: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Grid {
    /// The empty grid of these members, ascending, of whom the first of each pair leans on the second: what is leaned on stands before
    /// those who lean on it, and who lean on each other stand together.
    pub(super) fn ordered<'a>(
        caption: &'static str,
        ids: &[EntityId],
        pairs: impl Iterator<Item = (&'a EntityId, &'a EntityId)>,
        name: impl Fn(&EntityId) -> String,
    ) -> Self {
        let mut grid = Self { caption, ..Self::default() };
        for block in Sequence::of_pairs(ids, pairs).blocks {
            let start = grid.heads.len();
            grid.heads.extend(block.into_iter().map(|id| Head { name: name(&id), id }));
            if grid.heads.len() - start > 1 {
                grid.blocks.push(start..grid.heads.len());
            }
        }
        grid
    }

    /// The place of each head.
    pub(super) fn places(&self) -> BTreeMap<&EntityId, usize> {
        self.heads.iter().enumerate().map(|(place, head)| (&head.id, place)).collect()
    }

    /// What is to be said of a place: "Checkout leans on Pricing: request, strength 3". Empty outside.
    pub fn told(&self, (row, column): Place) -> String {
        let (Some(from), Some(to)) = (self.heads.get(row), self.heads.get(column)) else { return String::new() };
        match self.cells.get(&(row, column)) {
            _ if row == column => from.name.clone(),
            Some(cell) => {
                let verb = if matches!(cell.look, Look::Wait(_)) { "waits on" } else { "leans on" };
                format!("{} {verb} {}: {}", from.name, to.name, cell.words)
            }
            None => format!("{}, {}: nothing", from.name, to.name),
        }
    }

    /// The filled cells of a row within these columns. O(log n) and as many as there are.
    pub fn filled(&self, row: usize, columns: Range<usize>) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.cells.range((row, columns.start)..(row, columns.end.max(columns.start)));
        cells.map(|((_, column), cell)| (*column, cell))
    }
}
