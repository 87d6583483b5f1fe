//! Synthetic systems of any size for the benches, the same at every run.

use counterpoint::model::context::{Context, Subdomain};
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::Team;
use counterpoint::model::workflow::{Step, Workflow};
use counterpoint::model::{ContextId, Entity, InteractionId, Model, ServiceId, TeamId, Title, Word, WorkflowId};

/// How many services share a context; a context has one team.
const SERVICES_PER_CONTEXT: usize = 12;
/// How many services back an interaction may close a circle.
const REACH_BACK: usize = 40;

/// The sizes that are measured: services and interactions.
pub(crate) const SIZES: [(usize, usize); 3] = [(300, 1_500), (1_000, 5_000), (10_000, 50_000)];

/// A system of so many services and interactions: mostly layered, with some circles, contexts, teams, channels, datastores and ten
/// workflows.
pub(crate) fn synthetic(services: usize, interactions: usize) -> Model {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let contexts = services.div_ceil(SERVICES_PER_CONTEXT);
    let mut entities: Vec<Entity> =
        (0..contexts).flat_map(|index| [team(index).into(), context(index).into()]).collect();
    entities.extend((0..services).map(|index| service(index).into()));
    let drawn: Vec<Interaction> = (0..interactions).map(|index| interaction(index, services, &mut random)).collect();
    entities.extend((0..10).map(|index| workflow(index, &drawn).into()));
    entities.extend(drawn.into_iter().map(Entity::from));
    let title = Title { name: format!("Synthetic {services}"), ..Title::default() };
    Model::from_entities(title, entities).expect("what is generated keeps the rules")
}

fn team(index: usize) -> Team {
    Team::new(team_id(index), &format!("Team {index}"))
}

fn team_id(index: usize) -> TeamId {
    TeamId::new(&format!("team-{index}")).expect("an id")
}

fn context(index: usize) -> Context {
    let subdomain = Subdomain::ALL[index % Subdomain::ALL.len()];
    Context { subdomain, team: Some(team_id(index)), ..Context::new(context_id(index), &format!("Context {index}")) }
}

fn context_id(index: usize) -> ContextId {
    ContextId::new(&format!("context-{index}")).expect("an id")
}

fn service(index: usize) -> Service {
    let kind = match index % 25 {
        7 => ServiceKind::Topic,
        12 | 19 => ServiceKind::Datastore,
        24 => ServiceKind::Gateway,
        _ => ServiceKind::Service,
    };
    Service {
        context: Some(context_id(index / SERVICES_PER_CONTEXT)),
        team: Some(team_id(index / SERVICES_PER_CONTEXT)),
        ..Service::new(service_id(index), &format!("Service {index}"), kind)
    }
}

fn service_id(index: usize) -> ServiceId {
    ServiceId::new(&format!("service-{index}")).expect("an id")
}

/// Most calls lead to a higher number; one in fifty leads a little way back.
fn interaction(index: usize, services: usize, random: &mut Random) -> Interaction {
    let from = random.below(services - 1);
    let near = from + 1 + random.below((services - from - 1).min(SERVICES_PER_CONTEXT * 4));
    let to = match index % 50 {
        0 if from > 0 => from - 1 - random.below(from.min(REACH_BACK)),
        number if number % 5 == 1 => from + 1 + random.below(services - from - 1),
        _ => near,
    };
    let kind = match index % 10 {
        1 => InteractionKind::Command,
        3 | 7 => InteractionKind::Event,
        5 | 6 => InteractionKind::Query,
        9 => InteractionKind::SharedData,
        _ => InteractionKind::Request,
    };
    let id = InteractionId::new(&format!("interaction-{index}")).expect("an id");
    let mut interaction = Interaction::new(id, service_id(from), service_id(to), kind);
    interaction.optional = index.is_multiple_of(4);
    interaction.resilience.timeout_ms = (!index.is_multiple_of(3)).then_some(2_000);
    interaction.resilience.attempts = if index.is_multiple_of(6) { 3 } else { 1 };
    interaction
}

fn workflow(index: usize, drawn: &[Interaction]) -> Workflow {
    let steps = drawn.iter().skip(index).step_by(drawn.len() / 20 + 1);
    let first = steps.clone().next().expect("a system has interactions");
    let id = WorkflowId::new(&format!("workflow-{index}")).expect("an id");
    let mut workflow = Workflow::new(id, &format!("Workflow {index}"), first.from.clone());
    workflow.steps = steps.map(|step| Step::new(step.id.clone())).collect();
    workflow
}

/// Marsaglia's xorshift: the same numbers at every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).expect("below a usize")
    }
}
