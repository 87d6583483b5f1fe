//! The canvas: puts the drawing on the page and hands the editor what people do to it. It decides nothing.

#![expect(unreachable_pub, reason = "the component macro makes every component public")]

pub mod carrying;
mod chooser;
mod drawing;
mod empty;
mod events;
mod ghosts;
mod kept;
mod layers;
mod marks;
mod menu;
mod naming;
pub(in crate::ui) mod overlay;
mod toolbar;

use leptos::html::Div;
use leptos::prelude::*;

use crate::editor::Editor;
use crate::model::Word;
use crate::scene::mark::number;
use crate::ui::session::Session;

use chooser::KindChooser;
use drawing::Drawing;
use empty::EmptyState;
use ghosts::Ghosts;
use layers::{Frames, Labels, Lines, Nodes};
use menu::{Menu, MenuPlace};
use naming::NamingField;
use toolbar::Toolbar;

/// The id of the element that takes the pointer and the focus.
pub const ELEMENT_ID: &str = "architecture-canvas";

/// The canvas, and what floats over it.
#[component]
pub fn Canvas() -> impl IntoView {
    let session = Session::expect();
    let drawing = Drawing::of(session);
    let menu = RwSignal::new(None::<MenuPlace>);
    view! {
        <div class="canvas-area">
            <Surface drawing menu/>
            <EmptyState/>
            <KindChooser drawing/>
            <NamingField/>
            <Toolbar drawing/>
            <Hint/>
            <Menu place=menu/>
        </div>
    }
}

/// The element that people point at.
#[component]
fn Surface(drawing: Drawing, menu: RwSignal<Option<MenuPlace>>) -> impl IntoView {
    let session = Session::expect();
    let element = NodeRef::<Div>::new();
    events::listen(session, element, menu);
    let cursor = session.memo(|editor| editor.cursor().css());
    let class = move || format!("canvas cursor-{}", cursor.get());
    view! {
        <div
            node_ref=element
            id=ELEMENT_ID
            class=class
            role="application"
            aria-roledescription="drawing"
            aria-label="Architecture canvas"
            aria-describedby="canvas-hint"
            tabindex="0"
        >
            <Picture drawing/>
        </div>
    }
}

/// The drawing itself. The outline is how those who do not see it read it.
#[component]
fn Picture(drawing: Drawing) -> impl IntoView {
    let session = Session::expect();
    let camera = session.derived().camera;
    let class = move || format!("drawing detail-{}", drawing.detail.get().word());
    let transform = move || {
        let camera = camera.get();
        let (x, y) = (-camera.origin.x * camera.zoom, -camera.origin.y * camera.zoom);
        format!("translate({} {}) scale({})", number(x), number(y), camera.zoom)
    };
    view! {
        <svg class=class aria-hidden="true" focusable="false">
            <Grid/>
            <g transform=transform>
                <Frames drawing/>
                <Lines drawing/>
                <Labels drawing/>
                <Nodes drawing/>
                <Ghosts drawing/>
            </g>
        </svg>
    }
}

/// The dots of the ground: one pattern that the camera moves, so that they cost the same however far it looks.
#[component]
fn Grid() -> impl IntoView {
    let session = Session::expect();
    let camera = session.derived().camera;
    let step = move || toolbar::grid_step(camera.get().zoom);
    let offset = move |axis: f64| number((-axis * camera.get().zoom).rem_euclid(step()));
    let transform = move || format!("translate({} {})", offset(camera.get().origin.x), offset(camera.get().origin.y));
    let side = move || number(step());
    let middle = move || number(step() / 2.0);
    view! {
        <defs>
            <pattern id="canvas-grid" patternUnits="userSpaceOnUse" width=side height=side patternTransform=transform>
                <circle class="grid-dot" cx=middle cy=middle r="1"/>
            </pattern>
        </defs>
        <rect class="grid" width="100%" height="100%" fill="url(#canvas-grid)"/>
    }
}

/// What a person could do next.
#[component]
fn Hint() -> impl IntoView {
    let session = Session::expect();
    let hint = session.memo(Editor::hint);
    view! { <p class="canvas-hint" id="canvas-hint">{move || hint.get()}</p> }
}
