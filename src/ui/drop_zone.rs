//! Files dropped anywhere on the page are opened, each as a document of its own.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event};

use crate::platform::{files, page};

use super::session::Session;

/// Takes dropped files for as long as the page lives, and marks the page while one is held over it.
pub(super) fn listen(session: Session) {
    on_drag("dragover", move |event| {
        if files::carries_files(event) {
            event.prevent_default();
            mark(true);
        }
    });
    on_drag("dragleave", move |event| {
        if event.related_target().is_none() {
            mark(false);
        }
    });
    on_drag("drop", move |event| {
        mark(false);
        if files::carries_files(event) {
            event.prevent_default();
            for file in files::dropped(event) {
                session.library().open_file(session, file);
            }
        }
    });
}

fn on_drag(name: &'static str, handle: impl Fn(&DragEvent) + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&page::window(), name, options, move |event: &Event| {
        handle(event.unchecked_ref());
    });
    listener.forget();
}

fn mark(is_over: bool) {
    if let Some(body) = document().body() {
        // A valid class name is never refused.
        let _ = body.class_list().toggle_with_force("is-dropping", is_over);
    }
}
