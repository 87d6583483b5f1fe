//! An invisible element over each thing drawn: it carries the id and the outage, so that what stands where can be found on the page, and
//! the whole name, which browsers show on hovering.

use leptos::prelude::*;

use crate::model::Word;
use crate::platform::page;
use crate::scene::identity::Identity;
use crate::ui::session::Session;

use super::drawing::Drawing;

/// The elements, moved by the camera all at once. One that changes is replaced: so none needs watching, however many there are.
#[component]
pub(super) fn Identities(drawing: Drawing) -> impl IntoView {
    let camera = Session::expect().derived().camera;
    let transform = move || {
        let camera = camera.get();
        let [x, y] = [camera.origin.x, camera.origin.y].map(|at| page::number(-at * camera.zoom));
        format!("translate({x}px, {y}px) scale({})", page::number(camera.zoom))
    };
    let identities = drawing.identities;
    view! {
        <div class="identities" aria-hidden="true" style:transform=transform>
            <For each=move || identities.get() key=Identity::clone children=element/>
        </div>
    }
}

fn element(identity: Identity) -> impl IntoView {
    let [left, top, width, height] = identity.place.map(|value| format!("{value}px"));
    view! {
        <div
            class=format!("identity is-{}", identity.kind.word())
            data-id=identity.id.to_string()
            data-outage=(!identity.outage.is_empty()).then_some(identity.outage)
            title=identity.title
            style:left=left
            style:top=top
            style:width=width
            style:height=height
        ></div>
    }
}
