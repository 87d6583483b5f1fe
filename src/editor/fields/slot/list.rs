//! Lists of words, addresses, fields and steps.

use super::reference::read;
use super::{Control, Fault, Slot, Source, Value, Wording, list_of, text_of};
use crate::editor::plain::plain_line;
use crate::model::InteractionId;
use crate::model::rules::is_link;

/// Words to find something by.
pub struct Words<'a>(pub &'a mut Vec<String>);

impl Slot for Words<'_> {
    fn control(&self) -> Control {
        Control::Words
    }

    fn value(&self) -> Value {
        Value::List(self.0.clone())
    }

    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = tidied(list_of(value)?);
        Ok(())
    }
}

/// Addresses where more is to be read.
pub struct Links<'a>(pub &'a mut Vec<String>);

impl Slot for Links<'_> {
    fn control(&self) -> Control {
        Control::Links
    }

    fn value(&self) -> Value {
        Value::List(self.0.clone())
    }

    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let links = tidied(list_of(value)?);
        if let Some(odd) = links.iter().find(|link| !is_link(link)) {
            let fault = format!("“{odd}” is not an address: it must begin with https://, http:// or mailto:.");
            return Err(Fault::new(fault));
        }
        *self.0 = links;
        Ok(())
    }
}

/// The fields of a contract that a consumer uses; nothing means all of them.
pub struct Uses<'a>(pub &'a mut Option<Vec<String>>);

impl Slot for Uses<'_> {
    fn control(&self) -> Control {
        Control::References { source: Source::ContractFields, absent: "All fields" }
    }

    fn value(&self) -> Value {
        Value::List(self.0.clone().unwrap_or_default())
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = Some(tidied(list_of(value)?)).filter(|names| !names.is_empty());
        Ok(())
    }
}

/// Whether a step follows the one above it, or steps that were chosen.
pub struct AfterRule<'a>(pub &'a mut Option<Vec<InteractionId>>);

impl Slot for AfterRule<'_> {
    fn control(&self) -> Control {
        let words = [("previous", "The previous step"), ("chosen", "Chosen steps")];
        let words = words.map(|(word, label)| Wording { word, label: label.to_owned() });
        Control::Choice { words: words.into(), absent: None }
    }

    fn value(&self) -> Value {
        Value::text(if self.0.is_some() { "chosen" } else { "previous" })
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        match text_of(value)?.as_str() {
            "previous" => *self.0 = None,
            "chosen" => drop(self.0.get_or_insert_default()),
            _ => return Err(Fault::new("Please choose one of the list.")),
        }
        Ok(())
    }
}

/// The steps that come before a step, where they are chosen; none of them means that it starts at once.
pub struct After<'a>(pub &'a mut Vec<InteractionId>);

impl Slot for After<'_> {
    fn control(&self) -> Control {
        Control::References { source: Source::Steps, absent: "Nothing: it starts at once" }
    }

    fn value(&self) -> Value {
        Value::List(self.0.iter().map(|id| id.as_str().to_owned()).collect())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = list_of(value)?.iter().map(|text| read(text)).collect::<Result<_, _>>()?;
        Ok(())
    }
}

/// Without empty words and repetitions.
fn tidied(list: Vec<String>) -> Vec<String> {
    let mut tidy: Vec<String> = Vec::new();
    for text in list.iter().map(|text| plain_line(text)).filter(|text| !text.is_empty()) {
        if !tidy.contains(&text) {
            tidy.push(text);
        }
    }
    tidy
}
