//! The page: Leptos components, the session they share, and nothing that decides about a model.

pub mod app;
pub mod canvas;
pub mod drop_zone;
pub mod exports;
pub mod file_input;
pub mod lasting;
pub mod later;
pub mod library;
pub mod panel;
pub mod session;
pub mod shell;
pub mod start;
pub mod theme;
pub mod view;
pub mod widget;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

/// Puts the app in place of the starting note.
pub fn mount() {
    if let Some(root) = document().get_element_by_id("app") {
        root.set_text_content(None);
        mount_to(root.unchecked_into(), app::App).forget();
    }
}
