//! Commands of the editor as controls. Names, keys and whether they can be chosen come from the one table.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::editor::command::{Command, Keyboard};
use crate::editor::input::Input;
use crate::platform::page;
use crate::ui::canvas;
use crate::ui::session::Session;
use crate::ui::widget::icon::{Icon, IconName};
use crate::ui::widget::menu::MenuItem;

/// The keyboard in front of the reader.
pub(in crate::ui) fn keyboard() -> Keyboard {
    match page::is_apple() {
        true => Keyboard::Mac,
        false => Keyboard::Other,
    }
}

/// How the first shortcut of a command is written; empty if it has none.
pub(in crate::ui) fn shortcut_text(command: Command) -> String {
    command.spec().shortcuts.first().map(|shortcut| shortcut.text(keyboard())).unwrap_or_default()
}

/// A button for a command: its icon, and its name too where `labelled`.
#[component]
pub fn CommandButton(
    /// What it does.
    command: Command,
    /// What it shows.
    icon: IconName,
    /// Whether its name stands beside the icon.
    #[prop(optional)]
    labelled: bool,
) -> impl IntoView {
    let session = Session::expect();
    let enabled = session.memo(move |editor| command.is_enabled(editor));
    let class = if labelled { "button" } else { "button is-icon" };
    let spec = command.spec();
    let keys = shortcut_text(command);
    let parts = [spec.label, &keys, spec.detail];
    let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let choose = move |event: MouseEvent| {
        if enabled.get_untracked() {
            session.dispatch(Input::Command(command));
            // A dialog gives the focus back to where it was.
            if command != Command::Help {
                canvas::resume(&event);
            }
        }
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=spec.label
            title=title
            aria-disabled=move || (!enabled.get()).then_some("true")
            on:click=choose
        >
            <Icon name=icon/>
            {labelled.then(|| view! { <span class="button-label">{spec.label}</span> })}
        </button>
    }
}

/// A menu item for a command.
#[component]
pub fn CommandItem(
    /// What it does.
    command: Command,
) -> impl IntoView {
    let session = Session::expect();
    let enabled = session.memo(move |editor| command.is_enabled(editor));
    view! {
        <MenuItem
            label=command.label().to_owned()
            shortcut=shortcut_text(command)
            enabled=enabled
            on_choose=move || session.dispatch(Input::Command(command))
        />
    }
}
