//! What if it changes? Who has to follow a change of a contract, and whom a change of an element is likely to touch, each with its why.

use std::collections::BTreeSet;

use super::needing;
use super::story::{Line, Part, Section};
use super::words::{self, counted, grouped, list};
use crate::analysis::change::{
    ChangeHop, ChangeKind, ChangeLikelihood, ChangeModel, ChangeSurvey, ContractChange, ContractImpact, Likelihood,
    LikelyStep, MustChange, Party, Phase, Release, Role, UpgradeOrder,
};
use crate::model::contract::{Contract, ContractField};
use crate::model::{ContractId, EntityId, Model, ServiceId, Word};

/// How many names a sentence lists.
const NAMES: usize = 4;
/// How many elements are ranked, and up to how many in a model are.
const RANKED: usize = 20;
/// Up to this many elements, every one is followed for the ranking.
pub const MOST_SURVEYED: usize = 300;

/// What a change of a contract is called.
pub fn kind_label(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::AddOptional => "add an optional field",
        ChangeKind::AddRequired => "add a required field",
        ChangeKind::RemoveOptional => "remove an optional field",
        ChangeKind::RemoveRequired => "remove a required field",
        ChangeKind::Rename => "rename a field",
        ChangeKind::WidenType => "widen a type",
        ChangeKind::NarrowType => "narrow a type",
        ChangeKind::AddSymbol => "add a value to a list",
        ChangeKind::Semantic => "change what a field means",
        ChangeKind::Need => "need a field that is not there",
    }
}

/// The fields of a contract that such a change can happen to: what is optional cannot go as something that was always there.
pub fn fields(contract: &Contract, kind: ChangeKind) -> impl Iterator<Item = &ContractField> {
    contract.fields.iter().filter(move |field| match kind {
        ChangeKind::RemoveOptional => !field.required,
        ChangeKind::RemoveRequired => field.required,
        _ => !kind.is_addition(),
    })
}

/// Who has to follow a change of a contract, and in which order; nothing for an unknown contract. The first line of each section speaks of
/// all that it is about.
pub fn contract(model: &Model, change: &ContractChange) -> Vec<Section> {
    let (Some(contract), Some(impact)) =
        (model.contracts().get(&change.contract), ChangeModel::of(model).impact(change))
    else {
        return Vec::new();
    };
    let mut sections = vec![followers(model, contract, change, &impact)];
    if !impact.must_change.is_empty() {
        sections.push(needing::waits(model, change, &impact));
        sections.extend([at_once(model, &impact), expansion(model, &impact), journeys(model, &impact)]);
    }
    sections.push(unnamed(model, &impact));
    sections.retain(|section| !section.lines.is_empty() || !section.about.is_empty());
    sections
}

fn followers(model: &Model, contract: &Contract, change: &ContractChange, impact: &ContractImpact) -> Section {
    let all = impact.must_change.keys().map(|id| id.entity().clone());
    let heading = match (impact.is_used, impact.must_change.len()) {
        (false, 0) => "Nobody uses it: nothing else changes".to_owned(),
        (_, count) => {
            let teams = counted(impact.parties.len(), "team", "teams");
            format!("{}, by {teams}", counted(count, "element changes", "elements change"))
        }
    };
    let unused = if impact.is_used || impact.must_change.is_empty() { "" } else { "Nobody uses it. " };
    let mode = contract.compatibility.word();
    let verdict = if impact.is_allowed { "admits" } else { "forbids" };
    let about = format!("Compatibility “{mode}” of {} {verdict} it{}.", contract.name, order(contract, change, impact));
    let silent = if change.kind.is_silent() { " No schema check would notice." } else { "" };
    let lines = impact.must_change.iter().map(|(id, it)| follower(model, id, it)).collect();
    Section::new(Part::new(heading, all), format!("{unused}{about}{silent}"), lines)
}

/// Who is released first, where more than one has to follow.
fn order(contract: &Contract, change: &ContractChange, impact: &ContractImpact) -> &'static str {
    match UpgradeOrder::of(change.kind, contract.compatibility) {
        _ if impact.must_change.len() < 2 => "",
        _ if change.kind == ChangeKind::Need => "; released the provider first",
        order if order == UpgradeOrder::Any || impact.at_once.waits.is_empty() => "; released in any order",
        UpgradeOrder::ReadersFirst => "; released readers first",
        UpgradeOrder::WritersFirst => "; released writers first",
        _ => "; released all at one moment",
    }
}

fn follower(model: &Model, id: &ServiceId, it: &MustChange) -> Line {
    let role = match it.role {
        Role::Provider => "provides it",
        Role::Consumer => "reads or writes it",
        Role::Carrier => "passes it on in a contract of its own",
        Role::Absorber => "translates it at its border, and nothing behind changes",
    };
    let because = if it.why.is_empty() { role.to_owned() } else { format!("{role}, because") };
    let hops = it.why.iter().flat_map(|hop| hop_parts(model, hop));
    Line::new(Part::named(model, id.entity()), std::iter::once(Part::words(because)).chain(hops))
}

