//! The rules as they are written down, worked out without regard to cost: what the analysis is compared with.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::strength::StrengthReason;
use counterpoint::analysis::people::agenda::Stop;
use counterpoint::analysis::people::wall::Wall;
use counterpoint::model::context::{ContextPattern, ContextRelation, DownstreamRole};
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::{NeedState, TeamInteractionMode};
use counterpoint::model::{ContextId, Model, ServiceId, TeamId};

use crate::ownership::owner;

pub(super) type Matrix = Vec<Vec<u64>>;

fn product(one: &Matrix, other: &Matrix) -> Matrix {
    let columns = other.first().map_or(0, Vec::len);
    let cell = |row: &Vec<u64>, column: usize| row.iter().zip(other).map(|(a, b)| a * b[column]).sum();
    one.iter().map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect()
}

fn transposed(matrix: &Matrix, columns: usize) -> Matrix {
    (0..columns).map(|column| matrix.iter().map(|row| row[column]).collect()).collect()
}

/// TA · TD · TAᵀ, written out.
pub(super) fn dense(assigned: &Matrix, dependencies: &[(usize, usize)], work: usize) -> Matrix {
    let mut depends = vec![vec![0; work]; work];
    (0..work).for_each(|at| depends[at][at] = 1);
    for (one, other) in dependencies {
        depends[*one][*other] = 1;
        depends[*other][*one] = 1;
    }
    product(&product(assigned, &depends), &transposed(assigned, work))
}

/// The counts of a matrix that are not 0.
pub(super) fn cells(matrix: &Matrix) -> BTreeMap<(usize, usize), u64> {
    let rows = matrix.iter().enumerate();
    let cells = rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(at, count)| ((row, at), *count)));
    cells.filter(|(_, count)| *count > 0).collect()
}

/// The state of what is drawn between two elements, by the rules as they are written down. Without channels only.
pub(super) fn naive_state(model: &Model, coupling: &Coupling, it: &Interaction) -> NeedState {
    let coupled = &coupling.interactions[&it.id];
    let element = |id: &ServiceId| model.services().get(id).unwrap();
    let relations = relations(model, element(&coupled.dependent), element(&coupled.upstream));
    let pattern = |pattern| relations.iter().any(|relation| relation.pattern == pattern);
    let conforms = relations.iter().any(|relation| relation.downstream_roles.contains(&DownstreamRole::Conformist));
    let data = it.kind == InteractionKind::SharedData || element(&coupled.upstream).kind == ServiceKind::Datastore;
    let assumed = coupled.strength.reason == StrengthReason::Assumed;
    let teams = [owner(model, &coupled.dependent), owner(model, &coupled.upstream)];
    let as_a_service = model.team_interactions().iter().any(|agreed| {
        agreed.mode == TeamInteractionMode::XAsAService
            && teams.iter().flatten().all(|team| agreed.between.contains(team))
    });
    let lock_step = pattern(ContextPattern::Partnership) || pattern(ContextPattern::SharedKernel);
    if lock_step || data || coupled.strength.value >= 8 {
        NeedState::Blocking
    } else if pattern(ContextPattern::CustomerSupplier) || conforms {
        NeedState::Slowing
    } else if coupled.strength.value == 1 || (assumed && as_a_service) {
        NeedState::Ok
    } else {
        NeedState::Slowing
    }
}

/// Those of the innermost contexts that have any.
fn relations<'m>(model: &'m Model, down: &'m Service, up: &'m Service) -> Vec<&'m ContextRelation> {
    for down in around(model, down) {
        for up in around(model, up) {
            let ends = |relation: &ContextRelation, down: &ContextId, up: &ContextId| {
                relation.downstream == *down && relation.upstream == *up
            };
            let joins = |relation: &&ContextRelation| {
                ends(relation, &down, &up) || (relation.pattern.is_symmetric() && ends(relation, &up, &down))
            };
            let found: Vec<_> = model.context_relations().iter().filter(joins).collect();
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn around(model: &Model, element: &Service) -> Vec<ContextId> {
    let parent = |id: &ContextId| model.contexts().get(id).unwrap().parent.clone();
    std::iter::successors(element.context.clone(), parent).collect()
}

pub(super) fn worst(states: impl Iterator<Item = NeedState>) -> Option<NeedState> {
    states
        .max_by_key(|state| [NeedState::Ok, NeedState::Slowing, NeedState::Blocking].iter().position(|it| it == state))
}

/// Who waits on whom, as far as it is felt.
pub(super) fn felt(wall: &Wall) -> BTreeSet<(TeamId, TeamId)> {
    wall.waits.iter().filter(|wait| wait.is_felt()).map(|wait| (wait.from.clone(), wait.on.clone())).collect()
}

/// The length of the shortest way from each team to each, at least one step.
pub(super) fn distances(wall: &Wall) -> BTreeMap<(TeamId, TeamId), usize> {
    let mut distances: BTreeMap<_, usize> = felt(wall).into_iter().map(|pair| (pair, 1)).collect();
    for middle in &wall.teams {
        for from in &wall.teams {
            for on in &wall.teams {
                let there = distances.get(&(from.clone(), middle.clone())).copied();
                let on_from_there = distances.get(&(middle.clone(), on.clone())).copied();
                if let (Some(there), Some(on_from_there)) = (there, on_from_there) {
                    let known = distances.entry((from.clone(), on.clone())).or_insert(usize::MAX);
                    *known = (*known).min(there + on_from_there);
                }
            }
        }
    }
    distances
}

/// How many teams the longest way from this one has that passes none twice.
pub(super) fn longest_from(waits: &BTreeSet<(TeamId, TeamId)>, team: &TeamId, passed: &mut Vec<TeamId>) -> usize {
    passed.push(team.clone());
    let next: Vec<TeamId> =
        waits.iter().filter(|(from, on)| from == team && !passed.contains(on)).map(|(_, on)| on.clone()).collect();
    let longest = next.iter().map(|on| longest_from(waits, on, passed)).max().unwrap_or(0);
    passed.pop();
    1 + longest
}

/// Whether one stop has to come before another, as the rule says it.
pub(super) fn comes_first(one: &Stop, other: &Stop) -> bool {
    let weight = |stop: &Stop| match stop.state {
        NeedState::Blocking => 2,
        NeedState::Slowing => 1,
        NeedState::Ok => 0,
    };
    if one.is_overdue() != other.is_overdue() {
        return one.is_overdue();
    }
    if weight(one) != weight(other) {
        return weight(one) > weight(other);
    }
    if one.need.is_some() != other.need.is_some() {
        return one.need.is_some();
    }
    match (one.age, other.age) {
        (Some(one), Some(other)) if one != other => one > other,
        (Some(_), None) => true,
        _ => false,
    }
}
