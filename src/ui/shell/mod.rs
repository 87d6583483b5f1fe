//! The frame around the drawing: bars, regions, dialogs and notices.

pub mod command;
pub mod dialogs;
pub mod first_visit;
pub mod help;
pub mod keyboard;
pub mod notices;
pub mod regions;
pub mod tabs;
pub mod top_bar;

use leptos::prelude::*;

use crate::ui::session::{Session, View};
use crate::ui::start::StartScreen;

use regions::Workplace;
use top_bar::TopBar;

/// Everything on the page but what lies over it.
#[component]
pub fn Shell() -> impl IntoView {
    let session = Session::expect();
    let is_start = Memo::new(move |_| session.view.get() == View::Start);
    view! {
        <div class="shell" class:is-start=is_start>
            <TopBar/>
            {move || if is_start.get() { start_screen() } else { view! { <Workplace/> }.into_any() }}
        </div>
    }
}

/// Apart from the workplace, which the first page shows.
#[inline(never)]
fn start_screen() -> AnyView {
    view! { <StartScreen/> }.into_any()
}
