//! One row of the outline.

use leptos::attr::custom::custom_attribute;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use crate::editor::alter;
use crate::editor::input::{Input, SelectRequest};
use crate::model::EntityId;
use crate::scene::icon;
use crate::scene::outline::rows::Opening;
use crate::scene::outline::{Key, Sign, spoken};
use crate::ui::panel::shape::SmallShape;
use crate::ui::widget::icon::{Icon, IconName};

use super::tree::{Line, ROW, Tree, name_of};

/// A row.
#[component]
pub(super) fn OutlineRow(tree: Tree, key: Key) -> impl IntoView {
    let id = key.entity().cloned();
    let dom_id = name_of(&key);
    let line = line_memo(tree, key.clone());
    let of_line = move |read: fn(&Line) -> usize| line.with(|line| line.as_ref().map(read)).unwrap_or_default();
    let open = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.row.open)));
    let is_section = id.is_none();
    let is_current = current_memo(tree, key.clone());
    let is_selected = selected_memo(tree, id.clone());
    let is_renamed = {
        let id = id.clone();
        Memo::new(move |_| id.is_some() && tree.renaming.get() == id)
    };
    // The view macro knows no attribute of this name.
    let level = custom_attribute("aria-level", move || of_line(|line| line.row.level).to_string());
    let click = {
        let key = key.clone();
        move |event: MouseEvent| press(tree, &key, of_line(|line| line.index), &event)
    };
    let enter = {
        let id = id.clone();
        move |_| id.iter().for_each(|id| tree.enter(id))
    };
    view! {
        <div
            id=dom_id
            class="outline-row"
            class:is-current=is_current
            class:is-section=is_section
            role="treeitem"
            {..level}
            aria-setsize=move || of_line(|line| line.row.siblings)
            aria-posinset=move || of_line(|line| line.row.position)
            aria-expanded=move || open.get().map(|open| open.to_string())
            aria-selected=move || Some(if is_selected.get() { "true" } else { "false" })
            style:top=move || format!("{}px", ROW * super::as_number(of_line(|line| line.index)))
            style:padding-left=move || format!("{}px", 14 * of_line(|line| line.row.level) - 8)
            on:click=click
            on:dblclick=enter
        >
            <span class="visually-hidden">{spoken_memo(tree, line)}</span>
            <Twist tree line open/>
            <SignMark line/>
            {move || match id.clone().filter(|_| is_renamed.get()) {
                Some(id) => view! { <NameField tree id/> }.into_any(),
                None => view! { <Words line/> }.into_any(),
            }}
        </div>
    }
}

type LineMemo = Memo<Option<Line>>;

fn line_memo(tree: Tree, key: Key) -> LineMemo {
    Memo::new(move |_| tree.window.with(|window| window.get(&key).cloned()))
}

fn current_memo(tree: Tree, key: Key) -> Memo<bool> {
    Memo::new(move |_| tree.stop.with(|stop| stop.as_ref().is_some_and(|stop| stop.key == key)))
}

fn selected_memo(tree: Tree, id: Option<EntityId>) -> Memo<bool> {
    let selection = tree.session.derived().selection;
    Memo::new(move |_| id.as_ref().is_some_and(|id| selection.with(|selection| selection.contains(id))))
}

fn spoken_memo(tree: Tree, line: LineMemo) -> Memo<String> {
    let derived = tree.session.derived();
    Memo::new(move |_| {
        let outage = derived.outage.get();
        line.with(|line| match line {
            Some(line) => derived.model.with(|model| spoken::name(model, &line.item, outage.as_deref())),
            None => String::new(),
        })
    })
}

fn press(tree: Tree, key: &Key, index: usize, event: &MouseEvent) {
    tree.current.set(Some(key.clone()));
    match key.entity() {
        Some(id) if event.ctrl_key() || event.meta_key() || event.shift_key() => {
            tree.select(SelectRequest::Toggle(id.clone()));
        }
        Some(id) => tree.select(SelectRequest::Only(vec![id.clone()])),
        None => turn(tree, index),
    }
}

