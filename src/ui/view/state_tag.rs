//! A state of an outage as a tag: sign and word, never colour alone.

use leptos::prelude::*;

use crate::model::Word;
use crate::scene::overlay::OutageState;

/// The sign of a state.
pub const fn sign(state: OutageState) -> &'static str {
    match state {
        OutageState::Failed => "✕",
        OutageState::Slow => "◔",
        OutageState::Wrong => "≠",
        OutageState::Down => "▼",
        OutageState::Degraded => "◐",
        OutageState::Delayed => "◷",
    }
}

/// The tag of a state.
#[component]
pub fn StateTag(
    /// Which.
    state: OutageState,
) -> impl IntoView {
    view! {
        <span class=format!("state-tag is-{}", state.word())>
            <span aria-hidden="true">{sign(state)}</span>
            {state.word()}
        </span>
    }
}
