//! Words of closed vocabularies.

use super::{Control, Fault, Slot, Value, Wording, list_of, text_of};
use crate::editor::fields::label::{interaction_kind, label};
use crate::model::Word;
use crate::model::decision::Bound;
use crate::model::interaction::InteractionKind;

fn wordings<W: Word>() -> Vec<Wording> {
    W::ALL.iter().map(|it| Wording { word: it.word(), label: label(it.word()) }).collect()
}

fn read<W: Word>(text: &str) -> Result<W, Fault> {
    W::from_word(text).ok_or_else(|| Fault::new("Please choose one of the list."))
}

/// One word, always there.
pub struct Choice<'a, W>(pub &'a mut W);

impl<W: Word + Default> Slot for Choice<'_, W> {
    fn control(&self) -> Control {
        Control::Choice { words: wordings::<W>(), absent: None }
    }

    fn value(&self) -> Value {
        Value::text(self.0.word())
    }

    fn is_default(&self) -> bool {
        *self.0 == W::default()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = read(&text_of(value)?)?;
        Ok(())
    }
}

/// The kind of an interaction, in words that say who waits.
pub struct KindOfInteraction<'a>(pub &'a mut InteractionKind);

impl Slot for KindOfInteraction<'_> {
    fn control(&self) -> Control {
        let wording = |kind: &InteractionKind| Wording { word: kind.word(), label: interaction_kind(*kind).to_owned() };
        Control::Choice { words: InteractionKind::ALL.iter().map(wording).collect(), absent: None }
    }

    fn value(&self) -> Value {
        Value::text(self.0.word())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        Choice(self.0).set(value)
    }
}

/// One word or nothing, and what nothing means.
pub struct MaybeChoice<'a, W>(pub &'a mut Option<W>, pub &'static str);

impl<W: Word> Slot for MaybeChoice<'_, W> {
    fn control(&self) -> Control {
        Control::Choice { words: wordings::<W>(), absent: Some(self.1) }
    }

    fn value(&self) -> Value {
        Value::text(self.0.map_or("", Word::word))
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = match text_of(value)?.as_str() {
            "" => None,
            word => Some(read(word)?),
        };
        Ok(())
    }
}

/// Some words, in the order in which they were given.
pub struct Checks<'a, W>(pub &'a mut Vec<W>);

impl<W: Word> Slot for Checks<'_, W> {
    fn control(&self) -> Control {
        Control::Checks(wordings::<W>())
    }

    fn value(&self) -> Value {
        Value::List(self.0.iter().map(|it| it.word().to_owned()).collect())
    }

    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = list_of(value)?.iter().map(|word| read(word)).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Yes or no, with what it is while nobody has said anything.
pub struct Flag<'a>(pub &'a mut bool, pub bool);

impl Slot for Flag<'_> {
    fn control(&self) -> Control {
        Control::Flag
    }

    fn value(&self) -> Value {
        Value::Flag(*self.0)
    }

    fn is_default(&self) -> bool {
        *self.0 == self.1
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        match value {
            Value::Flag(flag) => *self.0 = flag,
            Value::Text(_) | Value::List(_) => return Err(Fault::misfit()),
        }
        Ok(())
    }
}

/// Yes, no, or not known.
pub struct Answer<'a>(pub &'a mut Option<bool>);

impl Slot for Answer<'_> {
    fn control(&self) -> Control {
        let words = ["yes", "no"].map(|word| Wording { word, label: label(word) });
        Control::Choice { words: words.into(), absent: Some("Unknown") }
    }

    fn value(&self) -> Value {
        Value::text(match self.0 {
            None => "",
            Some(true) => "yes",
            Some(false) => "no",
        })
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = match text_of(value)?.as_str() {
            "" => None,
            "yes" => Some(true),
            "no" => Some(false),
            _ => return Err(Fault::new("Please choose one of the list.")),
        };
        Ok(())
    }
}

/// Which side of a bound is agreed.
pub struct Side<'a>(pub &'a mut Bound);

impl Slot for Side<'_> {
    fn control(&self) -> Control {
        let words = ["at-most", "at-least"].map(|word| Wording { word, label: label(word) });
        Control::Choice { words: words.into(), absent: None }
    }

    fn value(&self) -> Value {
        Value::text(match self.0 {
            Bound::AtMost(_) => "at-most",
            Bound::AtLeast(_) => "at-least",
        })
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let (Bound::AtMost(limit) | Bound::AtLeast(limit)) = *self.0;
        *self.0 = match text_of(value)?.as_str() {
            "at-most" => Bound::AtMost(limit),
            "at-least" => Bound::AtLeast(limit),
            _ => return Err(Fault::new("Please choose one of the list.")),
        };
        Ok(())
    }
}

/// The number of a bound.
pub struct Limit<'a>(pub &'a mut Bound);

impl Slot for Limit<'_> {
    fn control(&self) -> Control {
        Control::Number { unit: "", usual: "0" }
    }

    fn value(&self) -> Value {
        let (Bound::AtMost(limit) | Bound::AtLeast(limit)) = *self.0;
        Value::Text(limit.to_string())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let text = text_of(value)?;
        let number: Option<f64> = text.trim().replace(',', ".").parse().ok();
        let (Bound::AtMost(limit) | Bound::AtLeast(limit)) = self.0;
        *limit = number.filter(|it| it.is_finite()).ok_or_else(|| Fault::new("A number, like 0.25."))?;
        Ok(())
    }
}
