//! How tightly is it coupled? Tables per service and per interaction, and the figures of the system.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::EntityId;
use crate::scene::panel::system::{SystemFigure, figures};
use crate::scene::panel::table::{Sorting, Table};
use crate::scene::panel::{coupling, glossary::Figure};
use crate::ui::session::Session;

use super::explanation::{Explained, Explanation};
use super::reasons::Reasons;
use super::show;
use super::sortable::{Sortable, SortableTable};

const WHY: &str = "coupling-why";

/// Of what the figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Services,
    Interactions,
    System,
}

impl Level {
    const ALL: [Self; 3] = [Self::Services, Self::Interactions, Self::System];

    const fn label(self) -> &'static str {
        match self {
            Self::Services => "Services",
            Self::Interactions => "Interactions",
            Self::System => "System",
        }
    }
}

/// The panel.
#[component]
pub fn CouplingView() -> impl IntoView {
    let level = RwSignal::new(Level::Services);
    let choice = move |of: Level| {
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=move || (level.get() == of).to_string()
                on:click=move |_| level.set(of)
            >
                {of.label()}
            </button>
        }
    };
    view! {
        <section class="view view-coupling" aria-label="Coupling">
            <header class="view-head">
                <h2>"How tightly is it coupled?"</h2>
                <div class="segments" role="group" aria-label="Figures of">{Level::ALL.map(choice)}</div>
            </header>
            {move || match level.get() {
                Level::Services => view! { <ServiceTable/> }.into_any(),
                Level::Interactions => view! { <InteractionTable/> }.into_any(),
                Level::System => view! { <SystemFigures/> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn ServiceTable() -> impl IntoView {
    let derived = Session::expect().derived();
    let table = Memo::new(move |_| Arc::new(coupling::services(&derived.model.get(), &derived.coupling.get())));
    view! { <FigureTable prefix="service-coupling" table sorting=Sorting::most(2)/> }
}

#[component]
fn InteractionTable() -> impl IntoView {
    let derived = Session::expect().derived();
    let table = Memo::new(move |_| Arc::new(coupling::interactions(&derived.model.get(), &derived.coupling.get())));
    view! {
        <FigureTable prefix="interaction-coupling" table sorting=Sorting::most(4)/>
        <p class="legend">"On the canvas: the wider a line, the more drag; "<span class="heat is-bad">"red"</span>" fits badly, "<span class="heat is-good">"blue"</span>" fits well."</p>
    }
}

/// A table, and why the figures of a row are what they are.
#[component]
fn FigureTable(prefix: &'static str, table: Memo<Arc<Table>>, sorting: Sorting) -> impl IntoView {
    let session = Session::expect();
    let selection = session.derived().selection;
    let pointed = RwSignal::new(None::<EntityId>);
    let selected = Signal::derive(move || selection.with(|selection| selection.ids().clone()));
    let subject =
        Signal::derive(move || pointed.get().or_else(|| selection.with(|selection| selection.single().cloned())));
    let sortable = Sortable {
        prefix,
        table,
        sorting: RwSignal::new(sorting),
        chosen: selected,
        described_by: Some(WHY),
        choose: Callback::new(move |id| show(session, vec![id])),
        look: Callback::new(move |id| pointed.set(id)),
    };
    let columns = move || table.with(|table| table.columns);
    let is_empty = Memo::new(move |_| table.with(|table| table.rows.is_empty()));
    view! {
        <Show when=move || !is_empty.get() fallback=Empty>
            <SortableTable sortable/>
            <Reasons id=WHY subject/>
            <details class="terms">
                <summary>"What is this? The figures explained"</summary>
                <div class="terms-body">{move || columns().iter().map(|figure| view! { <Explanation figure=*figure/> }).collect_view()}</div>
            </details>
        </Show>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <p><strong>"Nothing is coupled yet."</strong></p>
            <p>"Draw two services and drag from the edge of one to the other."</p>
        </div>
    }
}

#[component]
fn SystemFigures() -> impl IntoView {
    let derived = Session::expect().derived();
    let told = Memo::new(move |_| figures(&derived.model.get(), &derived.coupling.get()));
    view! {
        <div class="view-body" tabindex="0" role="region" aria-label="Figures of the system">
            <dl class="system-figures">
                {move || told.get().into_iter().map(|it| view! { <SystemLine it/> }).collect_view()}
            </dl>
        </div>
    }
}

#[component]
fn SystemLine(it: SystemFigure) -> impl IntoView {
    let session = Session::expect();
    let SystemFigure { figure, value, groups } = it;
    let term = figure.term();
    let is_chain = figure == Figure::LongestChain;
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let members = group.members;
            view! {
                <li>
                    <button type="button" class="link" on:click=move |_| show(session, members.clone())>{group.text}</button>
                </li>
            }
        })
        .collect();
    let list = (!groups.is_empty()).then(|| view! { <ul class="groups" class:is-chain=is_chain>{groups}</ul> });
    view! {
        <div class="system-figure">
            <dt><Explained figure place="system">{term.label}</Explained></dt>
            <dd class="system-value">{value}<span class="good-way">{good_sign(figure)}</span></dd>
            {list.map(|list| view! { <dd class="system-groups">{list}</dd> })}
        </div>
    }
}

fn good_sign(figure: Figure) -> &'static str {
    use crate::scene::panel::glossary::Good;
    match figure.term().good {
        Good::Neither => "",
        good @ (Good::Up | Good::Down) => good.words(),
    }
}
