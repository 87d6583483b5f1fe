//! The clock of the view that follows what is dragged beyond its edge. It runs by frames, and only then.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::input::Input;
use crate::platform::page;
use crate::ui::session::Session;

/// Tells the editor how time passes while something is held near an edge.
#[component]
pub(super) fn EdgeFollower() -> impl IntoView {
    let session = Session::expect();
    let is_pulled = session.memo(Editor::is_pulled);
    let is_running = StoredValue::new(false);
    Effect::new(move |_| {
        if is_pulled.get() && !is_running.get_value() {
            is_running.set_value(true);
            wait(session, is_running, page::elapsed());
        }
    });
}

/// Comes back with the next frame, for as long as something is held there.
fn wait(session: Session, is_running: StoredValue<bool>, since: f64) {
    request_animation_frame(move || {
        // The canvas may have left the page since.
        if is_running.try_get_value().is_none() {
            return;
        }
        if !session.peek(Editor::is_pulled) {
            is_running.set_value(false);
            return;
        }
        let now = page::elapsed();
        session.dispatch(Input::Tick(now - since));
        wait(session, is_running, now);
    });
}
