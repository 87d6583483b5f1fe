//! A table of any length that can be sorted: heads are buttons, arrows go from row to row, only what is in sight is on the page.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::model::EntityId;
use crate::platform::page;
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::table::{Row, Sorting, Table, rows_in_sight};
use crate::ui::lasting::Lasting;
use crate::ui::widget::room;

/// The height of a row in CSS pixels; the style sheet says the same.
const ROW: f64 = 28.0;

/// Handles to what a table shows.
#[derive(Clone, Copy)]
pub struct Sortable {
    /// Keeps ids apart.
    pub prefix: &'static str,
    /// What it shows.
    pub table: Lasting<Memo<Arc<Table>>>,
    /// By what it is sorted.
    pub sorting: RwSignal<Sorting>,
    /// The rows that are marked as chosen.
    pub chosen: Signal<BTreeSet<EntityId>>,
    /// The id of the element that says more of the row that is pointed at.
    pub described_by: Option<&'static str>,
    /// Called when a row is chosen.
    pub choose: Callback<EntityId>,
    /// Called with the row that is pointed at or has the focus.
    pub look: Callback<Option<EntityId>>,
}

/// The order of the rows, and which of them are on the page.
#[derive(Clone, Copy)]
struct Rows {
    order: Memo<Vec<usize>>,
    in_sight: Lasting<Memo<(usize, usize)>>,
    cursor: Lasting<RwSignal<usize>>,
    scrolled: RwSignal<f64>,
    area: NodeRef<html::Div>,
}

impl Rows {
    fn of(sortable: Sortable) -> Self {
        let (table, sorting) = (sortable.table, sortable.sorting);
        let order = Memo::new(move |_| table.with(|table| table.sorted(sorting.get())));
        let (scrolled, area) = (RwSignal::new(0.0), NodeRef::new());
        let room = room::of(area);
        let in_sight = Memo::new(move |_| {
            let range = rows_in_sight(order.with(Vec::len), ROW, scrolled.get(), room.get().1);
            (range.start, range.end)
        });
        let (in_sight, cursor) = (Lasting::new(in_sight), Lasting::new(RwSignal::new(0)));
        Self { order, in_sight, cursor, scrolled, area }
    }

    /// The one row that Tab goes to.
    fn stop(self) -> usize {
        let (start, end) = self.in_sight.get();
        self.cursor.get().clamp(start, end.saturating_sub(1).max(start))
    }

    fn go(self, prefix: &'static str, to: usize) {
        self.cursor.set(to);
        let (start, end) = self.in_sight.get_untracked();
        if !(start..end).contains(&to)
            && let Some(area) = self.area.get_untracked()
        {
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a place on the page")]
            area.set_scroll_top((to as f64 * ROW) as i32);
            self.scrolled.set(f64::from(area.scroll_top()));
        }
        request_animation_frame(move || page::focus(&row_id(prefix, to)));
    }
}

fn row_id(prefix: &str, at: usize) -> String {
    format!("{prefix}-row-{at}")
}

/// The table in a region that scrolls.
#[component]
pub fn SortableTable(
    /// What it shows.
    sortable: Sortable,
) -> impl IntoView {
    let Sortable { prefix, table, .. } = sortable;
    let rows = Rows::of(sortable);
    let count = Memo::new(move |_| rows.order.with(Vec::len));
    let walk = move |event: KeyboardEvent| {
        let Some(last) = count.get_untracked().checked_sub(1) else { return };
        let at = rows.cursor.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => at + 10,
            "PageUp" => at.saturating_sub(10),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        rows.go(prefix, to.min(last));
    };
    let columns = Memo::new(move |_| table.with(|table| table.columns));
    let on_scroll = move |_| {
        if let Some(area) = rows.area.get_untracked() {
            rows.scrolled.set(f64::from(area.scroll_top()));
        }
    };
    let shown = move || {
        let (start, end) = rows.in_sight.get();
        rows.order.with(|order| {
            table.with(|table| {
                let shown = order.iter().enumerate().take(end).skip(start);
                shown.filter_map(|(at, number)| Some((at, table.rows.get(*number)?.id.clone()))).collect::<Vec<_>>()
            })
        })
    };
    view! {
        <div class="table-scroll" node_ref=rows.area on:scroll=on_scroll on:pointerleave=move |_| sortable.look.run(None)>
            <table
                class="figures"
                class:is-wide=move || table.with(|table| table.is_wide())
                style:min-width=move || table.with(|table| table.least_width().map(pixels))
                aria-rowcount=move || (count.get() + 1).to_string()
            >
                <caption class="visually-hidden">{move || table.with(|table| table.caption)}</caption>
                <thead>
                    <tr>
                        <Head sortable column=None/>
                        {move || columns.get().iter().enumerate().map(|(column, figure)| {
                            view! { <Head sortable column=Some(column) figure=*figure/> }
                        }).collect_view()}
                    </tr>
                </thead>
                <tbody on:keydown=walk>
                    <Spacer rows=Signal::derive(move || rows.in_sight.get().0)/>
                    <For
                        each=shown
                        key=|(at, id)| (*at, id.clone())
                        children=move |(at, id)| view! { <Line sortable rows at id/> }
                    />
                    <Spacer rows=Signal::derive(move || count.get().saturating_sub(rows.in_sight.get().1))/>
                </tbody>
            </table>
        </div>
    }
}

