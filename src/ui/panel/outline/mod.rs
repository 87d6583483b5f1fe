//! The model as a tree that can be searched and walked by keyboard. Only rows in sight are on the page.
//!
//! The focus is the tree's own, which says in which row it is: so it stays, whatever becomes of the row's element.

mod keyboard;
mod row;
mod tree;

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::platform::pointer;
use crate::ui::session::Session;

use row::OutlineRow;
use tree::Tree;

/// The outline.
#[component]
pub fn Outline() -> impl IntoView {
    let tree = Tree::of(Session::expect());
    let has_items = Memo::new(move |_| tree.outline.with(|outline| !outline.items().is_empty()));
    let has_rows = Memo::new(move |_| tree.rows.with(|rows| !rows.is_empty()));
    view! {
        <section class="outline" aria-label="Outline">
            <SearchField tree/>
            {move || match (has_items.get(), has_rows.get()) {
                (false, _) => Some("Nothing is drawn yet. Add a service above, or double-click the canvas."),
                (true, false) => Some("Nothing is called so."),
                (true, true) => None,
            }.map(|text| view! { <p class="outline-note">{text}</p> })}
            <Rows tree/>
        </section>
    }
}

#[component]
fn SearchField(tree: Tree) -> impl IntoView {
    let on_keydown = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowDown" => {
            event.prevent_default();
            tree.take_focus();
        }
        "Escape" => tree.query.set(String::new()),
        _ => {}
    };
    view! {
        <input
            type="search"
            class="field outline-search"
            aria-label="Search the outline"
            placeholder="Search"
            autocomplete="off"
            spellcheck="false"
            prop:value=tree.query
            on:input=move |event| tree.query.set(event_target_value(&event))
            on:keydown=on_keydown
        />
    }
}

#[component]
fn Rows(tree: Tree) -> impl IntoView {
    let element = tree.area;
    let on_scroll = move |_| {
        if let Some(element) = element.get_untracked() {
            tree.scrolled.set(f64::from(element.scroll_top()));
        }
    };
    Effect::new(move |_| {
        let wanted = tree.wanted_scroll.get();
        if let (Some(wanted), Some(element)) = (wanted, element.get()) {
            bring_into_view(&element, wanted);
        }
    });
    let on_focusout = move |event: FocusEvent| {
        let goes_to = event.related_target();
        tree.has_focus.set_value(pointer::is_within(goes_to.as_ref(), "[role='tree']"));
    };
    let on_focusin = move |_| {
        tree.has_focus.set_value(true);
        if tree.current.with_untracked(Option::is_none) {
            tree.current.set(tree.stop.get_untracked().map(|stop| stop.key));
        }
    };
    let height = move || format!("{}px", tree::ROW * as_number(tree.rows.with(|rows| rows.len())));
    view! {
        <div
            node_ref=element
            class="outline-tree"
            role="tree"
            aria-label="Model"
            aria-multiselectable="true"
            aria-activedescendant=move || tree.stop.with(|stop| stop.as_ref().map(|stop| tree::name_of(&stop.key)))
            tabindex=move || if tree.rows.with(|rows| rows.is_empty()) { "-1" } else { "0" }
            on:scroll=on_scroll
            on:focusin=on_focusin
            on:focusout=on_focusout
            on:keydown=move |event| keyboard::press(tree, &event)
        >
            <div class="outline-rows" role="presentation" style:height=height>
                <For each=move || tree.window.with(|window| tree::in_order(window)) key=tree::name_of let:key>
                    <OutlineRow tree key/>
                </For>
            </div>
        </div>
    }
}

/// Scrolls as little as is needed for a row to be in sight.
fn bring_into_view(element: &web_sys::HtmlDivElement, index: usize) {
    let (top, height) = (tree::ROW * as_number(index), f64::from(element.client_height()));
    let from = f64::from(element.scroll_top());
    let element: &web_sys::Element = element.unchecked_ref();
    let to = match top {
        above if above < from => above,
        below if below + tree::ROW > from + height => below + tree::ROW - height,
        _ => return,
    };
    #[expect(clippy::cast_possible_truncation, reason = "a height on a page")]
    element.set_scroll_top(to as i32);
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn as_number(count: usize) -> f64 {
    count as f64
}
