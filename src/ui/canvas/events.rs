//! What people do on the canvas, translated once and handed to the editor.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, MouseEvent, PointerEvent, WheelEvent};

use crate::editor::input::{Button, Input, Phase};
use crate::platform::pointer;
use crate::platform::resize::SizeWatch;
use crate::ui::session::Session;

use super::menu::MenuPlace;

/// Listens on the canvas for as long as it is on the page.
pub(super) fn listen(session: Session, element: NodeRef<Div>, menu: RwSignal<Option<MenuPlace>>) {
    element.on_load(move |element| {
        let element: HtmlElement = element.into();
        let listeners = StoredValue::new_local((
            pointer_listeners(session, &element),
            mouse_listeners(session, &element, menu),
            SizeWatch::new(&element, move |size| session.dispatch(Input::CanvasResized(size))),
        ));
        on_cleanup(move || listeners.dispose());
    });
}

fn pointer_listeners(session: Session, element: &HtmlElement) -> Vec<EventListener> {
    let phases = [
        ("pointerdown", Phase::Down),
        ("pointermove", Phase::Move),
        ("pointerup", Phase::Up),
        ("pointercancel", Phase::Cancel),
        ("lostpointercapture", Phase::Cancel),
    ];
    let listener = |(name, phase)| {
        let canvas = element.clone();
        on(element, name, move |event: &PointerEvent| {
            let input = pointer::pointer_input(&canvas, event, phase);
            if phase == Phase::Down {
                // The press ends what is being typed elsewhere, as the browser does it for its own fields.
                let _ = canvas.focus();
                if input.button != Button::Secondary {
                    pointer::capture(&canvas, event.pointer_id());
                }
            }
            session.dispatch(Input::Pointer(input));
        })
    };
    phases.map(listener).into()
}

fn mouse_listeners(session: Session, element: &HtmlElement, menu: RwSignal<Option<MenuPlace>>) -> Vec<EventListener> {
    let (canvas, wheel_canvas, menu_canvas) = (element.clone(), element.clone(), element.clone());
    vec![
        on(element, "wheel", move |event: &WheelEvent| {
            event.prevent_default();
            session.dispatch(Input::Wheel(pointer::wheel_input(&wheel_canvas, event)));
        }),
        on(element, "dblclick", move |event: &MouseEvent| {
            event.prevent_default();
            session.dispatch(Input::DoubleClick { at: pointer::place_on(&canvas, event) });
        }),
        // Without this the middle button starts the browser's own scrolling.
        on(element, "mousedown", move |event: &MouseEvent| {
            if event.button() == 1 {
                event.prevent_default();
            }
        }),
        on(element, "contextmenu", move |event: &MouseEvent| {
            event.prevent_default();
            menu.set(Some(MenuPlace::of(session, pointer::place_on(&menu_canvas, event), event.button())));
        }),
    ]
}

fn on<E: JsCast>(element: &HtmlElement, name: &'static str, handle: impl Fn(&E) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(element, name, options, move |event: &Event| handle(event.unchecked_ref()))
}
