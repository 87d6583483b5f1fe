//! The layers of the drawing: frames below lines, lines below labels, labels below elements. Everything drawn is keyed by its id.

use leptos::prelude::*;

use crate::geometry::Point;
use crate::model::{ContextId, InteractionId, ServiceId, Word};
use crate::scene::mark::number;

use super::drawing::Drawing;
use super::marks::marks;

/// The contexts.
#[component]
pub(super) fn Frames(drawing: Drawing) -> impl IntoView {
    let ids = drawing.frames();
    view! {
        <g class="frames">
            <For each=move || ids.get() key=ContextId::clone children=move |id| view! { <Frame drawing id/> }/>
        </g>
    }
}

#[component]
fn Frame(drawing: Drawing, id: ContextId) -> impl IntoView {
    let frame = drawing.frame(id.clone());
    let place = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(|it| it.rect.origin)));
    let title = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(|it| it.title.clone())));
    let strokes = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(|it| it.marks.clone())));
    let handles = Memo::new(move |_| frame.with(|frame| frame.as_ref().map(|it| it.handles.clone())));
    view! {
        <g class="frame" data-id=id.to_string() transform=move || moved_to(place.get())>
            <title>{move || title.get()}</title>
            {move || strokes.with(|strokes| strokes.as_deref().map(marks))}
            {move || handles.with(|handles| handles.as_deref().map(marks))}
        </g>
    }
}

/// The lines of the interactions, without what stands on them.
#[component]
pub(super) fn Lines(drawing: Drawing) -> impl IntoView {
    let ids = drawing.lines();
    view! {
        <g class="lines">
            <For each=move || ids.get() key=InteractionId::clone children=move |id| view! { <Line drawing id/> }/>
        </g>
    }
}

#[component]
fn Line(drawing: Drawing, id: InteractionId) -> impl IntoView {
    let line = drawing.line(id.clone());
    let class =
        move || line.with(|line| line.as_ref().map(|it| format!("line kind-{}{}", it.kind.word(), quiet(it.is_quiet))));
    let title = Memo::new(move |_| line.with(|line| line.as_ref().map(|it| it.title.clone())));
    let strokes = Memo::new(move |_| line.with(|line| line.as_ref().map(|it| it.marks.clone())));
    view! {
        <g class=class data-id=id.to_string()>
            <title>{move || title.get()}</title>
            {move || strokes.with(|strokes| strokes.as_deref().map(marks))}
        </g>
    }
}

/// What stands on the lines, and the ends of those that are selected.
#[component]
pub(super) fn Labels(drawing: Drawing) -> impl IntoView {
    let ids = drawing.lines();
    view! {
        <g class="labels">
            <For each=move || ids.get() key=InteractionId::clone children=move |id| view! { <Label drawing id/> }/>
        </g>
    }
}

#[component]
fn Label(drawing: Drawing, id: InteractionId) -> impl IntoView {
    let line = drawing.line(id);
    let class = move || line.with(|line| line.as_ref().map(|it| format!("label{}", quiet(it.is_quiet))));
    let strokes = Memo::new(move |_| line.with(|line| line.as_ref().map(|it| it.label.clone())));
    let handles = Memo::new(move |_| line.with(|line| line.as_ref().map(|it| it.handles.clone())));
    view! {
        <g class=class>
            {move || strokes.with(|strokes| strokes.as_deref().map(marks))}
            {move || handles.with(|handles| handles.as_deref().map(marks))}
        </g>
    }
}

/// The elements.
#[component]
pub(super) fn Nodes(drawing: Drawing) -> impl IntoView {
    let ids = drawing.boxes();
    view! {
        <g class="nodes">
            <For each=move || ids.get() key=ServiceId::clone children=move |id| view! { <Node drawing id/> }/>
        </g>
    }
}

#[component]
fn Node(drawing: Drawing, id: ServiceId) -> impl IntoView {
    let node = drawing.node(id.clone());
    let class =
        move || node.with(|node| node.as_ref().map(|it| format!("node kind-{}{}", it.kind.word(), quiet(it.is_quiet))));
    let outage = move || {
        let words =
            node.with(|node| node.as_ref().map(|it| it.outage.iter().map(|state| state.word()).collect::<Vec<_>>()));
        words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
    };
    let place = Memo::new(move |_| node.with(|node| node.as_ref().map(|it| it.rect.origin)));
    let title = Memo::new(move |_| node.with(|node| node.as_ref().map(|it| it.title.clone())));
    let strokes = Memo::new(move |_| node.with(|node| node.as_ref().map(|it| it.marks.clone())));
    let handles = Memo::new(move |_| node.with(|node| node.as_ref().map(|it| it.handles.clone())));
    view! {
        <g class=class data-id=id.to_string() data-outage=outage transform=move || moved_to(place.get())>
            <title>{move || title.get()}</title>
            {move || strokes.with(|strokes| strokes.as_deref().map(marks))}
            {move || handles.with(|handles| handles.as_deref().map(marks))}
        </g>
    }
}

fn moved_to(place: Option<Point>) -> Option<String> {
    place.map(|place| format!("translate({} {})", number(place.x), number(place.y)))
}

/// What steps back while an outage elsewhere is on show.
fn quiet(is_quiet: bool) -> &'static str {
    if is_quiet { " is-quiet" } else { "" }
}
