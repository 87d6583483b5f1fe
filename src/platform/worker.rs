//! Another thread of the browser that takes questions and answers them in texts.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent};

use super::answering::{ANSWER, CRASH, PROGRESS, REFUSAL};
use super::packing::Packed;

/// What the thread says.
#[derive(Clone, Debug)]
pub enum Said {
    /// It has come so far with the question of this number, from 0 to 1.
    Progress(u32, f64),
    /// The answer to the question of this number, or why there is none.
    Answer(u32, Result<Packed, String>),
    /// It crashed.
    Crash(String),
}

/// A running thread; it ends when dropped.
#[derive(Debug)]
pub struct Worker {
    worker: web_sys::Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Worker {
    /// Starts the script at an address relative to the page; `None` where the browser cannot.
    pub fn start(script: &str, say: impl Fn(Said) + Clone + 'static) -> Option<Self> {
        let worker = web_sys::Worker::new(script).ok()?;
        let tell = say.clone();
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(said) = said(&event.data()) {
                tell(said);
            }
        });
        let failed = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // The page lives on, and says itself what became of the thread.
            event.prevent_default();
            let message = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message);
            say(Said::Crash(message.unwrap_or_else(|| "its script could not be loaded".to_owned())));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Some(Self { worker, _heard: heard, _failed: failed })
    }

    /// Hands over a question with its number and the model it is about; false where that failed, mostly for lack of memory.
    pub fn post(&self, number: u32, question: &str, model: &str) -> bool {
        let model = Packed::of(model);
        let message = Array::of3(&number.into(), &question.into(), model.bytes());
        self.worker.post_message_with_transfer(&message, &Array::of1(&model.bytes().buffer())).is_ok()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        // A thread that is ended while it still loads throws an error; unheard, it would count as a fault of the page.
        let unheeded = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default()).into_js_value();
        self.worker.set_onerror(Some(unheeded.unchecked_ref()));
        self.worker.terminate();
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the number that was handed over")]
fn said(data: &JsValue) -> Option<Said> {
    let parts: &Array = data.dyn_ref()?;
    let (number, content) = (parts.get(0).as_f64()? as u32, parts.get(2));
    let text = || content.as_string().unwrap_or_default();
    match parts.get(1).as_string()?.as_str() {
        PROGRESS => Some(Said::Progress(number, content.as_f64()?)),
        ANSWER => Some(Said::Answer(number, Ok(Packed::received(content)?))),
        REFUSAL => Some(Said::Answer(number, Err(text()))),
        CRASH => Some(Said::Crash(text())),
        _ => None,
    }
}
