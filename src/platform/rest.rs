//! The rest of the program. A release build comes in two parts: one that puts the first page in place, and one with everything
//! else, which `boot/start.js` fetches meanwhile. ARCHITECTURE.md tells how they are cut; nothing else here knows of it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Fetches the rest and answers once it is there: at once where the program is in one piece, and never where the rest cannot be
/// had, since then the crash panel stands.
pub async fn arrival() {
    let promise = call("counterpointFetchRest").and_then(|promise| promise.dyn_into::<Promise>().ok());
    if let Some(promise) = promise {
        // The promise is kept or stays open.
        let _ = JsFuture::from(promise).await;
    }
}

/// Loads the rest and returns when it is there. The first part calls it when it needs something of the rest too early: slow, since
/// the page stands still meanwhile, but right.
#[wasm_bindgen]
pub fn load_rest() {
    call("counterpointLoadRest");
}

/// Calls a function of `boot/start.js` with what this program offers to its rest.
fn call(name: &str) -> Option<JsValue> {
    let function: Function = Reflect::get(&js_sys::global(), &name.into()).ok()?.dyn_into().ok()?;
    function.call1(&JsValue::NULL, &wasm_bindgen::exports()).ok()
}
