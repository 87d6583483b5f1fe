//! Retries: too many, on top of each other, or of what may not be repeated.

use super::evidence::{Evidence, entity, is_foreign, names};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::analysis::reliability::calls::is_call;
use crate::analysis::text::{list, verb};
use crate::model::interaction::InteractionKind;
use crate::model::service::Service;

/// At most this many attempts per request (Google's *Site Reliability Engineering* \[V\]).
const MOST_ATTEMPTS: u32 = 3;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let retried = || {
        let numbers = evidence.numbering().interaction_numbers();
        numbers.filter(|number| evidence.interaction(*number).resilience.attempts > 1)
    };
    let mut findings: Vec<Finding> = retried().filter_map(|number| too_many(evidence, number)).collect();
    findings.extend(retried().filter_map(|number| unsafe_to_repeat(evidence, number)));
    findings.extend(in_a_row(evidence, retried()));
    findings
}

fn too_many(evidence: &Evidence<'_>, number: InteractionNo) -> Option<Finding> {
    let attempts = evidence.interaction(number).resilience.attempts;
    let (from, to) = evidence.ends(number);
    (attempts > MOST_ATTEMPTS).then(|| {
        of_interaction(
            evidence,
            number,
            (Rule::TooManyAttempts, Severity::Warning),
            format!("{} tries {} up to {attempts} times.", from.name, to.name),
            format!("When {} is slow, it gets {attempts} times the load, and stays slow.", to.name),
            match is_foreign(from) {
                true => format!("Let {} limit how often {} may ask, and say when to try again.", to.name, from.name),
                false => format!("Make at most {MOST_ATTEMPTS} attempts, with a growing pause between them."),
            },
        )
    })
}

fn unsafe_to_repeat(evidence: &Evidence<'_>, number: InteractionNo) -> Option<Finding> {
    let it = evidence.interaction(number);
    let (from, to) = evidence.ends(number);
    let severity = match it.idempotent {
        _ if it.kind == InteractionKind::Query => return None,
        Some(true) => return None,
        Some(false) => Severity::Error,
        None => Severity::Warning,
    };
    let known = if severity == Severity::Error { "is not" } else { "is not marked as" };
    let or_else = if is_foreign(from) { "" } else { ", or do not retry" };
    Some(of_interaction(
        evidence,
        number,
        (Rule::UnsafeRetry, severity),
        format!("{} retries {}, which {known} safe to repeat.", from.name, to.name),
        "An answer that got lost makes the same thing happen twice.".to_owned(),
        format!("Make it safe to repeat, for instance by a key per request{or_else}."),
    ))
}

fn of_interaction(
    evidence: &Evidence<'_>,
    number: InteractionNo,
    (rule, severity): (Rule, Severity),
    message: String,
    why: String,
    remedy: String,
) -> Finding {
    let (from, to) = evidence.ends(number);
    let id = evidence.interaction(number).id.entity();
    Finding {
        rule,
        severity,
        subjects: vec![id.clone(), entity(from), entity(to)],
        path: vec![entity(from), id.clone(), entity(to)],
        message,
        why,
        remedy,
    }
}

/// One finding per element that is retried and retries in its turn: where callers wait, attempts come on top of each other.
fn in_a_row(evidence: &Evidence<'_>, retried: impl Iterator<Item = InteractionNo>) -> Vec<Finding> {
    let count = evidence.numbering().elements.len();
    let (mut incoming, mut outgoing) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for number in retried.filter(|number| is_call(evidence.interaction(*number))) {
        let (from, to) = evidence.numbering().ends[number.index()];
        outgoing[from.index()].push(number);
        incoming[to.index()].push(number);
    }
    let middles = evidence.numbering().element_numbers();
    middles.filter_map(|at| through(evidence, at, &incoming[at.index()], &outgoing[at.index()])).collect()
}

fn through(
    evidence: &Evidence<'_>,
    middle: ElementNo,
    incoming: &[InteractionNo],
    outgoing: &[InteractionNo],
) -> Option<Finding> {
    let attempts = |number: &InteractionNo| evidence.interaction(*number).resilience.attempts;
    let most = |numbers: &[InteractionNo]| {
        numbers.iter().copied().min_by_key(|number| (std::cmp::Reverse(attempts(number)), *number))
    };
    let (before, after) = (most(incoming)?, most(outgoing)?);
    let middle = evidence.numbering().element(middle);
    let callers = names(incoming.iter().map(|number| evidence.ends(*number).0));
    let callees = names(outgoing.iter().map(|number| evidence.ends(*number).1));
    let calls = u64::from(attempts(&before)) * u64::from(attempts(&after));
    let (start, end) = (evidence.ends(before).0, evidence.ends(after).1);
    let ids = [before, after].map(|number| evidence.interaction(number).id.entity().clone());
    Some(Finding {
        rule: Rule::RetriesInARow,
        severity: Severity::Warning,
        subjects: std::iter::once(entity(middle)).chain(ids.clone()).collect(),
        path: vec![entity(start), ids[0].clone(), entity(middle), ids[1].clone(), entity(end)],
        message: format!(
            "{} {} {}, and {} retries {}.",
            list(&callers),
            verb(callers.len(), "retries", "retry"),
            middle.name,
            middle.name,
            list(&callees)
        ),
        why: format!("Attempts multiply: one request becomes up to {calls} calls just when {} is weak.", end.name),
        remedy: remedy(middle, incoming.iter().map(|number| evidence.ends(*number).0)),
    })
}

/// What those can do who own one of the places that retry; someone else's system can be told nothing.
fn remedy<'m>(middle: &Service, callers: impl Iterator<Item = &'m Service>) -> String {
    let (of_others, own): (Vec<&Service>, Vec<&Service>) = callers.partition(|caller| is_foreign(caller));
    let [of_others, own] = [of_others, own].map(|callers| names(callers.into_iter()));
    match is_foreign(middle) {
        true if !own.is_empty() => {
            format!("Let {} try only once, since {} tries again itself.", list(&own), middle.name)
        }
        false if !of_others.is_empty() => {
            let try_again = verb(of_others.len(), "tries", "try");
            format!("Let {} try only once, since {} {try_again} again in any case.", middle.name, list(&of_others))
        }
        true | false => "Retry in one place only, nearest to what fails.".to_owned(),
    }
}
