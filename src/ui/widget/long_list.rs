//! A list that may be long: some rows at first, more when they are asked for.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many rows are put on the page at first, and how many more each time.
pub const PORTION: usize = 100;

/// Makes the row of a key, a list item.
pub type MakeRow = Arc<dyn Fn(&str) -> AnyView + Send + Sync>;

/// The rows of these keys. A row stays as it is for as long as its key is there, so a key must tell all that its row says.
#[component]
pub fn LongList(
    /// The keys, each once.
    #[prop(into)]
    keys: Signal<Vec<String>>,
    /// Makes a row.
    row: MakeRow,
    /// How many rows are on the page; [`PORTION`] at first.
    shown: RwSignal<usize>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let on_page = move || keys.with(|keys| keys.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let rest = Memo::new(move |_| keys.with(Vec::len).saturating_sub(shown.get()));
    let show_more = move |_| {
        let first_new = format!(":scope > :nth-child({})", shown.get_untracked() + 1);
        shown.update(|shown| *shown += PORTION);
        // The button may be gone by then, and whoever goes by keyboard would be nowhere.
        request_animation_frame(move || {
            let row = list.get_untracked().and_then(|list| list.query_selector(&first_new).ok().flatten());
            focus_row(row, "button", Way::Down);
        });
    };
    view! {
        <ul node_ref=list>
            <For each=on_page key=|key| key.clone() children=move |key| row(&key)/>
        </ul>
        <Show when=move || { rest.get() > 0 }>
            <button type="button" class="button is-outlined" on:click=show_more>
                "Show "{move || rest.get().min(PORTION)}" more"
            </button>
        </Show>
    }
}

/// Which way to go from row to row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the next.
    Down,
    /// To the one before.
    Up,
}

/// Gives the focus to what fits the selector in this row, or in the nearest one that has such a thing. Says whether there was one.
pub fn focus_row(row: Option<Element>, selector: &str, way: Way) -> bool {
    let mut at = row;
    while let Some(row) = at {
        let found = row.query_selector(selector).ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let Some(found) = found {
            return found.focus().is_ok();
        }
        at = match way {
            Way::Down => row.next_element_sibling(),
            Way::Up => row.previous_element_sibling(),
        };
    }
    false
}
