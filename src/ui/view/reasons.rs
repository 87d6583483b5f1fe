//! Why the figures of one row are what they are.

use leptos::prelude::*;

use crate::scene::panel::coupling::bars::Bar;
use crate::scene::panel::coupling::{Reason, Told};

use super::coupling::system::bar;
use super::explanation::Explained;

/// What is said of what is pointed at, else of what is selected. Once it says something its height stays the same.
#[component]
pub fn Reasons(
    /// Its id, by which rows refer to it.
    id: &'static str,
    /// What is said.
    told: Memo<Option<Told>>,
) -> impl IntoView {
    let body = move || match told.get() {
        Some(Told { name, bars, reasons, facets }) => {
            let facets = (!facets.is_empty()).then(|| {
                view! {
                    <details class="facets">
                        <summary>"More: the facets of this coupling"</summary>
                        <dl>{facets.into_iter().map(|it| bar_line(it, "facet")).collect_view()}</dl>
                    </details>
                }
            });
            let title = name.clone();
            view! {
                <p class="reasons-subject" title=title>{name}</p>
                <dl class="reasons-bars">{bars.into_iter().map(|it| bar_line(it, "six")).collect_view()}</dl>
                <dl>{reasons.into_iter().map(line).collect_view()}</dl>
                {facets}
            }
            .into_any()
        }
        None => view! { <p class="quiet">"Point at a row or select one to see why its figures are what they are."</p> }
            .into_any(),
    };
    view! { <div id=id class="reasons" role="region" aria-label="Why" tabindex="0">{body}</div> }
}

fn line(reason: Reason) -> impl IntoView {
    view! {
        <div>
            <dt>{reason.figure.term().label}" "<b>{reason.value}</b></dt>
            <dd>{reason.why}</dd>
        </div>
    }
}

fn bar_line(it: Bar, place: &'static str) -> impl IntoView {
    let text = it.text();
    view! {
        <div class="bar-line">
            <dt><Explained figure=it.figure place>{it.figure.term().label}</Explained></dt>
            <dd class="bar-figure">{bar(Some(it.value), false)}<b>{text}</b></dd>
            <dd>{it.why}</dd>
        </div>
    }
}
