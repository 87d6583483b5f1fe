//! Keys and the clipboard's events, wherever the focus is: handed to the editor unless something on the page takes them itself.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event, EventTarget, FocusEvent, KeyboardEvent};

use crate::editor::command::Command;
use crate::editor::effect::Effect;
use crate::editor::input::{Input, KeyInput};
use crate::format::fragment;
use crate::platform::{clipboard, page, pointer};
use crate::ui::session::{Session, View};

/// Elements that keep every key to themselves.
const OWN_KEYS: &str = "dialog, [role='menu'], [popover]";
/// Where the drawing has the focus.
const CANVAS: &str = "[aria-label='Architecture canvas']";
/// Elements for which these keys mean what the browser makes of them.
const CONTROLS: &str = "button, a, summary, input, select, [role='tab'], [role='tree'], [role='option'], table";
/// What is read and scrolled.
const READ: &str = "[role='region'][tabindex='0']";
/// Where the selection is worked on.
const WORK: &str = "[aria-label='Architecture canvas'], [role='tree']";
/// Something has the focus that is elsewhere.
const ELSEWHERE: &str = ":focus:not([aria-label='Architecture canvas'], [role='tree'])";
/// The tab of the view that is looked at.
const CHOSEN_TAB: &str = "[role='tab'][aria-selected='true']";

/// Listens for as long as the page lives.
pub(in crate::ui) fn listen(session: Session) {
    let was_at_work = StoredValue::new(true);
    on::<FocusEvent>("focusin", move |event| was_at_work.set_value(pointer::is_within(event.target().as_ref(), WORK)));
    on::<KeyboardEvent>("keydown", move |event| {
        let key = pointer::key_input(event);
        if !is_for_editor(session, event, &key, was_at_work) {
            return;
        }
        let is_ours = Command::owns(&key);
        if session.press(key) || is_ours {
            event.prevent_default();
        }
    });
    on::<KeyboardEvent>("keyup", move |event| session.dispatch(Input::KeyUp(pointer::key_input(event))));
    on::<ClipboardEvent>("copy", move |event| copy(session, event, Command::Copy, was_at_work));
    on::<ClipboardEvent>("cut", move |event| copy(session, event, Command::Cut, was_at_work));
    on::<ClipboardEvent>("paste", move |event| paste(session, event));
    EventListener::new(&page::window(), "blur", move |_| session.dispatch(Input::Blur)).forget();
}

fn is_for_editor(session: Session, event: &KeyboardEvent, key: &KeyInput, was_at_work: StoredValue<bool>) -> bool {
    let target = event.target();
    let target = target.as_ref();
    let is_taken = event.default_prevented()
        || event.is_composing()
        || session.view.get_untracked() == View::Start
        || (pointer::takes_typing(target) && key.key != "F6")
        || pointer::is_within(target, OWN_KEYS);
    !is_taken && !is_left_to_browser(key) && !is_left_to_control(target, key, was_at_work)
}

/// Whether the focus is where nobody works on the selection; where nothing has it, whether what had it last was there: a button that went
/// with what it removed leaves nobody at the selection.
fn is_elsewhere(was_at_work: StoredValue<bool>) -> bool {
    page::has(ELSEWHERE) || !page::has(":focus") && !was_at_work.get_value()
}

/// The clipboard's own events follow these keys, and only they may touch the clipboard without asking.
fn is_left_to_browser(key: &KeyInput) -> bool {
    key.modifiers.primary() && matches!(key.key.as_str(), "c" | "x" | "v" | "C" | "X" | "V")
}

fn is_left_to_control(target: Option<&EventTarget>, key: &KeyInput, was_at_work: StoredValue<bool>) -> bool {
    match key.key.as_str() {
        // Only on the canvas does it go from element to element; anywhere else it goes from control to control.
        "Tab" => !pointer::is_within(target, CANVAS),
        // What has popped up is closed first.
        "Escape" => page::has(":popover-open"),
        // The tab that was chosen has nothing left to do: there, too, the drawing moves with the pointer.
        " " if pointer::is_within(target, CHOSEN_TAB) => false,
        "Enter" | " " | "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp"
        | "PageDown" => pointer::is_within(target, CONTROLS) || pointer::is_within(target, READ),
        // Whoever is at a control or reads about something does not mean to remove it.
        "Delete" | "Backspace" => is_elsewhere(was_at_work),
        _ => false,
    }
}

fn is_clipboard_ours(session: Session, event: &ClipboardEvent) -> bool {
    let target = event.target();
    let target = target.as_ref();
    session.view.get_untracked() != View::Start
        && !pointer::takes_typing(target)
        && !pointer::is_within(target, OWN_KEYS)
}

fn copy(session: Session, event: &ClipboardEvent, command: Command, was_at_work: StoredValue<bool>) {
    // Text that was marked in a panel is what people mean to copy.
    if !is_clipboard_ours(session, event) || page::has_marked_text() {
        return;
    }
    if command == Command::Cut && is_elsewhere(was_at_work) {
        return;
    }
    for effect in session.update(Input::Command(command)) {
        match effect {
            Effect::Copy(document) => clipboard::put(event, &fragment::write(&document)),
            other @ (Effect::Announce(_) | Effect::Warn(_) | Effect::Ui(_)) => session.fulfil(other),
        }
    }
}

fn paste(session: Session, event: &ClipboardEvent) {
    if !is_clipboard_ours(session, event) {
        return;
    }
    if let Some(text) = clipboard::text_of(event) {
        event.prevent_default();
        session.paste(text);
    }
}

fn on<E: JsCast + 'static>(name: &'static str, handle: impl Fn(&E) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&page::window(), name, options, move |event: &Event| {
        handle(event.unchecked_ref());
    });
    listener.forget();
}
