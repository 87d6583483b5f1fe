//! The canvas: puts the drawing on the page and hands the editor what people do to it. It decides nothing.

#![expect(unreachable_pub, reason = "the component macro makes every component public")]

pub mod carrying;
mod chooser;
mod drawing;
mod edge;
mod empty;
mod events;
mod identities;
mod kept;
mod menu;
mod naming;
pub(in crate::ui) mod overlay;
mod painter;
mod picture;
mod repainting;
mod toolbar;

use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::editor::Editor;
use crate::platform::page;
use crate::ui::later::Later;
use crate::ui::session::Session;

use chooser::KindChooser;
use drawing::Drawing;
use edge::EdgeFollower;
use empty::EmptyState;
use identities::Identities;
use menu::{Menu, MenuPlace};
use naming::NamingField;
use picture::Picture;
use toolbar::Toolbar;

/// The id of the element that takes the pointer and the focus.
pub const ELEMENT_ID: &str = "architecture-canvas";

/// The distance of the dots at 100 %, in CSS pixels, and the least that may be between two of them.
const DOTS: f64 = 24.0;
const LEAST_DOTS: f64 = 16.0;

/// Whoever has pressed a command by pointer goes on in the drawing; by key, stays at the control.
pub(in crate::ui) fn resume(event: &MouseEvent) {
    if event.detail() > 0 {
        page::focus(ELEMENT_ID);
    }
}

/// The canvas, and what floats over it.
#[component]
pub fn Canvas() -> impl IntoView {
    let session = Session::expect();
    let drawing = Drawing::of(session);
    let menu = RwSignal::new(None::<MenuPlace>);
    view! {
        <div class="canvas-area">
            <Surface drawing menu/>
            <Toolbar/>
            <Hint/>
            <Later>
                <EmptyState/>
                <KindChooser drawing/>
                <NamingField/>
                <Menu place=menu/>
                <EdgeFollower/>
            </Later>
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
    let camera = session.derived().camera;
    let grid = move || format!("{0}px {0}px", page::number(grid_step(camera.get().zoom)));
    let grid_place = move || {
        let camera = camera.get();
        let [x, y] = [camera.origin.x, camera.origin.y].map(|at| page::number(-at * camera.zoom));
        format!("{x}px {y}px")
    };
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
            style:background-size=grid
            style:background-position=grid_place
        >
            <Picture drawing/>
            <Identities drawing/>
        </div>
    }
}

/// The distance of the dots of the ground at a zoom, in CSS pixels: doubled until they are not too close.
fn grid_step(zoom: f64) -> f64 {
    let mut step = DOTS * zoom;
    while step < LEAST_DOTS {
        step *= 2.0;
    }
    step
}

/// What a person could do next.
#[component]
fn Hint() -> impl IntoView {
    let session = Session::expect();
    let hint = session.memo(Editor::hint);
    view! { <p class="canvas-hint" id="canvas-hint">{move || hint.get()}</p> }
}
