//! The frame of a control: its label above, what is wrong or where its value comes from below.

use leptos::prelude::*;

use super::Controlled;

/// A label, a control, and what there is to say of it.
#[component]
pub fn FieldFrame(
    /// What it has in common with the control.
    controlled: Controlled,
    /// What it is called.
    label: String,
    /// Where its value comes from.
    #[prop(optional, into)]
    note: Option<Signal<Option<String>>>,
    /// The control, and buttons beside it.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="form-field" class:is-default=controlled.is_default>
            <label class="form-label" for=controlled.id()>{label}</label>
            {children()}
            <FieldNote controlled note/>
        </div>
    }
}

/// A control of several parts, each with a label of its own.
#[component]
pub fn GroupFrame(
    /// What it has in common with the control.
    controlled: Controlled,
    /// What it is called.
    label: String,
    /// The parts.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="form-field" class:is-default=controlled.is_default aria-describedby=controlled.note_id()>
            <legend class="form-label">{label}</legend>
            {children()}
            <FieldNote controlled note=None/>
        </fieldset>
    }
}

/// What is wrong, else where the value comes from.
#[component]
pub fn FieldNote(
    /// The control.
    controlled: Controlled,
    /// Where its value comes from.
    note: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let text = move || controlled.fault.get().or_else(|| note.and_then(|note| note.get()));
    let class = move || controlled.fault.with(|fault| if fault.is_some() { "form-note is-fault" } else { "form-note" });
    view! { <p id=controlled.note_id() class=class aria-live="polite">{text}</p> }
}
