//! Walking along the wall in a weekly meeting: one stop at a time, large enough for the whole room.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::model::Word;
use crate::platform::{page, pointer};
use crate::scene::panel::wall::{self, Card, Walk};
use crate::ui::session::Session;

use super::super::show;
use super::select;
use super::teams::{Agenda, NeedForm};

/// The id of the button that begins.
pub(super) const BEGIN: &str = "wall-begin";
const STOP: &str = "wall-stop";
/// Where arrows and Escape mean something else.
const FIELDS: &str = "input, select, textarea, [role='combobox'], [role='listbox'], [popover]";

/// Begins at the first stop.
pub(super) fn begin(session: Session, walk: RwSignal<Option<Walk>>, agenda: Agenda) {
    walk.set(agenda.with_untracked(|agenda| Walk::begin(agenda)));
    reveal(session, walk, agenda);
    request_animation_frame(move || page::focus(STOP));
}

/// Shows what the stop is about on the canvas.
fn reveal(session: Session, walk: RwSignal<Option<Walk>>, agenda: Agenda) {
    if let Some(card) = untrack(|| card(session, walk, agenda)) {
        show(session, card.shown);
    }
}

fn card(session: Session, walk: RwSignal<Option<Walk>>, agenda: Agenda) -> Option<Card> {
    let derived = session.derived();
    let (model, figures) = (derived.seen.get(), derived.figures.get());
    walk.with(|walk| walk.as_ref().map(|walk| wall::card(&model, &figures.people.wall, &agenda.get(), walk)))
}

/// The stop, and the way on.
#[component]
pub fn WalkView(
    /// Where the walk is; `None` ends it.
    walk: RwSignal<Option<Walk>>,
    /// What there is to talk about.
    agenda: Agenda,
) -> impl IntoView {
    let session = Session::expect();
    let shown = Memo::new(move |_| card(session, walk, agenda));
    let of_walk = move |read: fn(&Walk) -> bool| walk.with(|walk| walk.as_ref().is_none_or(read));
    let go = move |step: fn(&mut Walk)| {
        walk.update(|walk| walk.iter_mut().for_each(step));
        reveal(session, walk, agenda);
    };
    let end = move || {
        walk.set(None);
        request_animation_frame(move || page::focus(BEGIN));
    };
    let pressed = move |event: KeyboardEvent| {
        if pointer::is_within(event.target().as_ref(), FIELDS) {
            return;
        }
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => go(Walk::go_on),
            "ArrowLeft" | "ArrowUp" | "PageUp" => go(Walk::go_back),
            "Escape" => end(),
            _ => return,
        }
        event.prevent_default();
    };
    let progress = move || walk.with(|walk| walk.as_ref().map(Walk::progress));
    view! {
        <div class="view-body wall-walk" role="region" aria-label="Walk the wall" on:keydown=pressed>
            <div class="wall-bar">
                <strong class="wall-progress">{progress}</strong>
                <button
                    type="button"
                    class="button is-outlined"
                    aria-disabled=move || of_walk(Walk::is_first).then_some("true")
                    on:click=move |_| go(Walk::go_back)
                >
                    "Previous"
                </button>
                <button
                    type="button"
                    class="button is-primary"
                    aria-disabled=move || of_walk(Walk::is_last).then_some("true")
                    on:click=move |_| go(Walk::go_on)
                >
                    "Next"
                </button>
                <span class="spacer"></span>
                <button type="button" class="button is-outlined" title="End the walk (Escape)" on:click=move |_| end()>"End"</button>
            </div>
            <article id=STOP class="wall-stop" tabindex="0" aria-live="polite">{move || shown.get().map(stop)}</article>
            <NeedForm/>
            <p class="quiet">"Arrow keys go on and back, Escape ends."</p>
        </div>
    }
}

fn stop(card: Card) -> impl IntoView {
    let session = Session::expect();
    let state = card.state.map_or("is-settled", |state| match state.word() {
        "blocking" => "is-blocking",
        "slowing" => "is-slowing",
        _ => "is-ok",
    });
    let times = (!card.times.is_empty()).then(|| {
        view! { <p class="wall-times" class:is-overdue=card.is_overdue>{card.times.join(", ")}</p> }
    });
    let ask =
        (!card.ask.is_empty()).then(|| view! { <p class="wall-ask"><span class="quiet">"Ask: "</span>{card.ask}</p> });
    let edit = card.need.map(|need| {
        view! { <button type="button" class="button is-outlined" on:click=move |_| select(session, need.clone())>"Edit the need"</button> }
    });
    let shown = card.shown;
    let again = (!shown.is_empty()).then(|| {
        view! { <button type="button" class="button is-outlined" on:click=move |_| show(session, shown.clone())>"Show on the canvas"</button> }
    });
    view! {
        <h3>{card.title}</h3>
        <p><span class=format!("wall-state {state}")>{card.weight}</span></p>
        <p class="wall-what">{card.what}</p>
        {times}
        {ask}
        <p class="wall-actions">{edit}{again}</p>
    }
}
