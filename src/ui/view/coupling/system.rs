//! The figures of the whole system.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::coupling::monolith::Monolith;
use crate::analysis::coupling::shares::SystemShares;
use crate::analysis::dependency::DependencyGraph;
use crate::analysis::network::Network;
use crate::analysis::structure::Structure;
use crate::inquiry::Question;
use crate::scene::panel::borders::{self, Borders};
use crate::scene::panel::further;
use crate::scene::panel::glossary::{Figure, Good};
use crate::scene::panel::monolith::{Gauge, gauges, verdict};
use crate::scene::panel::system::{Group, SystemFigure, figures};
use crate::ui::session::Session;

use super::super::explanation::Explained;
use super::super::show;
use super::nodes::state;

/// What is worked out at once.
#[derive(Clone, Debug, PartialEq)]
struct Whole {
    figures: Vec<SystemFigure>,
    shares: Vec<SystemFigure>,
    structure: Vec<SystemFigure>,
    gauges: Vec<Gauge>,
    verdict: String,
}

/// The figures.
#[component]
pub fn SystemFigures() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let whole = Memo::new(move |_| {
        let (model, reckoned) = (derived.seen.get(), derived.figures.get());
        let coupling = &reckoned.coupling;
        let graph = DependencyGraph::of(&model);
        let shares = SystemShares::of(&graph, &coupling.system);
        let monolith = Monolith::of(&graph, coupling, &shares);
        Arc::new(Whole {
            figures: figures(&model, coupling),
            shares: further::shares(&shares),
            structure: further::structure(&model, &Structure::of(&Network::of(&graph))),
            gauges: gauges(&model, &monolith),
            verdict: verdict(&monolith),
        })
    });
    let heard = session.inquire(Signal::derive(|| Some(Question::Borders)));
    let slow = Memo::new(move |_| {
        let known = heard.with(|heard| heard.answer.as_ref().and_then(|(_, text)| Borders::read(text)));
        known
            .map(|known| borders::figures(&derived.seen.get(), &derived.figures.get().coupling, &known))
            .unwrap_or_default()
    });
    let lines = |figures: Vec<SystemFigure>| {
        view! { <dl class="system-figures">{figures.into_iter().map(|it| view! { <SystemLine it/> }).collect_view()}</dl> }
    };
    view! {
        <div class="view-body" tabindex="0" role="region" aria-label="Figures of the system">
            {move || lines(whole.with(|whole| whole.figures.clone()))}
            <h3><Explained figure=Figure::Monolith place="system">"Is it a distributed monolith?"</Explained></h3>
            {move || whole.with(|whole| gauge_lines(whole))}
            <h3>"Borders and circles"</h3>
            <p class="research-state" role="status">{move || heard.with(state)}</p>
            {move || lines(slow.get())}
            <h3>"What holds it together"</h3>
            {move || lines(whole.with(|whole| whole.structure.clone()))}
            <h3>"Shares"</h3>
            {move || lines(whole.with(|whole| whole.shares.clone()))}
        </div>
    }
}

fn gauge_lines(whole: &Whole) -> impl IntoView + use<> {
    let gauge = |it: &Gauge| {
        let Gauge { figure, share, value, is_high, group } = it.clone();
        view! {
            <div class="system-figure">
                <dt><Explained figure place="gauge">{figure.term().label}</Explained></dt>
                <dd class="system-value">{value}<span class="good-way">{is_high.then_some("▲ high")}</span></dd>
                <dd class="system-groups">{bar(share, is_high)}{group.map(|group| view! { <Groups groups=vec![group]/> })}</dd>
            </div>
        }
    };
    view! {
        <p class="monolith-verdict">{whole.verdict.clone()}</p>
        <dl class="system-figures">{whole.gauges.iter().map(gauge).collect_view()}</dl>
    }
}

/// A bar from 0 to 1; nothing where it is undefined. Its value stands beside it in words.
pub(in super::super) fn bar(value: Option<f64>, is_high: bool) -> impl IntoView {
    value.map(|value| {
        view! {
            <svg class="bar" class:is-high=is_high viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-room" width="100" height="6"></rect>
                <rect class="bar-value" width=100.0 * value.clamp(0.0, 1.0) height="6"></rect>
            </svg>
        }
    })
}

#[component]
fn SystemLine(it: SystemFigure) -> impl IntoView {
    let SystemFigure { figure, value, groups } = it;
    let list = (!groups.is_empty()).then(|| view! { <dd class="system-groups"><Groups groups/></dd> });
    view! {
        <div class="system-figure">
            <dt><Explained figure place="system">{figure.term().label}</Explained></dt>
            <dd class="system-value">{value}<span class="good-way">{good_sign(figure)}</span></dd>
            {list}
        </div>
    }
}

/// Groups of elements, each a button that selects them.
#[component]
pub fn Groups(
    /// What is listed; nothing at all for no groups.
    groups: Vec<Group>,
) -> impl IntoView {
    let session = Session::expect();
    let line = |Group { text, members }: Group| {
        view! {
            <li>
                <button type="button" class="link" on:click=move |_| show(session, members.clone())>{text}</button>
            </li>
        }
    };
    (!groups.is_empty()).then(|| view! { <ul class="groups">{groups.into_iter().map(line).collect_view()}</ul> })
}

fn good_sign(figure: Figure) -> &'static str {
    match figure.term().good {
        Good::Neither => "",
        good @ (Good::Up | Good::Down) => good.words(),
    }
}
