//! Lists of entities that belong to what the form is about: to be gone to, and to be added to.

use leptos::prelude::*;

use crate::editor::fields::creation::Creation;
use crate::editor::fields::related::Related;
use crate::editor::input::{Input, SelectRequest};
use crate::model::EntityId;
use crate::ui::session::Session;

use super::creating::CreationForm;

/// Up to how many entities are listed; the outline lists them all.
const MOST: usize = 50;

/// The lists, each with a way to add to it.
#[component]
pub(super) fn RelatedLists(
    lists: Memo<Vec<Related>>,
    /// What the lists belong to; `None` for the model itself.
    about: Option<EntityId>,
) -> impl IntoView {
    let headings = Memo::new(move |_| {
        lists.with(|lists| lists.iter().map(|list| (list.heading, list.creation)).collect::<Vec<_>>())
    });
    let list = move |(heading, creation): (&'static str, Option<Creation>)| {
        let entities = Memo::new(move |_| {
            let found = lists.with(|lists| lists.iter().find(|list| list.heading == heading).cloned());
            found.map(|list| list.entities).unwrap_or_default()
        });
        let about = about.clone();
        view! {
            <section class="related" aria-label=heading>
                <h3>{heading}" "<span class="count">{move || entities.with(Vec::len)}</span></h3>
                <EntityList entities/>
                {creation.map(|creation| view! { <CreationForm creation about/> })}
            </section>
        }
    };
    move || headings.get().into_iter().map(list.clone()).collect_view()
}

#[component]
fn EntityList(entities: Memo<Vec<(EntityId, String)>>) -> impl IntoView {
    let session = Session::expect();
    let item = move |(id, label): (EntityId, String)| {
        let go = move |_| session.dispatch(Input::Select(SelectRequest::Reveal(vec![id.clone()])));
        view! { <li><button type="button" class="link" on:click=go>{label}</button></li> }
    };
    move || {
        let all = entities.get();
        let rest = all.len().saturating_sub(MOST);
        (!all.is_empty()).then(|| {
            view! {
                <ul class="related-list">{all.into_iter().take(MOST).map(item).collect_view()}</ul>
                {(rest > 0).then(|| view! { <p class="form-note">{format!("and {rest} more, in the outline")}</p> })}
            }
        })
    }
}
