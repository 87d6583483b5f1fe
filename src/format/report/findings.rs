//! What should worry people.

use serde::Serialize;

use super::{Text, texts, word};
use crate::analysis::findings::Finding;

#[derive(Serialize)]
pub(super) struct FindingEntry<'a> {
    rule: Text<'a>,
    severity: Text<'a>,
    subjects: Vec<Text<'a>>,
    path: Vec<Text<'a>>,
    message: &'a str,
    remedy: &'a str,
}

pub(super) fn finding(it: &Finding) -> FindingEntry<'_> {
    FindingEntry {
        rule: word(it.rule),
        severity: word(it.severity),
        subjects: texts!(it.subjects),
        path: texts!(it.path),
        message: &it.message,
        remedy: &it.remedy,
    }
}
