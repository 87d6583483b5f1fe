//! The help sheet: every command of the table with its keys, and what the mouse does.

use leptos::prelude::*;

use crate::editor::command::{COMMANDS, CommandSpec, Group};
use crate::ui::session::Session;
use crate::ui::widget::dialog::{DialogWidth, ModalDialog};

use super::command::keyboard;

/// What the pointer does on the canvas; the keyboard has a command for each.
const POINTER: &[(&str, &str)] = &[
    ("Add and name a service", "Double-click"),
    ("Connect", "Drag from a box’s edge handle"),
    ("Re-attach an end", "Drag the end of a line"),
    ("Select several", "Drag over empty canvas"),
    ("Add to the selection", "Shift + click"),
    ("Pan", "Space + drag, or middle button"),
    ("Zoom", "Ctrl + wheel, or pinch"),
];

/// The sheet.
#[component]
pub fn HelpSheet() -> impl IntoView {
    let session = Session::expect();
    view! {
        <ModalDialog
            id="help-title"
            title="Keyboard shortcuts".to_owned()
            open=session.help
            on_close=move || session.help.set(false)
            width=DialogWidth::Wide
        >
            <div class="dialog-body help-groups" tabindex="0" role="group" aria-label="Shortcuts">
                {Group::ALL.map(|group| view! { <HelpGroup group/> })}
                <PointerGroup/>
            </div>
        </ModalDialog>
    }
}

#[component]
fn HelpGroup(group: Group) -> impl IntoView {
    let rows = COMMANDS.iter().filter(|spec| spec.group == group).map(row).collect_view();
    view! {
        <section class="help-group">
            <h3>{group.label()}</h3>
            <dl>{rows}</dl>
        </section>
    }
}

fn row(spec: &'static CommandSpec) -> impl IntoView {
    let keys = spec.shortcuts.iter().map(|shortcut| view! { <kbd>{shortcut.text(keyboard())}</kbd> }).collect_view();
    view! { <div><dt title=spec.detail>{spec.label}</dt><dd>{keys}</dd></div> }
}

#[component]
fn PointerGroup() -> impl IntoView {
    let rows = POINTER.iter().map(|(what, how)| view! { <div><dt>{*what}</dt><dd>{*how}</dd></div> }).collect_view();
    view! {
        <section class="help-group">
            <h3>"With the pointer"</h3>
            <dl>{rows}</dl>
        </section>
    }
}
