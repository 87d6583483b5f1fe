//! What can be added: by a click, by dragging it onto the canvas, or by keyboard.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::editor::command::Command;
use crate::editor::input::Input;
use crate::editor::stencil::Stencil;
use crate::model::service::ServiceKind;
use crate::scene::icon::{self, Icon};
use crate::ui::canvas::carrying::carry;
use crate::ui::session::Session;
use crate::ui::shell::command::shortcut_text;

use super::shape::SmallShape;

/// The palette: one stop of the Tab key, within which the arrow keys go about.
#[component]
pub fn Palette() -> impl IntoView {
    let current = RwSignal::new(0);
    let entries = (0..Stencil::ALL.len()).map(|index| view! { <Entry index current/> }).collect_view();
    view! {
        <section class="palette" aria-label="Palette">
            <div class="palette-grid" role="toolbar" aria-label="Add to the drawing" on:keydown=move |event| walk(current, &event)>
                {entries}
            </div>
        </section>
    }
}

#[component]
fn Entry(index: usize, current: RwSignal<usize>) -> impl IntoView {
    let session = Session::expect();
    let stencil = Stencil::ALL[index];
    let command = Command::Add(stencil);
    let element = NodeRef::<html::Button>::new();
    let is_current = Memo::new(move |_| current.get() == index);
    Effect::new(move |before: Option<bool>| {
        let now = is_current.get();
        if let (Some(false), true, Some(button)) = (before, now, element.get_untracked()) {
            // A button that is on the page takes the focus.
            let _ = button.focus();
        }
        now
    });
    let title = format!("{}: click, or drag onto the canvas · {}", command.label(), shortcut_text(command));
    view! {
        <button
            node_ref=element
            type="button"
            class="stencil"
            aria-label=command.label()
            title=title
            tabindex=move || if is_current.get() { "0" } else { "-1" }
            on:pointerdown=move |event| carry(session, stencil, &event)
            on:click=move |_| session.dispatch(Input::Command(command))
        >
            <SmallShape icon=icon_of(stencil)/>
            <span>{short(stencil)}</span>
        </button>
    }
}

/// A label that fits into half the width of the side; the whole one is the button's name.
fn short(stencil: Stencil) -> &'static str {
    match stencil {
        Stencil::Service(ServiceKind::WorkflowEngine) => "Workflow",
        Stencil::Service(ServiceKind::External) => "External",
        other => other.label(),
    }
}

fn icon_of(stencil: Stencil) -> Icon {
    match stencil {
        Stencil::Service(kind) => icon::element(kind),
        Stencil::Context => icon::context(),
        Stencil::Team => icon::team(),
    }
}

fn walk(current: RwSignal<usize>, event: &KeyboardEvent) {
    let (at, last) = (current.get_untracked(), Stencil::ALL.len() - 1);
    let to = match event.key().as_str() {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.saturating_sub(1),
        "ArrowDown" => at + columns(event),
        "ArrowUp" => at.saturating_sub(columns(event)),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    current.set(to.min(last));
}

/// How many entries stand beside each other: as many as begin as high as the first.
fn columns(event: &KeyboardEvent) -> usize {
    let grid = event.current_target().map(JsCast::unchecked_into::<Element>);
    let Some(entries) = grid.and_then(|grid| grid.query_selector_all("button").ok()) else { return 1 };
    let top = |index| entries.get(index).map(|entry| entry.unchecked_into::<HtmlElement>().offset_top());
    (0..entries.length()).take_while(|index| top(*index) == top(0)).count()
}
