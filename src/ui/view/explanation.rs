//! "What is this?": a figure's name as a button that opens its explanation.

use leptos::prelude::*;

use crate::scene::panel::glossary::Figure;

/// A button that opens the explanation of a figure.
#[component]
pub fn Explained(
    /// Which figure.
    figure: Figure,
    /// Where it stands; keeps ids apart.
    place: &'static str,
    /// What the button shows.
    children: Children,
) -> impl IntoView {
    let id = format!("{place}-{}", figure.word());
    let term = figure.term();
    view! {
        <button
            type="button"
            class="explained"
            title=format!("What is this? {}: {}", term.label, term.good.words())
            popovertarget=id.clone()
        >
            {children()}
        </button>
        <div id=id class="explanation" popover="auto" role="note" aria-label=term.label>
            <Explanation figure/>
        </div>
    }
}

/// The explanation of a figure.
#[component]
pub fn Explanation(
    /// Which figure.
    figure: Figure,
) -> impl IntoView {
    let term = figure.term();
    view! {
        <p class="explanation-head"><strong>{term.label}</strong>" "<span class="explanation-good">{term.good.words()}</span></p>
        <p>{term.meaning}</p>
        <p class="explanation-formula">{term.formula}</p>
        <p class="explanation-source">{term.source}</p>
    }
}

/// The explanations of some figures, folded away until someone asks.
#[component]
pub fn Terms(
    /// Which figures.
    #[prop(into)]
    figures: Signal<&'static [Figure]>,
) -> impl IntoView {
    view! {
        <details class="terms">
            <summary>"What is this? The figures explained"</summary>
            <div class="terms-body">
                {move || figures.get().iter().map(|figure| view! { <Explanation figure=*figure/> }).collect_view()}
            </div>
        </details>
    }
}
