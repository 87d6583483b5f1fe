//! Tables that can be sorted, of any length.

use std::cmp::Ordering;
use std::ops::Range;

use super::glossary::Figure;
use super::words::{UNDEFINED, decimal, grouped, plain};
use crate::model::EntityId;
use crate::scene::text::{self, CHIP, HEADING};

/// More figures than these do not fit beside the names.
const MOST_IN_SIGHT: usize = 7;
/// The width of the names beside many figures (the style sheet says the same), the least of a figure, and the space beside it, in CSS
/// pixels.
const NAMES: f64 = 176.0;
const LEAST_COLUMN: f64 = 30.0;
const COLUMN_PADDING: f64 = 12.0;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Ascending,
    /// The most first.
    Descending,
}

impl Order {
    /// The other way.
    pub const fn reversed(self) -> Self {
        match self {
            Self::Ascending => Self::Descending,
            Self::Descending => Self::Ascending,
        }
    }

    /// The value of `aria-sort`.
    pub const fn aria(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// By what a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// `None` for the names, else the number of the figure's column.
    pub column: Option<usize>,
    /// Which way.
    pub order: Order,
}

impl Sorting {
    /// By name, A first.
    pub const BY_NAME: Self = Self { column: None, order: Order::Ascending };

    /// By a figure, the most first.
    pub const fn most(column: usize) -> Self {
        Self { column: Some(column), order: Order::Descending }
    }

    /// What a click on the head of a column makes of it: names begin with A, figures with the most; again turns it around.
    pub fn clicked(self, column: Option<usize>) -> Self {
        match (self.column == column, column) {
            (true, _) => Self { column, order: self.order.reversed() },
            (false, None) => Self::BY_NAME,
            (false, Some(column)) => Self::most(column),
        }
    }
}

/// A figure in a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A whole number.
    Count(usize),
    /// From 0 to 1; may be undefined.
    Share(Option<f64>),
    /// Any number.
    Score(f64),
    /// A small share, to be read with four decimals; may be unknown or undefined.
    Fine(Option<f64>),
    /// A word, and its place among its like; may be unknown.
    Kind(Option<(u8, &'static str)>),
}

impl Value {
    /// As it is shown.
    pub fn text(self) -> String {
        match self {
            Self::Count(count) => grouped(count),
            Self::Share(share) => decimal(share),
            Self::Score(score) => plain(score),
            Self::Fine(share) => share.map_or_else(|| UNDEFINED.to_owned(), |share| format!("{share:.4}")),
            Self::Kind(kind) => kind.map_or(UNDEFINED, |(_, word)| word).to_owned(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn number(self) -> Option<f64> {
        match self {
            Self::Count(count) => Some(count as f64),
            Self::Share(share) | Self::Fine(share) => share,
            Self::Score(score) => Some(score),
            Self::Kind(kind) => kind.map(|(place, _)| f64::from(place)),
        }
    }
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub id: EntityId,
    /// What that is called.
    pub name: String,
    /// The figures, one for each column.
    pub values: Vec<Value>,
}

/// A table: names and figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: &'static str,
    /// The head of the names.
    pub subject: &'static str,
    /// The figures.
    pub columns: &'static [Figure],
    /// The lines, by id.
    pub rows: Vec<Row>,
}

impl Table {
    /// The numbers of the rows in the order of a sorting; equal ones by id, what is undefined last either way. O(n log n).
    pub fn sorted(&self, sorting: Sorting) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..self.rows.len()).collect();
        match sorting.column {
            None => {
                let names: Vec<String> = self.rows.iter().map(|row| row.name.to_lowercase()).collect();
                numbers.sort_by(|one, other| {
                    let by_name = directed(names[*one].cmp(&names[*other]), sorting.order);
                    by_name.then_with(|| self.by_id(*one, *other))
                });
            }
            Some(column) => {
                let key = |number: usize| self.rows[number].values.get(column).and_then(|value| value.number());
                numbers.sort_by(|one, other| {
                    compare(key(*one), key(*other), sorting.order).then_with(|| self.by_id(*one, *other))
                });
            }
        }
        numbers
    }

    /// The row about an entity. O(log n).
    pub fn row(&self, id: &EntityId) -> Option<&Row> {
        let at = self.rows.binary_search_by(|row| row.id.cmp(id)).ok()?;
        self.rows.get(at)
    }

    /// Whether it has so many figures that they scroll beside the names.
    pub fn is_wide(&self) -> bool {
        self.columns.len() > MOST_IN_SIGHT
    }

    /// The least width of a wide one, in CSS pixels: the names, and each figure as wide as it takes; `None` where all fit anyway. O(n).
    pub fn least_width(&self) -> Option<f64> {
        let columns = (0..self.columns.len()).map(|column| self.column_width(column));
        self.is_wide().then(|| NAMES + columns.sum::<f64>())
    }

    /// The width of a column whose head breaks between words and whose numbers are short, in CSS pixels. O(n).
    pub fn column_width(&self, column: usize) -> f64 {
        let head = self.columns.get(column).map_or("", |figure| figure.term().label);
        let head = head.split(' ').map(|word| text::width(word, CHIP));
        let words = self.rows.iter().filter_map(|row| match row.values.get(column) {
            Some(Value::Kind(Some((_, word)))) => Some(text::width(word, HEADING)),
            _ => None,
        });
        (head.chain(words).fold(LEAST_COLUMN, f64::max) + COLUMN_PADDING).ceil()
    }

    fn by_id(&self, one: usize, other: usize) -> Ordering {
        self.rows[one].id.cmp(&self.rows[other].id)
    }
}

fn compare(one: Option<f64>, other: Option<f64>, order: Order) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => directed(one.total_cmp(&other), order),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

fn directed(ordering: Ordering, order: Order) -> Ordering {
    match order {
        Order::Ascending => ordering,
        Order::Descending => ordering.reverse(),
    }
}

/// Rows put on the page above and below those in sight, so that scrolling and Tab find them there.
const AHEAD: usize = 12;

/// Which of `total` rows of equal height to put on the page, scrolled down so far with so much room. Heights in CSS pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the rows there are")]
pub fn rows_in_sight(total: usize, row_height: f64, scrolled: f64, room: f64) -> Range<usize> {
    let first = (scrolled.max(0.0) / row_height).floor() as usize;
    let count = (room.max(0.0) / row_height).ceil() as usize + 1;
    let start = first.saturating_sub(AHEAD).min(total);
    start..first.saturating_add(count).saturating_add(AHEAD).clamp(start, total)
}
