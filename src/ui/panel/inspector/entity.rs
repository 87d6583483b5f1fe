//! The form of one entity, or of several at once.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::{Event, HtmlDetailsElement};

use crate::editor::fields::caption::caption_of;
use crate::editor::fields::form::Subject;
use crate::editor::fields::label::plain;
use crate::editor::fields::related::related;
use crate::model::Word;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;

use super::FIRST_FIELD;
use super::field::FieldControl;
use super::figures::Figures;
use super::form::{FieldAt, Form};
use super::links::RelatedLists;
use super::rows::Rows;

/// A form.
#[component]
pub(super) fn EntityForm(subject: Subject, is_more_open: Lasting<RwSignal<bool>>) -> impl IntoView {
    let session = Session::expect();
    let form = Form { session, ids: Arc::new(subject.ids.clone()) };
    let (first, more): (Vec<_>, Vec<_>) = subject.fields().into_iter().partition(|field| field.place.is_first());
    let field = |(index, field)| {
        let (form, at) = (form.clone(), FieldAt { field, row: None });
        match index {
            0 => view! { <FieldControl form at id=FIRST_FIELD/> }.into_any(),
            _ => view! { <FieldControl form at/> }.into_any(),
        }
    };
    let first = first.into_iter().enumerate().map(field).collect_view();
    let more = more.into_iter().map(|field| (1, field)).map(field).collect::<Vec<_>>();
    let table = subject.table().map(|table| view! { <Rows form=form.clone() table/> });
    let lists = subject.single().cloned().map(|id| {
        let lists = {
            let id = id.clone();
            Memo::new(move |_| session.derived().model.with(|model| related(model, &id)))
        };
        view! {
            <Figures id=id.clone()/>
            <RelatedLists lists about=Some(id)/>
        }
    });
    view! {
        <Heading subject/>
        <div class="form-fields">{first}</div>
        {table}
        {(!more.is_empty()).then(|| view! {
            <details class="form-more" prop:open=move || is_more_open.get() on:toggle=move |event| is_more_open.set(is_open(&event))>
                <summary>"More"</summary>
                <div class="form-fields">{more}</div>
            </details>
        })}
        {lists}
    }
}

fn is_open(event: &Event) -> bool {
    event_target::<HtmlDetailsElement>(event).open()
}

#[component]
fn Heading(subject: Subject) -> impl IntoView {
    let model = Session::expect().derived().model;
    let kind = subject.kind();
    let count = subject.ids.len();
    let id = subject.single().cloned();
    let title = Memo::new(move |_| match (&id, kind) {
        (Some(id), _) => model.with(|model| caption_of(model, id)),
        (None, Some(kind)) => format!("{count} {}s", plain(kind.word()).to_lowercase()),
        (None, None) => format!("{count} selected"),
    });
    let what =
        kind.filter(|_| count == 1).map(|kind| plain(kind.word())).unwrap_or_else(|| "Edited together".to_owned());
    view! {
        <header class="inspector-head">
            <p class="inspector-kind">{what}</p>
            <h2>{title}</h2>
        </header>
    }
}
