//! Fields that are typed into. What was typed is taken when the field is left, when Enter is pressed, and when the field goes away.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

use super::{Commit, Controlled, Shown};

/// What a field shows while it stands for several things that differ.
pub const SEVERAL: &str = "Several values";

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// A line of text.
    Line,
    /// A number.
    Number,
    /// A day.
    Day,
}

/// A text that was typed and not yet taken.
#[derive(Clone)]
struct Draft {
    controlled: Controlled,
    shown: Shown<String>,
    commit: Commit<String>,
    typed: Arc<std::sync::Mutex<Option<String>>>,
}

impl Draft {
    fn new(controlled: Controlled, shown: Shown<String>, commit: Commit<String>) -> Self {
        let draft = Self { controlled, shown, commit, typed: Arc::default() };
        let last = draft.clone();
        // A click on the canvas may take the field away before the browser says that it was left.
        on_cleanup(move || {
            if let Some(text) = last.take() {
                spawn_local(async move { drop((last.commit)(text)) });
            }
        });
        draft
    }

    fn note(&self, text: String) {
        if let Ok(mut typed) = self.typed.lock() {
            *typed = Some(text);
        }
    }

    fn take(&self) -> Option<String> {
        self.typed.lock().ok().and_then(|mut typed| typed.take())
    }

    fn commit(&self, show: impl Fn(&str)) {
        let Some(text) = self.take() else { return };
        if self.controlled.take(&self.commit, text) {
            show(&self.shown.get_untracked().unwrap_or_default());
        }
    }

    fn give_up(&self, show: impl Fn(&str)) {
        self.take();
        self.controlled.fault.set(None);
        show(&self.shown.get_untracked().unwrap_or_default());
    }
}

/// A field of one line.
#[component]
pub fn TextField(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<String>,
    /// Takes what was typed.
    commit: Commit<String>,
    /// What is typed.
    kind: TextKind,
    /// What stands there in grey while there is nothing.
    #[prop(optional, into)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let draft = Draft::new(controlled, shown, commit);
    let (on_input, on_change, on_keydown) = (draft.clone(), draft.clone(), draft);
    let on_keydown = move |event: KeyboardEvent| {
        let input: HtmlInputElement = event_target(&event);
        match event.key().as_str() {
            "Enter" => on_keydown.commit(|text| input.set_value(text)),
            "Escape" => on_keydown.give_up(|text| input.set_value(text)),
            _ => {}
        }
    };
    let on_change = move |event: Event| {
        let input: HtmlInputElement = event_target(&event);
        on_change.note(input.value());
        on_change.commit(|text| input.set_value(text));
    };
    let hint = move || if shown.with(Option::is_none) { SEVERAL.to_owned() } else { placeholder.get() };
    view! {
        <input
            id=controlled.id()
            class="field"
            type=if kind == TextKind::Day { "date" } else { "text" }
            inputmode=(kind == TextKind::Number).then_some("decimal")
            autocomplete="off"
            spellcheck="false"
            placeholder=hint
            aria-describedby=controlled.note_id()
            aria-invalid=move || controlled.is_invalid()
            prop:value=move || shown.get().unwrap_or_default()
            on:input=move |event| on_input.note(event_target_value(&event))
            on:change=on_change
            on:keydown=on_keydown
        />
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<String>,
    /// Takes what was typed.
    commit: Commit<String>,
) -> impl IntoView {
    let draft = Draft::new(controlled, shown, commit);
    let (on_input, on_change, on_keydown) = (draft.clone(), draft.clone(), draft);
    let on_change = move |event: Event| {
        let area: HtmlTextAreaElement = event_target(&event);
        on_change.note(area.value());
        on_change.commit(|text| area.set_value(text));
    };
    let on_keydown = move |event: KeyboardEvent| {
        let area: HtmlTextAreaElement = event_target(&event);
        if event.key() == "Escape" {
            on_keydown.give_up(|text| area.set_value(text));
        }
    };
    let hint = move || if shown.with(Option::is_none) { SEVERAL } else { "" };
    view! {
        <textarea
            id=controlled.id()
            class="field"
            rows="3"
            placeholder=hint
            aria-describedby=controlled.note_id()
            prop:value=move || shown.get().unwrap_or_default()
            on:input=move |event| on_input.note(event_target_value(&event))
            on:change=on_change
            on:keydown=on_keydown
        ></textarea>
    }
}

/// A line to type something new, with a button that adds it.
#[component]
pub fn AddText(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What is to be typed.
    #[prop(into)]
    label: String,
    /// Takes what was typed.
    commit: Commit<String>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let add = move || {
        if controlled.take(&commit, text.get_untracked()) {
            text.set(String::new());
        }
    };
    let add_on_enter = add.clone();
    let on_keydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add_on_enter();
        }
    };
    view! {
        <div class="form-adder">
            <input
                id=controlled.id()
                class="field"
                type="text"
                aria-label=label.clone()
                placeholder=label
                autocomplete="off"
                spellcheck="false"
                aria-describedby=controlled.note_id()
                aria-invalid=move || controlled.is_invalid()
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=on_keydown
            />
            <button type="button" class="button is-outlined" on:click=move |_| add()>"Add"</button>
        </div>
    }
}