fn pixels(length: f64) -> String {
    format!("{length}px")
}

/// The room of rows that are not on the page.
#[component]
fn Spacer(rows: Signal<usize>) -> impl IntoView {
    #[expect(clippy::cast_precision_loss, reason = "a height on the page")]
    let height = move || pixels(rows.get() as f64 * ROW);
    view! { <tr class="spacer" aria-hidden="true" hidden=move || rows.get() == 0><td style:height=height></td></tr> }
}

#[component]
fn Head(sortable: Sortable, column: Option<usize>, #[prop(optional)] figure: Option<Figure>) -> impl IntoView {
    let Sortable { table, sorting, .. } = sortable;
    let order = move || Some(sorting.get()).filter(|it| it.column == column).map(|it| it.order);
    let sign = move || match order() {
        Some(crate::scene::panel::table::Order::Ascending) => "▲",
        Some(crate::scene::panel::table::Order::Descending) => "▼",
        None => "",
    };
    let term = figure.map(Figure::term);
    let width =
        move || table.with(|table| column.filter(|_| table.is_wide()).map(|column| pixels(table.column_width(column))));
    let label = move || term.map_or_else(|| table.with(|table| table.subject), |term| term.label);
    view! {
        <th scope="col" style:width=width aria-sort=move || order().map_or("none", |order| order.aria())>
            <button
                type="button"
                class="sort"
                title=term.map(|term| format!("{} {} ({})", term.meaning, term.formula, term.good.words()))
                on:click=move |_| sorting.update(|sorting| *sorting = sorting.clicked(column))
            >
                <span>{label}</span>
                <span class="sort-sign" aria-hidden="true">{sign}</span>
            </button>
        </th>
    }
}

#[component]
fn Line(sortable: Sortable, rows: Rows, at: usize, id: EntityId) -> impl IntoView {
    let Sortable { prefix, table, chosen, choose, look, described_by, .. } = sortable;
    let row = {
        let id = id.clone();
        Memo::new(move |_| table.with(|table| table.row(&id).cloned()))
    };
    let is_chosen = {
        let id = id.clone();
        Memo::new(move |_| chosen.with(|chosen| chosen.contains(&id)))
    };
    let (pointed, focused) = (id.clone(), id.clone());
    let name = move || row.with(|row| row.as_ref().map(|row| row.name.clone()));
    view! {
        <tr
            class:is-chosen=is_chosen
            aria-rowindex=(at + 2).to_string()
            on:click=move |_| {
                rows.cursor.set(at);
                choose.run(id.clone());
            }
            on:pointerenter=move |_| look.run(Some(pointed.clone()))
        >
            <th scope="row">
                <button
                    type="button"
                    id=row_id(prefix, at)
                    class="row-name"
                    title=name
                    tabindex=move || if rows.stop() == at { "0" } else { "-1" }
                    aria-current=move || is_chosen.get().then_some("true")
                    aria-describedby=described_by
                    on:focus=move |_| {
                        rows.cursor.set(at);
                        look.run(Some(focused.clone()));
                    }
                >
                    {name}
                </button>
            </th>
            {move || row.with(|row| row.as_ref().map(cells))}
        </tr>
    }
}

fn cells(row: &Row) -> impl IntoView + use<> {
    row.values.iter().map(|value| view! { <td>{value.text()}</td> }).collect_view()
}
