//! The views of the open model as tabs: arrows go from tab to tab, Tab goes on into the view.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::session::{Session, View};

/// The id of the region a tab shows.
pub(super) const PANEL: &str = "view-panel";

/// The id of a view's tab.
pub(super) fn tab_id(view: View) -> String {
    format!("tab-{}", view.word())
}

/// The row of tabs.
#[component]
pub fn Tabs() -> impl IntoView {
    let session = Session::expect();
    let walk = move |event: KeyboardEvent| {
        if let Some(view) = neighbour(session.view.get_untracked(), &event.key()) {
            event.prevent_default();
            session.view.set(view);
            focus(view);
        }
    };
    // Where the row is too narrow for all of them, the one that was chosen is in sight.
    Effect::new(move |_| {
        if let Some(tab) = document().get_element_by_id(&tab_id(session.view.get())) {
            tab.scroll_into_view_with_bool(false);
        }
    });
    view! {
        <div class="tabs" role="tablist" aria-label="Views" on:keydown=walk>
            {View::TABS.map(|view| view! { <Tab view/> })}
        </div>
    }
}

#[component]
fn Tab(view: View) -> impl IntoView {
    let session = Session::expect();
    let is_selected = Memo::new(move |_| session.view.get() == view);
    // With no tab selected, on the start screen, the first one is the way in.
    let is_way_in = move || is_selected.get() || (session.view.get() == View::Start && view == View::TABS[0]);
    view! {
        <button
            type="button"
            id=tab_id(view)
            class="tab"
            role="tab"
            title=view.question()
            tabindex=move || if is_way_in() { "0" } else { "-1" }
            aria-selected=move || is_selected.get().to_string()
            aria-controls=move || (session.view.get() != View::Start).then_some(PANEL)
            on:click=move |_| session.view.set(view)
        >
            {view.label()}
        </button>
    }
}

fn neighbour(view: View, key: &str) -> Option<View> {
    let tabs = View::TABS;
    let last = tabs.len() - 1;
    let index = tabs.iter().position(|tab| *tab == view);
    match (key, index) {
        ("Home", _) | ("ArrowRight", None) => Some(tabs[0]),
        ("End", _) | ("ArrowLeft", None) => Some(tabs[last]),
        ("ArrowRight", Some(index)) => Some(tabs[(index + 1) % tabs.len()]),
        ("ArrowLeft", Some(index)) => Some(tabs[(index + last) % tabs.len()]),
        _ => None,
    }
}

fn focus(view: View) {
    if let Some(tab) = document().get_element_by_id(&tab_id(view)) {
        // A tab is always focusable.
        let _ = tab.unchecked_into::<HtmlElement>().focus();
    }
}
