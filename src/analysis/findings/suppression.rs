//! Which findings people have looked at and accept.
//!
//! A suppression covers the findings of its rule that are about nothing but its subjects \[P\]. So an accepted circle of four services stays
//! accepted while it shrinks, and is shown again when a fifth joins: what gets smaller is known, what grows is new. A finding about nothing
//! in particular is covered by a suppression without subjects only.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, findings};
use crate::analysis::coupling::Coupling;
use crate::analysis::people::People;
use crate::model::suppression::Suppression;
use crate::model::{EntityId, Model, SuppressionId, Word};

/// Everything found in a model, what is accepted kept apart. The order within each list is that of [`findings`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What should worry us.
    pub open: Vec<Finding>,
    /// What is accepted.
    pub suppressed: Vec<Suppressed>,
    /// The suppressions that cover nothing that was found, by id: what they were made for is gone, has grown, or is of a rule that is not
    /// known here.
    pub idle: Vec<SuppressionId>,
}

/// A finding that is accepted.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    /// What was found.
    pub finding: Finding,
    /// What covers it; of several, the first by id.
    pub by: SuppressionId,
    /// Why it is accepted.
    pub reason: String,
}

impl Findings {
    /// Everything found in a model. As [`findings`], and O(log s) for each finding with s suppressions, unless many are about the same.
    pub fn of(model: &Model, coupling: &Coupling, people: &People) -> Self {
        Self::sorted(model, findings(model, coupling, people))
    }

    /// These findings, those that the model's suppressions cover kept apart.
    pub fn sorted(model: &Model, found: Vec<Finding>) -> Self {
        let covers = Covers::of(model);
        let mut is_used = vec![false; covers.all.len()];
        let mut findings = Self::default();
        for finding in found {
            let covering = covers.covering(&finding);
            covering.iter().for_each(|at| is_used[*at] = true);
            match covering.first().map(|at| covers.all[*at].suppression) {
                None => findings.open.push(finding),
                Some(it) => {
                    let (by, reason) = (it.id.clone(), it.reason.clone());
                    findings.suppressed.push(Suppressed { finding, by, reason });
                }
            }
        }
        let idle = covers.all.iter().zip(is_used).filter(|(_, is_used)| !is_used);
        findings.idle = idle.map(|(cover, _)| cover.suppression.id.clone()).collect();
        findings
    }
}

/// A rule and one of the subjects; no subject for a finding about nothing in particular.
type Key<'m> = (&'m str, Option<&'m EntityId>);

struct Cover<'m> {
    suppression: &'m Suppression,
    subjects: BTreeSet<&'m EntityId>,
}

/// The suppressions of a model by id, and where those are that are about something.
struct Covers<'m> {
    all: Vec<Cover<'m>>,
    about: BTreeMap<Key<'m>, Vec<usize>>,
}

impl<'m> Covers<'m> {
    fn of(model: &'m Model) -> Self {
        let cover = |it: &'m Suppression| Cover { suppression: it, subjects: it.subjects.iter().collect() };
        let all: Vec<Cover<'m>> = model.suppressions().iter().map(cover).collect();
        let mut about: BTreeMap<Key<'m>, Vec<usize>> = BTreeMap::new();
        for (at, cover) in all.iter().enumerate() {
            let nothing = cover.subjects.is_empty().then_some(None);
            for subject in cover.subjects.iter().copied().map(Some).chain(nothing) {
                about.entry((&cover.suppression.rule, subject)).or_default().push(at);
            }
        }
        Self { all, about }
    }

    /// Those that cover a finding, in order.
    fn covering(&self, finding: &Finding) -> Vec<usize> {
        let about = self.about.get(&(finding.rule.word(), finding.subjects.first()));
        let covers = |at: &usize| finding.subjects.iter().all(|subject| self.all[*at].subjects.contains(subject));
        about.into_iter().flatten().copied().filter(covers).collect()
    }
}
