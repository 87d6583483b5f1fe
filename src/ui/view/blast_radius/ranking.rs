//! What would hurt most: every element failing alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::input::Input;
use crate::model::ServiceId;
use crate::scene::panel::failures::{self, UNASKED, WORST_FIRST};
use crate::scene::panel::glossary::Figure;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;

use super::super::entity_ids;
use super::super::explanation::Terms;
use super::super::sortable::{Sortable, SortableTable};

const TERMS: &[Figure] = &[Figure::Score, Figure::JourneysFailing, Figure::Down, Figure::Degraded, Figure::Delayed];

/// The ranking, worked out when it is asked for; unasked only for systems of moderate size while nothing has failed.
#[component]
pub fn Ranking() -> impl IntoView {
    let derived = Session::expect().derived();
    let count = Memo::new(move |_| derived.model.with(|model| model.services().len()));
    let is_asked = RwSignal::new(false);
    let has_failed = Memo::new(move |_| derived.failed.with(|failed| !failed.is_empty()));
    let is_open = Memo::new(move |_| is_asked.get() || (!has_failed.get() && count.get() <= UNASKED));
    view! {
        <Show when=move || { count.get() > 0 }>
            <section class="ranking">
                <h3>"What would hurt most"</h3>
                <Show
                    when=move || is_open.get()
                    fallback=move || {
                        view! {
                            <button type="button" class="button is-outlined" on:click=move |_| is_asked.set(true)>
                                "Rank every single failure"
                            </button>
                        }
                    }
                >
                    <RankingTable/>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn RankingTable() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let table =
        Memo::new(move |_| Arc::new(derived.model.with(|model| failures::table(model, derived.circumstances.get()))));
    let chosen = Signal::derive(move || derived.failed.with(|failed| entity_ids(failed.iter())));
    let sortable = Sortable {
        prefix: "ranking",
        table: Lasting::new(table),
        sorting: RwSignal::new(WORST_FIRST),
        chosen,
        described_by: Some("ranking-about"),
        choose: Callback::new(move |id| session.dispatch(Input::Fail(BTreeSet::from([ServiceId::from_entity(id)])))),
        look: Callback::new(|_| {}),
    };
    view! {
        <p class="quiet" id="ranking-about">"Click one to let it fail. Fails counts journeys; down, degraded and delayed count elements."</p>
        <SortableTable sortable/>
        <Terms figures=TERMS/>
    }
}
