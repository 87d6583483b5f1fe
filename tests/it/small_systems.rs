//! Arbitrary systems of a few elements, small enough to be followed by hand: for comparing two ways of computing.

use counterpoint::model::interaction::{Fallback, Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::Team;
use counterpoint::model::workflow::{Step, StepRole, Workflow};
use counterpoint::model::{Entity, InteractionId, Model, ServiceId, TeamId, Title, Word, WorkflowId};
use proptest::prelude::*;

/// How many elements a system has.
pub(crate) const ELEMENTS: usize = 7;

pub(crate) fn id(index: usize) -> ServiceId {
    ServiceId::new(&format!("e{index}")).unwrap()
}

pub(crate) fn kind_of(model: &Model, id: &ServiceId) -> ServiceKind {
    model.services().get(id).unwrap().kind
}

fn team(index: usize) -> TeamId {
    TeamId::new(&format!("t{index}")).unwrap()
}

/// Two elements to a team, the last without; the third and the fifth are run by a vendor.
fn element(index: usize, kind: ServiceKind) -> Service {
    let managed = index == 2 || index == 4;
    Service {
        team: (index + 1 < ELEMENTS).then(|| team(index / 2)),
        managed,
        vendor: managed.then(|| "V".to_owned()),
        ..Service::new(id(index), "E", kind)
    }
}

fn kind() -> impl Strategy<Value = ServiceKind> {
    prop_oneof![
        6 => Just(ServiceKind::Service),
        2 => Just(ServiceKind::Topic),
        1 => Just(ServiceKind::Datastore),
        1 => Just(ServiceKind::Person),
    ]
}

#[derive(Clone, Debug)]
struct Drawn {
    from: usize,
    step: usize,
    kind: InteractionKind,
    optional: bool,
    fallback: Fallback,
    timeout_ms: Option<u32>,
    attempts: u32,
    backoff_ms: Option<u32>,
    circuit_breaker: bool,
    cache_ttl_s: Option<u32>,
}

prop_compose! {
    fn drawn()(
        from in 0..ELEMENTS,
        step in 1..ELEMENTS,
        kind in prop::sample::select(InteractionKind::ALL),
        optional in prop::bool::weighted(0.2),
        fallback in prop_oneof![Just(Fallback::None), prop::sample::select(Fallback::ALL)],
        timeout_ms in prop::sample::select(&[None, Some(100), Some(200), Some(400)][..]),
        attempts in prop::sample::select(&[1, 1, 3][..]),
        backoff_ms in prop::sample::select(&[None, Some(50)][..]),
        circuit_breaker in any::<bool>(),
        cache_ttl_s in prop::sample::select(&[None, Some(0), Some(60), Some(60)][..]),
    ) -> Drawn {
        Drawn { from, step, kind, optional, fallback, timeout_ms, attempts, backoff_ms, circuit_breaker, cache_ttl_s }
    }
}

impl Drawn {
    fn interaction(&self, number: InteractionId) -> Interaction {
        let to = (self.from + self.step) % ELEMENTS;
        let mut it = Interaction::new(number, id(self.from), id(to), self.kind);
        it.optional = self.optional;
        it.resilience.fallback = self.fallback;
        it.resilience.timeout_ms = self.timeout_ms;
        it.resilience.attempts = self.attempts;
        it.resilience.backoff_ms = self.backoff_ms;
        it.resilience.circuit_breaker = self.circuit_breaker;
        it.resilience.cache_ttl_s = self.cache_ttl_s;
        it
    }
}

prop_compose! {
    /// A system of seven elements with two workflows over most, half or few of its interactions, so that what stands in for something takes
    /// part in some and not in others.
    pub(crate) fn system()(
        kinds in prop::collection::vec(kind(), ELEMENTS),
        ties in prop::collection::vec((0..ELEMENTS, 1..ELEMENTS, prop::bool::weighted(0.4)), 0..6),
        drawn in prop::collection::vec(drawn(), 1..14),
        entries in [0..ELEMENTS, 0..ELEMENTS],
        roles in prop::collection::vec([0..12_usize, 0..12_usize], 14),
        sparsity in prop::array::uniform2(prop::sample::select(vec![4_usize, 6, 12])),
        undoing in [0..24_usize, 0..24_usize],
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
        let workflow = |name: usize| {
            let id = WorkflowId::new(&format!("w{name}")).unwrap();
            Workflow { weight: [0.7, 0.3][name], ..Workflow::new(id, "W", self::id(entries[name])) }
        };
        let mut workflows = [workflow(0), workflow(1)];
        for (index, drawn) in drawn.into_iter().enumerate() {
            let number = InteractionId::new(&format!("i{index}")).unwrap();
            entities.push(drawn.interaction(number.clone()).into());
            for ((workflow, role), sparsity) in workflows.iter_mut().zip(roles[index]).zip(sparsity) {
                if let Some(role) = StepRole::ALL.get(role % sparsity) {
                    workflow.steps.push(Step { role: *role, ..Step::new(number.clone()) });
                }
            }
        }
        for (workflow, undoing) in workflows.iter_mut().zip(undoing) {
            let undone = workflow.steps.first().map(|step| step.interaction.clone());
            workflow.steps.iter_mut().skip(1).nth(undoing).into_iter().for_each(|step| step.compensates = undone.clone());
        }
        entities.extend(workflows.map(Entity::from));
        Model::from_entities(Title::default(), entities).unwrap()
    }
}
