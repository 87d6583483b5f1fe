//! What stands behind the cell that is pointed at, else behind the one that has the focus.

use leptos::prelude::*;

use crate::scene::panel::matrix::Line;

use super::grid::Sheet;
use super::lines::Lines;

/// The details. Their height does not change with what they say.
#[component]
pub fn Detail(
    /// The matrix.
    sheet: Sheet,
    /// What stands behind its cell.
    lines: Memo<Vec<Line>>,
) -> impl IntoView {
    let told = Memo::new(move |_| sheet.grid.with(|grid| grid.told(sheet.looked.get())));
    let body = move || match lines.get() {
        lines if lines.is_empty() => {
            view! { <p class="quiet">"Point at a cell, or go there with the arrows, to see what stands behind it."</p> }
                .into_any()
        }
        lines => view! { <Lines lines/> }.into_any(),
    };
    view! {
        <div class="reasons matrix-detail" role="region" aria-label="Behind the cell" tabindex="0">
            <p class="reasons-subject" title=told>{told}</p>
            {body}
        </div>
    }
}
