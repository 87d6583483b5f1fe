//! An invisible element over each thing drawn: it carries the id and the outage, so that what stands where can be found on the page, and
//! the whole name, which browsers show on hovering.

use leptos::prelude::*;

use crate::geometry::{Rect, Size, Vector};
use crate::model::{ContextId, InteractionId, ServiceId, Word};
use crate::scene::{EdgeDrawing, NodeDrawing};
use crate::ui::session::Session;

use super::drawing::Drawing;

/// The side of the element at the middle of a line, in world pixels.
const ON_LINE: Size = Size::new(12.0, 12.0);

/// The elements, moved by the camera all at once.
#[component]
pub(super) fn Identities(drawing: Drawing) -> impl IntoView {
    let camera = Session::expect().derived().camera;
    let (frames, lines, boxes) = (drawing.frames(), drawing.lines(), drawing.boxes());
    let transform = move || {
        let camera = camera.get();
        let (x, y) = (-camera.origin.x * camera.zoom, -camera.origin.y * camera.zoom);
        format!("translate({x}px, {y}px) scale({})", camera.zoom)
    };
    view! {
        <div class="identities" aria-hidden="true" style:transform=transform>
            <For each=move || frames.get() key=ContextId::clone children=move |id| view! { <Frame drawing id/> }/>
            <For each=move || lines.get() key=InteractionId::clone children=move |id| view! { <Line drawing id/> }/>
            <For each=move || boxes.get() key=ServiceId::clone children=move |id| view! { <Node drawing id/> }/>
        </div>
    }
}

#[component]
fn Frame(drawing: Drawing, id: ContextId) -> impl IntoView {
    let frame = drawing.frame(id.clone());
    let place = Memo::new(move |_| frame.get().map(|it| it.rect).unwrap_or_default());
    let title = Memo::new(move |_| frame.get().map(|it| it.title.clone()));
    view! { <Identity class="identity frame" id=id.to_string() place=place title=title outage=|| None/> }
}

#[component]
fn Line(drawing: Drawing, id: InteractionId) -> impl IntoView {
    let line = drawing.line(id.clone());
    let place = Memo::new(move |_| line.get().map(|it| on_line(&it)).unwrap_or_default());
    let title = Memo::new(move |_| line.get().map(|it| it.title.clone()));
    view! { <Identity class="identity line" id=id.to_string() place=place title=title outage=|| None/> }
}

#[component]
fn Node(drawing: Drawing, id: ServiceId) -> impl IntoView {
    let node = drawing.node(id.clone());
    let place = Memo::new(move |_| node.get().map(|it| it.rect).unwrap_or_default());
    let title = Memo::new(move |_| node.get().map(|it| it.title.clone()));
    let outage = move || node.get().and_then(|it| outage_words(&it));
    view! { <Identity class="identity node" id=id.to_string() place=place title=title outage=outage/> }
}

#[component]
fn Identity(
    class: &'static str,
    id: String,
    place: Memo<Rect>,
    title: Memo<Option<String>>,
    outage: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> impl IntoView {
    let px = |value: f64| format!("{value}px");
    view! {
        <div
            class=class
            data-id=id
            data-outage=outage
            title=move || title.get()
            style:left=move || px(place.get().left())
            style:top=move || px(place.get().top())
            style:width=move || px(place.get().size.width)
            style:height=move || px(place.get().size.height)
        ></div>
    }
}

/// A small square around the middle of a line, so that a click at its middle is a click on the line.
fn on_line(edge: &EdgeDrawing) -> Rect {
    let middle = edge.route.label();
    Rect::new(middle - Vector::new(ON_LINE.width / 2.0, ON_LINE.height / 2.0), ON_LINE)
}

fn outage_words(node: &NodeDrawing) -> Option<String> {
    let words: Vec<&str> = node.outage.iter().map(|state| state.word()).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
