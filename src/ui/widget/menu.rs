//! A button and the menu it opens. Light dismissal, Escape and the way back of the focus come from the browser's popover.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icon::{Icon, IconName};

/// Which edge of its button a menu hangs from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuSide {
    /// The near one.
    #[default]
    Start,
    /// The far one, for buttons at the right of the page.
    End,
}

impl MenuSide {
    const fn class(self) -> &'static str {
        match self {
            Self::Start => "menu",
            Self::End => "menu is-end",
        }
    }
}

/// A button that opens a menu of [`MenuItem`]s.
#[component]
pub fn Menu(
    /// Unique on the page.
    id: &'static str,
    /// What the button is called.
    #[prop(into)]
    label: Signal<String>,
    /// What the button shows: an icon instead of its name.
    #[prop(optional)]
    icon: Option<IconName>,
    /// More classes for the button.
    #[prop(optional)]
    class: &'static str,
    /// Which edge the menu hangs from.
    #[prop(optional)]
    side: MenuSide,
    /// The items.
    children: Children,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let on_toggle = move |event: Event| {
        let menu: HtmlElement = event_target(&event);
        let opened = menu.matches(":popover-open").unwrap_or(false);
        is_open.set(opened);
        if opened {
            focus(&menu, Place::First);
        }
    };
    let face = move || match icon {
        Some(name) => view! { <Icon name/> }.into_any(),
        None => view! { <span class="button-label">{label}</span> }.into_any(),
    };
    let button_class = format!("button {class}{}", if icon.is_some() { " is-icon" } else { "" });
    view! {
        <button
            type="button"
            class=button_class
            aria-haspopup="menu"
            aria-expanded=move || is_open.get().to_string()
            aria-label=move || icon.map(|_| label.get())
            title=move || icon.map(|_| label.get())
            popovertarget=id
        >
            {face()}
            {icon.is_none().then(|| view! { <span class="chevron-box"><Icon name=IconName::Chevron/></span> })}
        </button>
        <div id=id class=side.class() role="menu" popover="auto" aria-label=label on:toggle=on_toggle on:keydown=walk>
            {children()}
        </div>
    }
}

/// One thing a menu offers. Choosing it closes the menu.
#[component]
pub fn MenuItem(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// The keys that do the same.
    #[prop(optional, into)]
    shortcut: String,
    /// Whether it can be chosen now.
    #[prop(default = Signal::stored(true), into)]
    enabled: Signal<bool>,
    /// For one of several choices: whether it is the one in force.
    #[prop(optional, into)]
    checked: Option<Signal<bool>>,
    /// What choosing it does.
    on_choose: impl Fn() + Send + Sync + 'static,
) -> impl IntoView {
    let role = if checked.is_some() { "menuitemradio" } else { "menuitem" };
    let choose = move |event: leptos::ev::MouseEvent| {
        if enabled.get_untracked() {
            close_around(&event_target::<HtmlElement>(&event));
            on_choose();
        }
    };
    view! {
        <button
            type="button"
            class="menu-item"
            role=role
            tabindex="-1"
            aria-disabled=move || (!enabled.get()).then_some("true")
            aria-checked=move || checked.map(|checked| checked.get().to_string())
            on:click=choose
        >
            <span class="label">{label}</span>
            <span class="shortcut" aria-hidden="true">{shortcut}</span>
        </button>
    }
}

#[derive(Clone, Copy)]
enum Place {
    First,
    Last,
    Next,
    Previous,
}

fn walk(event: KeyboardEvent) {
    let place = match event.key().as_str() {
        "ArrowDown" => Place::Next,
        "ArrowUp" => Place::Previous,
        "Home" => Place::First,
        "End" => Place::Last,
        _ => return,
    };
    event.prevent_default();
    if let Some(menu) = event.current_target() {
        focus(menu.unchecked_ref(), place);
    }
}

fn focus(menu: &HtmlElement, place: Place) {
    let items = items_of(menu);
    let Some(last) = items.len().checked_sub(1) else { return };
    let active = document().active_element();
    let current = items.iter().position(|item| Some(item.as_ref()) == active.as_ref());
    let index = match (place, current) {
        (Place::First, _) | (Place::Next, None) => 0,
        (Place::Last, _) | (Place::Previous, None) => last,
        (Place::Next, Some(index)) => (index + 1) % items.len(),
        (Place::Previous, Some(index)) => (index + last) % items.len(),
    };
    // An item that has just vanished takes no focus, and need not.
    let _ = items[index].focus();
}

/// Gives the focus to the first item of a menu that was opened before its items were there, if nothing else has taken it meanwhile.
pub fn enter_opened() {
    let Ok(Some(menu)) = document().query_selector("[role='menu']:popover-open") else { return };
    let button = format!("[popovertarget='{}']", menu.id());
    let active = document().active_element();
    // A press on a button does not give it the focus in every browser; then the page as a whole has it.
    if active.is_none_or(|active| active.matches(&button).unwrap_or(false) || active.tag_name() == "BODY") {
        focus(menu.unchecked_ref(), Place::First);
    }
}

fn items_of(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all("[role^='menuitem']") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

fn close_around(item: &HtmlElement) {
    let menu = item.closest("[popover]").ok().flatten();
    if let Some(menu) = menu {
        // It may be closed already, when the page closed it for another reason.
        let _ = menu.unchecked_into::<HtmlElement>().hide_popover();
    }
}
