//! How reliable each journey is, worked out in the other thread.

use leptos::prelude::*;

use crate::inquiry::Question;
use crate::scene::panel::assumptions::under_reliability;
use crate::scene::panel::glossary::Figure;
use crate::ui::session::Session;

use super::super::assumptions::RestsOn;
use super::super::explanation::Terms;
use super::together::Answered;

const TERMS: &[Figure] = &[
    Figure::Works,
    Figure::WorksInFull,
    Figure::SinglePoints,
    Figure::RetryLoad,
    Figure::WorstAnswer,
    Figure::ErrorBudget,
];

/// The section, where there are journeys.
#[component]
pub fn Reliability() -> impl IntoView {
    let derived = Session::expect().derived();
    let has_journeys = Memo::new(move |_| derived.model.with(|model| !model.workflows().is_empty()));
    let question = Signal::derive(move || has_journeys.get().then_some(Question::Reliability));
    let rests_on = Memo::new(move |_| derived.model.with(|model| under_reliability(model)));
    view! {
        <Show when=move || has_journeys.get()>
            <section class="reliability" aria-label="How reliable the journeys are">
                <h3>"How reliable the journeys are"</h3>
                <Answered question/>
                <Terms figures=TERMS/>
                <RestsOn told=rests_on/>
            </section>
        </Show>
    }
}
