//! The live figures at the foot of the page.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::analysis::figures::Figures;
use crate::analysis::findings::Severity;
use crate::model::Word;
use crate::platform::page;
use crate::scene::panel::findings::{counts, severity_words};
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::matrix::Level;
use crate::scene::panel::outage;
use crate::scene::panel::status::{Change, FIGURES, Known, Verdict, change, words};
use crate::scene::panel::words::grouped;
use crate::ui::session::{Session, View};

use super::explanation::Explained;

/// How long a difference stands beside a figure that moved, in milliseconds.
const LINGER: u32 = 4_000;

/// Where the focus goes in the wall, and where there is none.
const WALL: &str = ".view-matrix :is([role='gridcell'][tabindex='0'], .empty button)";
/// Where it goes in the findings.
const FINDINGS: &str = ".view-findings [role='region']";

/// What stands in the bar.
#[component]
pub fn StatusBar() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    tell_outages(session);
    let values = Memo::new(move |_| {
        let (model, figures, outage) = (derived.seen.get(), derived.figures.get(), derived.outage.get());
        let Figures { coupling, people, findings } = &*figures;
        let known = Known { model: &model, coupling, findings: &findings.open, people, outage: outage.as_deref() };
        FIGURES.iter().map(|figure| known.value(*figure)).collect::<Vec<_>>()
    });
    let figure = move |(index, figure): (usize, &Figure)| {
        let figure = *figure;
        let value = Memo::new(move |_| values.with(|values| values.get(index).copied().unwrap_or_default()));
        view! { <StatusFigure figure value/> }
    };
    let zoom = Memo::new(move |_| format!("{:.0} %", derived.camera.get().zoom * 100.0));
    view! {
        {FIGURES.iter().enumerate().map(figure).collect_view()}
        <FindingCounts/>
        <span class="spacer"></span>
        <Show
            when=move || derived.is_late.get()
            fallback=move || view! { <span class="status-zoom">"zoom "{zoom}</span> }
        >
            <span class="status-figure">"reckoning …"</span>
        </Show>
    }
}

#[component]
fn StatusFigure(figure: Figure, value: Memo<usize>) -> impl IntoView {
    let derived = Session::expect().derived();
    let moved = RwSignal::new(None::<Change>);
    let generation = Memo::new(move |_| derived.seen.with(|model| model.stamp().0));
    let since = StoredValue::new((0_u64, 0_usize));
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |seen: Option<(u64, usize)>| {
        let now = (generation.get(), value.get());
        let before = seen.filter(|seen| seen.0 == now.0).unwrap_or(now);
        if moved.get_untracked().is_none() || before == now {
            since.set_value(before);
        }
        if seen.is_some_and(|seen| seen.0 != now.0) {
            // Another model: what moved was the last one's.
            moved.set(None);
        }
        if before.1 != now.1 {
            // Edits close after each other are told as one.
            moved.set(change(figure, since.get_value().1, now.1));
            timer.set_value(Some(Timeout::new(LINGER, move || {
                moved.try_set(None);
            })));
        }
        now
    });
    let class = move || match moved.get().map(|it| it.verdict) {
        Some(Verdict::Better) => "status-change is-better",
        Some(Verdict::Worse) => "status-change is-worse",
        Some(Verdict::Neutral) | None => "status-change",
    };
    let is_journeys = figure == Figure::JourneysAtRisk;
    view! {
        <span class="status-figure" class:is-alert=move || is_journeys && { value.get() > 0 }>
            <Explained figure place="status">
                <b>{move || words(figure, value.get()).0}</b>" "{move || words(figure, value.get()).1}
            </Explained>
            {(figure == Figure::TeamsWaiting).then(WallLink)}
            <span class=class>{move || moved.get().map(|it| it.text)}</span>
        </span>
    }
}

/// In how many frames a view stands that had to be fetched first.
const PATIENCE: u32 = 120;

/// Shows a view and goes on there.
fn go_to(session: Session, view: View, place: &'static str) {
    session.view.set(view);
    focus_when_there(place, PATIENCE);
}

/// Gives the focus to what stands with one of the next frames.
fn focus_when_there(place: &'static str, frames: u32) {
    request_animation_frame(move || {
        if !page::focus_first(place) && frames > 0 {
            focus_when_there(place, frames - 1);
        }
    });
}

/// The way to where it is said who waits on whom.
#[component]
fn WallLink() -> impl IntoView {
    let session = Session::expect();
    let go = move |_| {
        session.matrix_level.set(Level::Teams);
        go_to(session, View::Matrix, WALL);
    };
    view! {
        <button type="button" class="status-findings" title="Show who waits on whom" aria-label="Show the wall" on:click=go>
            "→"
        </button>
    }
}

#[component]
fn FindingCounts() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let all = Memo::new(move |_| derived.figures.with(|it| counts(&it.findings.open)));
    let part = move |severity: Severity| {
        let count = move || all.get().iter().find(|it| it.0 == severity).map_or(0, |it| it.1);
        view! {
            <span class="status-severity" class:is-none=move || count() == 0>
                <span class=format!("severity is-{}", severity.word()) aria-hidden="true">{severity_words(severity).2}</span>
                {move || grouped(count())}
                <span class="visually-hidden">" "{severity_words(severity).0}" "</span>
            </span>
        }
    };
    view! {
        <span class="status-figure">
            <Explained figure=Figure::Findings place="status">"findings"</Explained>
            <button
                type="button"
                class="status-findings"
                title="Show the findings"
                on:click=move |_| go_to(session, View::Findings, FINDINGS)
            >
                {[Severity::Error, Severity::Warning, Severity::Info].map(part)}
            </button>
        </span>
    }
}

/// Says what an outage does to those who cannot see it.
fn tell_outages(session: Session) {
    let derived = session.derived();
    let told = Memo::new(move |_| {
        let outage = derived.outage.get()?;
        Some(derived.model.with(|model| outage::summary(model, &outage)))
    });
    Effect::new(move |_| {
        if let Some(text) = told.get() {
            session.announce(text);
        }
    });
}
