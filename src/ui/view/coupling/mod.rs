//! How tightly is it coupled? Services, contexts and teams; interactions as a list, a chart and the pairs that have none; the system.

pub mod incidental;
pub mod interactions;
pub mod nodes;
pub mod scatter;
pub mod system;

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::EntityId;
use crate::scene::panel::assumptions::under_coupling;
use crate::scene::panel::coupling::Told;
use crate::scene::panel::coupling::bars::Ties;
use crate::scene::panel::coupling::research::Level;
use crate::scene::panel::table::{Sorting, Table};
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;
use crate::ui::widget::segments::segments;

use super::assumptions::RestsOn;
use super::explanation::Terms;
use super::reasons::Reasons;
use super::show;
use super::sortable::{Sortable, SortableTable};

use interactions::Interactions;
use nodes::{Nodes, ResearchSwitch};
use system::SystemFigures;

const WHY: &str = "coupling-why";

/// Of what the figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Nodes(Level),
    Interactions,
    System,
}

impl Subject {
    const ALL: [Self; 5] = [
        Self::Nodes(Level::Services),
        Self::Interactions,
        Self::Nodes(Level::Contexts),
        Self::Nodes(Level::Teams),
        Self::System,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Nodes(Level::Services) => "Services",
            Self::Nodes(Level::Contexts) => "Contexts",
            Self::Nodes(Level::Teams) => "Teams",
            Self::Interactions => "Interactions",
            Self::System => "System",
        }
    }
}

/// What the parts of this view share; computed only while it is open.
#[derive(Clone, Copy)]
pub struct Shared {
    session: Session,
    /// What is pointed at or has the focus.
    pointed: Lasting<RwSignal<Option<EntityId>>>,
    /// What was so last.
    last: Lasting<RwSignal<Option<EntityId>>>,
    /// In which ways interactions and pairs are tied.
    ties: Memo<Arc<Ties>>,
    /// Whether the columns of the research are on.
    is_researching: RwSignal<bool>,
}

impl Shared {
    fn of(session: Session) -> Self {
        let model = session.derived().seen;
        let shared = Self {
            session,
            pointed: Lasting::new(RwSignal::new(None)),
            last: Lasting::new(RwSignal::new(None)),
            ties: Memo::new(move |_| Arc::new(model.with(|model| Ties::of(model)))),
            is_researching: RwSignal::new(false),
        };
        shared.follow_selection();
        shared
    }

    /// With another selection, what was looked at is forgotten unless it is part of that; with another document in any case.
    fn follow_selection(self) {
        let derived = self.session.derived();
        let generation = Memo::new(move |_| derived.seen.with(|model| model.stamp().0));
        Effect::new(move |before: Option<u64>| {
            let (generation, selection) = (generation.get(), derived.selection.get());
            for looked_at in [self.pointed, self.last] {
                let stays = looked_at.with_untracked(|id| id.as_ref().is_none_or(|id| selection.contains(id)));
                if before.is_some_and(|before| before != generation || !stays) {
                    looked_at.set(None);
                }
            }
            generation
        });
    }

    /// What is said of what is pointed at, else of what alone is selected, else of what was pointed at last: its reasons stay for who goes
    /// to read them. What an edit removed is passed over.
    fn first_told(self, told: impl Fn(&EntityId) -> Option<Told>) -> Option<Told> {
        let selection = self.session.derived().selection;
        let said = |id: Option<EntityId>| id.as_ref().and_then(&told);
        said(self.pointed.get())
            .or_else(|| said(selection.with(|selection| selection.single().cloned())))
            .or_else(|| said(self.last.get()))
    }

    /// Points at something, or no longer at anything.
    fn look(self, id: Option<EntityId>) {
        if id.is_some() {
            self.last.set(id.clone());
        }
        self.pointed.set(id);
    }

    /// Begins anew, with nothing that was pointed at.
    fn forget(self) {
        self.last.set(None);
        self.pointed.set(None);
    }

    /// What is said of a service or an interaction.
    fn told(self) -> Memo<Option<Told>> {
        let derived = self.session.derived();
        Memo::new(move |_| {
            let (model, figures) = (derived.seen.get(), derived.figures.get());
            self.first_told(|id| Told::of(&model, &figures.coupling, || self.ties.get(), id))
        })
    }
}

/// The panel.
#[component]
pub fn CouplingView() -> impl IntoView {
    let shared = Shared::of(Session::expect());
    let subject = RwSignal::new(Subject::ALL[0]);
    let choices = Subject::ALL.map(|of| (of, of.label()));
    let figures = shared.session.derived().figures;
    let rests_on = Memo::new(move |_| figures.with(|it| under_coupling(&it.coupling)));
    view! {
        <section class="view view-coupling" aria-label="Coupling">
            <header class="view-head">
                <h2>"How tightly is it coupled?"</h2>
                {segments("Figures of", &choices, subject.into(), move |of| subject.set(of))}
                {move || matches!(subject.get(), Subject::Nodes(_)).then(|| view! { <ResearchSwitch shared/> })}
            </header>
            {move || {
                shared.forget();
                match subject.get() {
                    Subject::Nodes(level) => view! { <Nodes shared level/> }.into_any(),
                    Subject::Interactions => view! { <Interactions shared/> }.into_any(),
                    Subject::System => view! { <SystemFigures/> }.into_any(),
                }
            }}
            <RestsOn told=rests_on/>
        </section>
    }
}

/// A table, and why the figures of a row are what they are.
#[component]
fn FigureTable(
    shared: Shared,
    prefix: &'static str,
    table: Memo<Arc<Table>>,
    sorted_by: usize,
    told: Memo<Option<Told>>,
) -> impl IntoView {
    let session = shared.session;
    let selection = session.derived().selection;
    let sortable = Sortable {
        prefix,
        table: Lasting::new(table),
        sorting: RwSignal::new(Sorting::most(sorted_by)),
        chosen: Signal::derive(move || selection.with(|selection| selection.ids().clone())),
        described_by: Some(WHY),
        choose: Callback::new(move |id| show(session, vec![id])),
        look: Callback::new(move |id| shared.look(id)),
    };
    let columns = Memo::new(move |_| table.with(|table| table.columns));
    let is_empty = Memo::new(move |_| table.with(|table| table.rows.is_empty()));
    view! {
        <Show when=move || !is_empty.get() fallback=Empty>
            <SortableTable sortable/>
            <Reasons id=WHY told/>
            <Terms figures=columns/>
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
