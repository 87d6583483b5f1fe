//! Whom an outage hits, the worst first, and why.

use leptos::prelude::*;

use crate::model::Word;
use crate::scene::panel::outage::{Hit, Hits as HitGroup, hits, state_words};
use crate::scene::panel::words::{counted, grouped};
use crate::ui::session::Session;

use super::super::show;
use super::super::state_tag::StateTag;
use super::way::WayLine;

/// How many elements of one state are put on the page at first, and how many more each time.
const PORTION: usize = 100;

/// Everyone who is hit.
#[component]
pub fn Hits() -> impl IntoView {
    let derived = Session::expect().derived();
    let groups = Memo::new(move |_| {
        let outage = derived.outage.get();
        outage.map(|outage| derived.model.with(|model| hits(model, &outage))).unwrap_or_default()
    });
    move || groups.get().into_iter().map(|group| view! { <Group group/> }).collect_view()
}

#[component]
fn Group(group: HitGroup) -> impl IntoView {
    let HitGroup { state, hits } = group;
    let (label, about) = state_words(state);
    let count = hits.len();
    let hits = StoredValue::new(hits);
    let shown_count = RwSignal::new(PORTION);
    let rest = move || count.saturating_sub(shown_count.get());
    let lines = move || {
        hits.with_value(|all| {
            all.iter().take(shown_count.get()).cloned().map(|hit| view! { <Line hit/> }).collect_view()
        })
    };
    view! {
        <section class=format!("hit-group is-{}", state.word())>
            <h3>{label}" "<span class="count">{grouped(count)}</span>" "<span class="quiet">{about}</span></h3>
            <ul>{lines}</ul>
            <Show when=move || { rest() > 0 }>
                <button type="button" class="button is-outlined" on:click=move |_| shown_count.update(|it| *it += PORTION)>
                    "Show "{move || counted(rest().min(PORTION), "more", "more")}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn Line(hit: Hit) -> impl IntoView {
    let session = Session::expect();
    let selection = session.derived().selection;
    let (id, own) = (hit.id.entity().clone(), hit.id.entity().clone());
    let is_chosen = Memo::new(move |_| selection.with(|selection| selection.contains(&own)));
    let tags: Vec<_> = hit.states.iter().map(|state| view! { <StateTag state=*state/> }).collect();
    let ways: Vec<_> =
        hit.why.into_iter().chain(hit.why_delayed).map(|way| view! { <WayLine to=hit.name.clone() way/> }).collect();
    view! {
        <li class="hit" class:is-chosen=is_chosen>
            <div class="hit-head">
                <button
                    type="button"
                    class="hit-name"
                    aria-current=move || is_chosen.get().then_some("true")
                    on:click=move |_| show(session, vec![id.clone()])
                >
                    {hit.name}
                </button>
                {tags}
                <span class="hit-calls">{hit.calls}</span>
            </div>
            {ways}
        </li>
    }
}
