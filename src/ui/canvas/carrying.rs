//! Something from the palette in the pointer's hand, on its way to the canvas.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::editor::input::Input;
use crate::editor::stencil::Stencil;
use crate::geometry::ScreenPoint;
use crate::platform::{page, pointer};
use crate::ui::session::Session;

/// How far the pointer moves before it carries something, in CSS pixels; less is a click.
const SLACK: f64 = 4.0;

/// The listeners of a carry under way; taking them away ends it.
type Listeners = StoredValue<Vec<EventListener>, LocalStorage>;

/// Carries a stencil from where the pointer went down to wherever it is let go; over the canvas it is added there. To be called when
/// the pointer goes down on an entry of the palette, whose click stays its own.
pub fn carry(session: Session, stencil: Stencil, down: &PointerEvent) {
    if down.button() != 0 || !down.is_primary() {
        return;
    }
    let listeners: Listeners = StoredValue::new_local(Vec::new());
    let start = ScreenPoint::new(f64::from(down.client_x()), f64::from(down.client_y()));
    let has_left = StoredValue::new(false);
    let pointer = down.pointer_id();
    let own = move |event: &PointerEvent| event.pointer_id() == pointer;
    let on_move = on("pointermove", move |event: &PointerEvent| {
        let at = ScreenPoint::new(f64::from(event.client_x()), f64::from(event.client_y()));
        if own(event) && (has_left.get_value() || at.distance(start) >= SLACK) {
            has_left.set_value(true);
            event.prevent_default();
            session.dispatch(place(event).map_or(Input::DragLeave, |at| Input::DragOver(stencil, at)));
        }
    });
    let on_up = on("pointerup", move |event: &PointerEvent| {
        if own(event) {
            let at = place(event).filter(|_| has_left.get_value());
            session.dispatch(at.map_or(Input::DragLeave, |at| Input::Drop(stencil, at)));
            end(listeners);
        }
    });
    let on_cancel = on("pointercancel", move |event: &PointerEvent| {
        if own(event) {
            session.dispatch(Input::DragLeave);
            end(listeners);
        }
    });
    listeners.update_value(|all| all.extend([on_move, on_up, on_cancel]));
}

/// Ends the carry once the event that ends it has been dealt with: a listener must not be dropped while it runs.
fn end(listeners: Listeners) {
    gloo::timers::callback::Timeout::new(0, move || listeners.dispose()).forget();
}

/// Where on the canvas an event happened, if the canvas is what lies there.
fn place(event: &PointerEvent) -> Option<ScreenPoint> {
    let (x, y) = (event.client_x(), event.client_y());
    #[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
    let under: Element = page::document().element_from_point(x as f32, y as f32)?;
    let canvas = under.closest(".canvas-area").ok().flatten()?;
    let canvas = canvas.query_selector(&format!("#{}", super::ELEMENT_ID)).ok().flatten()?;
    Some(pointer::place_on(&canvas, event))
}

fn on(name: &'static str, handle: impl Fn(&PointerEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&page::window(), name, options, move |event: &Event| handle(event.unchecked_ref()))
}
