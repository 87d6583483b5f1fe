//! The frame around the drawing: bars, regions, dialogs and notices.

pub(in crate::ui) mod keyboard;
pub(in crate::ui) mod notices;

use leptos::prelude::*;

/// Everything on the page but what lies over it.
#[component]
pub fn Shell() -> impl IntoView {
    view! { <main id="main"></main> }
}
