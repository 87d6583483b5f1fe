//! What is taken for granted? Every assumption with what it bears on; each can be changed, and set back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::reliance::reliance;
use crate::editor::assuming::{assume, assume_usual};
use crate::editor::document::DocumentEdit;
use crate::editor::input::Input;
use crate::model::Assumption;
use crate::scene::panel::assumptions::{Group, Row, changed, groups};
use crate::ui::session::{Session, View};
use crate::ui::widget::form::frame::FieldFrame;
use crate::ui::widget::form::text::{TextField, TextKind};
use crate::ui::widget::form::{Commit, Controlled};

type Groups = Memo<Vec<Group>>;

/// The panel.
#[component]
pub fn AssumptionsView() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let shown: Groups = Memo::new(move |_| {
        let figures = derived.figures.get();
        let reliance = derived.seen.with(|model| reliance(model, &figures.coupling, &figures.people));
        derived.model.with(|model| groups(model, &reliance))
    });
    let told = Memo::new(move |_| derived.model.with(|model| changed(model)));
    let is_usual = move || derived.model.with(|model| model.title().assumptions.changed().is_empty());
    let reset = move |_| {
        let edits = session.peek(|editor| assume_usual(editor.document().model()));
        apply(session, "Reset assumptions", edits);
    };
    // The rows stay the same; what they show changes.
    let places =
        shown.with_untracked(|groups| groups.iter().map(|group| (group.heading, group.rows.len())).collect::<Vec<_>>());
    let group = move |(at, (heading, rows)): (usize, (&'static str, usize))| {
        view! {
            <section class="assumption-group">
                <h3>{heading}</h3>
                {(0..rows).map(|row| view! { <AssumptionRow shown place=(at, row)/> }).collect_view()}
            </section>
        }
    };
    view! {
        <section class="view view-assumptions" aria-label="Assumptions">
            <header class="view-head">
                <h2>"What is taken for granted?"</h2>
                <p class="assumptions-told" aria-live="polite">{told}</p>
                <button type="button" class="button is-outlined" aria-disabled=move || is_usual().then_some("true") on:click=reset>
                    "Reset all"
                </button>
            </header>
            <div class="view-body" tabindex="0" role="region" aria-label="List of assumptions">
                <p class="assumptions-about">
                    "Where nobody has said anything better, the figures rest on these. They are proposals: change what you know better. A change is part of the model, like any other edit."
                </p>
                {places.into_iter().enumerate().map(group).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn AssumptionRow(shown: Groups, place: (usize, usize)) -> impl IntoView {
    let session = Session::expect();
    let row = move || shown.with(|groups| groups[place.0].rows[place.1].clone());
    let Row { assumption, label, about, default, .. } = untrack(row);
    let is_changed = Memo::new(move |_| row().is_changed);
    let controlled =
        Controlled::new(format!("assumption-{}", assumption.key()), Signal::derive(move || !is_changed.get()));
    let commit: Commit<String> = Arc::new(move |typed| {
        let edits = session.peek(|editor| assume(editor.document().model(), assumption, &typed));
        edits.map(|edits| apply(session, "Change assumption", edits)).map_err(|fault| fault.to_string())
    });
    let reset = move |_| drop(set_back(session, assumption));
    let usual = move || if is_changed.get() { format!("changed; usually {default}") } else { "as usual".to_owned() };
    let note = Signal::derive(move || Some(row().resting));
    view! {
        <div class="assumption" class:is-changed=is_changed>
            <FieldFrame controlled label=label.to_owned() note>
                <div class="assumption-value">
                    <span class="assumption-state">{usual}</span>
                    <Show when=move || is_changed.get()>
                        <button type="button" class="button is-outlined" aria-label=format!("Reset {label}") on:click=reset>"Reset"</button>
                    </Show>
                    <TextField controlled shown=Signal::derive(move || Some(row().value)) commit kind=TextKind::Number/>
                </div>
                <p class="assumption-about">{about}</p>
            </FieldFrame>
        </div>
    }
}

/// What the figures of a view rest on, with the way to the assumptions.
#[component]
pub fn RestsOn(
    /// How much rests on assumptions.
    #[prop(into)]
    told: Signal<String>,
) -> impl IntoView {
    let session = Session::expect();
    view! {
        <p class="rests-on">
            {told}" "
            <button type="button" class="link" on:click=move |_| session.view.set(View::Assumptions)>"Assumptions"</button>
        </p>
    }
}

fn set_back(session: Session, assumption: Assumption) -> Result<(), String> {
    let edits = session.peek(|editor| assume(editor.document().model(), assumption, ""));
    edits.map(|edits| apply(session, "Reset assumption", edits)).map_err(|fault| fault.to_string())
}

fn apply(session: Session, label: &str, edits: Vec<DocumentEdit>) {
    if !edits.is_empty() {
        session.dispatch(Input::Apply { label: label.to_owned(), edits });
    }
}
