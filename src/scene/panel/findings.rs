//! Findings in words and numbers.

use std::collections::BTreeMap;

use crate::analysis::findings::{Finding, Rule, Severity};
use crate::editor::fields::label::plain;
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
        Rule::SharedDatastore => "Shared or foreign datastore",
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
        Rule::GuardUnmeasured => "Guard of a decision without a figure",
        Rule::IneffectiveMitigation => "Mitigation that cannot work",
        Rule::TimeoutInversion => "Timeouts the wrong way round",
        Rule::DistributedMonolith => "Distributed monolith",
        Rule::TeamsWaitInCircle => "Teams waiting in a circle",
        Rule::MissingAgreement => "No agreed way of working",
        Rule::InteractionModeMisfit => "Way of working that does not fit",
        Rule::CognitiveLoad => "Cognitive load of a team",
        Rule::DeepCallChain => "Long chain of calls",
        Rule::ChattyCalls => "Chatty calls",
        Rule::UnversionedContract => "Contract without a version",
        Rule::NoGateway => "No gateway",
        Rule::MissingCircuitBreaker => "Call without a circuit breaker",
        Rule::VendorStopsJourneys => "One vendor stops several journeys",
        Rule::WrongCuts => "Wrong cuts",
        Rule::TooManyStandards => "Too many standards",
        Rule::ServiceBus => "Service bus in the middle",
        Rule::SharedLibrary => "Library shared by teams",
        Rule::InappropriateIntimacy => "Inappropriate intimacy",
        Rule::NanoService => "Nano service",
        Rule::GreedyMicroservices => "Too many nano services",
        Rule::MegaService => "Mega service",
    }
}

/// What a rule is called that a file names; one that is not known here speaks for itself.
pub fn rule_words(rule: &str) -> String {
    Rule::from_word(rule).map_or_else(|| plain(rule), |rule| rule_label(rule).to_owned())
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
