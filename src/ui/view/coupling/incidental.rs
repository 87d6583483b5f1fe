//! Pairs of services that are tied for no reason of the domain.

use leptos::prelude::*;

use crate::scene::panel::coupling::incidental::{left_out, pairs};
use crate::scene::panel::glossary::Figure;
use crate::ui::session::Session;

use super::super::explanation::Terms;
use super::Shared;
use super::system::Groups;

/// What is explained below the list.
const TERMS: &[Figure] = &[Figure::Incidental];

/// The list; a click selects both.
#[component]
pub fn IncidentalPairs(
    /// What the parts of the view share.
    shared: Shared,
) -> impl IntoView {
    let model = Session::expect().derived().seen;
    let listed = Memo::new(move |_| model.with(|model| shared.ties.with(|ties| pairs(model, &ties.incidental))));
    let rest = Memo::new(move |_| model.with(|model| shared.ties.with(|ties| left_out(model, &ties.incidental))));
    let is_empty = move || listed.with(Vec::is_empty) && rest.with(Vec::is_empty);
    view! {
        <div class="view-body" tabindex="0" role="region" aria-label="Incidental pairs">
            <Show when=is_empty>
                <p class="quiet">"No two services are tied without a reason of the domain."</p>
            </Show>
            {move || view! { <Groups groups=listed.get()/> }}
            {move || rest.get().into_iter().map(|text| view! { <p class="quiet">{text}</p> }).collect_view()}
            <Terms figures=TERMS/>
        </div>
    }
}
