//! What stands where while a model is on screen.

use leptos::prelude::*;

use crate::ui::session::Session;

use super::first_visit::FirstVisit;
use super::tabs::{PANEL, tab_id};

/// Left side, canvas, right side and status bar.
#[component]
pub fn Workplace() -> impl IntoView {
    let session = Session::expect();
    view! {
        <aside class="side side-left" aria-label="Palette and outline"></aside>
        <main class="centre" aria-label="Drawing">
            <FirstVisit/>
        </main>
        <aside class="side side-right" aria-label="Details">
            <div id=PANEL role="tabpanel" aria-labelledby=move || tab_id(session.view.get())></div>
        </aside>
        <footer class="status-bar" aria-label="Figures"></footer>
    }
}
