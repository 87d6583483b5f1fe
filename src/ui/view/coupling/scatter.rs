//! Strength against distance as a chart; arrows go from point to point.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::platform::page;
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::scatter::{
    HEIGHT, LEFT_RIGHT, Point, QUADRANTS, Quadrant, SCALE, TOP_BOTTOM, WIDTH, points, walk,
};
use crate::scene::panel::system::Group;
use crate::scene::panel::words;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;

use super::super::explanation::Terms;
use super::super::reasons::Reasons;
use super::super::show;
use super::system::Groups;
use super::{Empty, Shared, WHY};

/// More interactions of one point than these are not listed.
const MOST_LISTED: usize = 100;
/// What the chart shows.
const TERMS: &[Figure] = &[Figure::Strength, Figure::Distance, Figure::Volatility];

fn point_id(at: usize) -> String {
    format!("coupling-point-{at}")
}

/// The chart, what stands at the point that is looked at, and why.
#[component]
pub fn Scatter(
    /// What the parts of the view share.
    shared: Shared,
) -> impl IntoView {
    let derived = Session::expect().derived();
    let drawn = Memo::new(move |_| Arc::new(points(&derived.seen.get(), &derived.figures.get().coupling)));
    let cursor = Lasting::new(RwSignal::new(0_usize));
    let is_empty = move || drawn.with(|drawn| drawn.is_empty());
    view! {
        <Show when=move || !is_empty() fallback=Empty>
            <div class="view-body" tabindex="0" role="region" aria-label="Chart and what stands in it">
                <Chart shared drawn cursor/>
                <Members drawn cursor/>
                <p class="legend">"The larger a point, the more volatile; a number counts interactions in one place. Arrows go from point to point."</p>
                <Terms figures=TERMS/>
            </div>
            <Reasons id=WHY told=shared.told()/>
        </Show>
    }
}

#[component]
fn Chart(shared: Shared, drawn: Memo<Arc<Vec<Point>>>, cursor: Lasting<RwSignal<usize>>) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        let key = event.key();
        if let Some(to) = drawn.with_untracked(|drawn| walk(drawn, cursor.get_untracked(), &key)) {
            event.prevent_default();
            page::focus(&point_id(to));
        }
    };
    view! {
        <svg
            class="scatter"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            role="group"
            aria-label="Interactions by strength and distance"
            on:keydown=on_key
            on:pointerleave=move |_| shared.look(None)
        >
            <g aria-hidden="true">{frame()}</g>
            {move || drawn.get().iter().cloned().enumerate().map(|(at, point)| spot(shared, cursor, at, point)).collect_view()}
        </svg>
    }
}

/// The quarters with their names, and the scales.
fn frame() -> impl IntoView {
    let ((left, right), (top, bottom)) = (LEFT_RIGHT, TOP_BOTTOM);
    let (middle, centre) = (f64::midpoint(left, right), f64::midpoint(top, bottom));
    let quarter = |Quadrant { name, is_strong, is_far }: Quadrant| {
        // Outside of the field, where no point can cover it.
        let (x, anchor) = if is_strong { (right, "end") } else { (left, "start") };
        let y = if is_far { top - 8.0 } else { HEIGHT - 6.0 };
        view! { <text class="scatter-quarter" x=x y=y text-anchor=anchor>{name}</text> }
    };
    let mark = |value: u8| {
        let part = (f64::from(value) - 0.5) / f64::from(SCALE);
        let (x, y) = (left + (right - left) * part, bottom - (bottom - top) * part);
        view! {
            <text x=x y=bottom + 14.0 text-anchor="middle">{value}</text>
            <text x=left - 6.0 y=y + 4.0 text-anchor="end">{value}</text>
        }
    };
    view! {
        <rect class="scatter-field" x=left y=top width=right - left height=bottom - top></rect>
        <path class="scatter-halves" d=format!("M{middle} {top}V{bottom}M{left} {centre}H{right}")></path>
        {QUADRANTS.map(quarter)}
        {[1, 3, 5, 8, 10].map(mark)}
        <text x=middle y=HEIGHT - 6.0 text-anchor="middle">"Strength →"</text>
        <text x=-centre y=10 text-anchor="middle" transform="rotate(-90)">"Distance →"</text>
    }
}

fn spot(shared: Shared, cursor: Lasting<RwSignal<usize>>, at: usize, point: Point) -> impl IntoView {
    let session = shared.session;
    let Point { x, y, radius, members, spoken, .. } = point;
    let title = spoken.clone();
    let first = members.first().cloned();
    let count = (members.len() > 1).then_some(members.len());
    let all = StoredValue::new(members);
    let selection = session.derived().selection;
    let is_chosen = Memo::new(move |_| {
        selection.with(|selection| all.with_value(|all| all.iter().any(|id| selection.ids().contains(id))))
    });
    let choose = move || {
        cursor.set(at);
        show(session, all.get_value());
    };
    let (on_look, on_focus) = (first.clone(), first);
    view! {
        <g
            id=point_id(at)
            class="scatter-point"
            class:is-chosen=is_chosen
            role="button"
            tabindex=move || if cursor.get() == at { "0" } else { "-1" }
            aria-label=spoken
            aria-pressed=move || Some(if is_chosen.get() { "true" } else { "false" })
            aria-describedby=WHY
            on:click=move |_| choose()
            on:keydown=move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    event.stop_propagation();
                    choose();
                }
            }
            on:focus=move |_| {
                cursor.set(at);
                shared.look(on_focus.clone());
            }
            on:pointerenter=move |_| shared.look(on_look.clone())
        >
            <title>{title}</title>
            <circle cx=x cy=y r=radius></circle>
            {count.map(|count| view! { <text x=x y=y + 3.0 class:is-many=(count > 99) text-anchor="middle">{count}</text> })}
        </g>
    }
}

/// The interactions of the point that was looked at last, to choose one of several.
#[component]
fn Members(drawn: Memo<Arc<Vec<Point>>>, cursor: Lasting<RwSignal<usize>>) -> impl IntoView {
    let model = Session::expect().derived().seen;
    let listed = Memo::new(move |_| {
        let members = drawn.with(|drawn| drawn.get(cursor.get()).map(|point| point.members.clone()));
        let members = members.filter(|members| members.len() > 1).unwrap_or_default();
        let group = |id: &crate::model::EntityId| Group {
            text: model.with(|model| words::name(model, id)),
            members: vec![id.clone()],
        };
        members.iter().take(MOST_LISTED).map(group).collect::<Vec<_>>()
    });
    let heading = move || {
        let spoken = drawn.with(|drawn| drawn.get(cursor.get()).map(|point| point.spoken.clone()));
        listed.with(|listed| !listed.is_empty()).then_some(spoken).flatten()
    };
    view! {
        <p class="scatter-place">{heading}</p>
        {move || view! { <Groups groups=listed.get()/> }}
    }
}
