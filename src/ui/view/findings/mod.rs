//! What should worry us? Findings with what, where, why it matters and what would help; what is accepted is folded away with its reason.

#![expect(unreachable_pub, reason = "the component macro makes every component public")]

mod card;
mod filters;
mod suppress;

use std::sync::Arc;

use leptos::prelude::*;

use crate::model::Word;
use crate::scene::panel::finding_list::{Content, Filter, Grouping, Heading, Row, accepted, idle, rows};
use crate::scene::panel::findings::severity_words;
use crate::scene::panel::words::grouped;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;
use crate::ui::widget::long_list::{LongList, MakeRow, PORTION};

use card::{FindingCard, IdleCard};
use filters::Filters;

/// The id of the list, which takes the focus when nothing in it can.
const LIST: &str = "findings-list";

/// What the panel remembers while it is open.
#[derive(Clone, Copy)]
struct Panel {
    filter: RwSignal<Filter>,
    grouping: RwSignal<Grouping>,
    /// The key of the row in which a reason is being typed.
    suppressing: Lasting<RwSignal<Option<String>>>,
}

/// The panel.
#[component]
pub fn FindingsView() -> impl IntoView {
    let derived = Session::expect().derived();
    let panel = Panel {
        filter: RwSignal::new(Filter::default()),
        grouping: RwSignal::new(Grouping::default()),
        suppressing: Lasting::new(RwSignal::new(None)),
    };
    let (filter, grouping) = (panel.filter, panel.grouping);
    let listed = move |list: fn(&Lists<'_>) -> Vec<Row>| {
        Memo::new(move |_| {
            let (model, figures) = (derived.seen.get(), derived.figures.get());
            let findings = &figures.findings;
            filter.with(|filter| list(&Lists { model: &model, findings, filter, grouping: grouping.get() }))
        })
    };
    let open = listed(|it| rows(it.model, &it.findings.open, it.filter, it.grouping));
    let suppressed = listed(|it| accepted(it.model, it.findings, it.filter));
    let idle = listed(|it| idle(it.model, it.findings, it.filter));
    view! {
        <section class="view view-findings" aria-label="Findings">
            <header class="view-head">
                <h2>"What should worry us?"</h2>
                <Filters panel/>
            </header>
            <div id=LIST class="view-body" tabindex="0" role="region" aria-label="List of findings">
                <Show when=move || open.with(Vec::is_empty)><Nothing panel/></Show>
                <Rows rows=open panel/>
                <Fold title="Suppressed" rows=suppressed panel/>
                <Fold
                    title="Suppressions that cover nothing"
                    about="What they were made for is gone, has grown, or is known to a newer version only."
                    rows=idle
                    panel
                />
            </div>
        </section>
    }
}

/// What the lists are made from.
struct Lists<'a> {
    model: &'a crate::model::Model,
    findings: &'a crate::analysis::findings::Findings,
    filter: &'a Filter,
    grouping: Grouping,
}

/// Why the list is empty, and what to do next.
#[component]
fn Nothing(panel: Panel) -> impl IntoView {
    let derived = Session::expect().derived();
    let has_suppressed = move || derived.figures.with(|it| !it.findings.suppressed.is_empty());
    let is_filtered = move || {
        panel.filter.with(|filter| !filter.is_open()) && derived.figures.with(|it| !it.findings.open.is_empty())
    };
    view! {
        <div class="empty">
            <Show
                when=is_filtered
                fallback=move || view! {
                    <p>
                        <strong>{move || if has_suppressed() { "Nothing but what is suppressed." } else { "Nothing found." }}</strong>
                    </p>
                    <p>"Findings appear here while you draw: circles of dependencies, shared datastores, calls that wait for ever."</p>
                }
            >
                <p><strong>"No finding is like that."</strong></p>
                <button type="button" class="button is-outlined" on:click=move |_| panel.filter.set(Filter::default())>
                    "Show all findings"
                </button>
            </Show>
        </div>
    }
}

/// A list of rows.
#[component]
fn Rows(rows: Memo<Vec<Row>>, panel: Panel) -> impl IntoView {
    let shown = RwSignal::new(PORTION);
    Effect::new(move |_| {
        panel.filter.track();
        panel.grouping.track();
        shown.set(PORTION);
    });
    let keys = Signal::derive(move || rows.with(|rows| rows.iter().map(|row| row.key.clone()).collect()));
    let row: MakeRow = Arc::new(move |key| {
        let found = rows.with_untracked(|rows| rows.iter().find(|row| row.key == key).cloned());
        match found.map(|row| row.content) {
            Some(Content::Heading(heading)) => view! { <GroupHeading heading/> }.into_any(),
            Some(Content::Card(card)) => view! { <FindingCard key=key.to_owned() card panel/> }.into_any(),
            Some(Content::Idle(idle)) => view! { <IdleCard idle/> }.into_any(),
            None => ().into_any(),
        }
    });
    view! { <LongList keys row shown/> }
}

#[component]
fn GroupHeading(heading: Heading) -> impl IntoView {
    let Heading { is_inner, severity, text, count } = heading;
    let sign = severity.map(|severity| {
        let class = format!("severity is-{}", severity.word());
        view! { <span class=class aria-hidden="true">{severity_words(severity).2}</span> }
    });
    let words = view! { {sign}{text}" "<span class="count">{grouped(count)}</span> };
    match is_inner {
        true => view! { <li class="finding-heading is-inner"><h4>{words}</h4></li> }.into_any(),
        false => view! { <li class="finding-heading"><h3>{words}</h3></li> }.into_any(),
    }
}

/// A list that is folded away until it is asked for.
#[component]
fn Fold(
    title: &'static str,
    #[prop(default = "")] about: &'static str,
    rows: Memo<Vec<Row>>,
    panel: Panel,
) -> impl IntoView {
    let count = Memo::new(move |_| rows.with(Vec::len));
    view! {
        <Show when=move || { count.get() > 0 }>
            <details class="findings-fold">
                <summary>{title}" ("{move || grouped(count.get())}")"</summary>
                {(!about.is_empty()).then(|| view! { <p class="quiet">{about}</p> })}
                <Rows rows panel/>
            </details>
        </Show>
    }
}
