//! One finding, and one suppression without any.

use std::collections::BTreeSet;

use leptos::html;
use leptos::prelude::*;

use crate::editor::alter;
use crate::editor::input::Input;
use crate::model::{EntityId, SuppressionId, Word};
use crate::scene::panel::finding_list::{Card, Idle};
use crate::scene::panel::findings::{severity_words, shown};
use crate::ui::session::Session;
use crate::ui::view::show;

use super::Panel;
use super::suppress::{SuppressForm, focus_beside};

/// A finding.
#[component]
pub(super) fn FindingCard(key: String, card: Card, panel: Panel) -> impl IntoView {
    let Card { finding, rule_label, accepted } = card;
    let row = NodeRef::<html::Li>::new();
    let (word, _, sign) = severity_words(finding.severity);
    let (is_accepted, is_chosen) = (accepted.is_some(), is_shown(shown(&finding)));
    let told = match &accepted {
        None => view! {
            <p>{finding.why.clone()}</p>
            <p><span class="finding-label">"What would help: "</span>{finding.remedy.clone()}</p>
        }
        .into_any(),
        Some((_, reason)) => view! {
            <p><span class="finding-label">"Suppressed because: "</span>{reason.clone()}</p>
        }
        .into_any(),
    };
    let way_on = match accepted {
        Some((id, _)) => view! { <TakeAway id row what=finding.message.clone() label="Show again"/> }.into_any(),
        None => view! { <SuppressForm key finding=finding.clone() row panel/> }.into_any(),
    };
    view! {
        <li node_ref=row class="finding" class:is-suppressed=is_accepted class:is-chosen=is_chosen>
            <span class=format!("severity is-{}", finding.severity.word()) aria-hidden="true">{sign}</span>
            <What word text=finding.message.clone() shown=shown(&finding) is_chosen/>
            <div class="finding-told">
                {told}
                {rule_label.map(|label| view! { <p class="finding-rule">{label}</p> })}
            </div>
            {way_on}
        </li>
    }
}

/// A suppression that covers nothing.
#[component]
pub(super) fn IdleCard(idle: Idle) -> impl IntoView {
    let Idle { id, reason, about, shown } = idle;
    let (row, is_chosen) = (NodeRef::<html::Li>::new(), is_shown(shown.clone()));
    view! {
        <li node_ref=row class="finding is-suppressed" class:is-chosen=is_chosen>
            <What word="" text=about.clone() shown is_chosen/>
            <div class="finding-told">
                <p><span class="finding-label">"Suppressed because: "</span>{reason}</p>
            </div>
            <TakeAway id row what=format!("{about}.") label="Remove"/>
        </li>
    }
}

/// What is the matter, as a button that shows where.
#[component]
fn What(word: &'static str, text: String, shown: Vec<EntityId>, is_chosen: Memo<bool>) -> impl IntoView {
    let session = Session::expect();
    view! {
        <button
            type="button"
            class="finding-what"
            aria-current=move || is_chosen.get().then_some("true")
            title="Show it on the canvas"
            on:click=move |_| show(session, shown.clone())
        >
            {(!word.is_empty()).then(|| view! { <span class="visually-hidden">{word}": "</span> })}
            {text}
        </button>
    }
}

/// A button that takes a suppression away: all that it covers is shown again.
#[component]
fn TakeAway(id: SuppressionId, row: NodeRef<html::Li>, what: String, label: &'static str) -> impl IntoView {
    let session = Session::expect();
    let take_away = move |_| {
        let edits = session.peek(|editor| alter::remove(editor.document(), &BTreeSet::from([id.entity().clone()])));
        focus_beside(row);
        session.dispatch(Input::Apply { label: "Remove suppression".to_owned(), edits });
    };
    view! {
        <button
            type="button"
            class="link finding-way-on"
            title=format!("{what} Takes the suppression away; everything that it covers is shown again")
            on:click=take_away
        >
            {label}
        </button>
    }
}

/// Whether these and no others are selected.
fn is_shown(ids: Vec<EntityId>) -> Memo<bool> {
    let selection = Session::expect().derived().selection;
    let own: BTreeSet<EntityId> = ids.into_iter().collect();
    Memo::new(move |_| selection.with(|selection| !own.is_empty() && *selection.ids() == own))
}
