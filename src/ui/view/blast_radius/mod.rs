//! What if it breaks, what if it changes, what if a team is late? What it starts with, whom it hits and why, and what would hurt most.

pub mod change;
pub mod failed;
pub mod fault;
pub mod hits;
pub mod journeys;
pub mod marking;
pub mod ranking;
pub mod reliability;
pub mod story;
pub mod team;
pub mod together;
pub mod way;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::outage::Outage;
use crate::editor::command::Command;
use crate::editor::input::Input;
use crate::scene::panel::outage;
use crate::ui::session::Session;
use crate::ui::shell::command::shortcut_text;
use crate::ui::widget::segments::segments;

use change::Change;
use failed::Failed;
use fault::FaultChoice;
use hits::Hits;
use journeys::Journeys;
use marking::Marking;
use ranking::Ranking;
use reliability::Reliability;
use story::Sections;
use team::LateTeam;
use together::{Groups, Pairs};

/// The panel.
#[component]
pub fn BlastRadius() -> impl IntoView {
    let session = Session::expect();
    let mode = RwSignal::new(Mode::Outage);
    // Whatever begins to fail is to be seen.
    Effect::new(move |before: Option<()>| {
        let has_failed = session.derived().failed.with(|failed| !failed.is_empty());
        if before.is_some() && has_failed {
            mode.set(Mode::Outage);
        }
    });
    view! {
        <section class="view view-blast" aria-label="Blast radius">
            {move || match mode.get() {
                Mode::Outage => view! { <OutageMode mode/> }.into_any(),
                Mode::Change => view! { <Change mode/> }.into_any(),
                Mode::Team => view! { <LateTeam mode/> }.into_any(),
            }}
        </section>
    }
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Something breaks.
    Outage,
    /// Something is changed.
    Change,
    /// A team is late.
    Team,
}

/// The question of a mode, and the choice of another.
#[component]
fn ModeChoice(mode: RwSignal<Mode>) -> impl IntoView {
    let session = Session::expect();
    // The canvas shows one question at a time.
    let choose = move |of: Mode| {
        if of != Mode::Outage && session.derived().failed.with_untracked(|failed| !failed.is_empty()) {
            session.dispatch(Input::Fail(BTreeSet::new()));
        }
        mode.set(of);
    };
    let modes = [(Mode::Outage, "Outage"), (Mode::Change, "Change"), (Mode::Team, "Team")];
    let question = move || match mode.get() {
        Mode::Outage => "What if it breaks?",
        Mode::Change => "What if it changes?",
        Mode::Team => "What if a team is late?",
    };
    view! {
        <h2>{question}</h2>
        {segments("What goes wrong", &modes, mode.into(), choose)}
    }
}

#[component]
fn OutageMode(mode: RwSignal<Mode>) -> impl IntoView {
    let session = Session::expect();
    let is_marking = session.memo(|editor| editor.journey().is_some());
    let is_shown = Memo::new(move |_| session.derived().outage.with(|outage| outage.is_some()));
    view! {
        <header class="view-head">
            <ModeChoice mode/>
            <FaultChoice/>
            <Failed/>
        </header>
        <div class="view-body" tabindex="0" role="region" aria-label="What happens">
            <Show when=move || is_marking.get()><Marking/></Show>
            <Show when=move || is_shown.get() fallback=Invitation>
                <Told/>
            </Show>
            <Ranking/>
            <Groups/>
            <Pairs/>
            <Reliability/>
        </div>
    }
}

/// What to do while nothing has failed.
#[component]
fn Invitation() -> impl IntoView {
    view! {
        <div class="empty">
            <p><strong>"Nothing has failed."</strong></p>
            <p>"Select an element and press "<kbd>{shortcut_text(Command::Fail)}</kbd>", or name one above."</p>
        </div>
    }
}

/// The outage on show.
#[component]
fn Told() -> impl IntoView {
    let derived = Session::expect().derived();
    let told = move |tell: fn(&crate::model::Model, &Outage) -> Vec<String>| {
        let outage: Option<Arc<Outage>> = derived.outage.get();
        outage.map(|outage| derived.model.with(|model| tell(model, &outage))).unwrap_or_default()
    };
    let summary = Memo::new(move |_| told(|model, outage| vec![outage::summary(model, outage)]).concat());
    let paged = Memo::new(move |_| told(outage::paged).join(", "));
    let affected = Memo::new(move |_| told(outage::affected_only).join(", "));
    let ineffective = Memo::new(move |_| {
        let outage: Option<Arc<Outage>> = derived.outage.get();
        let section = outage.map(|outage| derived.model.with(|model| outage::ineffective(model, &outage)));
        section.into_iter().filter(|section| !section.lines.is_empty()).collect::<Vec<_>>()
    });
    let or_nobody = |text: String| if text.is_empty() { "nobody".to_owned() } else { text };
    view! {
        <p class="outage-summary">{summary}</p>
        <dl class="outage-teams">
            <div><dt>"Called out"</dt><dd>{move || or_nobody(paged.get())}</dd></div>
            <div><dt>"Also affected"</dt><dd>{move || or_nobody(affected.get())}</dd></div>
        </dl>
        <Journeys/>
        <Sections sections=ineffective/>
        <Hits/>
    }
}
