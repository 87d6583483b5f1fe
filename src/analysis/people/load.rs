//! What teams carry: the rules on domains of Skelton and Pais, *Team Topologies*, chapter 3 \[V\], checked one by one and not summed to a
//! score. The book stresses that they are advice.
//!
//! A domain is a context that elements stand in, or that holds no other context. How hard it is follows from its subdomain \[P\], as
//! Khononov, *Learning Domain-Driven Design*, 2021, compares them: the core is complex, as nobody knows the answer beforehand; generic
//! is complicated, hard but solved by experts; supporting is simple.

use std::collections::{BTreeMap, BTreeSet};

use super::super::numbering::Numbering;
use super::super::text::list;
use super::name;
use crate::model::context::{Context, Subdomain};
use crate::model::service::{Service, ServiceKind};
use crate::model::team::Team;
use crate::model::words::words;
use crate::model::{Assumption, ContextId, Model, TeamId};

/// From this size on, a team is not a small one.
const USUAL_SIZE: u32 = 7;

words! {
    /// A rule on what a team carries.
    LoadRule {
        /// Each domain belongs to one team.
        OneTeamPerDomain = "one-team-per-domain",
        /// A team with a complex domain carries no other.
        ComplexAlone = "complex-alone",
        /// No team carries two complicated domains.
        OneComplicated = "one-complicated",
        /// A team carries two or three domains at most.
        FewDomains = "few-domains",
    }
}

/// A rule that is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Overload {
    /// The rule.
    pub rule: LoadRule,
    /// The teams concerned, by id: all that share a domain, else the one that carries too much.
    pub teams: Vec<TeamId>,
    /// The domains concerned, by id.
    pub domains: Vec<ContextId>,
    /// What is the matter, in one sentence.
    pub message: String,
}

/// By rule, then by domain or team. Near linear.
pub(super) fn overloads(numbering: &Numbering<'_>) -> Vec<Overload> {
    let model = numbering.model;
    let domains = domains(numbering);
    let mut carried: BTreeMap<&TeamId, Vec<&Context>> = BTreeMap::new();
    for (domain, teams) in &domains {
        teams.iter().for_each(|team| carried.entry(team).or_default().push(domain));
    }
    let mut found: Vec<Overload> = domains.iter().filter_map(|(domain, teams)| shared(model, domain, teams)).collect();
    found.extend(carried.iter().flat_map(|(team, domains)| of_team(model, team, domains)));
    found.sort_by_key(|overload| overload.rule);
    found
}

/// Every domain with the teams that carry it: the owners of what stands in it and whoever is named as its own; only an empty one is
/// left to the team around it.
fn domains<'m>(numbering: &Numbering<'m>) -> Vec<(&'m Context, BTreeSet<&'m TeamId>)> {
    let contexts = numbering.model.contexts();
    let parents: BTreeSet<&ContextId> = contexts.iter().filter_map(|context| context.parent.as_ref()).collect();
    let mut inhabitants: BTreeMap<&ContextId, BTreeSet<&TeamId>> = BTreeMap::new();
    for element in numbering.elements.iter().filter(|element| is_work(element)) {
        if let Some(context) = &element.context {
            inhabitants.entry(context).or_default().extend(numbering.ownership.of_element(element));
        }
    }
    let domain = |context: &'m Context| {
        let owner = numbering.ownership.of_context(&context.id);
        match inhabitants.get(&context.id) {
            Some(owners) => Some((context, owners.iter().copied().chain(&context.team).collect())),
            None if parents.contains(&context.id) => None,
            None => Some((context, owner.into_iter().collect())),
        }
    };
    contexts.iter().filter_map(domain).collect()
}

/// Whether an element is something that its owners work on, and not a person, a carrier of messages or someone else's system.
fn is_work(element: &Service) -> bool {
    !element.kind.is_channel() && !matches!(element.kind, ServiceKind::Person | ServiceKind::External)
}

fn shared(model: &Model, domain: &Context, teams: &BTreeSet<&TeamId>) -> Option<Overload> {
    let names: Vec<&str> = teams.iter().map(|team| name(model, team)).collect();
    (teams.len() > 1).then(|| Overload {
        rule: LoadRule::OneTeamPerDomain,
        teams: teams.iter().map(|team| (*team).clone()).collect(),
        domains: vec![domain.id.clone()],
        message: format!("{} share {}; a domain should belong to one team.", list(&names), domain.name),
    })
}

fn of_team(model: &Model, team: &TeamId, domains: &[&Context]) -> Vec<Overload> {
    let who = name(model, team);
    let of = |subdomain| domains.iter().filter(move |domain| domain.subdomain == subdomain).copied();
    let (complex, complicated): (Vec<_>, Vec<_>) = (of(Subdomain::Core).collect(), of(Subdomain::Generic).collect());
    let (most, of_size) = most_domains(model, team);
    let mut found = Vec::new();
    let mut broken = |rule, concerned: &[&Context], message| {
        let domains = concerned.iter().map(|domain| domain.id.clone()).collect();
        found.push(Overload { rule, teams: vec![team.clone()], domains, message });
    };
    if !complex.is_empty() && domains.len() > 1 {
        let message = format!("{who} carries {}; a complex domain fills a team: {}.", names(domains), names(&complex));
        broken(LoadRule::ComplexAlone, domains, message);
    }
    if complicated.len() > 1 {
        let message = format!("{who} carries {}, each complicated; one is enough for a team.", names(&complicated));
        broken(LoadRule::OneComplicated, &complicated, message);
    }
    if domains.len() > most {
        let message = format!("{who} carries {} domains; {most} are enough for {of_size}.", domains.len());
        broken(LoadRule::FewDomains, domains, message);
    }
    found
}

/// How many domains are enough for a team: of seven to nine people, and of unknown size, two or three \[V\]; of a smaller one fewer \[P\],
/// the lower end of what the book allows the larger ones; and for what kind of team that is.
fn most_domains(model: &Model, team: &TeamId) -> (usize, String) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an assumption is kept in its range, from 1 to 20"
    )]
    let assumed = |assumption| model.assumed(assumption) as usize;
    match model.teams().get(team).filter(|team| is_small(team)).and_then(|team| team.size) {
        Some(size) => (assumed(Assumption::MostDomainsOfFew), format!("a team of {size}")),
        None => (assumed(Assumption::MostDomains), "a team".to_owned()),
    }
}

/// Whether a team is known to be smaller than usual.
pub fn is_small(team: &Team) -> bool {
    team.size.is_some_and(|size| size < USUAL_SIZE)
}

fn names(domains: &[&Context]) -> String {
    let names: Vec<&str> = domains.iter().map(|domain| domain.name.as_str()).collect();
    list(&names)
}
