//! The one way to choose a file: an input in the page of every view, which buttons and shortcuts open.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::platform::files;
use crate::platform::page;

use super::session::Session;

const ID: &str = "open-model-file";

/// Lets a file be chosen.
pub fn choose() {
    if let Some(input) = page::document().get_element_by_id(ID) {
        input.unchecked_into::<HtmlInputElement>().click();
    }
}

/// The input. It is out of sight but not hidden, so that assistive technology and automation reach it.
#[component]
pub fn FileInput() -> impl IntoView {
    let session = Session::expect();
    let on_change = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        for file in files::take_chosen(&input) {
            session.library().open_file(session, file);
        }
    };
    view! {
        <input
            id=ID
            class="visually-hidden"
            type="file"
            accept=".json,application/json"
            aria-label="Open model file"
            tabindex="-1"
            on:change=on_change
        />
    }
}
