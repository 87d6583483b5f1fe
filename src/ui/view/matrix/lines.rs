//! Lists whose lines show on the canvas what they speak of.

use leptos::prelude::*;

use crate::scene::panel::matrix::{Line, Section};
use crate::ui::session::Session;

use super::super::explanation::Explained;
use super::super::show;

/// How many lines of a list are put on the page.
const MOST: usize = 100;

/// A list of lines.
#[component]
pub fn Lines(
    /// What it says.
    lines: Vec<Line>,
) -> impl IntoView {
    let rest = lines.len().saturating_sub(MOST);
    let lines: Vec<_> = lines.into_iter().take(MOST).map(line).collect();
    let rest = (rest > 0).then(|| view! { <li class="quiet">{format!("and {rest} more")}</li> });
    view! { <ul class="matrix-lines">{lines}{rest}</ul> }
}

fn line(line: Line) -> impl IntoView {
    let session = Session::expect();
    let Line { text, note, shown } = line;
    let note = (!note.is_empty()).then(|| view! { " "<span class="quiet">{note}</span> });
    let text = match shown.is_empty() {
        true => view! { <span>{text}</span> }.into_any(),
        false => view! {
            <button type="button" class="link" title="Show it" on:click=move |_| show(session, shown.clone())>{text}</button>
        }
        .into_any(),
    };
    view! { <li>{text}{note}</li> }
}

/// A list under its heading.
pub(super) fn section(section: Section) -> impl IntoView {
    let Section { heading, figure, about, lines } = section;
    let heading = match figure {
        Some(figure) => view! { <Explained figure place="wall">{heading}</Explained> }.into_any(),
        None => view! { {heading} }.into_any(),
    };
    let about = (!about.is_empty()).then(|| view! { <p class="quiet">{about}</p> });
    view! { <section class="matrix-section"><h3>{heading}</h3>{about}<Lines lines/></section> }
}
