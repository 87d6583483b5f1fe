//! What holds of every outage: two ways of computing agree, more failures never do good, and every state says how it came about.

use std::collections::BTreeSet;

use counterpoint::analysis::outage::{
    Carrier, Circumstances, Condition, FailureModel, Fault, Hop, Mitigation, Outage, Reason, State,
    ineffective_mitigations,
};
use counterpoint::model::interaction::{Fallback, Interaction};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{Entity, InteractionId, Model, ServiceId, Title, Word};
use proptest::prelude::*;

use crate::outage_naive::{Level, Naive, ending, group};
use crate::small_systems::{ELEMENTS, id, kind_of, system};

fn circumstances() -> impl Strategy<Value = Circumstances> {
    let lasting = prop::sample::select(&[None, Some(60), Some(61)][..]);
    (prop::sample::select(Fault::ALL), lasting).prop_map(|(fault, lasting_s)| Circumstances { fault, lasting_s })
}

fn some_elements() -> impl Strategy<Value = BTreeSet<ServiceId>> {
    prop::collection::btree_set((0..ELEMENTS).prop_map(id), 0..4)
}

fn level(outage: &Outage, id: &ServiceId) -> Level {
    outage.states.get(id).map_or((0, 0), |state| {
        let worst = match state.condition {
            Condition::Well => 0,
            Condition::Degraded => 1,
            Condition::Down | Condition::Failed => 2,
        };
        (worst, u8::from(state.delayed))
    })
}

/// Whether no element and no workflow fares better in the second outage.
fn is_no_better(model: &Model, before: &Outage, after: &Outage) -> bool {
    let elements = model.services().ids().all(|id| {
        let (before, after) = (level(before, id), level(after, id));
        before.0 <= after.0 && (after.0 == 2 || before.1 <= after.1)
    });
    let workflows = before.workflows.iter().all(|(id, it)| it.outcome <= after.workflows[id].outcome);
    elements && workflows && before.score <= after.score && before.teams_affected.is_subset(&after.teams_affected)
}

/// What the naive rules pass over a hop.
fn passed(naive: &Naive<'_>, hop: &Hop) -> Level {
    match &hop.by {
        Carrier::Interaction(id) => naive.passed(&hop.to, id),
        Carrier::RunsOn => naive.felt(&hop.from),
    }
}

/// The model with the order of the ids of its elements and interactions turned round.
fn turned_round(model: &Model) -> Model {
    let service = |it: &ServiceId| id(ELEMENTS - 1 - it.as_str()[1..].parse::<usize>().unwrap());
    let interaction = |it: &InteractionId| turned_interaction(it);
    let turned = |entity: Entity| match entity {
        Entity::Service(mut it) => {
            it.id = service(&it.id);
            for ids in [&mut it.runs_on, &mut it.redundant_with] {
                *ids = ids.iter().map(service).collect();
                ids.sort();
            }
            it.into()
        }
        Entity::Interaction(mut it) => {
            (it.id, it.from, it.to) = (interaction(&it.id), service(&it.from), service(&it.to));
            it.into()
        }
        Entity::Workflow(mut it) => {
            it.entry = service(&it.entry);
            it.steps.iter_mut().for_each(|step| {
                step.interaction = interaction(&step.interaction);
                step.compensates = step.compensates.as_ref().map(interaction);
            });
            it.into()
        }
        other => other,
    };
    Model::from_entities(Title::default(), model.entities().map(turned).collect()).unwrap()
}

fn turned_interaction(it: &InteractionId) -> InteractionId {
    InteractionId::new(&format!("i{}", 50 - it.as_str()[1..].parse::<usize>().unwrap())).unwrap()
}

