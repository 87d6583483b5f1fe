//! The field in which a name is typed, in its place on the drawing.

use leptos::html::Input as InputElement;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::editor::input::Input;
use crate::geometry::Rect;
use crate::platform::page;
use crate::ui::session::Session;

/// The size of the text at 100 %, as names are drawn, and the least it may be, in CSS pixels.
const TEXT: f64 = 15.0;
const LEAST_TEXT: f64 = 12.0;
/// The least that the field takes, in CSS pixels.
const LEAST_WIDTH: f64 = 120.0;
const LEAST_HEIGHT: f64 = 28.0;

/// The field, while a name is being typed.
#[component]
pub(super) fn NamingField() -> impl IntoView {
    let session = Session::expect();
    let asked = session.memo(|editor| editor.naming().map(|naming| (naming.subject().clone(), naming.place())));
    move || asked.get().map(|(_, place)| view! { <Field place/> })
}

#[component]
fn Field(place: Rect) -> impl IntoView {
    let session = Session::expect();
    let text = session.memo(|editor| editor.naming().map(|naming| naming.text().to_owned()).unwrap_or_default());
    let input = NodeRef::<InputElement>::new();
    focus_selected(input, text);
    let on_keydown = move |event: KeyboardEvent| {
        let answer = match event.key().as_str() {
            _ if event.is_composing() => return,
            "Enter" | "Tab" => Input::FinishNaming,
            "Escape" => Input::CancelNaming,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        session.dispatch(answer);
        page::focus(super::ELEMENT_ID);
    };
    // Leaving the field keeps the name; when it goes because the name is there already, nothing is left to keep.
    let on_blur = move |_| {
        if session.peek(|editor| editor.naming().is_some()) {
            session.dispatch(Input::FinishNaming);
        }
    };
    let camera = session.derived().camera;
    let corner = move || camera.get().screen_from_world(place.origin);
    let width = move || (place.size.width * camera.get().zoom).max(LEAST_WIDTH);
    let height = move || (place.size.height * camera.get().zoom).max(LEAST_HEIGHT);
    view! {
        <input
            node_ref=input
            class="naming"
            type="text"
            aria-label="Name"
            autocomplete="off"
            spellcheck="false"
            style:left=move || format!("{}px", corner().x)
            style:top=move || format!("{}px", corner().y)
            style:width=move || format!("{}px", width())
            style:height=move || format!("{}px", height())
            style:font-size=move || format!("{}px", (TEXT * camera.get().zoom).max(LEAST_TEXT))
            prop:value=move || text.get()
            on:input=move |event| session.dispatch(Input::Rename(event_target_value(&event)))
            on:keydown=on_keydown
            on:blur=on_blur
        />
    }
}

/// Gives the field the focus with its text selected, unless a key was faster and has begun another name.
fn focus_selected(input: NodeRef<InputElement>, text: Memo<String>) {
    let offered = text.get_untracked();
    Effect::new(move |_| {
        let Some(input) = input.get() else { return };
        let text = text.get_untracked();
        input.set_value(&text);
        // A field that is on the page and enabled takes the focus.
        let _ = input.focus();
        if text == offered {
            input.select();
        }
    });
}
