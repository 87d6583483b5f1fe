//! The other thread's own side: taking questions and sending answers.

use std::panic;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::packing::Packed;

/// The kinds of messages that the thread sends; each is an array of the question's number, the kind, and the content.
pub(super) const PROGRESS: &str = "progress";
pub(super) const ANSWER: &str = "answer";
pub(super) const REFUSAL: &str = "refusal";
pub(super) const CRASH: &str = "crash";

/// Answers questions for as long as the thread lives. `answer` gets the question, the model, and whom to tell how far it has come.
///
/// # Panics
/// Outside a worker.
pub fn serve(answer: impl Fn(&str, &str, &mut dyn FnMut(f64)) -> Result<String, String> + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // The message of a panic is lost with the thread unless it is sent before.
    panic::set_hook(Box::new(|info| send(0.0, CRASH, &info.to_string().into())));
    let handle = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let parts: Array = event.data().unchecked_into();
        let question = parts.get(1).as_string().unwrap_or_default();
        let model = Packed::received(parts.get(2)).map(|it| it.text()).unwrap_or_default();
        let number = parts.get(0).as_f64().unwrap_or_default();
        match answer(&question, &model, &mut |done| send(number, PROGRESS, &done.into())) {
            Ok(text) => send_long(number, ANSWER, &text),
            Err(reason) => send(number, REFUSAL, &reason.into()),
        }
    });
    scope.set_onmessage(Some(handle.as_ref().unchecked_ref()));
    handle.forget();
}

/// Sends a text; its bytes change hands without being copied.
fn send_long(number: f64, kind: &str, text: &str) {
    let packed = Packed::of(text);
    post(&Array::of3(&number.into(), &kind.into(), packed.bytes()), &Array::of1(&packed.bytes().buffer()));
}

fn send(number: f64, kind: &str, content: &JsValue) {
    post(&Array::of3(&number.into(), &kind.into(), content), &Array::new());
}

fn post(message: &Array, handed_over: &Array) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // What cannot be sent leaves the thread silent, and the desk gives up a silent thread.
    let _ = scope.post_message_with_transfer(message, handed_over);
}
