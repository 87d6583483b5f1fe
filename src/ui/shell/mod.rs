//! The frame around the drawing: bars, regions, dialogs and notices.

pub mod command;
pub mod dialogs;
pub mod drawers;
pub mod first_visit;
pub mod help;
pub mod keyboard;
pub mod notices;
pub mod regions;
pub mod stepping;
pub mod tabs;
pub mod top_bar;

use leptos::prelude::*;

use crate::ui::session::{Session, View};
use crate::ui::start::StartScreen;

use drawers::Drawers;
use regions::Workplace;
use top_bar::TopBar;

/// Everything on the page but what lies over it.
#[component]
pub fn Shell() -> impl IntoView {
    let session = Session::expect();
    let drawers = Drawers::of(session);
    let is_start = Memo::new(move |_| session.view.get() == View::Start);
    view! {
        <div class="shell" class:is-start=is_start>
            <TopBar drawers/>
            {move || if is_start.get() { start_screen() } else { view! { <Workplace drawers/> }.into_any() }}
        </div>
    }
}

/// Apart from the workplace, which the first page shows.
#[inline(never)]
fn start_screen() -> AnyView {
    view! { <StartScreen/> }.into_any()
}
