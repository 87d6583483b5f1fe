//! Choosing one of a few, yes or no, or some of a few.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use super::text::SEVERAL;
use super::{Choosable, Commit, Controlled, Shown};

/// One of a few.
#[component]
pub fn SelectField(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<String>,
    /// Takes what was chosen.
    commit: Commit<String>,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Choosable>>,
) -> impl IntoView {
    let on_change = move |event: Event| {
        if !controlled.take(&commit, event_target_value(&event)) {
            let select: HtmlSelectElement = event_target(&event);
            select.set_value(&shown.get_untracked().unwrap_or_default());
        }
    };
    let is_mixed = Memo::new(move |_| shown.with(Option::is_none));
    // No option watches what is chosen: there may be hundreds in each of a form's lists.
    let options = move || {
        let shown = shown.get();
        let option = |choice: Choosable| {
            let is_chosen = shown.as_ref() == Some(&choice.value);
            view! { <option value=choice.value prop:selected=is_chosen>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            id=controlled.id()
            class="field"
            aria-describedby=controlled.note_id()
            aria-invalid=move || controlled.is_invalid()
            on:change=on_change
        >
            {move || is_mixed.get().then(|| view! { <option value="" disabled=true prop:selected=true>{SEVERAL}</option> })}
            {options}
        </select>
    }
}

/// Yes or no. It brings its own label, which stands beside it.
#[component]
pub fn Checkbox(
    /// What it has in common with its note.
    controlled: Controlled,
    /// What it is called.
    label: String,
    /// What it shows.
    shown: Shown<bool>,
    /// Takes what was chosen.
    commit: Commit<bool>,
) -> impl IntoView {
    let on_change = move |event: Event| {
        if !controlled.take(&commit, event_target_checked(&event)) {
            let input: HtmlInputElement = event_target(&event);
            input.set_checked(!input.checked());
        }
    };
    view! {
        <div class="form-check">
            <input
                id=controlled.id()
                type="checkbox"
                aria-describedby=controlled.note_id()
                prop:checked=move || shown.get().unwrap_or_default()
                prop:indeterminate=move || shown.with(Option::is_none)
                on:change=on_change
            />
            <label for=controlled.id()>{label}</label>
        </div>
    }
}

/// Some of a few.
#[component]
pub fn Checkboxes(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<Vec<String>>,
    /// Takes what was chosen.
    commit: Commit<Vec<String>>,
    /// What can be chosen.
    choices: Vec<Choosable>,
) -> impl IntoView {
    let check = move |choice: Choosable| {
        let id = format!("{}-{}", controlled.id(), choice.value);
        let (value, commit) = (choice.value.clone(), commit.clone());
        let on_change = move |event: Event| {
            let mut chosen = shown.get_untracked().unwrap_or_default();
            chosen.retain(|it| *it != value);
            if event_target_checked(&event) {
                chosen.push(value.clone());
            }
            if !controlled.take(&commit, chosen) {
                let input: HtmlInputElement = event_target(&event);
                input.set_checked(!input.checked());
            }
        };
        let checked = move || shown.with(|shown| shown.iter().flatten().any(|it| *it == choice.value));
        view! {
            <div class="form-check">
                <input id=id.clone() type="checkbox" prop:checked=checked on:change=on_change/>
                <label for=id>{choice.label}</label>
            </div>
        }
    };
    choices.into_iter().map(check).collect_view()
}
