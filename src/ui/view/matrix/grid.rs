//! A square matrix of any size: heads that stay in sight, arrows that go from cell to cell, and only what is in sight on the page.
//!
//! Empty cells are no elements; the pointer's place is reckoned from where it is.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use crate::platform::page;
use crate::scene::panel::matrix::{Cell, Grid, Look, Place, step};
use crate::scene::panel::table::rows_in_sight;
use crate::ui::lasting::Lasting;
use crate::ui::widget::room;

/// Sizes in CSS pixels; the style sheet says the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    width: f64,
    height: f64,
    /// The width of the heads of rows.
    names: f64,
    /// The height of the heads of columns.
    heads: f64,
    class: &'static str,
}

impl Size {
    pub(super) const DEPENDENCIES: Self =
        Self { width: 28.0, height: 26.0, names: 164.0, heads: 132.0, class: "matrix-scroll is-dense" };
    pub(super) const WALL: Self =
        Self { width: 76.0, height: 40.0, names: 116.0, heads: 36.0, class: "matrix-scroll is-wall" };
}

/// Handles to a matrix on the page.
#[derive(Clone, Copy)]
pub struct Sheet {
    pub(super) grid: Lasting<Memo<Arc<Grid>>>,
    /// What is pointed at, else what has the focus.
    pub(super) looked: Lasting<Memo<Place>>,
    size: Size,
    choose: Callback<Place>,
    cursor: RwSignal<Place>,
    pointed: RwSignal<Option<Place>>,
    scrolled: RwSignal<(f64, f64)>,
    /// The rows and the columns that are on the page.
    in_sight: Lasting<Memo<(Span, Span)>>,
    /// The one cell that Tab goes to.
    stop: Lasting<Memo<Place>>,
    area: NodeRef<html::Div>,
}

type Span = (usize, usize);

impl Sheet {
    pub(super) fn of(grid: Memo<Arc<Grid>>, size: Size, choose: Callback<Place>) -> Self {
        let count = Memo::new(move |_| grid.with(|grid| grid.heads.len()));
        let (scrolled, area) = (RwSignal::new((0.0, 0.0)), NodeRef::new());
        let room = room::of(area);
        let in_sight = Lasting::new(Memo::new(move |_| {
            let ((x, y), (width, height)) = (scrolled.get(), room.get());
            let rows = rows_in_sight(count.get(), size.height, y, height);
            let columns = rows_in_sight(count.get(), size.width, x, width);
            ((rows.start, rows.end), (columns.start, columns.end))
        }));
        let (cursor, pointed) = (RwSignal::new((0, 0)), RwSignal::new(None));
        let stop = Lasting::new(Memo::new(move |_| {
            let (rows, columns) = in_sight.get();
            let (row, column) = cursor.get();
            let within = |at: usize, (start, end): Span| at.clamp(start, end.saturating_sub(1).max(start));
            (within(row, rows), within(column, columns))
        }));
        let looked = Lasting::new(Memo::new(move |_| pointed.get().unwrap_or_else(|| stop.get())));
        Self { grid: Lasting::new(grid), looked, size, choose, cursor, pointed, scrolled, in_sight, stop, area }
    }

    fn count(self) -> usize {
        self.grid.with(|grid| grid.heads.len())
    }

    /// The place under the pointer; of a head, the place on the diagonal.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within the matrix")]
    fn place_at(self, event: &MouseEvent) -> Option<Place> {
        let area = self.area.get_untracked()?;
        let frame = area.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
        let column = (x + f64::from(area.scroll_left()) - self.size.names) / self.size.width;
        let row = (y + f64::from(area.scroll_top()) - self.size.heads) / self.size.height;
        let (row, column) = match (x < self.size.names, y < self.size.heads) {
            (true, true) => return None,
            (true, false) => (row, row),
            (false, true) => (column, column),
            (false, false) => (row, column),
        };
        let (row, column) = (row.max(0.0) as usize, column.max(0.0) as usize);
        let count = self.grid.with_untracked(|grid| grid.heads.len());
        (row < count && column < count).then_some((row, column))
    }

    /// Puts the focus on a cell, wherever it is.
    #[expect(clippy::cast_possible_truncation, reason = "a place on the page")]
    fn go(self, to: Place) {
        self.pointed.set(None);
        self.cursor.set(to);
        let (rows, columns) = self.in_sight.get_untracked();
        let is_near = (rows.0..rows.1).contains(&to.0) && (columns.0..columns.1).contains(&to.1);
        if !is_near && let Some(area) = self.area.get_untracked() {
            area.set_scroll_top((number(to.0) * self.size.height) as i32 - area.client_height() / 2);
            area.set_scroll_left((number(to.1) * self.size.width) as i32 - area.client_width() / 2);
            self.scrolled.set((f64::from(area.scroll_left()), f64::from(area.scroll_top())));
        }
        request_animation_frame(move || page::focus(&cell_id(to)));
    }

    fn pressed(self, event: &KeyboardEvent) {
        let at = self.stop.get_untracked();
        let key = event.key();
        if matches!(key.as_str(), "Enter" | " ") {
            event.prevent_default();
            self.choose.run(at);
        } else if let Some(to) =
            self.grid.with_untracked(|grid| step(grid, at, &key, event.ctrl_key() || event.meta_key()))
        {
            event.prevent_default();
            self.go(to);
        }
    }

    fn x(self, column: usize) -> String {
        pixels(self.size.names + number(column) * self.size.width)
    }

    fn y(self, row: usize) -> String {
        pixels(self.size.heads + number(row) * self.size.height)
    }
}

fn cell_id((row, column): Place) -> String {
    format!("matrix-{row}-{column}")
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}

