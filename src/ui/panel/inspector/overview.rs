//! The model itself, while nothing is selected.

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::fields::related::of_model;
use crate::editor::fields::slot::{Line, Name, Slot, Value};
use crate::model::{Edit, Title};
use crate::scene::panel::contents::contents;
use crate::ui::session::Session;
use crate::ui::widget::form::frame::FieldFrame;
use crate::ui::widget::form::text::{TextArea, TextField, TextKind};
use crate::ui::widget::form::{Commit, Controlled};

use super::FIRST_FIELD;
use super::form::apply;
use super::links::RelatedLists;

/// Name, description, counts, and everything that is not drawn.
#[component]
pub(super) fn Overview() -> impl IntoView {
    let model = Session::expect().derived().model;
    let counts = Memo::new(move |_| model.with(|model| contents(model)));
    let lists = Memo::new(move |_| model.with(|model| of_model(model)));
    view! {
        <header class="inspector-head">
            <p class="inspector-kind">"Model"</p>
            <h2>{move || model.with(|model| model.title().name.clone())}</h2>
            <p class="form-note">{counts}</p>
        </header>
        <div class="form-fields"><TitleFields/></div>
        <RelatedLists lists about=None/>
    }
}

#[component]
fn TitleFields() -> impl IntoView {
    let session = Session::expect();
    let model = session.derived().model;
    let name = Signal::derive(move || Some(model.with(|model| model.title().name.clone())));
    let text = Signal::derive(move || Some(model.with(|model| model.title().description.clone().unwrap_or_default())));
    let name_control = Controlled::new(FIRST_FIELD.to_owned(), Signal::stored(false));
    let text_control = Controlled::new("field-description".to_owned(), Signal::stored(false));
    let set_name = commit(session, "Rename the model", |title, text| Name(&mut title.name).set(text));
    let set_text = commit(session, "Describe the model", |title, text| Line(&mut title.description).set(text));
    view! {
        <FieldFrame controlled=name_control label="Name".to_owned()>
            <TextField controlled=name_control shown=name commit=set_name kind=TextKind::Line/>
        </FieldFrame>
        <FieldFrame controlled=text_control label="Description".to_owned()>
            <TextArea controlled=text_control shown=text commit=set_text/>
        </FieldFrame>
    }
}

type Set = fn(&mut Title, Value) -> Result<(), crate::editor::fields::slot::Fault>;

fn commit(session: Session, label: &'static str, set: Set) -> Commit<String> {
    Arc::new(move |text| {
        apply(session, label, |model| {
            let mut title = model.title().clone();
            set(&mut title, Value::Text(text))?;
            Ok((title != *model.title()).then(|| Edit::Retitle(title).into()).into_iter().collect())
        })
    })
}
