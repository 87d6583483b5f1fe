//! The drawing, painted: anew once a frame while anything about it changes, and not at all while nothing does.

use leptos::html::Canvas as CanvasElement;
use leptos::prelude::*;

use crate::scene::batch::{self, Batch};
use crate::scene::gesture::ghosts;
use crate::scene::palette::Theme;
use crate::ui::session::Session;

use super::drawing::Drawing;
use super::kept::Kept;
use super::painter::Painter;

/// The drawing itself. The outline is how those who do not see it read it.
#[component]
pub(super) fn Picture(drawing: Drawing) -> impl IntoView {
    let session = Session::expect();
    let element = NodeRef::<CanvasElement>::new();
    let ghosts = ghosts_memo(session, drawing);
    let painter = StoredValue::new_local(None::<Painter>);
    let is_due = StoredValue::new(false);
    let paint = move || {
        is_due.set_value(false);
        painter.update_value(|painter| {
            let Some(painter) = painter else { return };
            paint(painter, session, drawing, ghosts);
        });
    };
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            painter.set_value(Painter::new(element, theme(session)));
        }
    });
    let derived = session.derived();
    Effect::new(move |_| {
        // Read, not merely tracked: a memo that nobody reads is not computed and wakes nobody.
        drawing.strokes.with(|_| ());
        ghosts.with(|_| ());
        let _ = (session.is_dark.get(), derived.camera.get(), derived.canvas.get());
        if !is_due.try_get_value().unwrap_or(true) {
            is_due.set_value(true);
            request_animation_frame(move || {
                // The canvas may have left the page since.
                if is_due.try_get_value().is_some() {
                    paint();
                }
            });
        }
    });
    view! { <canvas node_ref=element class="drawing" aria-hidden="true"></canvas> }
}

fn ghosts_memo(session: Session, drawing: Drawing) -> Memo<Kept<Vec<Batch>>> {
    let marks = session.memo(move |editor| drawing.ground.with_untracked(|ground| ghosts(editor, ground)));
    Memo::new(move |_| marks.with(|marks| Kept::new(batch::of_marks(marks))))
}

fn paint(painter: &mut Painter, session: Session, drawing: Drawing, ghosts: Memo<Kept<Vec<Batch>>>) {
    let derived = session.derived();
    let camera = derived.camera.get_untracked();
    painter.set_theme(theme(session));
    painter.begin(derived.canvas.get_untracked(), camera);
    drawing.strokes.with_untracked(|strokes| painter.put(strokes, 1.0));
    // What follows the pointer keeps its strength however small the drawing is.
    ghosts.with_untracked(|strokes| painter.put(strokes, 1.0 / camera.zoom));
}

fn theme(session: Session) -> Theme {
    if session.is_dark.get_untracked() { Theme::Dark } else { Theme::Light }
}
