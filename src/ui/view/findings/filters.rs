//! Which findings are listed, and under which heads.

use leptos::prelude::*;

use crate::analysis::findings::{Rule, Severity};
use crate::model::Word;
use crate::scene::panel::finding_list::{Grouping, rule_options};
use crate::scene::panel::findings::{counts, rule_label, severity_words};
use crate::scene::panel::words::grouped;
use crate::ui::session::Session;
use crate::ui::widget::segments::segments;

use super::Panel;

/// What is chosen from.
#[component]
pub(super) fn Filters(panel: Panel) -> impl IntoView {
    let groupings = [(Grouping::Severity, "Severity"), (Grouping::Rule, "Rule"), (Grouping::Subject, "Subject")];
    view! {
        {segments("Grouped by", &groupings, panel.grouping.into(), move |by| panel.grouping.set(by))}
        <Severities panel/>
        <Rules panel/>
        <input
            type="search"
            class="field"
            aria-label="Only with these words"
            placeholder="Only with …"
            autocomplete="off"
            spellcheck="false"
            prop:value=move || panel.filter.with(|filter| filter.text.clone())
            on:input=move |event| panel.filter.update(|it| it.text = event_target_value(&event))
        />
    }
}

#[component]
fn Severities(panel: Panel) -> impl IntoView {
    let (derived, filter) = (Session::expect().derived(), panel.filter);
    let all_counts = Memo::new(move |_| derived.figures.with(|it| counts(&it.findings.open)));
    let by_severity = move |severity: Severity| {
        let count = move || all_counts.get().iter().find(|it| it.0 == severity).map_or(0, |it| it.1);
        let is_on = move || filter.with(|filter| filter.severity == Some(severity));
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
    view! {
        <div class="segments is-row" role="group" aria-label="Only of severity">
            {[Severity::Error, Severity::Warning, Severity::Info].map(by_severity)}
        </div>
    }
}

#[component]
fn Rules(panel: Panel) -> impl IntoView {
    let (derived, filter) = (Session::expect().derived(), panel.filter);
    let chosen = Memo::new(move |_| filter.with(|filter| filter.rule));
    let all_rules = Memo::new(move |_| derived.figures.with(|it| rule_options(&it.findings.open, chosen.get())));
    let options = move || {
        let option = |(rule, count): (Rule, usize)| {
            let is_chosen = chosen.get_untracked() == Some(rule);
            view! { <option value=rule.word() selected=is_chosen>{format!("{} ({})", rule_label(rule), grouped(count))}</option> }
        };
        all_rules.get().into_iter().map(option).collect_view()
    };
    view! {
        <select
            class="select"
            aria-label="Only of rule"
            prop:value=move || { all_rules.track(); chosen.get().map(Word::word).unwrap_or_default() }
            on:change=move |event| filter.update(|it| it.rule = Rule::from_word(&event_target_value(&event)))
        >
            <option value="">"All rules"</option>
            {options}
        </select>
    }
}
