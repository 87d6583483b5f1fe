//! How the journeys end in an outage.

use leptos::prelude::*;

use crate::analysis::outage::Outcome;
use crate::editor::command::Command;
use crate::editor::input::{Input, SelectRequest};
use crate::model::Word;
use crate::scene::panel::failures::journey_entry;
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::outage::{JourneyEnd, journeys, score};
use crate::ui::session::Session;

use super::super::explanation::Explained;
use super::super::show;
use super::story::story_line;
use super::way::WayLine;

/// Every journey's end and the score; without journeys, how to mark one.
#[component]
pub fn Journeys() -> impl IntoView {
    let derived = Session::expect().derived();
    let ends = Memo::new(move |_| {
        let outage = derived.outage.get();
        outage.map(|outage| derived.model.with(|model| journeys(model, &outage))).unwrap_or_default()
    });
    let score = Memo::new(move |_| {
        let outage = derived.outage.get();
        outage.map(|outage| derived.model.with(|model| score(model, &outage))).unwrap_or_default()
    });
    let has_journeys = Memo::new(move |_| derived.model.with(|model| !model.workflows().is_empty()));
    view! {
        <section class="journeys">
            <h3>"Journeys"</h3>
            <Show when=move || has_journeys.get() fallback=NoJourneys>
                <ul>{move || ends.get().into_iter().map(|end| view! { <End end/> }).collect_view()}</ul>
                <p class="outage-score">
                    <Explained figure=Figure::Score place="outage">"Score"</Explained>" "<b>{score}</b>
                    <span class="quiet">" · ↓ good"</span>
                </p>
            </Show>
        </section>
    }
}

const fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Ok => "✓",
        Outcome::Delayed => "◷",
        Outcome::Degraded => "◐",
        Outcome::Fails => "✕",
    }
}

#[component]
fn End(end: JourneyEnd) -> impl IntoView {
    let session = Session::expect();
    let members = end.members;
    let reveal = Callback::new(move |ids| show(session, ids));
    let incomplete = end.incomplete.map(|line| view! { <ul class="story-lines">{story_line(line, reveal)}</ul> });
    view! {
        <li class="journey">
            <div class="hit-head">
                <button
                    type="button"
                    class="hit-name"
                    title="Show its steps on the canvas"
                    on:click=move |_| show(session, members.clone())
                >
                    {end.name.clone()}
                </button>
                <span class=format!("outcome is-{}", end.outcome.word())>
                    <span aria-hidden="true">{sign(end.outcome)}</span>
                    {end.words}
                </span>
                <span class="hit-calls">{end.weight}</span>
            </div>
            {end.why.map(|way| view! { <WayLine to=end.name way/> })}
            {incomplete}
        </li>
    }
}

#[component]
fn NoJourneys() -> impl IntoView {
    let session = Session::expect();
    let entry = session.memo(|editor| journey_entry(editor.document().model(), editor.selection()));
    let mark = move |_| {
        if let Some(entry) = entry.get_untracked() {
            session.dispatch(Input::Select(SelectRequest::Only(vec![entry.into()])));
            session.dispatch(Input::Command(Command::MarkJourney));
        }
    };
    view! {
        <p class="quiet">
            "No journeys yet: worst case. What is down below counts as if everything needed everything it calls."
        </p>
        <button
            type="button"
            class="button is-outlined"
            aria-disabled=move || entry.with(Option::is_none).then_some("true")
            title="A journey of every interaction reachable from the one selected element, else from a person or frontend"
            on:click=mark
        >
            {Command::MarkJourney.label()}
        </button>
        <Show when=move || entry.with(Option::is_none)>
            <p class="quiet">"Select the element at which it starts."</p>
        </Show>
    }
}
