//! The rows of an entity's list: fields of a contract, steps of a workflow, guards of a decision.

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::fields::form::shown_in_row;
use crate::editor::fields::options::picks;
use crate::editor::fields::slot::Source;
use crate::editor::fields::table::{Addition, Table};
use crate::editor::fields::{caption, change, table};
use crate::model::{Entity, EntityId, Model};
use crate::ui::widget::form::frame::FieldNote;
use crate::ui::widget::form::picker::AddPick;
use crate::ui::widget::form::text::AddText;
use crate::ui::widget::form::{Commit, Controlled};
use crate::ui::widget::icon::{Icon, IconName};

use super::field::FieldControl;
use super::form::{FieldAt, Form, choosable};

/// A list of rows of the form's one entity.
#[component]
pub(super) fn Rows(form: Form, table: &'static Table) -> impl IntoView {
    let model = form.session.derived().model;
    let id = form.single().cloned();
    let count = Memo::new(move |_| {
        let entity = id.as_ref().and_then(|id| model.with(|model| model.entity(id)));
        entity.map_or(0, |entity| table::len(&entity))
    });
    let rows_form = form.clone();
    view! {
        <section class="rows" aria-label=table.label>
            <h3>{table.label}" "<span class="count">{count}</span></h3>
            <ol role="list">
                <For each=move || 0..count.get() key=|row| *row let:row>
                    <RowForm form=rows_form.clone() table row count/>
                </For>
            </ol>
            <AddRow form table/>
        </section>
    }
}

#[component]
fn RowForm(form: Form, table: &'static Table, row: usize, count: Memo<usize>) -> impl IntoView {
    let model = form.session.derived().model;
    let id = form.single().cloned();
    let title = Memo::new(move |_| {
        let name = id.as_ref().and_then(|id| model.with(|model| title(model, id, table, row)));
        format!("{}. {}", row + 1, name.unwrap_or_default())
    });
    let field = |field| view! { <FieldControl form=form.clone() at=FieldAt { field, row: Some(row) }/> };
    let (first, more): (Vec<_>, Vec<_>) = table.fields.iter().partition(|field| field.place.is_first());
    let more = more.into_iter().map(field).collect::<Vec<_>>();
    let act = {
        let form = form.clone();
        move |label: &str, edits: fn(&Model, &EntityId, usize) -> Vec<_>, row: usize| {
            let Some(id) = form.single() else { return };
            // These edits have nothing to refuse.
            let _ = form.apply(label, |model| Ok(edits(model, id, row)));
        }
    };
    let (lower, raise, remove) = (act.clone(), act.clone(), act);
    let noun = table.noun;
    let is_first = row == 0;
    let is_last = move || row + 1 >= count.get();
    view! {
        <li>
            <div class="row-form" role="group" aria-label=title>
            <details>
                <summary>{title}</summary>
                <div class="form-fields">
                    {first.into_iter().map(field).collect_view()}
                    {(!more.is_empty()).then_some(more)}
                </div>
            </details>
            <div class="row-tools">
                <button
                    type="button"
                    class="button is-icon is-up"
                    aria-label=move || format!("Move {} up", title.get())
                    disabled=is_first
                    on:click=move |_| raise("Move row", change::lower_row, row.saturating_sub(1))
                >
                    <Icon name=IconName::Chevron/>
                </button>
                <button
                    type="button"
                    class="button is-icon"
                    aria-label=move || format!("Move {} down", title.get())
                    disabled=is_last
                    on:click=move |_| lower("Move row", change::lower_row, row)
                >
                    <Icon name=IconName::Chevron/>
                </button>
                <button
                    type="button"
                    class="button is-icon"
                    aria-label=move || format!("Remove {}", title.get())
                    on:click=move |_| remove(&format!("Remove {noun}"), change::remove_row, row)
                >
                    <Icon name=IconName::Close/>
                </button>
            </div>
            </div>
        </li>
    }
}

/// What a row is called: what its first field says.
fn title(model: &Model, id: &EntityId, table: &Table, row: usize) -> Option<String> {
    if let Entity::Workflow(workflow) = model.entity(id)? {
        return Some(caption::caption_of(model, workflow.steps.get(row)?.interaction.entity()));
    }
    let shown = shown_in_row(model, id, row, table.fields.first()?.key)?;
    Some(shown.value?.as_text().to_owned())
}

#[component]
fn AddRow(form: Form, table: &'static Table) -> impl IntoView {
    let controlled = Controlled::new(format!("add-{}", table.key), Signal::stored(false));
    let model = form.session.derived().model;
    let commit: Commit<String> = {
        let form = form.clone();
        Arc::new(move |text: String| {
            let label = format!("Add {}", table.noun);
            form.apply(&label, |model| form.single().map_or(Ok(Vec::new()), |id| change::add_row(model, id, &text)))
        })
    };
    let adder = match table.addition {
        Addition::Named => {
            view! { <AddText controlled label=format!("Name of the {}", table.noun) commit/> }.into_any()
        }
        Addition::Picked(source) => {
            let id = form.single().cloned();
            let choices = Memo::new(move |_| model.with(|model| choosable(others(model, source, id.as_ref()), None)));
            view! { <AddPick controlled label=format!("Add a {} …", table.noun) commit choices/> }.into_any()
        }
    };
    view! {
        <div class="form-field">
            {adder}
            <FieldNote controlled note=None/>
        </div>
    }
}

/// What can be picked and is no step yet.
fn others(model: &Model, source: Source, id: Option<&EntityId>) -> Vec<crate::editor::fields::options::Pick> {
    let mut all = picks(model, source, id);
    if let Some(Entity::Workflow(workflow)) = id.and_then(|id| model.entity(id)) {
        all.retain(|pick| !workflow.steps.iter().any(|step| step.interaction.as_str() == pick.value));
    }
    all
}
