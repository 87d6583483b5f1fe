//! The link to the crash panel: plain JavaScript in `boot/crash.js` that works when this program no longer does.

use std::panic;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Makes every panic show the crash panel, after it has been written to the console with its stack.
///
/// A stack overflow never reaches the hook; the panel's own `error` listener sees that one.
pub fn show_panics() {
    panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        tell_panel(&info.to_string());
    }));
}

/// Whether the crash panel stands. From then on nothing may be saved: what is in memory may be damaged.
#[must_use]
pub fn has_crashed() -> bool {
    Reflect::get(&js_sys::global(), &"counterpointHasCrashed".into()).is_ok_and(|flag| flag.is_truthy())
}

/// Hands the panel the copy it offers for download, to be called after each committed edit.
pub fn keep_last_good(file_name: &str, text: &str) {
    set_global("counterpointLastGood", text);
    set_global("counterpointLastGoodName", file_name);
}

fn set_global(name: &str, value: &str) {
    // Setting a property of the global object fails only when it is frozen; then the panel merely offers no copy.
    let _ = Reflect::set(&js_sys::global(), &name.into(), &value.into());
}

fn tell_panel(message: &str) {
    let panel = Reflect::get(&js_sys::global(), &"counterpointCrashed".into()).and_then(JsCast::dyn_into::<Function>);
    // Without a panel there is nothing left to tell, and a second panic inside the hook would hide the first.
    if let Ok(show) = panel {
        let _ = show.call1(&JsValue::NULL, &message.into());
    }
}
