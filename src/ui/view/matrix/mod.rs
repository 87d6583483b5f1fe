//! Who leans on whom? The dependency matrix of services or contexts, and the wall of teams, with what stands behind each cell.

pub mod detail;
pub mod grid;
pub mod lines;
pub mod teams;
pub mod walk;

use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::input::{Input, SelectRequest};
use crate::scene::panel::matrix::{self, Grid, LETTERS, Level, Place};
use crate::scene::panel::wall;
use crate::ui::exports;
use crate::ui::session::{Session, View};
use crate::ui::widget::segments::segments;

use super::show;
use detail::Detail;
use grid::{GridView, Sheet, Size};
use teams::Teams;

/// The panel.
#[component]
pub fn MatrixView() -> impl IntoView {
    let session = Session::expect();
    let level = session.matrix_level;
    let is_wide = RwSignal::new(false);
    let grid = grid_memo(session);
    let levels: Vec<_> = Level::ALL.iter().map(|of| (*of, of.label())).collect();
    let export = move |label: &'static str, run: fn(Session, Level, &Grid)| {
        let title = format!("Export the matrix as {label}");
        view! {
            <button
                type="button"
                class="button is-outlined"
                title=title.clone()
                aria-label=title
                on:click=move |_| grid.with_untracked(|grid| run(session, level.get_untracked(), grid))
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="view view-matrix" class:is-wide=is_wide aria-label="Matrix">
            <header class="view-head">
                <h2>"Who leans on whom?"</h2>
                {segments("Matrix of", &levels, level.into(), move |of| level.set(of))}
                <span class="matrix-tools">
                    <button
                        type="button"
                        class="button is-outlined matrix-wide"
                        title="Give the matrix more room than the drawing"
                        aria-pressed=move || Some(if is_wide.get() { "true" } else { "false" })
                        on:click=move |_| is_wide.update(|it| *it = !*it)
                    >
                        "Wide"
                    </button>
                    {export("CSV", exports::matrix_csv)}
                    {export("SVG", exports::matrix_svg)}
                </span>
            </header>
            {move || match level.get() {
                Level::Teams => view! { <Teams grid/> }.into_any(),
                Level::Services | Level::Contexts => view! { <Dependencies grid/> }.into_any(),
            }}
        </section>
    }
}

/// The matrix of the level that is looked at.
fn grid_memo(session: Session) -> Memo<Arc<Grid>> {
    let derived = session.derived();
    Memo::new(move |_| {
        let model = derived.seen.get();
        Arc::new(match session.matrix_level.get() {
            Level::Services => matrix::services(&model, &derived.figures.get().coupling),
            Level::Contexts => matrix::contexts(&model, &derived.figures.get().coupling),
            Level::Teams => derived.figures.with(|it| wall::grid(&model, &it.people.wall)),
        })
    })
}

#[component]
fn Dependencies(grid: Memo<Arc<Grid>>) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let sheet = Sheet::of(grid, Size::DEPENDENCIES, Callback::new(move |place| choose(session, grid, place)));
    let detail = Memo::new(move |_| {
        let interactions = grid.with(|grid| grid.cells.get(&sheet.looked.get()).map(|cell| cell.interactions.clone()));
        let (model, figures) = (derived.seen.get(), derived.figures.get());
        interactions.map(|ids| matrix::between(&model, &figures.coupling, &ids)).unwrap_or_default()
    });
    let is_empty = Memo::new(move |_| grid.with(|grid| grid.heads.is_empty()));
    view! {
        <Show when=move || !is_empty.get() fallback=|| view! { <Empty text="Services and contexts stand here, and who leans on whom, once they are drawn."/> }>
            <GridView sheet/>
            <Detail sheet lines=detail/>
            <p class="legend matrix-legend">
                "The row leans on the column. A "<span class="matrix-legend-box">"box"</span>" holds a circle. "{LETTERS}"."
            </p>
        </Show>
    }
}

/// Nothing to show, and the way to change that.
#[component]
fn Empty(text: &'static str) -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="empty">
            <p><strong>"Nobody leans on anybody yet."</strong></p>
            <p>{text}</p>
            <p><button type="button" class="button is-primary" on:click=move |_| session.view.set(View::Map)>"Go to the map"</button></p>
        </div>
    }
}

/// Shows what stands behind a cell on the canvas; of a cell on the diagonal, what it is about.
fn choose(session: Session, grid: Memo<Arc<Grid>>, place: Place) {
    let shown = grid.with_untracked(|grid| match grid.cells.get(&place) {
        Some(cell) => cell.interactions.clone(),
        None if place.0 == place.1 => grid.heads.get(place.0).map(|head| head.id.clone()).into_iter().collect(),
        None => Vec::new(),
    });
    if !shown.is_empty() {
        show(session, shown);
    }
}

/// Selects what is not drawn, so that its form opens.
fn select(session: Session, id: crate::model::EntityId) {
    session.dispatch(Input::Select(SelectRequest::Only(vec![id])));
}
