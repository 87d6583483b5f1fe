//! What if a team is late?

use leptos::prelude::*;

use crate::model::{EntityId, TeamId};
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::{lateness, words};
use crate::ui::session::Session;

use super::super::explanation::Terms;
use super::super::show;
use super::story::Sections;
use super::{Mode, ModeChoice};

/// What is explained at the foot of the list.
const TERMS: &[Figure] = &[Figure::TeamsWaiting, Figure::OnTime];

/// The choice of a team, who waits for it, and the ranking of all teams.
#[component]
pub fn LateTeam(
    /// What goes wrong.
    mode: RwSignal<Mode>,
) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let chosen = RwSignal::new(None::<TeamId>);
    let teams = Memo::new(move |_| {
        derived.model.with(|model| {
            model.teams().ids().map(|id| (id.clone(), words::team(model, id).to_owned())).collect::<Vec<_>>()
        })
    });
    // The names are those of the model whose people these are.
    let late = Memo::new(move |_| {
        let team = chosen.get().filter(|team| derived.seen.with(|model| model.teams().get(team).is_some()));
        let of = |team| derived.figures.with(|it| lateness::late(&derived.seen.get(), &it.people.wall, &team));
        team.map(of).unwrap_or_default()
    });
    let ranking =
        Memo::new(move |_| derived.figures.with(|it| vec![lateness::ranking(&derived.seen.get(), &it.people.wall)]));
    let choose = move |team: Option<TeamId>| {
        if let Some(team) = &team {
            show(session, derived.model.with_untracked(|model| lateness::owned(model, team)));
        }
        chosen.set(team);
    };
    let act = Callback::new(move |ids: Vec<EntityId>| choose(ids.into_iter().next().map(TeamId::from_entity)));
    let option = move |(id, name): (TeamId, String)| {
        let value = id.to_string();
        view! { <option value=value selected=move || chosen.get().as_ref() == Some(&id)>{name}</option> }
    };
    let is_empty = Memo::new(move |_| teams.with(Vec::is_empty));
    view! {
        <header class="view-head">
            <ModeChoice mode/>
            <select
                class="select"
                aria-label="Which team is late"
                on:change=move |event| choose(TeamId::new(&event_target_value(&event)).ok())
            >
                <option value="">"Choose a team …"</option>
                {move || teams.get().into_iter().map(option).collect_view()}
            </select>
        </header>
        <div class="view-body" tabindex="0" role="region" aria-label="Who waits">
            <Sections sections=late/>
            <Show when=move || !is_empty.get() fallback=|| view! { <p class="quiet">"No team is drawn yet."</p> }>
                <Sections sections=ranking act/>
                <Terms figures=TERMS/>
            </Show>
        </div>
    }
}
