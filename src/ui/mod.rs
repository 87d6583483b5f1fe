//! The page: Leptos components only.

use leptos::prelude::*;

/// Puts the app in place of the starting note.
pub fn mount() {
    let root = document().get_element_by_id("app");
    if let Some(root) = root {
        use leptos::wasm_bindgen::JsCast;
        root.set_text_content(None);
        mount_to(root.unchecked_into(), App).forget();
    }
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    view! {
        <main>
            <h1>"Counterpoint"</h1>
        </main>
    }
}
