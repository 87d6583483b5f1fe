//! Lines, paragraphs and days.

use super::{Control, Fault, Slot, Value, text_of};
use crate::model::team::Date;

/// A text that must not be empty.
pub struct Name<'a>(pub &'a mut String);

impl Slot for Name<'_> {
    fn control(&self) -> Control {
        Control::Line
    }

    fn value(&self) -> Value {
        Value::text(self.0.as_str())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        match text_of(value)?.trim() {
            "" => Err(Fault::new("This cannot be empty.")),
            text => {
                text.clone_into(self.0);
                Ok(())
            }
        }
    }
}

/// A line of text that may be absent.
pub struct Line<'a>(pub &'a mut Option<String>);

impl Slot for Line<'_> {
    fn control(&self) -> Control {
        Control::Line
    }

    fn value(&self) -> Value {
        Value::text(self.0.as_deref().unwrap_or_default())
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let text = text_of(value)?;
        *self.0 = Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(())
    }
}

/// Lines of text that may be absent.
pub struct Paragraph<'a>(pub &'a mut Option<String>);

impl Slot for Paragraph<'_> {
    fn control(&self) -> Control {
        Control::Paragraph
    }

    fn value(&self) -> Value {
        Line(&mut self.0.clone()).value()
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        Line(self.0).set(value)
    }
}

/// A day that may be absent.
pub struct Day<'a>(pub &'a mut Option<Date>);

impl Slot for Day<'_> {
    fn control(&self) -> Control {
        Control::Day
    }

    fn value(&self) -> Value {
        Value::text(self.0.as_ref().map(Date::as_str).unwrap_or_default())
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = match text_of(value)?.trim() {
            "" => None,
            text => Some(Date::parse(text).ok_or_else(|| Fault::new("A day of the calendar, like 2026-03-31."))?),
        };
        Ok(())
    }
}
