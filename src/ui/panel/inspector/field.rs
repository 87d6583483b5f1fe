//! One field: the control that its description asks for.

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::fields::form::Shown;
use crate::editor::fields::slot::{Control, Value, Wording};
use crate::scene::derivation::{Derivation, derivation};
use crate::ui::widget::form::choice::{Checkbox, Checkboxes, SelectField};
use crate::ui::widget::form::frame::{FieldFrame, FieldNote, GroupFrame};
use crate::ui::widget::form::list::{PickList, TextList, TextListKind};
use crate::ui::widget::form::picker::Picker;
use crate::ui::widget::form::text::{TextArea, TextField, TextKind};
use crate::ui::widget::form::{Choosable, Commit, Controlled};

use super::form::{FieldAt, Form, choosable};

/// A field, while it has a place: the steps that come before a step are asked for only where they are chosen.
#[component]
pub(super) fn FieldControl(form: Form, at: FieldAt, #[prop(optional)] id: Option<&'static str>) -> impl IntoView {
    let shown = form.shown(at);
    let control = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.control.clone())));
    move || {
        let form = form.clone();
        control.get().map(move |control| {
            let is_default = Signal::derive(move || shown.with(|shown| shown.as_ref().is_none_or(|it| it.is_default)));
            let dom_id = id.map_or_else(|| at.dom_id(), str::to_owned);
            let part = Part { at, shown, controlled: Controlled::new(dom_id, is_default), form };
            part.view(control)
        })
    }
}

/// A field on its way to the page.
struct Part {
    at: FieldAt,
    shown: Memo<Option<Shown>>,
    controlled: Controlled,
    form: Form,
}

impl Part {
    fn view(self, control: Control) -> AnyView {
        match control {
            Control::Line => self.text(TextKind::Line, "", ""),
            Control::Day => self.text(TextKind::Day, "", ""),
            Control::Number { unit, usual } => self.text(TextKind::Number, unit, usual),
            Control::Paragraph => self.paragraph(),
            Control::Flag => self.flag(),
            Control::Choice { words, absent } => {
                let choices = wordings(words, absent);
                self.choice(Signal::stored(choices))
            }
            Control::Reference { source, absent } => {
                let picks = self.form.picks(source);
                self.pick(Signal::derive(move || choosable(picks.get(), absent)))
            }
            Control::References { source, absent } => {
                let picks = self.form.picks(source);
                self.pick_list(Signal::derive(move || choosable(picks.get(), None)), absent)
            }
            Control::Checks(words) => self.checks(wordings(words, None)),
            Control::Words => self.text_list(TextListKind::Words),
            Control::Links => self.text_list(TextListKind::Links),
        }
    }

    fn label(&self) -> String {
        self.at.field.label.to_owned()
    }

    fn shown_text(&self) -> Signal<Option<String>> {
        let shown = self.shown;
        Signal::derive(move || value_of(shown).map(|value| value.as_text().to_owned()))
    }

    fn shown_list(&self) -> Signal<Option<Vec<String>>> {
        let shown = self.shown;
        Signal::derive(move || value_of(shown).map(|value| value.as_list().to_owned()))
    }

