//! Why the figures of one row are what they are.

use leptos::prelude::*;

use crate::model::EntityId;
use crate::scene::panel::coupling::{Reason, reasons};
use crate::scene::panel::words;
use crate::ui::session::Session;

/// The reasons of what is pointed at, else of what is selected. Its height does not change with what it says.
#[component]
pub fn Reasons(
    /// Its id, by which rows refer to it.
    id: &'static str,
    /// What is pointed at or has the focus, else what is selected.
    #[prop(into)]
    subject: Signal<Option<EntityId>>,
) -> impl IntoView {
    let derived = Session::expect().derived();
    let told = Memo::new(move |_| {
        let subject = subject.get()?;
        let (model, coupling) = (derived.model.get(), derived.coupling.get());
        let reasons = reasons(&model, &coupling, &subject);
        (!reasons.is_empty()).then(|| (words::name(&model, &subject), reasons))
    });
    let body = move || match told.get() {
        Some((name, reasons)) => {
            let lines: Vec<_> = reasons.into_iter().map(line).collect();
            view! {
                <p class="reasons-subject">{name}</p>
                <dl>{lines}</dl>
            }
            .into_any()
        }
        None => view! { <p class="quiet">"Point at a row or select one to see why its figures are what they are."</p> }
            .into_any(),
    };
    view! { <div id=id class="reasons" role="region" aria-label="Why" tabindex="0">{body}</div> }
}

fn line(reason: Reason) -> impl IntoView {
    view! {
        <div>
            <dt>{reason.figure.term().label}" "<b>{reason.value}</b></dt>
            <dd>{reason.why}</dd>
        </div>
    }
}
