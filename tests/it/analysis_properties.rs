//! What holds of every analysis: two ways of computing agree, and more failures never do good.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::dependency::cuts::fewest_cuts;
use counterpoint::analysis::findings::findings;
use counterpoint::analysis::outage::{Condition, FailureModel, Outage, Outcome, WorkflowOutcome};
use counterpoint::analysis::report::Report;
use counterpoint::model::interaction::{Fallback, Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::Team;
use counterpoint::model::workflow::{Step, StepRole, Workflow};
use counterpoint::model::{Entity, InteractionId, Model, ServiceId, TeamId, Title, Word, WorkflowId};
use proptest::prelude::*;

const ELEMENTS: usize = 7;

fn id(index: usize) -> ServiceId {
    ServiceId::new(&format!("e{index}")).unwrap()
}

fn team(index: usize) -> TeamId {
    TeamId::new(&format!("t{index}")).unwrap()
}

/// Two elements to a team, the last without; the third is run by a vendor.
fn element(index: usize, kind: ServiceKind) -> Service {
    let team = (index + 1 < ELEMENTS).then(|| team(index / 2));
    Service { team, managed: index == 2, ..Service::new(id(index), "E", kind) }
}

fn kind() -> impl Strategy<Value = ServiceKind> {
    prop_oneof![
        6 => Just(ServiceKind::Service),
        2 => Just(ServiceKind::Topic),
        1 => Just(ServiceKind::Datastore),
        1 => Just(ServiceKind::Person),
    ]
}

fn interaction() -> impl Strategy<Value = (usize, usize, usize, bool, usize)> {
    let kinds = InteractionKind::ALL.len();
    (0..ELEMENTS, 1..ELEMENTS, 0..kinds, prop::bool::weighted(0.2), 0..8_usize)
        .prop_map(|(from, step, kind, optional, fallback)| (from, (from + step) % ELEMENTS, kind, optional, fallback))
}

prop_compose! {
    /// A system of seven elements with a workflow over some of its interactions.
    fn system()(
        kinds in prop::collection::vec(kind(), ELEMENTS),
        ties in prop::collection::vec((0..ELEMENTS, 1..ELEMENTS, any::<bool>()), 0..4),
        drawn in prop::collection::vec(interaction(), 1..14),
        entry in 0..ELEMENTS,
        roles in prop::collection::vec(0..4_usize, 14),
    ) -> Model {
        let mut services: Vec<Service> =
            kinds.iter().enumerate().map(|(index, kind)| element(index, *kind)).collect();
        for (from, step, runs_on) in ties {
            let other = id((from + step) % ELEMENTS);
            let ties = if runs_on { &mut services[from].runs_on } else { &mut services[from].redundant_with };
            ties.push(other);
            ties.sort();
            ties.dedup();
        }
        let mut entities: Vec<Entity> = services.into_iter().map(Entity::from).collect();
        entities.extend((0..3).map(|index| Team::new(team(index), "T").into()));
        let mut workflow = Workflow::new(WorkflowId::new("w").unwrap(), "W", id(entry));
        for (index, (from, to, kind, optional, fallback)) in drawn.into_iter().enumerate() {
            let number = InteractionId::new(&format!("i{index}")).unwrap();
            let mut it = Interaction::new(number.clone(), id(from), id(to), InteractionKind::ALL[kind]);
            it.optional = optional;
            it.resilience.fallback = Fallback::ALL.get(fallback).copied().unwrap_or_default();
            entities.push(it.into());
            if let Some(role) = StepRole::ALL.get(roles[index]) {
                workflow.steps.push(Step { role: *role, ..Step::new(number) });
            }
        }
        entities.push(workflow.into());
        Model::from_entities(Title::default(), entities).unwrap()
    }
}

fn some_elements() -> impl Strategy<Value = BTreeSet<ServiceId>> {
    prop::collection::btree_set((0..ELEMENTS).prop_map(id), 0..4)
}

/// Degraded 1, down 2; delayed 1.
type Level = (u8, u8);

fn join(one: Level, other: Level) -> Level {
    (one.0.max(other.0), one.1.max(other.1))
}

fn kind_of(model: &Model, id: &ServiceId) -> ServiceKind {
    model.services().get(id).unwrap().kind
}

/// The rules as they are written down, applied to everything again and again until nothing changes.
struct Naive<'m> {
    model: &'m Model,
    /// The interactions that count, and whether one can live without them.
    parts: Vec<(&'m Interaction, bool)>,
    /// A person who starts a workflow.
    feeling: Option<ServiceId>,
    levels: BTreeMap<ServiceId, Level>,
}

impl<'m> Naive<'m> {
    fn settle(
        model: &'m Model,
        parts: Vec<(&'m Interaction, bool)>,
        feeling: Option<ServiceId>,
        failed: &BTreeSet<ServiceId>,
    ) -> Self {
        let fails = |id: &ServiceId| failed.contains(id) && kind_of(model, id) != ServiceKind::Person;
        let start = |id: &ServiceId| (id.clone(), if fails(id) { (2, 0) } else { (0, 0) });
        let mut naive = Self { model, parts, feeling, levels: model.services().ids().map(start).collect() };
        loop {
            let next: BTreeMap<ServiceId, Level> =
                naive.levels.iter().map(|(id, level)| (id.clone(), join(*level, naive.taken(id)))).collect();
            if next == naive.levels {
                return naive;
            }
            naive.levels = next;
        }
    }

    /// What those who depend on an element feel: the best of its alternatives.
    fn felt(&self, id: &ServiceId) -> Level {
        if kind_of(self.model, id) == ServiceKind::Person {
            return (0, 0);
        }
        let tied = |other: &&Service| {
            let own = self.model.services().get(id).unwrap();
            other.id != *id
                && other.kind != ServiceKind::Person
                && (own.redundant_with.contains(&other.id) || other.redundant_with.contains(id))
        };
        let alternatives = self.model.services().iter().filter(tied).map(|other| self.levels[&other.id]);
        alternatives.fold(self.levels[id], |one, other| (one.0.min(other.0), one.1.min(other.1)))
    }

    fn taken(&self, id: &ServiceId) -> Level {
        let is_person = kind_of(self.model, id) == ServiceKind::Person;
        if is_person && self.feeling.as_ref() != Some(id) {
            return (0, 0);
        }
        let hosts = self.model.services().get(id).unwrap().runs_on.iter().filter(|_| !is_person);
        let from_hosts = hosts.map(|host| self.felt(host)).fold((0, 0), join);
        self.parts.iter().map(|(it, optional)| self.passed(id, it, *optional)).fold(from_hosts, join)
    }

    fn passed(&self, id: &ServiceId, it: &Interaction, optional: bool) -> Level {
        let is_channel = |id: &ServiceId| kind_of(self.model, id).is_channel();
        let fallback = it.resilience.fallback;
        let soft = optional || it.optional || fallback != Fallback::None;
        let late = |level: Level| (0, u8::from(level.0 == 2 || level.1 == 1));
        match it.kind {
            InteractionKind::Library => (0, 0),
            InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData if it.from == *id => {
                let (worst, delay) = self.felt(&it.to);
                (if soft { worst.min(1) } else { worst }, delay)
            }
            InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData => (0, 0),
            _ if it.to == *id => late(self.felt(&it.from)),
            _ if it.from == *id && is_channel(&it.to) && !is_channel(id) => {
                let (worst, _) = self.felt(&it.to);
                match fallback {
                    Fallback::Queue => (0, u8::from(worst == 2)),
                    _ if soft => (worst.min(1), 0),
                    _ => (worst, 0),
                }
            }
            _ => (0, 0),
        }
    }
}

fn naive_states(model: &Model, failed: &BTreeSet<ServiceId>) -> BTreeMap<ServiceId, Level> {
    let parts = model.interactions().iter().map(|it| (it, false)).collect();
    Naive::settle(model, parts, None, failed).levels
}

fn naive_outcome(model: &Model, failed: &BTreeSet<ServiceId>) -> (Outcome, bool) {
    let workflow = model.workflows().iter().next().unwrap();
    let find = |step: &Step| model.interactions().get(&step.interaction).unwrap();
    let parts: Vec<_> = workflow.steps.iter().map(|step| (find(step), step.role == StepRole::Optional)).collect();
    let levels = Naive::settle(model, parts, Some(workflow.entry.clone()), failed).levels;
    let late = workflow.steps.iter().any(|step| {
        let it = find(step);
        let consumer = match step.role {
            StepRole::Optional => return false,
            StepRole::Required if !it.kind.is_asynchronous() => return false,
            StepRole::Required | StepRole::Eventual => {
                if it.kind.is_asynchronous() {
                    &it.to
                } else {
                    &it.from
                }
            }
        };
        levels[consumer].0 == 2 || levels[consumer].1 == 1
    });
    match (levels[&workflow.entry].0, late) {
        (2, _) => (Outcome::Fails, false),
        (1, late) => (Outcome::Degraded, late),
        (_, true) => (Outcome::Delayed, false),
        _ => (Outcome::Ok, false),
    }
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

fn only_workflow(outage: &Outage) -> &WorkflowOutcome {
    outage.workflows.values().next().unwrap()
}

proptest! {
    #[test]
    fn outages_agree_with_the_rules_applied_naively(model in system(), failed in some_elements()) {
        let outage = Outage::of(&model, &failed);
        for (id, expected) in naive_states(&model, &failed) {
            // Of what is down, delay is not said.
            let expected = if expected.0 == 2 { (2, 0) } else { expected };
            prop_assert_eq!(level(&outage, &id), expected, "{}", id);
        }
        let workflow = only_workflow(&outage);
        prop_assert_eq!((workflow.outcome, workflow.also_delayed), naive_outcome(&model, &failed));
    }

    #[test]
    fn the_more_fails_the_worse(model in system(), failed in some_elements(), more in some_elements()) {
        let less = Outage::of(&model, &failed);
        let worse = Outage::of(&model, &failed.union(&more).cloned().collect());
        for id in model.services().ids() {
            let (before, after) = (level(&less, id), level(&worse, id));
            prop_assert!(before.0 <= after.0 && (after.0 == 2 || before.1 <= after.1), "{}", id);
        }
        prop_assert!(less.score <= worse.score);
        prop_assert!(less.teams_affected.is_subset(&worse.teams_affected));
    }

    #[test]
    fn what_is_down_may_as_well_have_failed(model in system(), failed in some_elements()) {
        let outage = Outage::of(&model, &failed);
        let down = outage.elements_in(Condition::Down).cloned();
        let again = Outage::of(&model, &outage.failed.iter().cloned().chain(down).collect());
        for id in model.services().ids() {
            prop_assert_eq!(level(&outage, id), level(&again, id), "{}", id);
        }
    }

    #[test]
    fn every_way_starts_at_what_failed_and_holds_together(model in system(), failed in some_elements()) {
        let outage = Outage::of(&model, &failed);
        for (id, state) in &outage.states {
            prop_assert_eq!(state.why.is_empty(), state.is_failed());
            for way in [&state.why, &state.why_delayed].into_iter().filter(|way| !way.is_empty()) {
                prop_assert!(outage.failed.contains(&way[0].from));
                prop_assert_eq!(&way[way.len() - 1].to, id);
                prop_assert!(way.windows(2).all(|hops| hops[0].to == hops[1].from));
                prop_assert!(way.iter().all(|hop| outage.states.contains_key(&hop.from)));
            }
        }
    }

    #[test]
    fn single_failures_agree_with_asking_for_each(model in system()) {
        let failures = FailureModel::of(&model);
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
            let workflow = only_workflow(&outage);
            prop_assert_eq!(single.workflows[0].outcome, workflow.outcome);
            prop_assert_eq!(single.workflows[0].also_delayed, workflow.also_delayed);
        }
    }

    #[test]
    fn reach_agrees_with_a_search_from_every_node(model in system()) {
        let coupling = Coupling::of(&model);
        let reached = reached(&model);
        for (id, it) in &coupling.services {
            prop_assert_eq!(it.reach, reached[id].len());
            prop_assert_eq!(it.reached_by, reached.values().filter(|reached| reached.contains(id)).count());
        }
        let mutual = |one: &ServiceId, other: &ServiceId| reached[one].contains(other) && reached[other].contains(one);
        let together = |one: &ServiceId, other: &ServiceId| {
            coupling.system.cyclic_groups.iter().any(|group| group.contains(one) && group.contains(other))
        };
        for one in coupling.services.keys() {
            for other in coupling.services.keys().filter(|other| *other != one) {
                prop_assert_eq!(mutual(one, other), together(one, other), "{} {}", one, other);
            }
        }
    }

    #[test]
    fn dependencies_agree_with_a_walk_over_the_drawing(model in system()) {
        let graph = DependencyGraph::of(&model);
        let found: BTreeSet<_> = graph.dependencies().map(|it| (it.from.clone(), it.to.clone())).collect();
        prop_assert_eq!(found, drawn_dependencies(&model));
    }

    #[test]
    fn the_fewest_cuts_leave_no_circle_and_one_less_does(model in system()) {
        let edges: BTreeSet<_> = edges(&model);
        let cuts: BTreeSet<_> = fewest_cuts(&model).unwrap().into_iter().collect();
        prop_assert!(cuts.is_subset(&edges));
        prop_assert!(is_acyclic(&edges.difference(&cuts).cloned().collect()));
        prop_assume!(edges.len() <= 8);
        let edges: Vec<_> = edges.into_iter().collect();
        for kept in 0..1_u32 << edges.len() {
            let left: BTreeSet<_> =
                edges.iter().enumerate().filter(|(at, _)| kept & (1 << at) != 0).map(|(_, edge)| edge.clone()).collect();
            prop_assert!(edges.len() - left.len() >= cuts.len() || !is_acyclic(&left));
        }
    }

    #[test]
    fn the_same_model_gives_the_same_report_and_findings_point_at_what_exists(model in system()) {
        let report = Report::of(&model);
        prop_assert_eq!(&report, &Report::of(&model.clone()));
        let found = findings(&model, &report.coupling);
        prop_assert_eq!(&found, &report.findings.open);
        for finding in found {
            prop_assert!(!finding.subjects.is_empty() && !finding.path.is_empty(), "{:?}", finding);
            prop_assert!(finding.subjects.iter().chain(&finding.path).all(|id| model.contains(id)), "{:?}", finding);
        }
    }
}

type Edges = BTreeSet<(ServiceId, ServiceId)>;

fn edges(model: &Model) -> Edges {
    DependencyGraph::of(model).dependencies().map(|it| (it.from.clone(), it.to.clone())).collect()
}

fn reached(model: &Model) -> BTreeMap<ServiceId, BTreeSet<ServiceId>> {
    let edges = edges(model);
    let is_node = |it: &&Service| it.kind != ServiceKind::Person && !it.kind.is_channel();
    let nodes = model.services().iter().filter(is_node).map(|it| it.id.clone());
    nodes.map(|node| (node.clone(), search(&edges, node))).collect()
}

fn search(edges: &Edges, start: ServiceId) -> BTreeSet<ServiceId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        if seen.insert(node.clone()) {
            open.extend(edges.iter().filter(|(from, _)| *from == node).map(|(_, to)| to.clone()));
        }
    }
    seen
}

fn is_acyclic(edges: &Edges) -> bool {
    edges.iter().all(|(from, to)| !search(edges, to.clone()).contains(from))
}

/// Every interaction followed through channels to whoever receives it.
fn drawn_dependencies(model: &Model) -> Edges {
    let is_node = |id: &ServiceId| kind_of(model, id) != ServiceKind::Person && !kind_of(model, id).is_channel();
    let mut edges = Edges::new();
    for it in model.interactions().iter().filter(|it| is_node(&it.from)) {
        let mut reached = BTreeSet::new();
        let mut open = vec![it.to.clone()];
        while let Some(at) = open.pop() {
            if reached.insert(at.clone()) && kind_of(model, &at).is_channel() {
                open.extend(model.interactions().iter().filter(|next| next.from == at).map(|next| next.to.clone()));
            }
        }
        for receiver in reached.into_iter().filter(|receiver| is_node(receiver) && *receiver != it.from) {
            edges.insert(match it.kind {
                InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => (receiver, it.from.clone()),
                _ => (it.from.clone(), receiver),
            });
        }
    }
    edges
}