    fn commit<T: 'static>(&self, wrap: fn(T) -> Value) -> Commit<T> {
        let commit = self.form.commit(self.at);
        Arc::new(move |value| commit(wrap(value)))
    }

    fn text(self, kind: TextKind, unit: &str, usual: &'static str) -> AnyView {
        let label = match unit {
            "" => self.label(),
            unit => format!("{} ({unit})", self.label()),
        };
        let (derived, controlled) = (self.derived(), self.controlled);
        let placeholder =
            Signal::derive(move || derived.with(|it| it.as_ref().map_or(usual.to_owned(), |it| it.value.clone())));
        let (shown, commit) = (self.shown_text(), self.commit(Value::Text));
        view! {
            <FieldFrame controlled label note=self.note()>
                <TextField controlled shown commit kind placeholder/>
                {self.reset()}
            </FieldFrame>
        }
        .into_any()
    }

    fn paragraph(self) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_text(), self.commit(Value::Text));
        view! { <FieldFrame controlled label=self.label()><TextArea controlled shown commit/></FieldFrame> }.into_any()
    }

    fn flag(self) -> AnyView {
        let (controlled, shown) = (self.controlled, self.shown);
        let is_set = Signal::derive(move || value_of(shown).map(|value| value == Value::Flag(true)));
        view! {
            <div class="form-field" class:is-default=controlled.is_default>
                <Checkbox controlled label=self.label() shown=is_set commit=self.commit(Value::Flag)/>
                <FieldNote controlled note=None/>
            </div>
        }
        .into_any()
    }

    fn choice(self, choices: Signal<Vec<Choosable>>) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_text(), self.commit(Value::Text));
        view! {
            <FieldFrame controlled label=self.label() note=self.note()>
                <SelectField controlled shown commit choices/>
                {self.reset()}
            </FieldFrame>
        }
        .into_any()
    }

    fn pick(self, choices: Signal<Vec<Choosable>>) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_text(), self.commit(Value::Text));
        view! { <FieldFrame controlled label=self.label()><Picker controlled shown commit choices/></FieldFrame> }
            .into_any()
    }

    fn pick_list(self, choices: Signal<Vec<Choosable>>, absent: &'static str) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_list(), self.commit(Value::List));
        view! {
            <GroupFrame controlled label=self.label()>
                <PickList controlled shown commit choices absent/>
            </GroupFrame>
        }
        .into_any()
    }

    fn text_list(self, kind: TextListKind) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_list(), self.commit(Value::List));
        view! {
            <GroupFrame controlled label=self.label()>
                <TextList controlled shown commit kind/>
            </GroupFrame>
        }
        .into_any()
    }

    fn checks(self, choices: Vec<Choosable>) -> AnyView {
        let (controlled, shown, commit) = (self.controlled, self.shown_list(), self.commit(Value::List));
        view! {
            <GroupFrame controlled label=self.label()>
                <Checkboxes controlled shown commit choices/>
            </GroupFrame>
        }
        .into_any()
    }

    /// What is derived for the field of the one entity.
    fn derived(&self) -> Memo<Option<Derivation>> {
        let (derived, key) = (self.form.session.derived(), self.at.field.key);
        let subject = self.form.single().filter(|_| self.at.row.is_none()).cloned();
        Memo::new(move |_| {
            let subject = subject.as_ref()?;
            derived.model.with(|model| derived.figures.with(|it| derivation(model, &it.coupling, subject, key)))
        })
    }

    /// Where the value comes from.
    fn note(&self) -> Signal<Option<String>> {
        let (derived, is_default) = (self.derived(), self.controlled.is_default);
        Signal::derive(move || {
            let Derivation { value, from } = derived.get()?;
            match is_default.get() {
                true => Some(format!("Derived: {value}, {from}")),
                false => Some("Set by hand".to_owned()),
            }
        })
    }

    /// A button that gives a derived value back to derivation, while it is set by hand.
    fn reset(&self) -> impl IntoView + use<> {
        let (derived, controlled, commit) = (self.derived(), self.controlled, self.commit(Value::Text));
        let is_offered = Memo::new(move |_| derived.with(Option::is_some) && !controlled.is_default.get());
        move || {
            let commit = commit.clone();
            is_offered.get().then(|| {
                let reset = move |_| {
                    controlled.take(&commit, String::new());
                };
                view! { <button type="button" class="button is-outlined form-reset" on:click=reset>"Derive again"</button> }
            })
        }
    }
}

fn value_of(shown: Memo<Option<Shown>>) -> Option<Value> {
    shown.with(|shown| shown.as_ref().and_then(|shown| shown.value.clone()))
}

fn wordings(words: Vec<Wording>, absent: Option<&str>) -> Vec<Choosable> {
    let nothing = absent.map(|label| Choosable { value: String::new(), label: label.to_owned() });
    let words = words.into_iter().map(|it| Choosable { value: it.word.to_owned(), label: it.label });
    nothing.into_iter().chain(words).collect()
}
