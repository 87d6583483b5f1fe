//! What stands between teams, and on their shoulders.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::{Finding, Rule, Severity};
use crate::analysis::people::People;
use crate::analysis::people::load::{LoadRule, Overload};
use crate::analysis::people::mode::ModeMisfit;
use crate::analysis::people::wall::{WaitLoop, Wall};
use crate::analysis::text::list;
use crate::model::{EntityId, TeamId, Word};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.model.teams().is_empty() {
        return Vec::new();
    }
    let people = evidence.people;
    let mut findings: Vec<Finding> = people.wall.loops.iter().map(|it| of_loop(evidence, &people.wall, it)).collect();
    findings.extend(overloads(&people.overloads).into_iter().map(of_overload));
    // Where nobody said how any two teams work together, silence is no gap \[P\].
    if !people.coordination.declared.is_empty() {
        let talking = not_agreed(people);
        findings.extend(without_agreement(evidence, people, &talking));
        findings.extend(misfits(evidence, &people.misfits, &talking));
    }
    findings
}

fn name<'e>(evidence: &'e Evidence<'_>, team: &TeamId) -> &'e str {
    evidence.model.teams().get(team).map(|team| team.name.as_str()).unwrap_or_default()
}

fn entities(teams: &[TeamId]) -> Vec<EntityId> {
    teams.iter().map(|team| team.entity().clone()).collect()
}

fn of_loop(evidence: &Evidence<'_>, wall: &Wall, it: &WaitLoop) -> Finding {
    let mut path: Vec<EntityId> = entities(&it.circle[..1]);
    for pair in it.circle.windows(2) {
        path.extend(wall.wait(&pair[0], &pair[1]).and_then(|wait| wait.because().into_iter().next()));
        path.push(pair[1].entity().clone());
    }
    let names: Vec<&str> = it.teams.iter().map(|team| name(evidence, team)).collect();
    Finding {
        rule: Rule::TeamsWaitInCircle,
        severity: Severity::Warning,
        subjects: entities(&it.teams),
        path,
        message: format!("{} wait for each other: {}.", list(&names), it.in_words(evidence.model)),
        why: "None of them can finish anything before the others do, so plans slip together.".to_owned(),
        remedy: "Let one of them go ahead alone: version what the next one needs from it, or move that to the team that needs it."
            .to_owned(),
    }
}

/// Each domain that is shared, and of each team the first rule that it breaks: one that carries too much breaks several at once.
fn overloads(all: &[Overload]) -> Vec<&Overload> {
    let mut told: BTreeSet<&TeamId> = BTreeSet::new();
    let mut first = Vec::new();
    for it in all {
        if it.rule == LoadRule::OneTeamPerDomain || it.teams.iter().all(|team| told.insert(team)) {
            first.push(it);
        }
    }
    first
}

