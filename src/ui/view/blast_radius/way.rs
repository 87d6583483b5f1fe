//! A way from what failed to what is hit, each interaction a button that shows it on the canvas.

use leptos::prelude::*;

use crate::scene::panel::way::{Step, Way};
use crate::ui::session::Session;

use super::super::show;

/// The way, in one line that may wrap.
#[component]
pub fn WayLine(
    /// What it leads to.
    to: String,
    /// The way.
    way: Way,
) -> impl IntoView {
    let session = Session::expect();
    let all = way.entities();
    let steps: Vec<_> = way.steps.into_iter().map(|step| view! { <WayStep step/> }).collect();
    view! {
        <p class="way">
            <button
                type="button"
                class="link way-why"
                aria-label=format!("why: show the way to {to} on the canvas")
                title="Show the whole way on the canvas"
                on:click=move |_| show(session, all.clone())
            >
                "why"
            </button>
            <span>{way.name}</span>
            {steps}
        </p>
    }
}

#[component]
fn WayStep(step: Step) -> impl IntoView {
    let session = Session::expect();
    let Step { over, words, description, name, .. } = step;
    let over = match over {
        Some(id) => view! {
            <button
                type="button"
                class="link"
                aria-label=format!("{words}: {description}")
                title=description
                on:click=move |_| show(session, vec![id.clone()])
            >
                {words}
            </button>
        }
        .into_any(),
        None => view! { <span class="way-fate" title=description>{words}</span> }.into_any(),
    };
    view! { " "{over}" "<span>{name}</span> }
}
