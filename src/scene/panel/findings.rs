//! Findings, grouped and filtered.

use std::collections::BTreeMap;

use crate::analysis::findings::{Finding, Rule, Severity};
use crate::model::{EntityId, Word};

/// What a severity is called: of one, of several; and its sign.
pub fn severity_words(severity: Severity) -> (&'static str, &'static str, &'static str) {
    match severity {
        Severity::Error => ("severe", "Severe", "▲"),
        Severity::Warning => ("warning", "Warnings", "●"),
        Severity::Info => ("remark", "Remarks", "■"),
    }
}

/// What a rule is called.
pub fn rule_label(rule: Rule) -> &'static str {
    match rule {
        Rule::CyclicDependency => "Circle of dependencies",
        Rule::SharedDatastore => "Datastore shared by teams",
        Rule::MissingTimeout => "Call without a timeout",
        Rule::TooManyAttempts => "Too many attempts",
        Rule::RetriesInARow => "Retries of retries",
        Rule::IntrusiveCoupling => "Reaching into another team's internals",
        Rule::CommandAcrossContexts => "Commands across contexts",
        Rule::EventChainInContext => "Event chain inside a context",
        Rule::Hub => "Hub",
        Rule::UnsafeRetry => "Retry of what is not safe to repeat",
        Rule::SourcedEventAcrossContexts => "Stored history read across contexts",
        Rule::GuardBroken => "Guard of a decision broken",
    }
}

/// Which findings to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only of this severity.
    pub severity: Option<Severity>,
    /// Only of this rule.
    pub rule: Option<Rule>,
}

impl Filter {
    /// Whether a finding is to be shown.
    pub fn admits(self, finding: &Finding) -> bool {
        self.severity.is_none_or(|severity| severity == finding.severity)
            && self.rule.is_none_or(|rule| rule == finding.rule)
    }
}

/// Findings of one severity.
#[derive(Clone, Debug, PartialEq)]
pub struct SeverityGroup {
    /// Which.
    pub severity: Severity,
    /// In the order of the analysis.
    pub findings: Vec<Finding>,
}

/// The findings a filter admits, the gravest first; a severity without any is left out.
pub fn groups(findings: &[Finding], filter: Filter) -> Vec<SeverityGroup> {
    let of = |severity: &Severity| SeverityGroup {
        severity: *severity,
        findings: findings.iter().filter(|it| it.severity == *severity && filter.admits(it)).cloned().collect(),
    };
    Severity::ALL.iter().rev().map(of).filter(|group| !group.findings.is_empty()).collect()
}

/// How many findings there are of each severity, the gravest first, zeros included.
pub fn counts(findings: &[Finding]) -> [(Severity, usize); 3] {
    let count = |severity| (severity, findings.iter().filter(|it| it.severity == severity).count());
    [Severity::Error, Severity::Warning, Severity::Info].map(count)
}

/// The rules that found something, with how often.
pub fn rules(findings: &[Finding]) -> BTreeMap<Rule, usize> {
    let mut rules = BTreeMap::new();
    for finding in findings {
        *rules.entry(finding.rule).or_default() += 1;
    }
    rules
}

/// What to select to show a finding: its subjects and its path.
pub fn shown(finding: &Finding) -> Vec<EntityId> {
    finding.path.iter().chain(&finding.subjects).cloned().collect()
}
