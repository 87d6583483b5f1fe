//! The views beside the canvas: one panel for each question. They render what `scene::panel` says, and share the selection.

pub mod assumptions;
pub mod blast_radius;
pub mod coupling;
pub mod explanation;
pub mod findings;
pub mod matrix;
pub mod reasons;
pub mod sortable;
pub mod state_tag;
pub mod status_bar;

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::editor::input::{Input, SelectRequest};
use crate::model::{EntityId, ServiceId};
use crate::ui::panel::inspector::Inspector;
use crate::ui::session::{Session, View};

use assumptions::AssumptionsView;
use blast_radius::BlastRadius;
use coupling::CouplingView;
use findings::FindingsView;
use matrix::MatrixView;

/// The panel of the view that is looked at; beside the map, what is selected.
#[component]
pub fn ViewPanel() -> impl IntoView {
    let session = Session::expect();
    move || match session.view.get() {
        View::Matrix => view! { <MatrixView/> }.into_any(),
        View::Coupling => view! { <CouplingView/> }.into_any(),
        View::BlastRadius => view! { <BlastRadius/> }.into_any(),
        View::Findings => view! { <FindingsView/> }.into_any(),
        View::Assumptions => view! { <AssumptionsView/> }.into_any(),
        View::Map => view! { <Inspector/> }.into_any(),
        View::Start => ().into_any(),
    }
}

/// Selects these and brings them into sight on the canvas.
fn show(session: Session, ids: Vec<EntityId>) {
    session.dispatch(Input::Select(SelectRequest::Reveal(ids)));
}

/// The ids of elements, for marking rows.
fn entity_ids<'a>(ids: impl IntoIterator<Item = &'a ServiceId>) -> BTreeSet<EntityId> {
    ids.into_iter().map(|id| id.entity().clone()).collect()
}
