//! Statements whose words lead to the canvas.

use leptos::prelude::*;

use crate::model::EntityId;
use crate::scene::panel::story::{Line, Part, Section};
use crate::ui::session::Session;

use super::super::show;

/// How many statements of a section are put on the page.
const MOST: usize = 100;

/// Sections of statements. What a statement speaks of is shown on the canvas, unless `act` does something else with it.
#[component]
pub fn Sections(
    /// What to put down.
    sections: Memo<Vec<Section>>,
    /// What a click on a statement does.
    #[prop(optional)]
    act: Option<Callback<Vec<EntityId>>>,
) -> impl IntoView {
    let session = Session::expect();
    let reveal = Callback::new(move |ids| show(session, ids));
    let act = act.unwrap_or(reveal);
    move || sections.get().into_iter().map(|it| section(it, act, reveal)).collect_view()
}

type Act = Callback<Vec<EntityId>>;

fn section(it: Section, act: Act, reveal: Act) -> AnyView {
    let Section { heading, about, lines } = it;
    let rest = lines.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| view! { <li class="quiet">{format!("and {rest} more")}</li> });
    let list = (!lines.is_empty()).then(|| {
        let lines: Vec<_> = lines.into_iter().take(MOST).map(|line| acting_line(line, act, reveal)).collect();
        view! { <ul class="story-lines">{lines}{rest}</ul> }
    });
    let about = (!about.is_empty()).then(|| view! { <p class="quiet">{about}</p> });
    let heading = part(heading, String::new(), reveal);
    view! { <section class="story"><h3>{heading}</h3>{about}{list}</section> }.into_any()
}

/// A statement with its reason, all of it shown on the canvas when clicked.
pub fn story_line(line: Line, reveal: Act) -> AnyView {
    acting_line(line, reveal, reveal)
}

fn acting_line(line: Line, act: Act, reveal: Act) -> AnyView {
    let Line { what, why, detail } = line;
    let why: Vec<_> = why.into_iter().map(|it| view! { " "{part(it, String::new(), reveal)} }).collect();
    view! { <li>{part(what, detail, act)}<span class="story-why">{why}</span></li> }.into_any()
}

fn part(part: Part, detail: String, act: Act) -> AnyView {
    let Part { text, ids } = part;
    let title = (!detail.is_empty()).then_some(detail);
    match ids.is_empty() {
        true => view! { <span title=title>{text}</span> }.into_any(),
        false => view! {
            <button type="button" class="link" title=title on:click=move |_| act.run(ids.clone())>{text}</button>
        }
        .into_any(),
    }
}
