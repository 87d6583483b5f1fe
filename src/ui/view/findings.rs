//! What should worry us? Findings by severity, with what, where, why it matters and what would help.

use leptos::prelude::*;

use crate::analysis::findings::{Finding, Rule, Severity};
use crate::model::Word;
use crate::scene::panel::findings::{Filter, SeverityGroup, counts, groups, rule_label, rules, severity_words, shown};
use crate::scene::panel::words::{counted, grouped};
use crate::ui::session::Session;

use super::show;

/// How many findings of a severity are put on the page at first, and how many more each time.
const PORTION: usize = 100;

/// The panel.
#[component]
pub fn FindingsView() -> impl IntoView {
    let derived = Session::expect().derived();
    let filter = RwSignal::new(Filter::default());
    let listed = Memo::new(move |_| derived.findings.with(|all| groups(all, filter.get())));
    let is_clean = Memo::new(move |_| derived.findings.with(|all| all.is_empty()));
    view! {
        <section class="view view-findings" aria-label="Findings">
            <header class="view-head">
                <h2>"What should worry us?"</h2>
                <Filters filter/>
            </header>
            <div class="view-body" tabindex="0" role="region" aria-label="List of findings">
                <Show when=move || !is_clean.get() fallback=Clean>
                    {move || listed.get().into_iter().map(|group| view! { <Group group/> }).collect_view()}
                    <Show when=move || listed.with(Vec::is_empty)>
                        <p class="quiet">"No finding is like that. Show all severities and all rules to see the others."</p>
                    </Show>
                </Show>
            </div>
        </section>
    }
}

#[component]
fn Clean() -> impl IntoView {
    view! {
        <div class="empty">
            <p><strong>"Nothing found."</strong></p>
            <p>"Findings appear here while you draw: circles of dependencies, shared datastores, calls that wait for ever."</p>
        </div>
    }
}

#[component]
fn Filters(filter: RwSignal<Filter>) -> impl IntoView {
    let derived = Session::expect().derived();
    let all_counts = Memo::new(move |_| derived.findings.with(|all| counts(all)));
    let all_rules = Memo::new(move |_| derived.findings.with(|all| rules(all)));
    let by_severity = move |severity: Severity| {
        let count = move || all_counts.get().iter().find(|it| it.0 == severity).map_or(0, |it| it.1);
        let is_on = move || filter.get().severity == Some(severity);
        let (_, several, sign) = severity_words(severity);
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=move || is_on().to_string()
                on:click=move |_| filter.update(|it| it.severity = (it.severity != Some(severity)).then_some(severity))
            >
                <span class=format!("severity is-{}", severity.word()) aria-hidden="true">{sign}</span>
                {several}" "{move || grouped(count())}
            </button>
        }
    };
    let options = move || {
        let option = |(rule, count): (Rule, usize)| {
            let is_chosen = filter.get().rule == Some(rule);
            view! { <option value=rule.word() selected=is_chosen>{format!("{} ({})", rule_label(rule), grouped(count))}</option> }
        };
        all_rules.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="segments" role="group" aria-label="Only of severity">
            {[Severity::Error, Severity::Warning, Severity::Info].map(by_severity)}
        </div>
        <select
            class="select"
            aria-label="Only of rule"
            on:change=move |event| filter.update(|it| it.rule = Rule::from_word(&event_target_value(&event)))
        >
            <option value="" selected=move || filter.get().rule.is_none()>"All rules"</option>
            {options}
        </select>
    }
}

#[component]
fn Group(group: SeverityGroup) -> impl IntoView {
    let SeverityGroup { severity, findings } = group;
    let (_, several, sign) = severity_words(severity);
    let count = findings.len();
    let shown_count = RwSignal::new(PORTION);
    let findings = StoredValue::new(findings);
    let cards = move || {
        findings.with_value(|all| {
            all.iter().take(shown_count.get()).cloned().map(|finding| view! { <Card finding/> }).collect_view()
        })
    };
    let rest = move || count.saturating_sub(shown_count.get());
    view! {
        <section class="finding-group">
            <h3>
                <span class=format!("severity is-{}", severity.word()) aria-hidden="true">{sign}</span>
                {several}" "<span class="count">{grouped(count)}</span>
            </h3>
            <ul>{cards}</ul>
            <Show when=move || { rest() > 0 }>
                <button type="button" class="button is-outlined" on:click=move |_| shown_count.update(|it| *it += PORTION)>
                    "Show "{move || counted(rest().min(PORTION), "more", "more")}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn Card(finding: Finding) -> impl IntoView {
    let session = Session::expect();
    let on_canvas = shown(&finding);
    let own: std::collections::BTreeSet<_> = on_canvas.iter().cloned().collect();
    let selection = session.derived().selection;
    let is_shown = Memo::new(move |_| selection.with(|selection| *selection.ids() == own));
    view! {
        <li class="finding" class:is-chosen=is_shown>
            <button
                type="button"
                class="finding-what"
                aria-current=move || is_shown.get().then_some("true")
                title="Show it on the canvas"
                on:click=move |_| show(session, on_canvas.clone())
            >
                {finding.message}
            </button>
            <p>{finding.why}</p>
            <p class="finding-remedy"><span class="finding-label">"What would help: "</span>{finding.remedy}</p>
            <p class="finding-rule">{rule_label(finding.rule)}</p>
        </li>
    }
}
