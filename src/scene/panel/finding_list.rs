//! The list of findings: filtered and grouped, with what is accepted apart.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{rule_label, rule_words, severity_words};
use super::words::{list, name};
use crate::analysis::findings::{Finding, Findings, Rule, Severity, Suppressed};
use crate::editor::fields::caption::caption_of;
use crate::model::suppression::Suppression;
use crate::model::words::words;
use crate::model::{EntityId, EntityKind, Model, SuppressionId, Word};

/// How many names of what a suppression is about are listed.
const NAMES: usize = 3;

words! {
    /// What findings are grouped by.
    Grouping {
        /// By severity, within one by rule.
        Severity = "severity",
        /// By rule, the rule with the gravest finding first.
        Rule = "rule",
        /// By what they are about, the gravest first: by the first element, context or team among the subjects, else by the first subject.
        Subject = "subject",
    }
}

/// Which findings to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this severity.
    pub severity: Option<Severity>,
    /// Only of this rule.
    pub rule: Option<Rule>,
    /// Only those whose message, rule, reason, or names or ids of subjects hold each of these words.
    pub text: String,
}

impl Filter {
    /// Whether everything is to be shown.
    pub fn is_open(&self) -> bool {
        self.severity.is_none() && self.rule.is_none() && self.text.trim().is_empty()
    }

    fn search<'a>(&'a self, model: &'a Model) -> Search<'a> {
        let words = self.text.split_whitespace().map(str::to_lowercase).collect();
        Search { filter: self, model, words }
    }
}

/// A filter at work on a model.
struct Search<'a> {
    filter: &'a Filter,
    model: &'a Model,
    words: Vec<String>,
}

impl Search<'_> {
    fn admits(&self, finding: &Finding, reason: &str) -> bool {
        self.filter.severity.is_none_or(|severity| severity == finding.severity)
            && self.filter.rule.is_none_or(|rule| rule == finding.rule)
            && self.finds(&finding.subjects, &[&finding.message, rule_label(finding.rule), reason])
    }

    /// Whether each word stands in one of the texts, or in the name or the id of a subject; names are looked up only where texts do not do.
    fn finds(&self, subjects: &[EntityId], texts: &[&str]) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
        self.words.iter().all(|word| {
            texts.iter().any(|text| text.contains(word))
                || subjects
                    .iter()
                    .any(|id| id.as_str().contains(word.as_str()) || name(self.model, id).to_lowercase().contains(word))
        })
    }
}

/// A line of the list. Two lines of one key say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Tells it from the others.
    pub key: String,
    /// What stands there.
    pub content: Content,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// The head of a group.
    Heading(Heading),
    /// A finding.
    Card(Card),
    /// A suppression that covers nothing that was found.
    Idle(Idle),
}

/// The head of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Whether it is the head of a group within a group.
    pub is_inner: bool,
    /// The severity, where it is the head of one.
    pub severity: Option<Severity>,
    /// What it says.
    pub text: String,
    /// How many findings stand below it.
    pub count: usize,
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Which.
    pub finding: Finding,
    /// What its rule is called, where no heading says so.
    pub rule_label: Option<&'static str>,
    /// Where it is accepted: by which suppression, and why.
    pub accepted: Option<(SuppressionId, String)>,
}

/// A suppression that covers nothing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idle {
    /// Which.
    pub id: SuppressionId,
    /// Why something was accepted.
    pub reason: String,
    /// Of which rule, about what.
    pub about: String,
    /// What to select to show what it is about.
    pub shown: Vec<EntityId>,
}

/// The findings that a filter admits, under the heads of their groups. O(n log n).
pub fn rows(model: &Model, findings: &[Finding], filter: &Filter, grouping: Grouping) -> Vec<Row> {
    let search = filter.search(model);
    let admitted: Vec<&Finding> = findings.iter().filter(|it| search.admits(it, "")).collect();
    let mut rows = Vec::with_capacity(admitted.len());
    match grouping {
        Grouping::Severity => {
            for (_, group) in grouped(&admitted, |it| it.severity) {
                rows.push(severity_heading(&group));
                by_rule(&mut rows, &group, true);
            }
        }
        Grouping::Rule => by_rule(&mut rows, &admitted, false),
        Grouping::Subject => {
            for (subject, group) in grouped(&admitted, |it| principal(model, it)) {
                let text = subject.map(|id| caption_of(model, id)).unwrap_or_default();
                let key = format!("about {}", subject.map(EntityId::as_str).unwrap_or_default());
                rows.push(heading(key, Heading { is_inner: false, severity: None, text, count: group.len() }));
                rows.extend(group.into_iter().map(|it| card(it, Some(rule_label(it.rule)), None)));
            }
        }
    }
    once_each(rows)
}