proptest! {
    #[test]
    fn outages_agree_with_the_rules_applied_naively(
        model in system(), failed in some_elements(), circumstances in circumstances(),
    ) {
        let outage = Outage::of(&model, &failed, circumstances);
        for (id, expected) in Naive::whole(&model, circumstances, &failed).levels {
            // Of what is down, delay is not said.
            let expected = if expected.0 == 2 { (2, 0) } else { expected };
            prop_assert_eq!(level(&outage, &id), expected, "{}", id);
        }
        for workflow in model.workflows().iter() {
            let found = &outage.workflows[&workflow.id];
            let found = (found.outcome, found.also_delayed, found.incomplete.clone());
            prop_assert_eq!(found, ending(&model, circumstances, workflow, &failed), "{}", workflow.id);
        }
    }

    #[test]
    fn single_failures_agree_with_asking_for_each(model in system(), circumstances in circumstances()) {
        let failures = FailureModel::of(&model, circumstances);
        for single in failures.single_failures() {
            let outage = failures.outage(&BTreeSet::from([single.failed.clone()]));
            let affected = failures.affected_by(std::slice::from_ref(&single.failed)).remove(0);
            prop_assert_eq!(single.down, outage.elements_in(Condition::Down).count());
            prop_assert_eq!(single.degraded, outage.elements_in(Condition::Degraded).count());
            prop_assert_eq!(single.delayed, outage.delayed().count());
            prop_assert_eq!(affected.down, outage.elements_in(Condition::Down).cloned().collect::<Vec<_>>());
            prop_assert_eq!(affected.degraded, outage.elements_in(Condition::Degraded).cloned().collect::<Vec<_>>());
            prop_assert_eq!(affected.delayed, outage.delayed().cloned().collect::<Vec<_>>());
            prop_assert_eq!(&affected.teams_paged, &outage.teams_paged);
            prop_assert_eq!(&affected.teams_affected, &outage.teams_affected);
            prop_assert_eq!(single.score, outage.score);
            for (ending, workflow) in single.workflows.iter().zip(outage.workflows.values()) {
                prop_assert_eq!((ending.outcome, ending.also_delayed), (workflow.outcome, workflow.also_delayed));
            }
        }
    }

    #[test]
    fn the_more_fails_the_worse(
        model in system(), failed in some_elements(), more in some_elements(), circumstances in circumstances(),
    ) {
        let less = Outage::of(&model, &failed, circumstances);
        let worse = Outage::of(&model, &failed.union(&more).cloned().collect(), circumstances);
        prop_assert!(is_no_better(&model, &less, &worse));
    }

    #[test]
    fn what_is_down_may_as_well_have_failed(
        model in system(), failed in some_elements(), circumstances in circumstances(),
    ) {
        let failures = FailureModel::of(&model, circumstances);
        let outage = failures.outage(&failed);
        let down = outage.elements_in(Condition::Down).cloned();
        let again = failures.outage(&outage.failed.iter().cloned().chain(down).collect());
        for id in model.services().ids() {
            prop_assert_eq!(level(&outage, id), level(&again, id), "{}", id);
        }
    }

    #[test]
    fn the_order_of_ids_means_nothing(
        model in system(), failed in some_elements(), circumstances in circumstances(),
    ) {
        let turned = |it: &ServiceId| id(ELEMENTS - 1 - it.as_str()[1..].parse::<usize>().unwrap());
        let outage = Outage::of(&model, &failed, circumstances);
        let other = Outage::of(&turned_round(&model), &failed.iter().map(turned).collect(), circumstances);
        for id in model.services().ids() {
            prop_assert_eq!(level(&outage, id), level(&other, &turned(id)), "{}", id);
        }
        for (id, it) in &outage.workflows {
            let other = &other.workflows[id];
            prop_assert_eq!((it.outcome, it.also_delayed), (other.outcome, other.also_delayed));
            let incomplete: Vec<InteractionId> = it.incomplete.iter().map(turned_interaction).collect();
            prop_assert_eq!(&incomplete, &other.incomplete);
        }
    }

    #[test]
    fn what_is_slow_is_no_better_than_what_crashed(
        model in system(), failed in some_elements(), lasting_s in prop::sample::select(&[None, Some(61)][..]),
    ) {
        let outage = |fault| Outage::of(&model, &failed, Circumstances { fault, lasting_s });
        prop_assert!(is_no_better(&model, &outage(Fault::Crash), &outage(Fault::Slow)));
    }

    #[test]
    fn a_longer_outage_is_no_better(
        model in system(), failed in some_elements(), fault in prop::sample::select(Fault::ALL),
    ) {
        let lasting = |lasting_s| Outage::of(&model, &failed, Circumstances { fault, lasting_s });
        prop_assert!(is_no_better(&model, &lasting(None), &lasting(Some(60))));
        prop_assert!(is_no_better(&model, &lasting(Some(60)), &lasting(Some(61))));
    }

    #[test]
    fn bad_data_makes_nobody_late(model in system(), failed in some_elements()) {
        let outage = Outage::of(&model, &failed, Fault::BadData);
        prop_assert_eq!(outage.delayed().count(), 0);
        prop_assert!(outage.workflows.values().all(|it| it.outcome.word() != "delayed" && !it.also_delayed));
    }

    #[test]
    fn every_way_starts_at_what_failed_and_its_last_hop_explains_the_state(
        model in system(), failed in some_elements(), circumstances in circumstances(),
    ) {
        let outage = Outage::of(&model, &failed, circumstances);
        let naive = Naive::whole(&model, circumstances, &failed);
        for (id, state) in &outage.states {
            prop_assert_eq!(state.why.is_empty(), state.is_failed());
            for way in [&state.why, &state.why_delayed].into_iter().filter(|way| !way.is_empty()) {
                prop_assert!(outage.failed.contains(&way[0].from));
                prop_assert_eq!(&way[way.len() - 1].to, id);
                prop_assert!(way.windows(2).all(|hops| hops[0].to == hops[1].from));
                prop_assert!(way.iter().all(|hop| connects(&model, hop)));
                prop_assert!(way.iter().all(|hop| passed(&naive, hop) != (0, 0)));
            }
            let last = |way: &[Hop]| way.last().map_or((2, 1), |hop| passed(&naive, hop));
            let State { condition, delayed, why, why_delayed, .. } = state;
            match condition {
                Condition::Failed => {}
                Condition::Down => prop_assert_eq!(last(why).0, 2),
                Condition::Degraded => prop_assert!(last(why).0 >= 1 && (!delayed || last(why_delayed).1 == 1)),
                Condition::Well => prop_assert_eq!(last(why).1, 1),
            }
        }
    }

    #[test]
    fn who_goes_down_despite_a_way_out_is_told_why(
        model in system(), failed in some_elements(), circumstances in circumstances(),
    ) {
        let outage = Outage::of(&model, &failed, circumstances);
        let naive = Naive::whole(&model, circumstances, &failed);
        let is_caller_down = |it: &&Interaction| naive.levels[&it.from].0 == 2 && naive.passed(&it.from, &it.id).0 == 2;
        for it in model.interactions().iter().filter(is_caller_down) {
            let told = |what| outage.ineffective.iter().any(|told| (&told.interaction, told.mitigation) == (&it.id, what));
            for way_out in ways_out(it) {
                prop_assert!(told(way_out), "{} {:?}", it.id, way_out);
            }
        }
    }

    #[test]
    fn a_way_out_is_listed_as_never_working_exactly_where_it_is_of_no_use(model in system()) {
        let listed = ineffective_mitigations(&model);
        let can_fail = |id: &ServiceId| kind_of(&model, id) != ServiceKind::Person;
        for it in model.interactions().iter().filter(|it| can_fail(&it.from) && can_fail(&it.to)) {
            let ways_out = ways_out(it);
            let is_useless = |fault, way_out: &Mitigation| listed.iter().any(|told| {
                let is_it = (&told.interaction, told.mitigation) == (&it.id, *way_out);
                is_it && (fault == Fault::Slow || matches!(told.reason, Reason::Expired { .. }))
            });
            for fault in [Fault::Crash, Fault::Slow].into_iter().filter(|_| !ways_out.is_empty()) {
                let outage = Outage::of(&alone(&model, it), &BTreeSet::from([it.to.clone()]), fault);
                let is_down = level(&outage, &it.from).0 == 2;
                let useless = ways_out.iter().all(|way_out| is_useless(fault, way_out));
                prop_assert_eq!(is_down, useless, "{} {:?}", it.id, fault);
            }
        }
    }
}

