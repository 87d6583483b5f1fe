//! Requests and transactions of IndexedDB as futures.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::StorageError;

/// What a request answers.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&settle(resolve)));
        request.set_onerror(Some(&settle(reject)));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| describe(&error)),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

/// What opening a database answers; `Blocked` while another tab keeps an older version of it open.
pub(super) async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, StorageError> {
    let blocked = Rc::new(Cell::new(false));
    let promise = Promise::new(&mut |resolve, reject| {
        let blocked = Rc::clone(&blocked);
        let on_blocked = Closure::once_into_js({
            let reject = reject.clone();
            move || {
                blocked.set(true);
                call(&reject);
            }
        });
        request.set_onblocked(Some(on_blocked.unchecked_ref()));
        request.set_onsuccess(Some(&settle(resolve)));
        request.set_onerror(Some(&settle(reject)));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(|error| describe(&error)),
        Err(_) if blocked.get() => Err(StorageError::Blocked),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

/// Waits until everything asked of a transaction is on disk; an abort (a full disk among them) is an error.
pub(super) async fn complete(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&settle(resolve)));
        transaction.set_onabort(Some(&settle(reject)));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(failure(transaction.error())),
    }
}

/// What the browser threw, as an error of ours.
pub(super) fn describe(error: &JsValue) -> StorageError {
    failure(error.dyn_ref::<DomException>().cloned())
}

fn failure(exception: Option<DomException>) -> StorageError {
    match exception {
        Some(exception) if exception.name() == "QuotaExceededError" => StorageError::Full,
        Some(exception) => StorageError::Failed(exception.message()),
        None => StorageError::Failed("the browser gave up storing without a reason".to_owned()),
    }
}

/// A handler that settles a promise with nothing: what happened is asked of the request afterwards. Rejecting with the event itself
/// would also reach the page's error listener in some browsers.
fn settle(promise_function: Function) -> Function {
    Closure::once_into_js(move |event: web_sys::Event| {
        event.prevent_default();
        call(&promise_function);
    })
    .unchecked_into()
}

fn call(function: &Function) {
    // Settling a promise does not throw.
    let _ = function.call0(&JsValue::NULL);
}
