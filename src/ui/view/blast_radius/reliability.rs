//! How reliable each journey is, worked out in the other thread.

use leptos::prelude::*;

use crate::inquiry::Question;
use crate::ui::session::Session;

use super::together::Answered;

/// The section, where there are journeys.
#[component]
pub fn Reliability() -> impl IntoView {
    let derived = Session::expect().derived();
    let has_journeys = Memo::new(move |_| derived.model.with(|model| !model.workflows().is_empty()));
    let question = Signal::derive(move || has_journeys.get().then_some(Question::Reliability));
    view! {
        <Show when=move || has_journeys.get()>
            <section class="reliability" aria-label="How reliable the journeys are">
                <h3>"How reliable the journeys are"</h3>
                <Answered question fails=false/>
            </section>
        </Show>
    }
}
