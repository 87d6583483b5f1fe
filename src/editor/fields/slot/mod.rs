//! The place where a field's value is kept, seen as a form sees it.

mod choice;
mod list;
mod number;
mod reference;
mod text;

use std::fmt;

use crate::model::EntityKind;

pub use choice::{Answer, Checks, Choice, Flag, KindOfInteraction, Limit, MaybeChoice, Side};
pub use list::{After, AfterRule, Links, Uses, Words};
pub use number::{
    ATTEMPTS, AVAILABILITY, CALLS, MILLISECONDS, Number, NumberSpec, PEOPLE, RATE, SCALE, SECONDS, WEIGHT,
};
pub use reference::{Between, ContractOf, MaybeReference, Referable, Reference, ReferenceList, ReferenceSet};
pub use text::{Day, Line, Name, Paragraph};

/// What a field holds, as a form has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A line of text, a number, a word of a vocabulary, an id: empty where nothing is said.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Several texts, words or ids, in order.
    List(Vec<String>),
}

impl Value {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The text; empty for anything else.
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Flag(_) | Self::List(_) => "",
        }
    }

    /// The list; empty for anything else.
    pub fn as_list(&self) -> &[String] {
        match self {
            Self::List(list) => list,
            Self::Text(_) | Self::Flag(_) => &[],
        }
    }
}

/// Why a value cannot be taken, said to the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl Fault {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// For a value of a form that the field's control never gives.
    pub(super) fn misfit() -> Self {
        Self::new("This field takes another kind of value.")
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// A word to choose, and what it is called on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The value.
    pub word: &'static str,
    /// What people read.
    pub label: String,
}

/// What can be picked by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Entities of one kind.
    Kind(EntityKind),
    /// Any entity.
    Any,
    /// The fields of the interaction's contract.
    ContractFields,
    /// The steps of the same workflow.
    Steps,
}

/// How a field is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A line of text.
    Line,
    /// Several lines of text.
    Paragraph,
    /// A day.
    Day,
    /// A number of this unit; the text stands there in grey while nothing is said.
    Number {
        /// What is counted; empty for plain numbers.
        unit: &'static str,
        /// What holds while nothing is said.
        usual: &'static str,
    },
    /// Yes or no.
    Flag,
    /// One word of a vocabulary; with a text for saying nothing, where that is possible.
    Choice {
        /// What can be said.
        words: Vec<Wording>,
        /// What saying nothing means; `None` where something must be said.
        absent: Option<&'static str>,
    },
    /// Some words of a vocabulary.
    Checks(Vec<Wording>),
    /// One thing, by name.
    Reference {
        /// Of what.
        source: Source,
        /// What picking nothing means; `None` where something must be picked.
        absent: Option<&'static str>,
    },
    /// Several things, by name.
    References {
        /// Of what.
        source: Source,
        /// What picking nothing means.
        absent: &'static str,
    },
    /// Words typed one by one.
    Words,
    /// Addresses typed one by one.
    Links,
}

/// The place of a value, seen as a form sees it.
pub trait Slot {
    /// How it is edited.
    fn control(&self) -> Control;

    /// What it holds.
    fn value(&self) -> Value;

    /// Whether it holds what it holds while nobody has said anything.
    fn is_default(&self) -> bool;

    /// Takes a value.
    ///
    /// # Errors
    /// A [`Fault`] that says what would be right; the place keeps what it held.
    fn set(&mut self, value: Value) -> Result<(), Fault>;
}

pub(super) fn text_of(value: Value) -> Result<String, Fault> {
    match value {
        Value::Text(text) => Ok(text),
        Value::Flag(_) | Value::List(_) => Err(Fault::misfit()),
    }
}

pub(super) fn list_of(value: Value) -> Result<Vec<String>, Fault> {
    match value {
        Value::List(list) => Ok(list),
        Value::Text(_) | Value::Flag(_) => Err(Fault::misfit()),
    }
}