fn of_overload(it: &Overload) -> Finding {
    let domains = it.domains.iter().map(|domain| domain.entity().clone());
    let subjects: Vec<EntityId> = match it.rule {
        LoadRule::OneTeamPerDomain => domains.chain(entities(&it.teams)).collect(),
        _ => entities(&it.teams).into_iter().chain(domains).collect(),
    };
    let (why, remedy) = match it.rule {
        LoadRule::OneTeamPerDomain => (
            "Every change of it has to be agreed, and nobody decides on it alone.",
            "Give it to one of the teams, or split it along what each of them works on.",
        ),
        LoadRule::ComplexAlone | LoadRule::OneComplicated | LoadRule::FewDomains => (
            "A team that has to keep too much in mind works by what is urgent, and knows nothing well.",
            "Give a domain to another team, or split the team together with its domains.",
        ),
    };
    Finding {
        rule: Rule::CognitiveLoad,
        severity: Severity::Info,
        path: subjects.clone(),
        subjects,
        message: it.message.clone(),
        why: why.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// The pairs that have to talk and did not agree how; who is only served has nothing to talk over.
fn not_agreed(people: &People) -> BTreeSet<(&TeamId, &TeamId)> {
    let served: BTreeSet<_> = people.coordination.served.iter().collect();
    let missing = people.coordination.missing.iter().filter(|pair| !served.contains(pair));
    missing.map(|(one, other)| (one, other)).collect()
}

/// One finding per team: each pair is told of the one to which more of them are missing.
fn without_agreement(evidence: &Evidence<'_>, people: &People, pairs: &BTreeSet<(&TeamId, &TeamId)>) -> Vec<Finding> {
    let mut counts: BTreeMap<&TeamId, usize> = BTreeMap::new();
    pairs.iter().flat_map(|(one, other)| [one, other]).for_each(|team| *counts.entry(team).or_default() += 1);
    let mut partners: BTreeMap<&TeamId, Vec<&TeamId>> = BTreeMap::new();
    for (one, other) in pairs {
        let (team, partner) = if counts[other] > counts[one] { (other, one) } else { (one, other) };
        partners.entry(team).or_default().push(partner);
    }
    partners.into_iter().map(|(team, partners)| of_gap(evidence, &people.wall, team, &partners)).collect()
}

fn of_gap(evidence: &Evidence<'_>, wall: &Wall, team: &TeamId, partners: &[&TeamId]) -> Finding {
    let names: Vec<&str> = partners.iter().map(|partner| name(evidence, partner)).collect();
    let who = name(evidence, team);
    let because = partners.iter().flat_map(|partner| {
        let waits = [wall.wait(team, partner), wall.wait(partner, team)];
        waits.into_iter().flatten().filter_map(|wait| wait.because().into_iter().next()).next()
    });
    Finding {
        rule: Rule::MissingAgreement,
        severity: Severity::Info,
        path: std::iter::once(team.entity().clone()).chain(because).collect(),
        subjects: std::iter::once(team).chain(partners.iter().copied()).map(|team| team.entity().clone()).collect(),
        message: format!("{who} has no agreed way of working with {}.", list(&names)),
        why: "Their work hangs together, so they talk when something is broken and not before.".to_owned(),
        remedy: format!(
            "Agree how {who} works with {}, or let a versioned contract make talking needless.",
            if partners.len() == 1 { names[0] } else { "each of them" }
        ),
    }
}

/// One finding per relation of contexts. Where nothing is agreed and should be, the gap is told already.
fn misfits(evidence: &Evidence<'_>, misfits: &[ModeMisfit], told: &BTreeSet<(&TeamId, &TeamId)>) -> Vec<Finding> {
    let is_told = |it: &ModeMisfit| {
        it.agreed.is_empty()
            && (told.contains(&(&it.upstream, &it.downstream)) || told.contains(&(&it.downstream, &it.upstream)))
    };
    let by_relation = misfits.chunk_by(|one, other| one.relation == other.relation);
    by_relation.filter_map(|misfits| misfits.iter().find(|it| !is_told(it))).map(|it| of_misfit(evidence, it)).collect()
}

fn of_misfit(evidence: &Evidence<'_>, it: &ModeMisfit) -> Finding {
    let subjects: Vec<EntityId> =
        [it.relation.entity(), it.upstream.entity(), it.downstream.entity()].map(Clone::clone).into();
    let teams = format!("{} and {}", name(evidence, &it.upstream), name(evidence, &it.downstream));
    Finding {
        rule: Rule::InteractionModeMisfit,
        severity: if it.agreed.is_empty() { Severity::Info } else { Severity::Warning },
        path: subjects.clone(),
        subjects,
        message: it.message.clone(),
        why: "People work by what teams agreed, so the borders of the software drift to where that leads.".to_owned(),
        remedy: match it.fitting {
            Some(mode) => format!("Agree on {} between {teams}, or change how their contexts relate.", mode.word()),
            None => format!("Agree on a way of working between {teams}."),
        },
    }
}
