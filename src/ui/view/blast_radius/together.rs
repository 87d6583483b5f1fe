//! What fails together: vendors, hosts, and pairs that are worse together.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::editor::input::Input;
use crate::inquiry::Question;
use crate::model::{EntityId, ServiceId};
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::{story, together};
use crate::ui::session::Session;

use super::super::explanation::Terms;
use super::story::Sections;

/// What is explained at the foot of the list.
const TERMS: &[Figure] = &[Figure::WorseTogether];

/// Lets these fail.
fn fail(session: Session) -> Callback<Vec<EntityId>> {
    Callback::new(move |ids: Vec<EntityId>| {
        let failed: BTreeSet<ServiceId> = ids.into_iter().map(ServiceId::from_entity).collect();
        session.dispatch(Input::Fail(failed));
    })
}

/// Vendors and hosts, the worst first.
#[component]
pub fn Groups() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let groups = Memo::new(move |_| derived.model.with(|model| together::groups(model, derived.circumstances.get())));
    view! { <Sections sections=groups act=fail(session)/> }
}

/// Pairs that are worse together, once they are asked for.
#[component]
pub fn Pairs() -> impl IntoView {
    let derived = Session::expect().derived();
    let is_asked = RwSignal::new(false);
    let has_two = Memo::new(move |_| derived.model.with(|model| model.services().len() > 1));
    let question = Signal::derive(move || is_asked.get().then(|| Question::Pairs(derived.circumstances.get())));
    let ask = move || {
        view! {
            <button type="button" class="button is-outlined" on:click=move |_| is_asked.set(true)>
                "Find pairs that are worse together"
            </button>
        }
    };
    view! {
        <Show when=move || has_two.get()>
            <Show when=move || is_asked.get() fallback=ask>
                <Answered question act=Act::Fail/>
                <Terms figures=TERMS/>
            </Show>
        </Show>
    }
}

/// What a click on a statement does.
#[derive(Clone, Copy, Default)]
pub enum Act {
    /// What it speaks of is shown on the canvas.
    #[default]
    Show,
    /// What it speaks of is let fail.
    Fail,
    /// Something else.
    Do(Callback<Vec<EntityId>>),
}

/// What the other thread answers: how far it is, the sections, or why there are none.
#[component]
pub fn Answered(
    /// What is asked.
    #[prop(into)]
    question: Signal<Option<Question>>,
    /// What a click on a statement does.
    #[prop(optional)]
    act: Act,
    /// Hears of each new answer.
    #[prop(optional)]
    heard: Option<Callback<Arc<str>>>,
) -> impl IntoView {
    let session = Session::expect();
    let inquiry = session.inquire(question);
    let text = Memo::new(move |_| inquiry.with(|it| it.answer.as_ref().map(|(_, text)| text.clone())));
    let sections = Memo::new(move |_| text.with(|text| text.as_deref().and_then(story::read)).unwrap_or_default());
    if let Some(heard) = heard {
        Effect::new(move |_| text.get().into_iter().for_each(|text| heard.run(text)));
    }
    let progress = move || inquiry.with(|it| it.progress);
    let failure = move || inquiry.with(|it| it.failure.as_ref().map(ToString::to_string));
    let told = match act {
        Act::Show => view! { <Sections sections/> }.into_any(),
        Act::Fail => view! { <Sections sections act=fail(session)/> }.into_any(),
        Act::Do(act) => view! { <Sections sections act/> }.into_any(),
    };
    view! {
        {move || progress().map(|done| view! { <progress aria-label="Being worked out" max="1" value=done.to_string()></progress> })}
        {move || failure().map(|why| view! { <p class="quiet">{why}</p> })}
        {told}
    }
}
