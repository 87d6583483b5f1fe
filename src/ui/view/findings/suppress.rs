//! Accepting a finding, with a reason that is asked for in its place.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html;
use leptos::prelude::*;

use crate::analysis::findings::Finding;
use crate::editor::input::Input;
use crate::editor::suppressing::suppress;
use crate::model::Word;
use crate::platform::page;
use crate::ui::session::Session;
use crate::ui::widget::form::Controlled;
use crate::ui::widget::form::frame::FieldFrame;
use crate::ui::widget::long_list::{Way, focus_row};

use super::{LIST, Panel};

/// A button that asks for the reason, and the form in which it is given. One form is open at a time.
#[component]
pub(super) fn SuppressForm(key: String, finding: Finding, row: NodeRef<html::Li>, panel: Panel) -> impl IntoView {
    let opener = NodeRef::<html::Button>::new();
    let title = format!("{} Accept it, with a reason", finding.message);
    let is_open = {
        let key = key.clone();
        Memo::new(move |_| panel.suppressing.with(|open| open.as_ref() == Some(&key)))
    };
    let turn = move |_| panel.suppressing.set((!is_open.get_untracked()).then(|| key.clone()));
    let close = Callback::new(move |()| {
        panel.suppressing.set(None);
        if let Some(opener) = opener.get_untracked() {
            // A button that is on the page takes the focus.
            let _ = opener.focus();
        }
    });
    view! {
        <button
            node_ref=opener
            type="button"
            class="link finding-way-on"
            title=title
            aria-expanded=move || Some(if is_open.get() { "true" } else { "false" })
            on:click=turn
        >
            "Suppress…"
        </button>
        <Show when=move || is_open.get()>
            <ReasonForm finding=finding.clone() row panel close/>
        </Show>
    }
}

#[component]
fn ReasonForm(finding: Finding, row: NodeRef<html::Li>, panel: Panel, close: Callback<()>) -> impl IntoView {
    let session = Session::expect();
    let controlled = Controlled::new("suppress-reason".to_owned(), Signal::stored(false));
    let field = NodeRef::<html::Input>::new();
    let text = RwSignal::new(String::new());
    let take_focus = move || {
        if let Some(field) = field.get() {
            // A field that is on the page takes the focus.
            let _ = field.focus();
        }
    };
    Effect::new(move |_| take_focus());
    let commit = move |event: SubmitEvent| {
        event.prevent_default();
        let (rule, subjects, reason) = (finding.rule.word(), &finding.subjects, text.get_untracked());
        match session.peek(|editor| suppress(editor.document().model(), rule, subjects, &reason)) {
            Ok(edits) => {
                panel.suppressing.set(None);
                focus_beside(row);
                session.dispatch(Input::Apply { label: "Suppress finding".to_owned(), edits });
            }
            Err(fault) => {
                controlled.fault.set(Some(fault.to_string()));
                untrack(take_focus);
            }
        }
    };
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close.run(());
        }
    };
    view! {
        <form class="suppress-form" on:submit=commit on:keydown=on_keydown>
            <FieldFrame controlled label="Why is it fine as it is?".to_owned()>
                <input
                    node_ref=field
                    id=controlled.id()
                    class="field"
                    type="text"
                    autocomplete="off"
                    aria-describedby=controlled.note_id()
                    aria-invalid=move || controlled.is_invalid()
                    prop:value=text
                    on:input=move |event| text.set(event_target_value(&event))
                />
            </FieldFrame>
            <div class="suppress-actions">
                <button type="submit" class="button is-primary">"Suppress"</button>
                <button type="button" class="button is-outlined" on:click=move |_| close.run(())>"Cancel"</button>
            </div>
        </form>
    }
}

/// Gives the focus to the finding below a row, or above it, as the row is about to go; to the list where there is none.
pub(super) fn focus_beside(row: NodeRef<html::Li>) {
    let beside = row.get_untracked().is_some_and(|row| {
        focus_row(row.next_element_sibling(), ".finding-what", Way::Down)
            || focus_row(row.previous_element_sibling(), ".finding-what", Way::Up)
    });
    if !beside {
        page::focus(LIST);
    }
}