/// What lets a caller go on with less.
fn ways_out(it: &Interaction) -> Vec<Mitigation> {
    let fallback = match it.resilience.fallback {
        Fallback::None => None,
        Fallback::Default => Some(Mitigation::Default),
        Fallback::Cache => Some(Mitigation::Cache),
        Fallback::Queue => Some(Mitigation::Queue),
    };
    it.optional.then_some(Mitigation::Optional).into_iter().chain(fallback).collect()
}

/// The model with nothing left by which its caller could go down or live, except this interaction and those who wait for the caller, or
/// for what it stands in for.
fn alone(model: &Model, it: &Interaction) -> Model {
    let group = group(model, &it.from);
    let stands_in = |other: &Interaction| group.contains(&other.to) && !group.contains(&other.from);
    let kept = |entity: &Entity| match entity {
        Entity::Interaction(other) => other.id == it.id || other.to == it.from || stands_in(other),
        Entity::Workflow(_) => false,
        _ => true,
    };
    let untied = |entity: Entity| match entity {
        Entity::Interaction(mut other) if other.id != it.id => {
            other.to = it.from.clone();
            other.into()
        }
        Entity::Service(mut it) => {
            (it.runs_on, it.redundant_with) = (Vec::new(), Vec::new());
            it.into()
        }
        other => other,
    };
    Model::from_entities(Title::default(), model.entities().filter(kept).map(untied).collect()).unwrap()
}

/// Whether there is such a hop in the model.
fn connects(model: &Model, hop: &Hop) -> bool {
    match &hop.by {
        Carrier::RunsOn => model.services().get(&hop.to).unwrap().runs_on.contains(&hop.from),
        Carrier::Interaction(id) => {
            let it = model.interactions().get(id).unwrap();
            [(&it.from, &it.to), (&it.to, &it.from)].contains(&(&hop.from, &hop.to))
        }
    }
}
