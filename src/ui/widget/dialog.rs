//! A modal dialog on the browser's own element: focus trap, Escape and the way back of the focus come with it.

use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// Which width a dialog takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DialogWidth {
    /// For a question.
    #[default]
    Narrow,
    /// For a sheet.
    Wide,
}

/// A dialog that is there while `open` holds.
#[component]
pub fn ModalDialog(
    /// Unique on the page; names the heading.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the reader closes it.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
    /// Which width it takes.
    #[prop(optional)]
    width: DialogWidth,
    /// What it says; made anew at each opening.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Showing fails only for a dialog that is not in the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let class = match width {
        DialogWidth::Narrow => "dialog",
        DialogWidth::Wide => "dialog is-wide",
    };
    view! {
        <dialog node_ref=element class=class aria-labelledby=id on:close=move |_| on_close()>
            <div class="dialog-head">
                <h2 id=id>{title}</h2>
                <button type="button" class="button is-icon" aria-label="Close" on:click=move |_| on_close()>
                    <Icon name=IconName::Close/>
                </button>
            </div>
            {move || open.get().then(|| children())}
        </dialog>
    }
}
