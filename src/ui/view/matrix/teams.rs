//! The wall of squads, and what else there is to say of teams.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::figures::Figures;
use crate::analysis::people::agenda::{Stop, agenda};
use crate::model::team::Date;
use crate::model::{EntityKind, TeamId};
use crate::platform::page;
use crate::scene::panel::matrix::Grid;
use crate::scene::panel::wall::{self, Walk};
use crate::ui::panel::inspector::Inspector;
use crate::ui::session::Session;

use super::detail::Detail;
use super::grid::{GridView, Sheet, Size};
use super::lines::{Lines, section};
use super::walk::{BEGIN, WalkView, begin};
use super::{Empty, choose};

/// What there is to talk about today, in order.
pub type Agenda = Memo<Arc<Vec<Stop>>>;

/// The panel of teams.
#[component]
pub fn Teams(
    /// The wall as a matrix.
    grid: Memo<Arc<Grid>>,
) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let today = Date::parse(&page::today());
    let agenda: Agenda = Memo::new(move |_| {
        let (model, figures) = (derived.seen.get(), derived.figures.get());
        Arc::new(today.as_ref().map(|today| agenda(&model, &figures.people.wall, today)).unwrap_or_default())
    });
    let walk = RwSignal::new(None::<Walk>);
    let is_walking = Memo::new(move |_| walk.with(Option::is_some));
    let is_empty = Memo::new(move |_| grid.with(|grid| grid.heads.is_empty()));
    view! {
        <Show when=move || !is_empty.get() fallback=|| view! { <Empty text="Teams stand here, and who waits on whom, once they own something that is drawn."/> }>
            {move || match is_walking.get() {
                true => view! { <WalkView walk agenda/> }.into_any(),
                false => view! { <Wall grid walk agenda/> }.into_any(),
            }}
        </Show>
    }
}

#[component]
fn Wall(grid: Memo<Arc<Grid>>, walk: RwSignal<Option<Walk>>, agenda: Agenda) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let sheet = Sheet::of(grid, Size::WALL, Callback::new(move |place| choose(session, grid, place)));
    let loops = Memo::new(move |_| derived.figures.with(|it| wall::loops(&derived.seen.get(), &it.people.wall)));
    let detail = Memo::new(move |_| {
        let (row, column) = sheet.looked.get();
        let team = |grid: &Grid, at: usize| grid.heads.get(at).map(|head| TeamId::from_entity(head.id.clone()));
        let ends = grid.with(|grid| team(grid, row).zip(team(grid, column)));
        let (model, figures) = (derived.seen.get(), derived.figures.get());
        let Figures { coupling, people, .. } = &*figures;
        let told = |(from, on)| wall::details(&model, coupling, &people.wall, &agenda.get(), &from, &on);
        ends.map(told).unwrap_or_default()
    });
    let lists = Memo::new(move |_| wall::lists(&derived.seen.get(), &derived.figures.get().people, &agenda.get()));
    let has_stops = Memo::new(move |_| agenda.with(|agenda| !agenda.is_empty()));
    view! {
        <div class="view-body wall">
            <div class="wall-top">
                <Show when=move || has_stops.get() fallback=|| view! { <p class="quiet">"Nobody waits for anybody."</p> }>
                    <button id=BEGIN type="button" class="button is-primary" on:click=move |_| begin(session, walk, agenda)>
                        "Walk the wall"
                    </button>
                    <span class="quiet">"One wait after the other, the most urgent first."</span>
                </Show>
            </div>
            {move || view! { <Lines lines=loops.get()/> }}
            <GridView sheet/>
            <Detail sheet lines=detail/>
            <p class="quiet matrix-legend">"The team of the row waits on the team of the column: as stated, else as drawn."</p>
            <NeedForm/>
            {move || lists.get().into_iter().map(section).collect_view()}
        </div>
    }
}

/// The form of the need that is selected.
#[component]
pub fn NeedForm() -> impl IntoView {
    let derived = Session::expect().derived();
    let is_need = Memo::new(move |_| {
        let selected = derived.selection.with(|selection| selection.single().cloned());
        selected.is_some_and(|id| derived.seen.with(|model| model.kind_of(&id)) == Some(EntityKind::Need))
    });
    view! { <Show when=move || is_need.get()><div class="wall-need"><Inspector/></div></Show> }
}
