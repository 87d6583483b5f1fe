//! The context menu: what can be done with the selection, read from the command table.

use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};

use crate::editor::Editor;
use crate::editor::command::{Along, Command, CommandSpec, Keyboard};
use crate::editor::input::Input;
use crate::editor::membership::bounds;
use crate::editor::stencil::Stencil;
use crate::geometry::{Rect, ScreenPoint};
use crate::model::service::ServiceKind;
use crate::platform::page;
use crate::ui::session::Session;

/// The commands of the menu, in groups; only what is enabled is offered.
const ITEMS: &[&[Command]] = &[
    &[Command::Fail, Command::MarkJourney, Command::ParkQuestion],
    &[Command::Rename, Command::Connect, Command::Reverse, Command::Group],
    &[Command::Add(Stencil::Service(ServiceKind::Service)), Command::Add(Stencil::Context)],
    &[Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete],
    &[Command::SelectAll, Command::ZoomToSelection, Command::ZoomToFit],
];
/// What the menu takes at most, in CSS pixels, so that it opens within the canvas.
const WIDTH: f64 = 240.0;
const ITEM_HEIGHT: f64 = 28.0;
const EDGE: f64 = 8.0;

/// Where the menu stands, on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MenuPlace(ScreenPoint);

impl MenuPlace {
    /// At the pointer; asked for by key, at what is selected. A key has no button.
    pub(super) fn of(session: Session, at: ScreenPoint, button: i16) -> Self {
        let by_key = button != 2;
        let selected = session.peek(|editor| selected_bounds(editor).map(|it| (editor.camera(), it)));
        match selected.filter(|_| by_key) {
            Some((camera, bounds)) => Self(camera.screen_from_world(bounds.center())),
            None => Self(at),
        }
    }
}

fn selected_bounds(editor: &Editor) -> Option<Rect> {
    Rect::around(editor.selection().iter().filter_map(|id| bounds(editor.document(), id)))
}

/// The menu, while it is open.
#[component]
pub(super) fn Menu(place: RwSignal<Option<MenuPlace>>) -> impl IntoView {
    move || place.get().map(|at| view! { <Open at place/> })
}

#[component]
fn Open(at: MenuPlace, place: RwSignal<Option<MenuPlace>>) -> impl IntoView {
    let session = Session::expect();
    let element = NodeRef::<Div>::new();
    let groups = session.peek(offered);
    let canvas = session.peek(Editor::canvas);
    #[expect(clippy::cast_precision_loss, reason = "a few items")]
    let height = groups.iter().map(Vec::len).sum::<usize>() as f64 * ITEM_HEIGHT + 40.0;
    let left = at.0.x.min(canvas.width - WIDTH - EDGE).max(0.0);
    let top = at.0.y.min(canvas.height - height - EDGE).max(0.0);
    Effect::new(move |_| {
        if let Some(menu) = element.get() {
            focus_item(&menu, Along::Forward);
        }
    });
    let on_keydown = move |event: KeyboardEvent| match (event.key().as_str(), element.get_untracked()) {
        ("Escape" | "Tab", _) => {
            event.prevent_default();
            place.set(None);
            page::focus(super::ELEMENT_ID);
        }
        ("ArrowDown", Some(menu)) => {
            event.prevent_default();
            focus_item(&menu, Along::Forward);
        }
        ("ArrowUp", Some(menu)) => {
            event.prevent_default();
            focus_item(&menu, Along::Backward);
        }
        _ => {}
    };
    let on_focusout = move |event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        let stays = element.get_untracked().is_some_and(|menu| menu.contains(next.as_ref()));
        if !stays {
            place.set(None);
        }
    };
    let groups: Vec<_> = groups.into_iter().map(|specs| view! { <Group specs place/> }).collect();
    view! {
        <div
            node_ref=element
            class="menu canvas-menu"
            role="menu"
            aria-label="Selection"
            tabindex="-1"
            style:left=format!("{left}px")
            style:top=format!("{top}px")
            on:keydown=on_keydown
            on:focusout=on_focusout
            on:contextmenu=|event| event.prevent_default()
        >
            {groups}
        </div>
    }
}

#[component]
fn Group(specs: Vec<&'static CommandSpec>, place: RwSignal<Option<MenuPlace>>) -> impl IntoView {
    let session = Session::expect();
    let items: Vec<_> = specs
        .into_iter()
        .map(|spec| {
            let keys = spec.shortcuts.first().map(|shortcut| shortcut.text(Keyboard::Other));
            let run = move |_| {
                place.set(None);
                page::focus(super::ELEMENT_ID);
                session.dispatch(Input::Command(spec.command));
            };
            view! {
                <button type="button" role="menuitem" class="menu-item" tabindex="-1" on:click=run>
                    <span>{spec.label}</span>
                    <kbd aria-hidden="true">{keys}</kbd>
                </button>
            }
        })
        .collect();
    view! { <div role="group" class="menu-group">{items}</div> }
}

fn offered(editor: &Editor) -> Vec<Vec<&'static CommandSpec>> {
    let enabled = |group: &&[Command]| -> Vec<_> {
        group.iter().filter(|command| command.is_enabled(editor)).map(|command| command.spec()).collect()
    };
    ITEMS.iter().map(enabled).filter(|group| !group.is_empty()).collect()
}

/// Moves the focus to the next or previous item; from none, to the first.
fn focus_item(menu: &HtmlElement, along: Along) {
    let Ok(items) = menu.query_selector_all("[role=menuitem]") else { return };
    let count = items.length();
    let active = page::document().active_element();
    let is_active = |index: &u32| items.get(*index).as_ref() == active.as_ref().map(AsRef::as_ref);
    let current = (0..count).find(is_active);
    let next = match (current, along) {
        (None, _) => 0,
        (Some(current), Along::Forward) => (current + 1) % count,
        (Some(current), Along::Backward) => (current + count - 1) % count,
    };
    if let Some(item) = items.get(next).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        // An item on the page takes the focus.
        let _ = item.focus();
    }
}
