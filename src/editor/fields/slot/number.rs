//! Numbers with units and ranges.

use super::{Control, Fault, Slot, Value, text_of};

/// What a number means and which numbers fit.
#[derive(Clone, Copy, Debug)]
pub struct NumberSpec {
    /// What is counted; empty for plain numbers.
    pub unit: &'static str,
    /// What holds while nothing is said.
    pub usual: &'static str,
    /// Which numbers fit.
    pub fits: fn(f64) -> bool,
    /// The same in words.
    pub rule: &'static str,
}

/// People of a team.
pub const PEOPLE: NumberSpec = NumberSpec {
    unit: "people",
    usual: "unknown",
    fits: |it| it >= 0.0,
    rule: "A whole number of people, at least 0.",
};
/// A probability of being up.
pub const AVAILABILITY: NumberSpec = NumberSpec {
    unit: "",
    usual: "0.999",
    fits: |it| it > 0.0 && it <= 1.0,
    rule: "A number above 0 and at most 1, like 0.9995.",
};
/// A scale of analysis.
pub const SCALE: NumberSpec = NumberSpec {
    unit: "1–10",
    usual: "derived",
    fits: |it| (1.0..=10.0).contains(&it),
    rule: "A whole number from 1 to 10, or nothing to have it derived.",
};
/// How often.
pub const RATE: NumberSpec =
    NumberSpec { unit: "per second", usual: "unknown", fits: |it| it >= 0.0, rule: "A number per second, at least 0." };
/// A short time.
pub const MILLISECONDS: NumberSpec =
    NumberSpec { unit: "ms", usual: "none", fits: |it| it >= 0.0, rule: "A whole number of milliseconds, like 2000." };
/// A longer time.
pub const SECONDS: NumberSpec =
    NumberSpec { unit: "s", usual: "none", fits: |it| it >= 0.0, rule: "A whole number of seconds, like 60." };
/// Calls made at most.
pub const ATTEMPTS: NumberSpec = NumberSpec {
    unit: "calls at most",
    usual: "1",
    fits: |it| it >= 1.0,
    rule: "A whole number of at least 1: the first call counts.",
};
/// Calls per run of a workflow.
pub const CALLS: NumberSpec =
    NumberSpec { unit: "per run", usual: "1", fits: |it| it >= 1.0, rule: "A whole number of at least 1." };
/// How much something matters.
pub const WEIGHT: NumberSpec =
    NumberSpec { unit: "", usual: "1", fits: |it| it >= 0.0, rule: "A number of at least 0; 1 is usual." };

/// A type of number that the model keeps.
pub trait Figure: Copy + PartialEq {
    /// Reads it; `None` where it is no such number.
    fn parse(text: &str) -> Option<Self>;
    /// Writes it.
    fn text(self) -> String;
    /// For comparing with a range.
    fn number(self) -> f64;
}

macro_rules! figures {
    ($($name:ty),*) => {$(
        impl Figure for $name {
            fn parse(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn text(self) -> String {
                self.to_string()
            }

            fn number(self) -> f64 {
                self.into()
            }
        }
    )*};
}

figures!(u8, u32, f64);

/// A number that may be absent, or that has a default.
pub enum Number<'a, T> {
    /// It may be absent.
    Optional(&'a mut Option<T>, NumberSpec),
    /// It is always there, and is this while nobody has said anything.
    Usual(&'a mut T, T, NumberSpec),
}

impl<T: Figure> Number<'_, T> {
    fn spec(&self) -> NumberSpec {
        match self {
            Self::Optional(_, spec) | Self::Usual(_, _, spec) => *spec,
        }
    }

    fn read(&self, text: &str) -> Result<Option<T>, Fault> {
        let text = text.trim().replace(',', ".");
        if text.is_empty() {
            return Ok(None);
        }
        let spec = self.spec();
        let figure = T::parse(&text).filter(|figure| figure.number().is_finite() && (spec.fits)(figure.number()));
        figure.map(Some).ok_or_else(|| Fault::new(spec.rule))
    }
}

impl<T: Figure> Slot for Number<'_, T> {
    fn control(&self) -> Control {
        let NumberSpec { unit, usual, .. } = self.spec();
        Control::Number { unit, usual }
    }

    fn value(&self) -> Value {
        Value::Text(match self {
            Self::Optional(value, _) => value.map(Figure::text).unwrap_or_default(),
            Self::Usual(value, ..) => value.text(),
        })
    }

    fn is_default(&self) -> bool {
        match self {
            Self::Optional(value, _) => value.is_none(),
            Self::Usual(value, usual, _) => **value == *usual,
        }
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let read = self.read(&text_of(value)?)?;
        match self {
            Self::Optional(value, _) => **value = read,
            Self::Usual(value, usual, _) => **value = read.unwrap_or(*usual),
        }
        Ok(())
    }
}
