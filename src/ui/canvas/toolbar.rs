//! The controls at the corner of the canvas: how large, and what is laid over.

use leptos::prelude::*;

use crate::editor::command::{Command, Keyboard};
use crate::editor::input::Input;
use crate::platform::page;
use crate::ui::session::Session;

/// Zoom out, the zoom in per cent, zoom in, fit; and the overlay of coupling.
#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let session = Session::expect();
    let camera = session.derived().camera;
    let percent = move || format!("{} %", page::number((camera.get().zoom * 100.0).round()));
    let is_hot = move || if session.heat.get() { "true" } else { "false" };
    view! {
        <div class="canvas-tools" role="group" aria-label="View of the canvas">
            <button
                type="button"
                class="canvas-tool is-wide"
                aria-pressed=is_hot
                title="Show on the lines how much effort the coupling costs, and how well it fits"
                on:click=move |_| session.heat.update(|heat| *heat = !*heat)
            >
                "Coupling heat"
            </button>
            <Tool command=Command::ZoomOut>"−"</Tool>
            <Tool command=Command::ZoomToActualSize shown=Signal::derive(percent)>{percent}</Tool>
            <Tool command=Command::ZoomIn>"+"</Tool>
            <Tool command=Command::ZoomToFit>"Fit"</Tool>
        </div>
    }
}

#[component]
fn Tool(
    command: Command,
    /// The words on it, where they are more than a sign: who reads them out must find them in its name.
    #[prop(optional, into)]
    shown: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    let session = Session::expect();
    let spec = command.spec();
    let keys = spec.shortcuts.first().map(|shortcut| shortcut.text(Keyboard::Other)).unwrap_or_default();
    view! {
        <button
            type="button"
            class="canvas-tool"
            aria-label=move || shown.map_or_else(|| spec.label.to_owned(), |shown| format!("{}, {}", shown.get(), spec.label))
            title=format!("{} ({keys})", spec.label)
            on:click=move |event| {
                session.dispatch(Input::Command(command));
                super::resume(&event);
            }
        >
            <span aria-hidden="true">{children()}</span>
        </button>
    }
}