/// The accepted findings that a filter admits, in the order of the analysis.
pub fn accepted(model: &Model, findings: &Findings, filter: &Filter) -> Vec<Row> {
    let search = filter.search(model);
    let admitted = findings.suppressed.iter().filter(|it| search.admits(&it.finding, &it.reason));
    let row = |it: &Suppressed| card(&it.finding, Some(rule_label(it.finding.rule)), Some(it));
    once_each(admitted.map(row).collect())
}

/// The suppressions that cover nothing, as far as a filter admits them: one of a severity admits none, as they have none.
pub fn idle(model: &Model, findings: &Findings, filter: &Filter) -> Vec<Row> {
    let search = filter.search(model);
    let all = findings.idle.iter().filter_map(|id| model.suppressions().get(id));
    let of_rule = all.filter(|it| filter.severity.is_none() && filter.rule.is_none_or(|rule| rule.word() == it.rule));
    let admitted = of_rule.filter(|it| search.finds(&it.subjects, &[&it.reason, &rule_words(&it.rule)]));
    let row = |it: &Suppression| {
        let names: Vec<String> = it.subjects.iter().map(|id| caption_of(model, id)).collect();
        let rule = rule_words(&it.rule);
        let about = if names.is_empty() { rule } else { format!("{rule}: {}", list(&names, NAMES)) };
        let idle = Idle { id: it.id.clone(), reason: it.reason.clone(), about, shown: it.subjects.clone() };
        Row { key: format!("idle {} {}\n{}", idle.id, idle.about, idle.reason), content: Content::Idle(idle) }
    };
    admitted.map(row).collect()
}

/// The rules to choose from, with how many open findings each has; the chosen one even if it has none any more.
pub fn rule_options(findings: &[Finding], chosen: Option<Rule>) -> Vec<(Rule, usize)> {
    let mut rules = super::findings::rules(findings);
    rules.extend(chosen.filter(|rule| !rules.contains_key(rule)).map(|rule| (rule, 0)));
    rules.into_iter().collect()
}

fn by_rule(rows: &mut Vec<Row>, findings: &[&Finding], is_inner: bool) {
    for (rule, group) in grouped(findings, |it| it.rule) {
        let of = if is_inner { group[0].severity.word() } else { "any" };
        let text = rule_label(rule).to_owned();
        let key = format!("{} {of}", rule.word());
        rows.push(heading(key, Heading { is_inner, severity: None, text, count: group.len() }));
        rows.extend(group.into_iter().map(|it| card(it, None, None)));
    }
}

/// Groups in the order in which their first members come, which is the gravest first.
fn grouped<'f, K: Ord + Copy>(findings: &[&'f Finding], key: impl Fn(&'f Finding) -> K) -> Vec<(K, Vec<&'f Finding>)> {
    let mut places: BTreeMap<K, usize> = BTreeMap::new();
    let mut groups: Vec<(K, Vec<&Finding>)> = Vec::new();
    for finding in findings {
        let key = key(finding);
        let place = *places.entry(key).or_insert_with(|| {
            groups.push((key, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(finding);
    }
    groups
}

/// What a finding is listed under: the first of its subjects that is drawn as a box or is a team, else the first of all.
fn principal<'f>(model: &Model, finding: &'f Finding) -> Option<&'f EntityId> {
    let is_place = |id: &&EntityId| {
        matches!(model.kind_of(id), Some(EntityKind::Service | EntityKind::Context | EntityKind::Team))
    };
    finding.subjects.iter().find(is_place).or(finding.subjects.first())
}

fn severity_heading(group: &[&Finding]) -> Row {
    let severity = group[0].severity;
    let text = severity_words(severity).1.to_owned();
    heading(severity.word().to_owned(), Heading { is_inner: false, severity: Some(severity), text, count: group.len() })
}

fn heading(of: String, heading: Heading) -> Row {
    Row { key: format!("head {of} {} {}", heading.count, heading.text), content: Content::Heading(heading) }
}

fn card(it: &Finding, rule_label: Option<&'static str>, accepted: Option<&Suppressed>) -> Row {
    let subjects: Vec<&str> = it.subjects.iter().chain(&it.path).map(EntityId::as_str).collect();
    let (by, reason) = accepted.map_or(("", ""), |it| (it.by.as_str(), &it.reason));
    let said = [&it.message, &it.why, &it.remedy, rule_label.unwrap_or_default(), by, reason].join("\n");
    Row {
        key: format!("{} {} {}\n{said}", it.rule.word(), it.severity.word(), subjects.join(" ")),
        content: Content::Card(Card {
            finding: it.clone(),
            rule_label,
            accepted: accepted.map(|it| (it.by.clone(), it.reason.clone())),
        }),
    }
}

/// Without lines that say what a line before says.
fn once_each(mut rows: Vec<Row>) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert(row.key.clone()));
    rows
}
