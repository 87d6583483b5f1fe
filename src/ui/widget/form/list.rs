//! Lists of short texts, each of which can be taken out; and a way to add another.

use std::sync::Arc;

use leptos::prelude::*;

use super::picker::AddPick;
use super::text::{AddText, SEVERAL};
use super::{Choosable, Commit, Controlled, Shown};
use crate::ui::widget::icon::{Icon, IconName};

/// What the texts of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextListKind {
    /// Words.
    Words,
    /// Addresses, which can be followed.
    Links,
}

/// Texts that are typed.
#[component]
pub fn TextList(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<Vec<String>>,
    /// Takes the whole list.
    commit: Commit<Vec<String>>,
    /// What the texts are.
    kind: TextListKind,
) -> impl IntoView {
    let label = match kind {
        TextListKind::Words => "Another word",
        TextListKind::Links => "https://…",
    };
    let items = Signal::derive(move || {
        shown.get().unwrap_or_default().into_iter().map(|text| Choosable { value: text.clone(), label: text }).collect()
    });
    view! {
        <Absent shown text=""/>
        <Chips controlled shown commit=commit.clone() items kind=Some(kind)/>
        <AddText controlled label commit=adding(shown, commit)/>
    }
}

/// Things that are picked.
#[component]
pub fn PickList(
    /// What it has in common with its frame.
    controlled: Controlled,
    /// What it shows.
    shown: Shown<Vec<String>>,
    /// Takes the whole list.
    commit: Commit<Vec<String>>,
    /// What can be picked.
    #[prop(into)]
    choices: Signal<Vec<Choosable>>,
    /// What an empty list means.
    absent: &'static str,
) -> impl IntoView {
    let items = Signal::derive(move || {
        let label = |value: &String| {
            choices
                .with(|choices| choices.iter().find(|choice| choice.value == *value).map(|choice| choice.label.clone()))
        };
        let values = shown.get().unwrap_or_default();
        let item = |value: String| Choosable { label: label(&value).unwrap_or_else(|| value.clone()), value };
        values.into_iter().map(item).collect::<Vec<_>>()
    });
    let others = Signal::derive(move || {
        let chosen = shown.get().unwrap_or_default();
        choices.get().into_iter().filter(|choice| !chosen.contains(&choice.value)).collect::<Vec<_>>()
    });
    view! {
        <Absent shown text=absent/>
        <Chips controlled shown commit=commit.clone() items kind=None/>
        <AddPick controlled label="Add …" commit=adding(shown, commit) choices=others/>
    }
}

/// What it means that no item is there.
#[component]
fn Absent(shown: Shown<Vec<String>>, text: &'static str) -> impl IntoView {
    let text = Memo::new(move |_| match shown.get() {
        None => format!("{SEVERAL}; what is added here replaces them"),
        Some(list) if list.is_empty() => text.to_owned(),
        Some(_) => String::new(),
    });
    view! { <p class="form-absent">{text}</p> }
}

/// Adds one text to a list.
fn adding(shown: Shown<Vec<String>>, commit: Commit<Vec<String>>) -> Commit<String> {
    Arc::new(move |text: String| match text.trim() {
        "" => Err("Say first what to add.".to_owned()),
        text => {
            let mut list = shown.get_untracked().unwrap_or_default();
            list.push(text.to_owned());
            commit(list)
        }
    })
}

#[component]
fn Chips(
    controlled: Controlled,
    shown: Shown<Vec<String>>,
    commit: Commit<Vec<String>>,
    items: Signal<Vec<Choosable>>,
    kind: Option<TextListKind>,
) -> impl IntoView {
    let chip = move |item: Choosable| {
        let (value, commit) = (item.value.clone(), commit.clone());
        let remove = move |_| {
            let mut list = shown.get_untracked().unwrap_or_default();
            list.retain(|it| *it != value);
            controlled.take(&commit, list);
        };
        let name = match kind {
            Some(TextListKind::Links) => {
                view! { <a href=item.value target="_blank" rel="noopener noreferrer">{item.label.clone()}</a> }
                    .into_any()
            }
            Some(TextListKind::Words) | None => view! { <span>{item.label.clone()}</span> }.into_any(),
        };
        view! {
            <li class="form-chip">
                {name}
                <button type="button" class="chip-remove" aria-label=format!("Remove {}", item.label) on:click=remove>
                    <Icon name=IconName::Close/>
                </button>
            </li>
        }
    };
    let is_empty = Memo::new(move |_| items.with(Vec::is_empty));
    move || {
        let chip = chip.clone();
        (!is_empty.get()).then(move || view! { <ul class="form-chips">{move || items.get().into_iter().map(chip.clone()).collect_view()}</ul> })
    }
}
