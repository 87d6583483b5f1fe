//! Lines, paragraphs and days.

use super::{Control, Fault, Slot, Value, text_of};
use crate::editor::plain::{plain_line, plain_lines};
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
        let text = plain_line(&text_of(value)?);
        if text.is_empty() {
            return Err(Fault::new("This cannot be empty."));
        }
        *self.0 = text;
        Ok(())
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
        *self.0 = Some(plain_line(&text_of(value)?)).filter(|text| !text.is_empty());
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
        *self.0 = Some(plain_lines(&text_of(value)?)).filter(|text| !text.is_empty());
        Ok(())
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