fn hop_parts(model: &Model, hop: &ChangeHop) -> Vec<Part> {
    let mut parts =
        vec![Part::named(model, hop.from.entity()), Part::words("changes"), Part::named(model, hop.contract.entity())];
    if !hop.interactions.is_empty() {
        parts.push(Part::words("over"));
        parts.extend(hop.interactions.iter().take(NAMES).map(|id| Part::named(model, id.entity())));
    }
    parts
}

fn at_once(model: &Model, impact: &ContractImpact) -> Section {
    let releases = &impact.at_once;
    let locked: BTreeSet<&ServiceId> = releases.lock_step.iter().flat_map(|it| &it.elements).collect();
    let wave =
        |(number, it): (usize, &Release)| release(model, format!("Wave {}:", number + 1), &it.elements, &it.parties);
    let mut lines: Vec<Line> = releases.waves.iter().enumerate().map(wave).collect();
    lines.extend(
        releases.lock_step.iter().map(|it| release(model, "At one moment:".to_owned(), &it.elements, &it.parties)),
    );
    let waves = counted(releases.waves.len(), "wave", "waves");
    let about = match locked.len() {
        0 => "Nobody has to release together with anybody.".to_owned(),
        count => format!("{} in lock-step: each waits for the other.", counted(count, "element is", "elements are")),
    };
    Section::new(Part::words(format!("Made at once: {waves} of releases")), about, lines)
}

fn expansion(model: &Model, impact: &ContractImpact) -> Section {
    let lines = impact.step_by_step.steps.iter().map(|step| {
        let what = match step.phase {
            Phase::Expand => "the new beside the old in",
            Phase::Migrate => "change over in",
            Phase::Contract => "the old goes from",
        };
        let name = words::name(model, step.contract.entity());
        release(model, format!("Wave {}: {name}, {what}", step.wave), &step.elements, &step.parties)
    });
    let heading = format!("Expand, then contract: {}", counted(impact.step_by_step.waves(), "wave", "waves"));
    Section::new(Part::words(heading), "No two teams have to release at one moment.", lines.collect())
}

fn release(model: &Model, what: String, elements: &[ServiceId], parties: &BTreeSet<Party>) -> Line {
    let ids: Vec<EntityId> = elements.iter().map(|id| id.entity().clone()).collect();
    let names: Vec<&str> = elements.iter().map(|id| words::service(model, id)).collect();
    let teams: Vec<String> = parties.iter().map(|it| party(model, it)).collect();
    Line::new(
        Part::new(format!("{what} {}", list(&names, NAMES)), ids),
        [Part::words(format!("by {}", list(&teams, NAMES)))],
    )
}

fn party(model: &Model, party: &Party) -> String {
    match party {
        Party::Team(team) => words::team(model, team).to_owned(),
        Party::Element(element) => format!("whoever owns {}", words::service(model, element)),
    }
}

fn journeys(model: &Model, impact: &ContractImpact) -> Section {
    let line = |id: &crate::model::WorkflowId| Line::new(Part::named(model, id.entity()), []);
    Section::new(Part::words("Journeys to test again"), "", impact.workflows.iter().map(line).collect())
}

fn unnamed(model: &Model, impact: &ContractImpact) -> Section {
    let line = |id: &crate::model::InteractionId| Line::new(Part::named(model, id.entity()), []);
    let lines: Vec<Line> = impact.unnamed.iter().map(line).collect();
    let about = if lines.is_empty() { "" } else { "They name no contract." };
    Section::new(Part::words("Not known whether it breaks these"), about, lines)
}

/// Whom a change of an element is likely to touch; nothing for a person or a channel.
pub fn touched(model: &Model, service: &ServiceId) -> Vec<Section> {
    let changes = ChangeModel::of(model);
    let (Some(it), Some(ways)) = (changes.likelihood(service), changes.likeliest_ways(service)) else {
        return Vec::new();
    };
    let mut by_chance: Vec<(&ServiceId, f64)> = it.touched.iter().map(|(id, chance)| (id, *chance)).collect();
    by_chance.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    let interval = |chance: f64| match &it.sampling {
        None => String::new(),
        Some(sampling) => {
            let (low, high) = sampling.interval(chance);
            format!(" ({} to {})", percent(low), percent(high))
        }
    };
    let line = |(id, chance): &(&ServiceId, f64)| {
        let what = format!(
            "{}: {}, {}{}",
            words::service(model, id),
            Likelihood::of(*chance).word(),
            percent(*chance),
            interval(*chance)
        );
        let way = ways.way(id);
        let by = std::iter::once(Part::words("most likely by")).chain(way.iter().map(|step| step_part(model, step)));
        Line::new(Part::new(what, [(*id).entity().clone()]), by)
    };
    let all = it.touched.keys().map(|id| id.entity().clone()).chain([service.entity().clone()]);
    let heading = Part::new(format!("A change of {}", words::service(model, service)), all);
    vec![
        Section::new(heading, known(&it), summary(model, &it)),
        Section::new(Part::words("Whom it touches"), nobody(by_chance.len()), by_chance.iter().map(line).collect()),
        Section::new(Part::words("Which teams"), "", teams(model, &it)),
    ]
}

