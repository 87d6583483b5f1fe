//! The page itself: the window, its address, and what is kept for the length of a visit.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Storage, Window};

/// The window. A page without one does not run this program.
///
/// # Panics
/// Outside a page.
pub fn window() -> Window {
    web_sys::window().expect("the program runs in a page")
}

/// The document of the page.
///
/// # Panics
/// Outside a page.
pub fn document() -> Document {
    window().document().expect("a window of a page has a document")
}

/// The width of the window, in CSS pixels.
pub fn width() -> f64 {
    window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default()
}

/// The value of a parameter in the page's address.
pub fn query_parameter(name: &str) -> Option<String> {
    let href = window().location().href().ok()?;
    web_sys::Url::new(&href).ok()?.search_params().get(name)
}

/// Takes the parameters out of the page's address, so that a reload does not act on them again.
pub fn forget_query() {
    let Ok(path) = window().location().pathname() else { return };
    let Ok(history) = window().history() else { return };
    // Without this a reload would open the link once more as another document: a nuisance, no loss.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
}

/// Whether there is an element on the page that matches a CSS selector.
pub fn has(selector: &str) -> bool {
    document().query_selector(selector).is_ok_and(|found| found.is_some())
}

/// Gives an element of the page the focus.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Elements of drawings take the focus by the same name as all others.
        let element = element.unchecked_into::<HtmlElement>();
        // An element that is on the page and focusable takes the focus.
        let _ = element.focus();
    }
}

/// Gives the focus to the first element that matches a CSS selector and can take it; `false` where none can.
pub fn focus_first(selector: &str) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    let elements = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<HtmlElement>().ok());
    elements.into_iter().any(|element| {
        // What is hidden does not take it.
        let _ = element.focus();
        document().active_element().is_some_and(|it| it == *element)
    })
}

/// Sets the title that the browser shows for the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// A text kept across visits; `None` where there is none or the browser keeps nothing.
pub fn kept(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps a text across visits, as far as the browser lets it.
pub fn keep(key: &str, text: &str) {
    // A browser that keeps nothing is met everywhere by the absence of what was kept.
    let _ = try_keep(key, text);
}

/// Keeps a text across visits; `false` where the browser keeps nothing or has no room for it.
pub fn try_keep(key: &str, text: &str) -> bool {
    local().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Keeps a text no longer.
pub fn forget(key: &str) {
    if let Some(storage) = local() {
        // As in `keep`.
        let _ = storage.remove_item(key);
    }
}

/// The keys of all kept texts that begin so.
pub fn kept_keys(prefix: &str) -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let length = storage.length().unwrap_or_default();
    let keys = (0..length).filter_map(|index| storage.key(index).ok()?);
    keys.filter(|key| key.starts_with(prefix)).collect()
}

/// A text kept for this tab only, across reloads.
pub fn kept_for_tab(key: &str) -> Option<String> {
    session()?.get_item(key).ok()?
}

/// Keeps a text for this tab, as far as the browser lets it.
pub fn keep_for_tab(key: &str, text: &str) {
    if let Some(storage) = session() {
        // As in `keep`.
        let _ = storage.set_item(key, text);
    }
}

/// Milliseconds since 1970, for showing when something was saved; never part of a result.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds since the page was opened, for measuring how long something takes: they never go back.
pub fn elapsed() -> f64 {
    window().performance().map(|it| it.now()).unwrap_or_default()
}

/// The day it is for the reader, as `YYYY-MM-DD`; handed to whoever reckons with it.
pub fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{:04}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}

/// A point in time in the reader's own notation.
pub fn local_time(milliseconds: f64) -> String {
    let options = js_sys::Object::new();
    for (part, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // Setting a property of a new object cannot fail.
        let _ = js_sys::Reflect::set(&options, &part.into(), &style.into());
    }
    js_sys::Date::new(&milliseconds.into()).to_locale_string("default", &options).into()
}

fn local() -> Option<Storage> {
    window().local_storage().ok()?
}

fn session() -> Option<Storage> {
    window().session_storage().ok()?
}

/// A number as style sheets have it. The browser does the printing: a first visit would wait for our own.
pub fn number(value: f64) -> String {
    // Fails only for a base that there is not.
    js_sys::Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// A name that nothing else in this browser has, for what is stored here; never part of a result.
pub fn unique_name() -> String {
    format!("{}-{}", number(now().round()), number((js_sys::Math::random() * 1e9).round()))
}

/// Whether some text of the page is marked.
pub fn has_marked_text() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Whether the keyboard has a Command key.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    ["Mac", "iPhone", "iPad"].iter().any(|name| platform.starts_with(name))
}
