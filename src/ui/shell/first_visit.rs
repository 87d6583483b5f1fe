//! The one prompt of the first visit: the three-minute finding.

use leptos::prelude::*;

use crate::ui::session::Session;
use crate::ui::widget::icon::{Icon, IconName};

/// The prompt. It goes once something has failed, or when it is closed.
#[component]
pub fn FirstVisit() -> impl IntoView {
    let session = Session::expect();
    let failed = session.derived().failed;
    Effect::new(move |_| {
        if !failed.with(|failed| failed.is_empty()) {
            session.first_visit.set(false);
        }
    });
    view! {
        <Show when=move || session.first_visit.get()>
            <section class="first-visit" aria-label="First steps">
                <p><strong>"Press X on Pricing"</strong><span>"and see what breaks with it."</span></p>
                <button
                    type="button"
                    class="button is-icon"
                    aria-label="Close the prompt"
                    on:click=move |_| session.first_visit.set(false)
                >
                    <Icon name=IconName::Close/>
                </button>
            </section>
        </Show>
    }
}
