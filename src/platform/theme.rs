//! Light and dark: what the system says, and what the page is told.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::page;

const DARK: &str = "(prefers-color-scheme: dark)";

/// Whether the system is dark now.
pub fn system_is_dark() -> bool {
    page::window().match_media(DARK).ok().flatten().is_some_and(|query| query.matches())
}

/// Calls back whenever the system changes between light and dark, for as long as the page lives.
pub fn on_system_change(changed: impl Fn(bool) + 'static) {
    let Ok(Some(query)) = page::window().match_media(DARK) else { return };
    let asked = query.clone();
    let listener = Closure::<dyn Fn()>::new(move || changed(asked.matches()));
    query.set_onchange(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
}

/// Marks the page with the theme in force, for the style sheets.
pub fn mark_page(name: &str) {
    if let Some(root) = page::document().document_element() {
        // A valid attribute name is never refused.
        let _ = root.set_attribute("data-theme", name);
    }
}
