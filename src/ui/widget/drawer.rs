//! A panel that becomes a drawer where the window is too narrow for it to stand beside the rest, and the button of that drawer. Which
//! windows are too narrow is said by `style/narrow.css` alone: in wider ones the panel always stands there, and the button is not shown.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::platform::page;

use super::icon::{Icon, IconName};

/// A panel that can be a drawer.
#[derive(Clone, Copy)]
pub struct Drawer {
    /// Whether it is open, while it is a drawer.
    pub is_open: RwSignal<bool>,
    id: &'static str,
    label: &'static str,
    panel: NodeRef<html::Aside>,
    button: NodeRef<html::Button>,
}

impl Drawer {
    /// A closed one, with an id that is unique on the page.
    pub fn new(id: &'static str, label: &'static str) -> Self {
        Self { is_open: RwSignal::new(false), id, label, panel: NodeRef::new(), button: NodeRef::new() }
    }

    /// Escape closes it, unless something in it is open that Escape closes first. From the button Tab leads on into it.
    fn press(self, event: &KeyboardEvent, is_on_button: bool) {
        let is_drawer = self.button.get_untracked().is_some_and(|button| button.offset_parent().is_some());
        if !is_drawer || !self.is_open.get_untracked() || event.default_prevented() {
            return;
        }
        match (event.key().as_str(), self.panel.get_untracked()) {
            ("Escape", _) if !page::has(":popover-open") => {
                event.prevent_default();
                self.is_open.set(false);
            }
            // The browser then goes on from the panel to the first control in it.
            ("Tab", Some(panel)) if is_on_button && !event.shift_key() => drop(panel.focus()),
            _ => {}
        }
    }

    /// When it closes around the focus, its button takes that.
    fn give_focus_back(self) {
        Effect::new(move |was_open: Option<bool>| {
            let is_open = self.is_open.get();
            let closes = was_open == Some(true) && !is_open;
            if closes
                && page::has(&format!("#{}:focus-within", self.id))
                && let Some(button) = self.button.get_untracked()
            {
                // In a wide window it is not shown and takes no focus; there the panel stays and keeps it.
                let _ = button.focus();
            }
            is_open
        });
    }
}

/// The button that opens and closes a drawer.
#[component]
pub fn DrawerButton(
    /// Which one.
    drawer: Drawer,
    /// What stands beside its name.
    icon: IconName,
    /// More classes.
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            node_ref=drawer.button
            type="button"
            class=format!("button drawer-button {class}")
            title=drawer.label
            aria-expanded=move || drawer.is_open.get().to_string()
            aria-controls=drawer.id
            on:click=move |_| drawer.is_open.update(|is_open| *is_open = !*is_open)
            on:keydown=move |event| drawer.press(&event, true)
        >
            <Icon name=icon/>
            <span class="button-label">{drawer.label}</span>
        </button>
    }
}

/// The panel.
#[component]
pub fn DrawerPanel(
    /// Which one.
    drawer: Drawer,
    /// Its class.
    class: &'static str,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    drawer.give_focus_back();
    view! {
        <aside
            node_ref=drawer.panel
            id=drawer.id
            class=class
            class:is-open=drawer.is_open
            aria-label=drawer.label
            tabindex=move || drawer.is_open.get().then_some("-1")
            on:keydown=move |event| drawer.press(&event, false)
        >
            {children()}
        </aside>
    }
}
