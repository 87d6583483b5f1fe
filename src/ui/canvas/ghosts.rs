//! What is on show only while something is being done.

use leptos::prelude::*;

use crate::scene::gesture::ghosts;
use crate::ui::session::Session;

use super::drawing::Drawing;
use super::marks::marks;

/// Lines and boxes that follow the pointer, lines of alignment, and where something would fall.
#[component]
pub(super) fn Ghosts(drawing: Drawing) -> impl IntoView {
    let session = Session::expect();
    let strokes = session.memo(move |editor| drawing.ground.with_untracked(|ground| ghosts(editor, ground)));
    view! { <g class="ghosts">{move || strokes.with(|strokes| marks(strokes))}</g> }
}
