//! What should worry people.

use serde::Serialize;

use super::{Text, texts, word};
use crate::analysis::findings::{Finding, Findings};

#[derive(Serialize)]
pub(super) struct FindingEntry<'a> {
    rule: Text<'a>,
    severity: Text<'a>,
    subjects: Vec<Text<'a>>,
    path: Vec<Text<'a>>,
    message: &'a str,
    remedy: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<&'a str>,
}

/// What is accepted comes last, with the reason for it.
pub(super) fn findings(it: &Findings) -> Vec<FindingEntry<'_>> {
    let open = it.open.iter().map(|it| finding(it, None));
    open.chain(it.suppressed.iter().map(|it| finding(&it.finding, Some(&it.reason)))).collect()
}

fn finding<'a>(it: &'a Finding, suppressed: Option<&'a str>) -> FindingEntry<'a> {
    FindingEntry {
        rule: word(it.rule),
        severity: word(it.severity),
        subjects: texts!(it.subjects),
        path: texts!(it.path),
        message: &it.message,
        remedy: &it.remedy,
        suppressed,
    }
}
