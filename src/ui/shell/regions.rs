//! What stands where while a model is on screen.

use leptos::prelude::*;

use crate::ui::canvas::Canvas;
use crate::ui::later::Later;
use crate::ui::panel::outline::Outline;
use crate::ui::panel::palette::Palette;
use crate::ui::session::{Session, View};
use crate::ui::view::ViewPanel;
use crate::ui::view::status_bar::StatusBar;
use crate::ui::widget::drawer::DrawerPanel;

use super::drawers::Drawers;
use super::first_visit::FirstVisit;
use super::tabs::{PANEL, tab_id};

/// Left side, canvas, right side and status bar.
#[component]
pub fn Workplace(
    /// The sides.
    drawers: Drawers,
) -> impl IntoView {
    let session = Session::expect();
    show_outages(session);
    view! {
        <DrawerPanel drawer=drawers.left class="side side-left">
            <Later>
                <Palette/>
                <Outline/>
            </Later>
        </DrawerPanel>
        <main class="centre" aria-label="Drawing">
            <Canvas/>
            <FirstVisit/>
        </main>
        <DrawerPanel drawer=drawers.right class="side side-right">
            <div id=PANEL role="tabpanel" aria-labelledby=move || tab_id(session.view.get())>
                <Later><ViewPanel/></Later>
            </div>
        </DrawerPanel>
        <footer class="status-bar" aria-label="Figures">
            <Later><StatusBar/></Later>
        </footer>
    }
}

/// An outage that begins while the map is looked at is looked at.
fn show_outages(session: Session) {
    let has_failed = session.memo(|editor| !editor.failed().is_empty());
    Effect::new(move |before: Option<bool>| {
        let now = has_failed.get();
        if now && before == Some(false) && session.view.get_untracked() == View::Map {
            session.view.set(View::BlastRadius);
        }
        now
    });
}
