//! The figures of services, contexts and teams.

use std::sync::Arc;

use leptos::prelude::*;

use crate::inquiry::Question;
use crate::scene::panel::coupling::folded::Folded;
use crate::scene::panel::coupling::research::{Level, Research};
use crate::scene::panel::coupling::{self, NODE_SORTED_BY, Told};
use crate::scene::panel::table::Table;
use crate::ui::session::{Inquiry, Session};

use super::{FigureTable, Shared};

/// Switches the columns of the research on and off.
#[component]
pub fn ResearchSwitch(
    /// What the parts of the view share.
    shared: Shared,
) -> impl IntoView {
    let is_on = shared.is_researching;
    view! {
        <label class="research-switch" title="Role, betweenness, closeness, PageRank and clustering">
            <input type="checkbox" prop:checked=is_on on:change=move |_| is_on.update(|is_on| *is_on = !*is_on)/>
            "Research"
        </label>
    }
}

/// The table of one level.
#[component]
pub fn Nodes(
    /// What the parts of the view share.
    shared: Shared,
    /// Services, contexts or teams.
    level: Level,
) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let question = move || shared.is_researching.get().then_some(Question::Research(level));
    let heard = session.inquire(Signal::derive(question));
    // What is not measured yet stands as unknown.
    let research = Memo::new(move |_| {
        let is_on = shared.is_researching.get();
        is_on.then(|| Arc::new(heard.with(|heard| known(heard, level)).unwrap_or_default()))
    });
    let (table, told) = match level {
        Level::Services => {
            let table = move |_: Option<&Arc<Table>>| {
                let (model, figures, research) = (derived.seen.get(), derived.figures.get(), research.get());
                Arc::new(coupling::services(&model, &figures.coupling, research.as_deref()))
            };
            (Memo::new(table), shared.told())
        }
        Level::Contexts | Level::Teams => {
            let folded =
                Memo::new(move |_| Arc::new(derived.seen.with(|model| Folded::of(model, level == Level::Teams))));
            let table = move |_: Option<&Arc<Table>>| {
                let (model, research) = (derived.seen.get(), research.get());
                Arc::new(folded.with(|folded| folded.table(&model, research.as_deref())))
            };
            let told = move |_: Option<&Option<Told>>| {
                let model = derived.seen.get();
                folded.with(|folded| shared.first_told(|id| Told::of_folded(&model, folded, id)))
            };
            (Memo::new(table), Memo::new(told))
        }
    };
    let prefix = match level {
        Level::Services => "service-coupling",
        Level::Contexts => "context-coupling",
        Level::Teams => "team-coupling",
    };
    view! {
        <p class="research-state" role="status">{move || shared.is_researching.get().then(|| heard.with(state))}</p>
        <FigureTable shared prefix table sorted_by=NODE_SORTED_BY told/>
    }
}

fn known(heard: &Inquiry, level: Level) -> Option<Research> {
    let (_, text) = heard.answer.as_ref()?;
    Research::read(text).filter(|research| research.level == level)
}

/// What is said while the answer is awaited, and when there is none.
pub(super) fn state(heard: &Inquiry) -> Option<String> {
    match (&heard.failure, heard.progress) {
        (Some(failure), _) => Some(failure.to_string()),
        (None, Some(done)) => Some(format!("Measuring: {:.0} %", done * 100.0)),
        (None, None) => None,
    }
}
