//! Typing a name in place.

use super::Editor;
use super::alter;
use super::draft::Draft;
use super::membership::bounds;
use super::mode::Mode;
use super::plain::plain_line;
use super::selection::Selection;
use crate::geometry::{Point, Rect, Size};
use crate::layout::boxes::CONTEXT_TAB;
use crate::model::{EntityId, EntityKind, InteractionId};

/// A name being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Naming {
    subject: EntityId,
    text: String,
    place: Rect,
    untouched: bool,
    draft: Option<Draft>,
}

impl Naming {
    /// What is being named.
    pub fn subject(&self) -> &EntityId {
        &self.subject
    }

    /// What has been typed so far; at first the name as it is, which the first key typed replaces.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the field belongs, in the drawing.
    pub fn place(&self) -> Rect {
        self.place
    }

    pub(super) fn set_text(&mut self, text: String) {
        self.text = text;
        self.untouched = false;
    }

    pub(super) fn type_char(&mut self, char: char) {
        let before = if self.untouched { String::new() } else { std::mem::take(&mut self.text) };
        self.set_text(before + &char.to_string());
    }

    pub(super) fn erase(&mut self) {
        let mut text = if self.untouched { String::new() } else { std::mem::take(&mut self.text) };
        text.pop();
        self.set_text(text);
    }
}

impl Editor {
    /// Puts something new in the drawing and asks for its name; the step stays open until the name is there.
    pub(super) fn begin_draft(&mut self, draft: Draft) {
        let text = draft.default_name(self.document.model());
        let drafted = draft.carry_out(&self.document, &text);
        let place = self.naming_place(&drafted.select);
        if !self.rework(&draft.label(), drafted.edits) {
            return;
        }
        let place = self.naming_place(&drafted.subject).or(place).unwrap_or_else(|| self.middle_of_view());
        if bounds(&self.document, &drafted.subject).is_some() {
            self.select(Selection::only(drafted.subject.clone()));
        }
        self.reveal_place(place);
        let asked = format!("{}. Type the name, Enter keeps it.", draft.label());
        let naming = Naming { subject: drafted.subject, text, place, untouched: true, draft: Some(draft) };
        self.set_mode(Mode::Naming(naming));
        self.announce(&asked);
    }

    /// Starts naming what is there already.
    pub(super) fn begin_renaming(&mut self, id: &EntityId) {
        let Some(entity) = self.document.model().entity(id) else { return };
        let place = self.naming_place(id).unwrap_or_else(|| self.middle_of_view());
        let text = alter::name_of(&entity).to_owned();
        self.reveal_place(place);
        let naming = Naming { subject: id.clone(), text, place, untouched: true, draft: None };
        self.set_mode(Mode::Naming(naming));
    }

    /// What was typed is the name.
    #[inline(never)]
    pub(super) fn finish_naming(&mut self) {
        let Mode::Naming(naming) = self.take_mode() else { return };
        let Naming { subject, text, draft, .. } = naming;
        match draft {
            Some(draft) => self.finish_draft(&draft, &plain_line(&text)),
            None => {
                let edits = alter::rename(self.document.model(), &subject, &text);
                self.transact("Rename", edits);
            }
        }
    }

    /// The name stays what it was; what is new stays, under the name it was given.
    pub(super) fn cancel_naming(&mut self) {
        let Mode::Naming(Naming { draft: Some(draft), .. }) = self.take_mode() else { return };
        self.finish_draft(&draft, "");
    }

    fn finish_draft(&mut self, draft: &Draft, name: &str) {
        self.abort();
        let default = draft.default_name(self.document.model());
        let drafted = draft.carry_out(&self.document, if name.is_empty() { &default } else { name });
        self.rework(&draft.label(), drafted.edits);
        self.commit();
        self.select(Selection::only(drafted.select));
    }

    fn naming_place(&self, id: &EntityId) -> Option<Rect> {
        match self.document.model().kind_of(id)? {
            EntityKind::Context => {
                let frame = bounds(&self.document, id)?;
                Some(Rect::new(frame.origin, Size::new(frame.size.width.min(240.0), CONTEXT_TAB)))
            }
            EntityKind::Interaction => {
                let middle = self.route(&InteractionId::from_entity(id.clone()))?.label();
                Some(Rect::new(Point::new(middle.x - 80.0, middle.y - 16.0), Size::new(160.0, 32.0)))
            }
            _ => bounds(&self.document, id),
        }
    }

    fn middle_of_view(&self) -> Rect {
        let middle = self.camera.visible(self.canvas).center();
        Rect::new(Point::new(middle.x - 120.0, middle.y - 18.0), Size::new(240.0, 36.0))
    }
}
