//! Picking one of many by name: a list while they are few, a field that completes names while they are many.

use leptos::prelude::*;
use web_sys::Event;

use super::choice::SelectField;
use super::text::SEVERAL;
use super::{Choosable, Commit, Controlled, Shown};

/// Up to how many things a list is shown.
const FEW: usize = 300;

/// One of many, by name.
#[component]
pub fn Picker(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<String>,
    /// Takes what was picked.
    commit: Commit<String>,
    /// What can be picked; where nothing can be picked too, an entry with an empty value says what that means.
    #[prop(into)]
    choices: Signal<Vec<Choosable>>,
) -> impl IntoView {
    let are_few = Memo::new(move |_| choices.with(|choices| choices.len() <= FEW));
    move || {
        let commit = commit.clone();
        match are_few.get() {
            true => view! { <SelectField controlled shown commit choices/> }.into_any(),
            false => view! { <CompletingField controlled shown commit choices/> }.into_any(),
        }
    }
}

#[component]
fn CompletingField(
    controlled: Controlled,
    shown: Shown<String>,
    commit: Commit<String>,
    choices: Signal<Vec<Choosable>>,
) -> impl IntoView {
    let list = format!("{}-list", controlled.id());
    let label_of = move |value: &str| {
        choices.with(|choices| choices.iter().find(|choice| choice.value == value).map(|choice| choice.label.clone()))
    };
    let text = move || shown.get().and_then(|value| label_of(&value)).unwrap_or_default();
    let on_change = move |event: Event| {
        let typed = event_target_value(&event);
        let typed = typed.trim();
        let fits = |choice: &&Choosable| {
            choice.label.eq_ignore_ascii_case(typed) || (typed.is_empty() && choice.value.is_empty())
        };
        let found = choices.with_untracked(|choices| choices.iter().find(fits).map(|choice| choice.value.clone()));
        match found {
            Some(value) => {
                controlled.take(&commit, value);
            }
            None => controlled.fault.set(Some(format!("Nothing is called “{typed}”. Pick one of the names offered."))),
        }
    };
    // The names are on the page from when someone is about to type.
    let is_asked = RwSignal::new(false);
    let options = move || {
        let offered = if is_asked.get() { choices.get() } else { Vec::new() };
        offered.into_iter().map(|choice| view! { <option value=choice.label></option> }).collect_view()
    };
    view! {
        <input
            id=controlled.id()
            class="field"
            type="text"
            list=list.clone()
            autocomplete="off"
            spellcheck="false"
            placeholder=move || if shown.with(Option::is_none) { SEVERAL } else { "Type a name" }
            aria-describedby=controlled.note_id()
            aria-invalid=move || controlled.is_invalid()
            prop:value=text
            on:focus=move |_| is_asked.set(true)
            on:change=on_change
        />
        <datalist id=list>{options}</datalist>
    }
}

/// Picks something to be added, with a button that adds it.
#[component]
pub fn AddPick(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What is to be picked.
    #[prop(into)]
    label: String,
    /// Takes what was picked.
    commit: Commit<String>,
    /// What can be picked.
    #[prop(into)]
    choices: Signal<Vec<Choosable>>,
) -> impl IntoView {
    let picked = RwSignal::new(String::new());
    let keep: Commit<String> = std::sync::Arc::new(move |value| {
        picked.set(value);
        Ok(())
    });
    let prompt = label.clone();
    let with_prompt = Signal::derive(move || {
        let first = Choosable { value: String::new(), label: prompt.clone() };
        std::iter::once(first).chain(choices.get()).collect::<Vec<_>>()
    });
    let add = move |_| {
        if controlled.take(&commit, picked.get_untracked()) {
            picked.set(String::new());
        }
    };
    view! {
        <div class="form-adder">
            <label class="visually-hidden" for=controlled.id()>{label}</label>
            <Picker controlled shown=Signal::derive(move || Some(picked.get())) commit=keep choices=with_prompt/>
            <button type="button" class="button is-outlined" on:click=add>"Add"</button>
        </div>
    }
}
