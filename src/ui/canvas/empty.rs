//! What an empty canvas says.

use leptos::prelude::*;

use crate::editor::command::Command;
use crate::editor::input::Input;
use crate::editor::stencil::Stencil;
use crate::model::service::ServiceKind;
use crate::ui::session::Session;

const ADD: Command = Command::Add(Stencil::Service(ServiceKind::Service));

/// What to do next, while nothing is drawn.
#[component]
pub(super) fn EmptyState() -> impl IntoView {
    let session = Session::expect();
    let is_empty = session.memo(|editor| {
        let model = editor.document().model();
        model.services().is_empty() && model.contexts().is_empty()
    });
    view! {
        <Show when=move || is_empty.get()>
            <div class="canvas-empty">
                <p class="canvas-empty-lead">"Draw your system"</p>
                <p>"Double-click to add a service, or drag one from the palette."</p>
                <button type="button" class="button is-primary" on:click=move |_| session.dispatch(Input::Command(ADD))>
                    {ADD.label()} <kbd aria-hidden="true">"N"</kbd>
                </button>
                <p class="canvas-empty-more">
                    "Talking already? Paste a list of names, or lines like " <code>"web -> basket: request"</code> "."
                </p>
            </div>
        </Show>
    }
}