fn turn(tree: Tree, index: usize) {
    let open = tree.rows.with_untracked(|rows| rows.get(index).and_then(|row| row.open));
    match open {
        Some(true) => tree.turn(index, Opening::Folded),
        Some(false) => tree.turn(index, Opening::Open),
        None => {}
    }
}

#[component]
fn Twist(tree: Tree, line: LineMemo, open: Memo<Option<bool>>) -> impl IntoView {
    let click = move |event: MouseEvent| {
        let index = line.with_untracked(|line| line.as_ref().map(|line| line.index));
        if let (Some(index), Some(_)) = (index, open.get_untracked()) {
            event.stop_propagation();
            turn(tree, index);
        }
    };
    view! {
        <span class="twist" class:is-open=move || open.get() == Some(true) aria-hidden="true" on:click=click>
            {move || open.get().map(|_| view! { <Icon name=IconName::Chevron/> })}
        </span>
    }
}

#[component]
fn SignMark(line: LineMemo) -> impl IntoView {
    let sign = Memo::new(move |_| line.with(|line| line.as_ref().map_or(Sign::Blank, |line| line.item.sign)));
    move || match sign.get() {
        Sign::Element(kind) => view! { <SmallShape icon=icon::element(kind)/> }.into_any(),
        Sign::Context => view! { <SmallShape icon=icon::context()/> }.into_any(),
        Sign::Team(colour) => view! { <span class=format!("team-spot is-team-{colour}")></span> }.into_any(),
        Sign::Blank | Sign::Interaction(_) | Sign::Contract | Sign::Workflow | Sign::Decision => ().into_any(),
    }
}

#[component]
fn Words(line: LineMemo) -> impl IntoView {
    let label = move || line.with(|line| line.as_ref().map(|line| line.item.label.clone()));
    let detail = move || line.with(|line| line.as_ref().map(|line| line.item.detail.clone()));
    view! {
        <span class="outline-label" aria-hidden="true">{label}</span>
        <span class="outline-detail" aria-hidden="true">{detail}</span>
    }
}

/// The name of an entity while it is being typed in its row.
#[component]
fn NameField(tree: Tree, id: EntityId) -> impl IntoView {
    let element = NodeRef::<html::Input>::new();
    let before = tree.session.peek(|editor| {
        let entity = editor.document().model().entity(&id);
        entity.map(|entity| alter::name_of(&entity).to_owned()).unwrap_or_default()
    });
    Effect::new(move |_| {
        if let Some(input) = element.get() {
            input.set_value(&before);
            // A field that is on the page takes the focus.
            let _ = input.focus();
            input.select();
        }
    });
    let commit = {
        let id = id.clone();
        move || {
            // A field that goes loses the focus, too: nothing of it may be asked any more then.
            if tree.renaming.get_untracked().as_ref() != Some(&id) {
                return;
            }
            let text = element.get_untracked().map(|input| input.value()).unwrap_or_default();
            tree.renaming.set(None);
            let edits = tree.session.peek(|editor| alter::rename(editor.document().model(), &id, &text));
            tree.session.dispatch(Input::Apply { label: "Rename".to_owned(), edits });
        }
    };
    let on_keydown = {
        let commit = commit.clone();
        move |event: KeyboardEvent| {
            event.stop_propagation();
            match event.key().as_str() {
                "Enter" => commit(),
                "Escape" => tree.renaming.set(None),
                _ => return,
            }
            event.prevent_default();
            // The field is gone with the next frame.
            request_animation_frame(move || tree.take_focus());
        }
    };
    view! {
        <input
            node_ref=element
            type="text"
            class="field outline-name"
            aria-label="Name"
            autocomplete="off"
            spellcheck="false"
            on:keydown=on_keydown
            on:blur=move |_| commit()
            on:click=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
        />
    }
}
