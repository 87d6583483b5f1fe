//! The figures of interactions: as a list, as a chart, and the pairs of services that are tied without any.

use std::sync::Arc;

use leptos::prelude::*;

use crate::scene::panel::coupling::{self, INTERACTION_SORTED_BY};
use crate::ui::session::Session;
use crate::ui::widget::segments::segments;

use super::incidental::IncidentalPairs;
use super::scatter::Scatter;
use super::{FigureTable, Shared};

/// What of the interactions is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    List,
    Chart,
    Incidental,
}

/// The three parts.
#[component]
pub fn Interactions(
    /// What the parts of the view share.
    shared: Shared,
) -> impl IntoView {
    let part = RwSignal::new(Part::List);
    let choices = [(Part::List, "List"), (Part::Chart, "Chart"), (Part::Incidental, "Incidental pairs")];
    view! {
        <div class="view-parts">{segments("Interactions as", &choices, part.into(), move |of| part.set(of))}</div>
        {move || {
            shared.forget();
            match part.get() {
                Part::List => view! { <List shared/> }.into_any(),
                Part::Chart => view! { <Scatter shared/> }.into_any(),
                Part::Incidental => view! { <IncidentalPairs shared/> }.into_any(),
            }
        }}
    }
}

#[component]
fn List(shared: Shared) -> impl IntoView {
    let derived = Session::expect().derived();
    let table = Memo::new(move |_| {
        let (model, figures) = (derived.seen.get(), derived.figures.get());
        Arc::new(shared.ties.with(|ties| coupling::interactions(&model, &figures.coupling, ties)))
    });
    view! {
        <FigureTable shared prefix="interaction-coupling" table sorted_by=INTERACTION_SORTED_BY told=shared.told()/>
        <p class="legend">"On the canvas: the wider a line, the more drag; "<span class="heat is-bad">"red"</span>" fits badly, "<span class="heat is-good">"blue"</span>" fits well."</p>
    }
}