#[expect(clippy::cast_precision_loss, reason = "a place on the page")]
fn number(at: usize) -> f64 {
    at as f64
}

/// The matrix in a region that scrolls.
#[component]
pub fn GridView(
    /// What it shows.
    sheet: Sheet,
) -> impl IntoView {
    let Sheet { grid, area, size, .. } = sheet;
    let count = Memo::new(move |_| sheet.count());
    let on_scroll = move |_| {
        if let Some(area) = area.get_untracked() {
            sheet.scrolled.set((f64::from(area.scroll_left()), f64::from(area.scroll_top())));
        }
    };
    let point = move |event: MouseEvent| {
        let at = sheet.place_at(&event);
        if at != sheet.pointed.get_untracked() {
            sheet.pointed.set(at);
        }
    };
    let click = move |event: MouseEvent| {
        if let Some(place) = sheet.place_at(&event) {
            sheet.go(place);
            sheet.choose.run(place);
        }
    };
    let head =
        move |place: usize| grid.with(|grid| grid.heads.get(place).map(|head| head.name.clone()).unwrap_or_default());
    let names = move |(start, end): Span| (start..end).map(|at| (at, head(at))).collect::<Vec<_>>();
    let total = move |first: f64, each: f64| pixels(first + number(count.get()) * each);
    view! {
        <div
            class=size.class
            role="grid"
            aria-label=move || grid.with(|grid| grid.caption)
            aria-rowcount=move || (count.get() + 1).to_string()
            aria-colcount=move || (count.get() + 1).to_string()
            node_ref=area
            on:scroll=on_scroll
            on:mousemove=point
            on:mouseleave=move |_| sheet.pointed.set(None)
            on:click=click
            on:keydown=move |event| sheet.pressed(&event)
        >
            <div class="matrix-sheet" role="presentation" style:width=move || total(size.names, size.width) style:height=move || total(size.heads, size.height)>
                <div class="matrix-heads" role="row" aria-rowindex="1">
                    <div class="matrix-corner" role="columnheader" aria-colindex="1"><span class="visually-hidden">"Name"</span></div>
                    <For each=move || names(sheet.in_sight.get().1) key=Clone::clone children=move |(at, name)| column_head(sheet, at, name)/>
                </div>
                <For each=move || names(sheet.in_sight.get().0) key=Clone::clone children=move |(at, name)| row(sheet, at, name)/>
                {move || boxes(sheet)}
            </div>
        </div>
    }
}

/// The boxes around circles.
fn boxes(sheet: Sheet) -> Vec<impl IntoView> {
    let size = sheet.size;
    let circle = |block: &std::ops::Range<usize>| {
        let side = |each: f64| pixels(number(block.len()) * each);
        view! {
            <div
                class="matrix-box"
                aria-hidden="true"
                style:left=sheet.x(block.start)
                style:top=sheet.y(block.start)
                style:width=side(size.width)
                style:height=side(size.height)
            ></div>
        }
    };
    sheet.grid.with(|grid| grid.blocks.iter().map(circle).collect())
}

fn column_head(sheet: Sheet, at: usize, name: String) -> impl IntoView {
    let title = name.clone();
    view! {
        <div
            class="matrix-column"
            class:is-looked=move || sheet.looked.get().1 == at
            role="columnheader"
            aria-colindex=(at + 2).to_string()
            style:left=sheet.x(at)
            title=title
        >
            <span class="matrix-number">{at + 1}</span>
            <span class="matrix-name">{name}</span>
        </div>
    }
}

fn row(sheet: Sheet, at: usize, name: String) -> impl IntoView {
    let title = name.clone();
    let stop = Memo::new(move |_| Some(sheet.stop.get()).filter(|stop| stop.0 == at).map(|stop| stop.1));
    let cells = move || {
        let (start, end) = sheet.in_sight.get().1;
        let mut found: Vec<(usize, Option<Cell>)> = sheet
            .grid
            .with(|grid| grid.filled(at, start..end).map(|(column, cell)| (column, Some(cell.clone()))).collect());
        for column in [Some(at).filter(|at| (start..end).contains(at)), stop.get()].into_iter().flatten() {
            if found.iter().all(|(other, _)| *other != column) {
                found.push((column, None));
            }
        }
        found.sort_by_key(|(column, _)| *column);
        found
    };
    view! {
        <div class="matrix-row" class:is-looked=move || sheet.looked.get().0 == at role="row" aria-rowindex=(at + 2).to_string() style:top=sheet.y(at)>
            <div class="matrix-row-head" role="rowheader" aria-colindex="1" title=title>
                <span class="matrix-number">{at + 1}</span>
                <span class="matrix-name">{name}</span>
            </div>
            <For each=cells key=Clone::clone children=move |(column, cell)| cell_view(sheet, (at, column), cell)/>
        </div>
    }
}

fn cell_view(sheet: Sheet, place: Place, cell: Option<Cell>) -> impl IntoView {
    let class = match &cell {
        Some(cell) => cell.look.class(),
        None if place.0 == place.1 => "is-itself",
        None => "",
    };
    let note = cell.as_ref().filter(|cell| matches!(cell.look, Look::Wait(_))).map(|cell| cell.note);
    view! {
        <div
            id=cell_id(place)
            class=format!("matrix-cell {class}")
            role="gridcell"
            aria-colindex=(place.1 + 2).to_string()
            tabindex=move || if sheet.stop.get() == place { "0" } else { "-1" }
            style:left=sheet.x(place.1)
        >
            <span class="matrix-sign" aria-hidden="true">
                {cell.map(|cell| cell.sign)}
                {note.map(|note| view! { <small>{note}</small> })}
            </span>
            <span class="visually-hidden">{move || sheet.grid.with(|grid| grid.told(place))}</span>
        </div>
    }
}
