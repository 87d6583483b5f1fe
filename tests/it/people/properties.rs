//! What holds of any organisation: two ways of computing agree, and what people state wins.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::people::People;
use counterpoint::analysis::people::agenda::agenda;
use counterpoint::analysis::people::coordination::requirements;
use counterpoint::analysis::people::delivery::WaitReason;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::{Date, Need, NeedState, TeamInteraction, TeamInteractionMode};
use counterpoint::model::{Edit, EntityId, ServiceId, TeamId, TeamInteractionId, Word};
use proptest::prelude::*;

use super::naive::{Matrix, cells, comes_first, dense, distances, felt, longest_from, naive_state, worst};
use super::organisation::{organisation, organisations};
use crate::arbitrary::{Tape, tape};
use crate::ownership::owner;

fn today() -> impl Strategy<Value = Date> {
    prop_oneof![Just("0000-01-01"), Just("2024-02-29"), Just("2024-03-01"), Just("9999-12-31")]
        .prop_map(|text| Date::parse(text).unwrap())
}

#[test]
fn the_arbitrary_organisations_have_something_to_say() {
    let mut seen = BTreeMap::new();
    let mut reasons = BTreeSet::new();
    for seed in 0..600 {
        let people = People::of(&organisation(&mut Tape::seeded(seed, 300), true));
        let drawn = people.wall.waits.iter().filter_map(|wait| wait.drawn.as_ref());
        reasons.extend(drawn.map(|drawn| drawn.reason));
        for (what, many) in [
            ("stated", people.wall.waits.iter().filter(|wait| wait.is_stated() && wait.drawn.is_some()).count()),
            ("loops", people.wall.loops.len()),
            ("acyclic", usize::from(people.wall.loops.is_empty() && people.wall.longest_chain.len() > 2)),
            ("missing", people.coordination.missing.len()),
            ("agreed", people.coordination.required.len() - people.coordination.missing.len()),
            ("served", people.coordination.served.len()),
            ("misfits", people.misfits.len()),
            ("overloads", people.overloads.len()),
            ("local", people.decisions.local.len()),
            ("remote", people.decisions.remote.len()),
        ] {
            *seen.entry(what).or_insert(0) += many;
        }
    }
    assert!(seen.values().all(|many| *many > 10), "{seen:?}");
    assert_eq!(reasons, WaitReason::ALL.iter().copied().collect());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn requirements_agree_with_the_product_of_the_matrices(
        assigned in prop::collection::vec(prop::collection::vec(0..2_u64, 5), 1..5),
        dependencies in prop::collection::vec((0..5_usize, 0..5_usize), 0..9),
    ) {
        let lists: Vec<Vec<usize>> =
            (0..5).map(|work| (0..assigned.len()).filter(|who| assigned[*who][work] == 1).collect()).collect();
        prop_assert_eq!(requirements(&lists, &dependencies), cells(&dense(&assigned, &dependencies, 5)));
    }

    #[test]
    fn coordination_agrees_with_the_product_of_the_matrices(model in organisations()) {
        let found = People::of(&model).coordination;
        let is_node = |it: &&Service| it.kind != ServiceKind::Person && !it.kind.is_channel();
        let nodes: Vec<&ServiceId> = model.services().iter().filter(is_node).map(|it| &it.id).collect();
        let teams: Vec<&TeamId> = model.teams().ids().collect();
        let owns = |team: &&TeamId, node: &&ServiceId| u64::from(owner(&model, node).as_ref() == Some(*team));
        let assigned: Matrix = teams.iter().map(|team| nodes.iter().map(|node| owns(team, node)).collect()).collect();
        let place = |id: &ServiceId| nodes.binary_search(&id).unwrap();
        let graph = DependencyGraph::of(&model);
        let dependencies: Vec<_> = graph.dependencies().map(|it| (place(it.from), place(it.to))).collect();
        let expected = cells(&dense(&assigned, &dependencies, nodes.len()));
        let names = |(one, other): &(usize, usize)| (teams[*one].clone(), teams[*other].clone());
        let named: BTreeMap<_, _> = expected.iter().map(|(cell, count)| (names(cell), *count)).collect();
        prop_assert_eq!(&found.counts, &named);
        let required: Vec<_> = named.keys().filter(|(one, other)| one < other).cloned().collect();
        prop_assert_eq!(&found.required, &required);
        let agreed = |pair: &&(TeamId, TeamId)| {
            model.team_interactions().iter().any(|it| it.between == [pair.0.clone(), pair.1.clone()])
        };
        let satisfied = required.iter().filter(agreed).count();
        let share = (!required.is_empty()).then(|| satisfied as f64 / required.len() as f64);
        prop_assert_eq!(found.congruence, share);
        prop_assert_eq!(found.missing.len(), required.len() - satisfied);
        prop_assert_eq!(found.surplus.len(), found.declared.len() - satisfied);
        prop_assert!(found.served.iter().all(|pair| found.missing.contains(pair)));
    }

    #[test]
    fn the_drawn_wall_agrees_with_the_rules_pair_by_pair(mut tape in tape(400)) {
        let model = organisation(&mut tape, false);
        let coupling = Coupling::of(&model);
        let mut states: BTreeMap<(TeamId, TeamId), Vec<NeedState>> = BTreeMap::new();
        let mut pairs: BTreeMap<(TeamId, TeamId), usize> = BTreeMap::new();
        for dependency in DependencyGraph::of(&model).dependencies() {
            let (Some(from), Some(on)) = (owner(&model, dependency.from), owner(&model, dependency.to)) else { continue };
            if from != on {
                *pairs.entry((from.clone(), on.clone())).or_default() += 1;
                let all = dependency.interactions.iter().map(|it| naive_state(&model, &coupling, it));
                states.entry((from, on)).or_default().extend(all);
            }
        }
        let wall = People::of(&model).wall;
        let drawn = wall.waits.iter().filter_map(|wait| Some(((wait.from.clone(), wait.on.clone()), wait.drawn.as_ref()?)));
        let drawn: BTreeMap<_, _> = drawn.collect();
        prop_assert!(drawn.keys().eq(states.keys()));
        for (ends, drawn) in drawn {
            prop_assert_eq!(Some(drawn.state()), worst(states[&ends].iter().copied()), "{:?}", ends);
            prop_assert_eq!(drawn.counts.total(), pairs[&ends]);
            let strengths = drawn.interactions.iter().map(|id| coupling.interactions[id].strength.value);
            prop_assert_eq!(Some(drawn.strength), strengths.max());
            let weighs = |id| naive_state(&model, &coupling, model.interactions().get(id).unwrap()) == drawn.state();
            prop_assert!(drawn.because.iter().all(weighs));
            prop_assert_eq!(drawn.interactions.iter().filter(|id| weighs(id)).count(), drawn.because.len());
        }
    }

    #[test]
    fn what_is_stated_wins_and_everything_has_a_reason(model in organisations()) {
        let wall = People::of(&model).wall;
        for wait in &wall.waits {
            let needs = || model.needs().iter().filter(|need| need.from == wait.from && need.on == wait.on);
            prop_assert_eq!(wait.is_stated(), needs().next().is_some());
            let expected = worst(needs().map(|need: &Need| need.state)).or(wait.drawn.as_ref().map(|drawn| drawn.state()));
            prop_assert_eq!(Some(wait.state), expected);
            let because: Vec<EntityId> = wait.because();
            prop_assert!(!because.is_empty() && because.iter().all(|id| model.contains(id)));
            prop_assert!(because.is_sorted() && wait.from != wait.on);
        }
        prop_assert!(model.needs().iter().all(|need| wall.wait(&need.from, &need.on).is_some()));
    }

    #[test]
    fn loops_are_the_groups_that_come_back_and_their_circles_the_shortest(model in organisations()) {
        let wall = People::of(&model).wall;
        let distances = distances(&wall);
        let reaches = |one: &TeamId, other: &TeamId| distances.get(&(one.clone(), other.clone())).copied();
        let circling = |team: &&TeamId| reaches(team, team).is_some();
        let in_loops: BTreeSet<&TeamId> = wall.loops.iter().flat_map(|it| &it.teams).collect();
        prop_assert_eq!(&in_loops, &wall.teams.iter().filter(circling).collect());
        for it in &wall.loops {
            let together = it.teams.iter().all(|one| it.teams.iter().all(|other| reaches(one, other).is_some()));
            prop_assert!(together && it.teams.is_sorted());
            let shortest = it.teams.iter().filter_map(|team| reaches(team, team)).min();
            prop_assert_eq!(Some(it.circle.len() - 1), shortest);
            prop_assert_eq!(it.circle.first(), it.circle.last());
            let waits = felt(&wall);
            prop_assert!(it.circle.windows(2).all(|step| waits.contains(&(step[0].clone(), step[1].clone()))));
        }
    }

    #[test]
    fn the_longest_chain_is_the_longest(model in organisations()) {
        let wall = People::of(&model).wall;
        let waits = felt(&wall);
        let longest = wall.teams.iter().map(|team| longest_from(&waits, team, &mut Vec::new())).max().unwrap_or(0);
        let found: usize = wall.longest_chain.iter().map(Vec::len).sum();
        prop_assert!(found >= longest || longest == 1, "{} {}", found, longest);
        if wall.loops.is_empty() {
            prop_assert_eq!(found, if longest == 1 { 0 } else { longest });
            let steps = wall.longest_chain.windows(2).map(|step| (step[0][0].clone(), step[1][0].clone()));
            prop_assert!(steps.into_iter().all(|step| waits.contains(&step)));
        }
    }

    #[test]
    fn the_walk_stops_at_everything_once_in_the_order_of_urgency(model in organisations(), today in today()) {
        let wall = People::of(&model).wall;
        let stops = agenda(&model, &wall, &today);
        let needs: BTreeSet<_> = stops.iter().filter_map(|stop| stop.need.clone()).collect();
        prop_assert!(needs.iter().eq(model.needs().ids()));
        let drawn = wall.waits.iter().filter(|wait| wait.is_felt() && !wait.is_stated()).count();
        prop_assert_eq!(stops.len(), model.needs().len() + drawn);
        for (at, one) in stops.iter().enumerate() {
            prop_assert!(stops[at + 1..].iter().all(|other| !comes_first(other, one)));
            prop_assert!(!one.ask.is_empty() && one.is_overdue() == one.days_left.is_some_and(|days| days < 0));
        }
    }

    #[test]
    fn teams_that_agree_on_one_thing_more_are_never_less_congruent(model in organisations()) {
        let before = People::of(&model).coordination;
        let Some((one, other)) = before.missing.first().cloned() else { return Ok(()) };
        let mut after = model.clone();
        let id = TeamInteractionId::from_entity(model.free_id("agreed", "agreed"));
        let it = TeamInteraction {
            id,
            between: [one, other],
            mode: TeamInteractionMode::Facilitating,
            extra: Default::default(),
        };
        after.apply(Edit::Insert(it.into())).unwrap();
        let after = People::of(&after).coordination;
        prop_assert!(after.congruence > before.congruence);
        prop_assert_eq!(after.missing.len() + 1, before.missing.len());
        prop_assert_eq!(after.counts, before.counts);
    }
}
