//! Whom an outage hits, the worst first, and why.

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::Word;
use crate::scene::panel::outage::{Hit, Hits as HitGroup, hits, state_words};
use crate::scene::panel::words::grouped;
use crate::ui::session::Session;
use crate::ui::widget::long_list::{LongList, MakeRow, PORTION};

use super::super::show;
use super::super::state_tag::StateTag;
use super::way::WayLine;

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
    let keys = hits.iter().map(|hit| hit.id.to_string()).collect::<Vec<_>>();
    let line: MakeRow = Arc::new(move |key| {
        let hit = hits.iter().find(|hit| hit.id.as_str() == key).cloned();
        hit.map(|hit| view! { <Line hit/> }).into_any()
    });
    view! {
        <section class=format!("hit-group is-{}", state.word())>
            <h3>{label}" "<span class="count">{grouped(count)}</span>" "<span class="quiet">{about}</span></h3>
            <LongList keys=Signal::stored(keys) row=line shown=RwSignal::new(PORTION)/>
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