fn nobody(count: usize) -> &'static str {
    if count == 0 { "Nobody: the change stays where it is." } else { "" }
}

fn known(it: &ChangeLikelihood) -> String {
    match &it.sampling {
        None => "Exact, for the chances assumed of each dependency.".to_owned(),
        Some(sampling) => format!(
            "Estimated from {} courses of events (seed {}): {:.2} ± {:.2} elements, {:.2} ± {:.2} teams.",
            grouped(sampling.samples),
            sampling.seed,
            it.expected_services,
            sampling.services_margin,
            it.expected_teams,
            sampling.teams_margin
        ),
    }
}

fn summary(model: &Model, it: &ChangeLikelihood) -> Vec<Line> {
    let mean = format!("{:.2} elements and {:.2} teams change on average", it.expected_services, it.expected_teams);
    let owner = model.services().get(&it.service).and_then(|element| crate::analysis::ownership::owner(model, element));
    let own = owner.map_or_else(|| "its owner".to_owned(), |(team, _)| words::team(model, team).to_owned());
    vec![
        Line::new(Part::words(mean), [Part::words("(itself and its own team included)")]),
        Line::new(
            Part::words(format!("{} of the time nobody but {own} changes anything", percent(it.only_own_team))),
            [Part::words("(the team's autonomy in it)")],
        ),
    ]
}

fn teams(model: &Model, it: &ChangeLikelihood) -> Vec<Line> {
    let mut teams: Vec<(&Party, f64)> = it.teams.iter().map(|(party, chance)| (party, *chance)).collect();
    teams.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    let line = |(who, chance): &(&Party, f64)| {
        let id = match who {
            Party::Team(team) => team.entity().clone(),
            Party::Element(element) => element.entity().clone(),
        };
        Line::new(Part::new(format!("{}: {}", party(model, who), percent(*chance)), [id]), [])
    };
    teams.iter().map(line).collect()
}

fn step_part(model: &Model, step: &LikelyStep) -> Part {
    let between = words::between(words::service(model, &step.from), words::service(model, &step.to));
    let stop = if step.is_absorbed { ", absorbed there" } else { "" };
    Part::new(
        format!("{between} ({}{stop})", percent(step.probability)),
        [step.from.entity().clone(), step.to.entity().clone()],
    )
}

fn percent(probability: f64) -> String {
    words::percent(Some(probability))
}

/// What would hurt most, telling `progress`, from 0 to 1, now and then: the contracts with which most teams have to change, and, up to
/// [`MOST_SURVEYED`] elements, the elements whose change touches most teams. What a line speaks of is the contract or the element.
pub fn ranking(model: &Model, kind: ChangeKind, progress: &mut dyn FnMut(f64)) -> Vec<Section> {
    let changes = ChangeModel::of(model);
    let impact = |id: &ContractId| changes.impact(&ContractChange::new(id.clone(), kind)).map(|it| (id.clone(), it));
    let mut contracts: Vec<(ContractId, ContractImpact)> = model.contracts().ids().filter_map(impact).collect();
    contracts.sort_by(|(one, here), (other, there)| {
        let size = |it: &ContractImpact| (it.parties.len(), it.must_change.len());
        size(there).cmp(&size(here)).then_with(|| one.cmp(other))
    });
    let contract_line = |(id, it): &(ContractId, ContractImpact)| {
        let (teams, elements) =
            (counted(it.parties.len(), "team", "teams"), counted(it.must_change.len(), "element", "elements"));
        let unused = if it.is_used { "" } else { "; nobody uses it" };
        Line::new(Part::named(model, id.entity()), [Part::words(format!("{teams}, {elements}{unused}"))])
    };
    let about = format!("If somebody wants to {}. Click one to see who follows.", kind_label(kind));
    let by_contract = Section::new(
        Part::words("Contracts that move most teams"),
        about,
        contracts.iter().take(RANKED).map(contract_line).collect(),
    );
    let mut sections = vec![by_contract];
    sections.extend(elements(model, &changes, progress));
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn elements(model: &Model, changes: &ChangeModel<'_>, progress: &mut dyn FnMut(f64)) -> Option<Section> {
    if model.services().len() > MOST_SURVEYED {
        return None;
    }
    let mut survey = ChangeSurvey::of(changes);
    while survey.step() {
        let (done, all) = survey.progress();
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        progress(done as f64 / all.max(1) as f64);
    }
    let mut found = survey.finish();
    found.sort_by(|one, other| {
        other.expected_teams.total_cmp(&one.expected_teams).then_with(|| one.service.cmp(&other.service))
    });
    let line = |it: &ChangeLikelihood| {
        let why = format!("{:.2} teams, {:.2} elements on average", it.expected_teams, it.expected_services);
        Line::new(Part::named(model, it.service.entity()), [Part::words(why)])
    };
    let lines = found.iter().take(RANKED).map(line).collect();
    Some(Section::new(
        Part::words("Elements that move most teams"),
        "Click one to see whom a change of it touches.",
        lines,
    ))
}
