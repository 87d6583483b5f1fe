//! What if it breaks? What failed, whom it hits and why, who is called, which journeys notice; and what would hurt most.

pub mod failed;
pub mod hits;
pub mod journeys;
pub mod marking;
pub mod ranking;
pub mod way;

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::outage::Outage;
use crate::editor::command::Command;
use crate::scene::panel::outage;
use crate::ui::session::Session;
use crate::ui::shell::command::shortcut_text;

use failed::Failed;
use hits::Hits;
use journeys::Journeys;
use marking::Marking;
use ranking::Ranking;

/// The panel.
#[component]
pub fn BlastRadius() -> impl IntoView {
    let session = Session::expect();
    let is_marking = session.memo(|editor| editor.journey().is_some());
    let is_shown = Memo::new(move |_| session.derived().outage.with(|outage| outage.is_some()));
    view! {
        <section class="view view-blast" aria-label="Blast radius">
            <header class="view-head">
                <h2>"What if it breaks?"</h2>
                <Failed/>
            </header>
            <div class="view-body" tabindex="0" role="region" aria-label="What happens">
                <Show when=move || is_marking.get()><Marking/></Show>
                <Show when=move || is_shown.get() fallback=Invitation>
                    <Told/>
                </Show>
                <Ranking/>
            </div>
        </section>
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
    let or_nobody = |text: String| if text.is_empty() { "nobody".to_owned() } else { text };
    view! {
        <p class="outage-summary">{summary}</p>
        <dl class="outage-teams">
            <div><dt>"Called out"</dt><dd>{move || or_nobody(paged.get())}</dd></div>
            <div><dt>"Also affected"</dt><dd>{move || or_nobody(affected.get())}</dd></div>
        </dl>
        <Journeys/>
        <Hits/>
    }
}
