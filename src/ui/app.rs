//! The whole page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drop_zone;
use super::later::Later;
use super::session::Session;
use super::shell::Shell;
use super::shell::dialogs::Dialogs;
use super::shell::help::HelpSheet;
use super::shell::keyboard;
use super::shell::notices::{Announcer, Notices};
use super::widget::menu;

/// The root component: makes the session, starts the library, and shows the shell once there is something to show.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::provide();
    let has_started = RwSignal::new(false);
    keyboard::listen(session);
    spawn_local(async move {
        session.library().start(session).await;
        has_started.set(true);
        session.become_whole().await;
        session.library().watch(session);
        drop_zone::listen(session);
    });
    view! {
        <Show when=move || has_started.get() fallback=Starting>
            <Shell/>
        </Show>
        <Later>
            <Notices/>
            <Announcer/>
            <Dialogs/>
            <HelpSheet/>
            <LateMenus/>
        </Later>
    }
}

/// Menus that people opened while their items were still on their way.
#[component]
fn LateMenus() -> impl IntoView {
    // By the next frame all that waited has been put on the page.
    request_animation_frame(menu::enter_opened);
}

/// The note of index.html goes on standing until there is something to show.
#[component]
fn Starting() -> impl IntoView {
    view! { <p id="starting" role="status">"Counterpoint is starting …"</p> }
}
