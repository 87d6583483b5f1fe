//! Lists of statements, each with a place on the canvas and a reason whose parts lead there too. Also as a text, for another thread to send.

use super::words;
use crate::model::{EntityId, Model};

/// Some words, and what they speak of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The words.
    pub text: String,
    /// What to show on the canvas; nothing for mere words.
    pub ids: Vec<EntityId>,
}

impl Part {
    /// Words about these; a break in them counts as a space.
    pub fn new(text: impl AsRef<str>, ids: impl IntoIterator<Item = EntityId>) -> Self {
        let text = text.as_ref().chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        Self { text, ids: ids.into_iter().collect() }
    }

    /// Mere words.
    pub fn words(text: impl AsRef<str>) -> Self {
        Self::new(text, [])
    }

    /// What an entity is called, leading to it.
    pub fn named(model: &Model, id: &EntityId) -> Self {
        Self::new(words::name(model, id), [id.clone()])
    }
}

/// A statement and its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The statement.
    pub what: Part,
    /// Why, or what else there is to say, from part to part.
    pub why: Vec<Part>,
    /// The figure behind it, for those who ask; may be empty.
    pub detail: String,
}

impl Line {
    /// A statement about these with its reason.
    pub fn new(what: Part, why: impl IntoIterator<Item = Part>) -> Self {
        Self { what, why: why.into_iter().collect(), detail: String::new() }
    }

    /// The same with the figure behind it.
    pub fn detailed(self, detail: impl AsRef<str>) -> Self {
        Self { detail: Part::words(detail).text, ..self }
    }

    /// All its words.
    pub fn text(&self) -> String {
        let parts = std::iter::once(&self.what).chain(&self.why);
        parts.map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Statements that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// What they are about.
    pub heading: Part,
    /// What holds of all of them; may be empty.
    pub about: String,
    /// The statements.
    pub lines: Vec<Line>,
}

impl Section {
    /// Statements under a heading.
    pub fn new(heading: Part, about: impl AsRef<str>, lines: Vec<Line>) -> Self {
        Self { heading, about: Part::words(about).text, lines }
    }
}

/// The sections as a text: a line for each heading, statement and part of a reason, its fields apart by tabs.
pub fn write(sections: &[Section]) -> String {
    let mut lines = Vec::new();
    for section in sections {
        lines.push(fields("section", &section.heading, &section.about));
        for line in &section.lines {
            lines.push(fields("line", &line.what, &line.detail));
            lines.extend(line.why.iter().map(|part| fields("why", part, "")));
        }
    }
    lines.join("\n")
}

fn fields(word: &str, part: &Part, more: &str) -> String {
    let ids: Vec<&str> = part.ids.iter().map(EntityId::as_str).collect();
    [word, &part.text, &ids.join(" "), more].join("\t")
}

/// Reads what [`write()`] wrote; `None` for any other text.
pub fn read(text: &str) -> Option<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    for line in text.lines() {
        let [word, text, ids, more] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
        let ids: Result<Vec<EntityId>, _> = ids.split_whitespace().map(EntityId::new).collect();
        let (part, more) = (Part { text: text.to_owned(), ids: ids.ok()? }, more.to_owned());
        match word {
            "section" => sections.push(Section { heading: part, about: more, lines: Vec::new() }),
            "line" => sections.last_mut()?.lines.push(Line { what: part, why: Vec::new(), detail: more }),
            "why" => sections.last_mut()?.lines.last_mut()?.why.push(part),
            _ => return None,
        }
    }
    Some(sections)
}
