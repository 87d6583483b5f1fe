//! Pointer, wheel and keyboard events in the editor's own terms.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use crate::editor::input::{Button, KeyInput, Modifiers, Phase, PointerInput, PointerKind, WheelInput};
use crate::geometry::ScreenPoint;

/// What a wheel's line counts as, in CSS pixels.
const LINE: f64 = 16.0;
/// What a wheel's page counts as, in CSS pixels.
const PAGE: f64 = 400.0;

/// Where an event happened on the canvas element.
pub fn place_on(canvas: &Element, event: &MouseEvent) -> ScreenPoint {
    let frame = canvas.get_bounding_client_rect();
    ScreenPoint::new(f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top())
}

/// A pointer event on the canvas element.
pub fn pointer_input(canvas: &Element, event: &PointerEvent, phase: Phase) -> PointerInput {
    PointerInput {
        pointer: event.pointer_id(),
        phase,
        at: place_on(canvas, event),
        button: button(event.button()),
        modifiers: mouse_modifiers(event),
        kind: pointer_kind(&event.pointer_type()),
    }
}

/// A turn of the wheel over the canvas element, whatever unit the browser counts it in.
pub fn wheel_input(canvas: &Element, event: &WheelEvent) -> WheelInput {
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => PAGE,
        _ => 1.0,
    };
    WheelInput {
        at: place_on(canvas, event),
        dx: event.delta_x() * unit,
        dy: event.delta_y() * unit,
        modifiers: mouse_modifiers(event),
    }
}

/// A key pressed or let go.
pub fn key_input(event: &KeyboardEvent) -> KeyInput {
    KeyInput {
        key: event.key(),
        code: event.code(),
        modifiers: Modifiers {
            shift: event.shift_key(),
            alt: event.alt_key(),
            control: event.ctrl_key(),
            meta: event.meta_key(),
        },
        repeat: event.repeat(),
    }
}

/// Gives the canvas every further event of a pointer, wherever it goes, until it is let go.
pub fn capture(canvas: &Element, pointer: i32) {
    // Fails only for a pointer that is gone already; then there is nothing to follow.
    let _ = canvas.set_pointer_capture(pointer);
}

/// Whether what has the focus takes typing itself, so that letters are no shortcuts there.
pub fn takes_typing(target: Option<&EventTarget>) -> bool {
    let Some(element) = target.and_then(|target| target.dyn_ref::<HtmlElement>()) else { return false };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(
            element.get_attribute("type").as_deref(),
            Some("checkbox" | "radio" | "button" | "submit" | "file" | "range")
        ),
        _ => element.is_content_editable(),
    }
}

/// Whether the target stands inside an element that matches a CSS selector.
pub fn is_within(target: Option<&EventTarget>, selector: &str) -> bool {
    let element = target.and_then(|target| target.dyn_ref::<Element>());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn mouse_modifiers(event: &MouseEvent) -> Modifiers {
    Modifiers { shift: event.shift_key(), alt: event.alt_key(), control: event.ctrl_key(), meta: event.meta_key() }
}

fn button(number: i16) -> Button {
    match number {
        1 => Button::Middle,
        2 => Button::Secondary,
        _ => Button::Primary,
    }
}

fn pointer_kind(name: &str) -> PointerKind {
    match name {
        "pen" => PointerKind::Pen,
        "touch" => PointerKind::Touch,
        _ => PointerKind::Mouse,
    }
}
