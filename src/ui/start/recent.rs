//! The models of this browser, latest first.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::platform::page;
use crate::platform::storage::Entry;
use crate::ui::session::Session;
use crate::ui::widget::icon::{Icon, IconName};

/// The list; absent while there is nothing in it.
#[component]
pub fn RecentModels() -> impl IntoView {
    let session = Session::expect();
    let entries = session.library().entries;
    let listed = move || entries.get().into_iter().filter(|entry| !entry.deleted).collect::<Vec<_>>();
    view! {
        <Show when=move || !listed().is_empty()>
            <section aria-labelledby="recent-title">
                <h2 id="recent-title">"Recent models"</h2>
                <ul class="recent">
                    <For each=listed key=|entry| (entry.id.clone(), entry.revision, entry.name.clone()) let:entry>
                        <RecentModel entry/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn RecentModel(entry: Entry) -> impl IntoView {
    let is_renaming = RwSignal::new(false);
    let shown = entry.clone();
    view! {
        <li>
            {move || match is_renaming.get() {
                true => view! { <RenameRow entry=shown.clone() is_renaming/> }.into_any(),
                false => view! { <ModelRow entry=shown.clone() is_renaming/> }.into_any(),
            }}
        </li>
    }
}

#[component]
fn ModelRow(entry: Entry, is_renaming: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let library = session.library();
    let name = entry.name.clone();
    let (to_open, to_copy) = (entry.id.clone(), entry.id.clone());
    view! {
        <button type="button" class="recent-open" on:click=move |_| library.open_recent(session, to_open.clone())>
            <span class="recent-name">{shown_name(&name)}</span>
            <span class="recent-when">{page::local_time(entry.updated)}</span>
        </button>
        <RowButton label=format!("Rename {name}") icon=IconName::Rename on_press=move || is_renaming.set(true)/>
        <RowButton
            label=format!("Duplicate {name}")
            icon=IconName::Duplicate
            on_press=move || library.duplicate_recent(session, to_copy.clone())
        />
        <RowButton
            label=format!("Delete {name}")
            icon=IconName::Delete
            on_press=move || library.delete_recent(session, entry.clone())
        />
    }
}

fn shown_name(name: &str) -> String {
    if name.trim().is_empty() { "Untitled".to_owned() } else { name.to_owned() }
}

#[component]
fn RowButton(label: String, icon: IconName, on_press: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="button is-icon is-quiet" title=label.clone() aria-label=label on:click=move |_| on_press()>
            <Icon name=icon/>
        </button>
    }
}

#[component]
fn RenameRow(entry: Entry, is_renaming: RwSignal<bool>) -> impl IntoView {
    let session = Session::expect();
    let name = RwSignal::new(entry.name.clone());
    let field = NodeRef::<html::Input>::new();
    field.on_load(|field| {
        // An input that is in the page takes the focus.
        let _ = field.focus();
        field.select();
    });
    let cancel_on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            is_renaming.set(false);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_renaming.set(false);
        let name = name.get_untracked().trim().to_owned();
        if !name.is_empty() {
            session.library().rename_recent(session, entry.id.clone(), name);
        }
    };
    view! {
        <form class="recent-rename" on:submit=submit>
            <input
                node_ref=field
                class="field"
                type="text"
                aria-label="Name"
                prop:value=name
                on:keydown=cancel_on_escape
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="button is-primary">"Rename"</button>
            <button type="button" class="button is-outlined" on:click=move |_| is_renaming.set(false)>"Cancel"</button>
        </form>
    }
}
