//! What is out of order: chips to take away, and a field to name one more.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::editor::input::Input;
use crate::model::ServiceId;
use crate::scene::overlay::OutageState;
use crate::scene::panel::outage::state_words;
use crate::scene::panel::{failures, words};
use crate::ui::session::Session;
use crate::ui::view::state_tag::sign;
use crate::ui::widget::icon::{Icon, IconName};

/// How many names are offered while typing.
const OFFERED: usize = 30;

/// What is out of order.
#[component]
pub fn Failed() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let chips = Memo::new(move |_| {
        let failed = derived.failed.get();
        derived.model.with(|model| {
            failed.iter().map(|id| (id.clone(), words::service(model, id).to_owned())).collect::<Vec<_>>()
        })
    });
    let has_failed = Memo::new(move |_| chips.with(|chips| !chips.is_empty()));
    let state = Memo::new(move |_| OutageState::of_fault(derived.circumstances.get().fault));
    view! {
        <Show when=move || has_failed.get()>
            <div class="chips">
                <ul aria-label=move || state_words(state.get()).0>
                    <For each=move || chips.get() key=|chip| chip.clone() children=move |(id, name)| view! { <Chip id name state/> }/>
                </ul>
                <button
                    type="button"
                    class="button"
                    on:click=move |_| session.dispatch(Input::Fail(BTreeSet::new()))
                >
                    "Recover all"
                </button>
            </div>
        </Show>
        <Picker/>
    }
}

#[component]
fn Chip(id: ServiceId, name: String, state: Memo<OutageState>) -> impl IntoView {
    let session = Session::expect();
    let recover = move |_| {
        let rest = session.peek(|editor| editor.failed().iter().filter(|it| **it != id).cloned().collect());
        session.dispatch(Input::Fail(rest));
    };
    view! {
        <li class="chip is-failed">
            <span aria-hidden="true">{move || sign(state.get())}</span>
            {name.clone()}
            <button type="button" class="chip-remove" aria-label=format!("Recover {name}") on:click=recover>
                <Icon name=IconName::Close/>
            </button>
        </li>
    }
}

#[component]
fn Picker() -> impl IntoView {
    let session = Session::expect();
    let model = session.derived().model;
    let typed = RwSignal::new(String::new());
    let offered = Memo::new(move |_| model.with(|model| failures::suggestions(model, &typed.get(), OFFERED)));
    let take = move || {
        let found = typed.with_untracked(|typed| model.with_untracked(|model| failures::named(model, typed)));
        if let Some(id) = found {
            let mut failed = session.peek(|editor| editor.failed().clone());
            failed.insert(id);
            typed.set(String::new());
            session.dispatch(Input::Fail(failed));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            let first = offered.with_untracked(|offered| offered.first().map(|(_, name)| name.clone()));
            if let Some(name) = first.filter(|_| typed.with_untracked(|typed| !typed.trim().is_empty())) {
                typed.set(name);
                take();
            }
        }
    };
    view! {
        <input
            type="text"
            class="field"
            list="failable"
            autocomplete="off"
            aria-label="Name an element that breaks"
            placeholder="Break an element by name …"
            prop:value=typed
            on:input=move |event| typed.set(event_target_value(&event))
            on:change=move |_| take()
            on:keydown=on_key
        />
        <datalist id="failable">
            {move || offered.get().into_iter().map(|(_, name)| view! { <option value=name></option> }).collect_view()}
        </datalist>
    }
}
