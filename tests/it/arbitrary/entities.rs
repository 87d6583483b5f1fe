use counterpoint::model::context::{Context, ContextRelation};
use counterpoint::model::contract::{Contract, ContractField};
use counterpoint::model::decision::{Bound, Decision, Guard};
use counterpoint::model::interaction::{Interaction, Resilience};
use counterpoint::model::service::Service;
use counterpoint::model::suppression::Suppression;
use counterpoint::model::team::{Date, Need, Team, TeamInteraction};
use counterpoint::model::workflow::{Step, Workflow};
use counterpoint::model::{
    ContextId, ContextRelationId, ContractId, DecisionId, Entity, EntityId, EntityKind, InteractionId, Model, NeedId,
    ServiceId, SuppressionId, TeamId, TeamInteractionId, WorkflowId,
};

use super::{Tape, extra};

/// An entity of this kind and id that refers to what the model has; a team where it would have to refer to what the model has not.
pub(super) fn entity(tape: &mut Tape, model: &Model, kind: EntityKind, id: EntityId) -> Entity {
    let of_kind = match kind {
        EntityKind::Team => None,
        EntityKind::TeamInteraction => team_interaction(tape, model, TeamInteractionId::from_entity(id.clone())),
        EntityKind::Need => need(tape, model, NeedId::from_entity(id.clone())),
        EntityKind::Context => Some(context(tape, model, ContextId::from_entity(id.clone())).into()),
        EntityKind::ContextRelation => relation(tape, model, ContextRelationId::from_entity(id.clone())),
        EntityKind::Service => Some(service(tape, model, ServiceId::from_entity(id.clone())).into()),
        EntityKind::Contract => Some(contract(tape, model, ContractId::from_entity(id.clone())).into()),
        EntityKind::Interaction => interaction(tape, model, InteractionId::from_entity(id.clone())),
        EntityKind::Workflow => workflow(tape, model, WorkflowId::from_entity(id.clone())),
        EntityKind::Decision => Some(decision(tape, model, DecisionId::from_entity(id.clone())).into()),
        EntityKind::Suppression => Some(suppression(tape, model, SuppressionId::from_entity(id.clone())).into()),
    };
    of_kind.unwrap_or_else(|| team(tape, TeamId::from_entity(id)).into())
}

fn team(tape: &mut Tape, id: TeamId) -> Team {
    Team {
        kind: tape.word(),
        size: tape.maybe(|tape| tape.count(50)),
        site: tape.maybe(Tape::text),
        extra: extra(tape, &[]),
        ..Team::new(id, &tape.text())
    }
}

fn team_interaction(tape: &mut Tape, model: &Model, id: TeamInteractionId) -> Option<Entity> {
    let mut between = [a_team(tape, model)?, a_team(tape, model)?];
    between.sort();
    Some(TeamInteraction { id, between, mode: tape.word(), extra: extra(tape, &[]) }.into())
}

fn need(tape: &mut Tape, model: &Model, id: NeedId) -> Option<Entity> {
    let need = Need {
        id,
        from: a_team(tape, model)?,
        on: a_team(tape, model)?,
        what: tape.text(),
        about: tape.list(3, |tape| anything(tape, model)).into_iter().flatten().collect(),
        state: tape.word(),
        since: tape.maybe(date),
        needed_by: tape.maybe(date),
        extra: extra(tape, &[]),
    };
    Some(need.into())
}

fn context(tape: &mut Tape, model: &Model, id: ContextId) -> Context {
    Context {
        subdomain: tape.word(),
        parent: tape.maybe(|tape| a_context(tape, model)).flatten(),
        team: tape.maybe(|tape| a_team(tape, model)).flatten(),
        description: tape.maybe(Tape::text),
        extra: extra(tape, &[]),
        ..Context::new(id, &tape.text())
    }
}

fn relation(tape: &mut Tape, model: &Model, id: ContextRelationId) -> Option<Entity> {
    let relation = ContextRelation {
        id,
        upstream: a_context(tape, model)?,
        downstream: a_context(tape, model)?,
        pattern: tape.word(),
        upstream_roles: tape.list(2, Tape::word),
        downstream_roles: tape.list(1, Tape::word),
        extra: extra(tape, &[]),
    };
    Some(relation.into())
}

fn service(tape: &mut Tape, model: &Model, id: ServiceId) -> Service {
    let probability = |tape: &mut Tape| tape.number().abs().clamp(f64::MIN_POSITIVE, 1.0);
    Service {
        context: tape.maybe(|tape| a_context(tape, model)).flatten(),
        team: tape.maybe(|tape| a_team(tape, model)).flatten(),
        technology: tape.maybe(Tape::text),
        description: tape.maybe(Tape::text),
        stage: tape.word(),
        availability: tape.maybe(probability),
        deploy_unit: tape.maybe(Tape::text),
        runs_on: others(tape, model, &id),
        managed: tape.coin(),
        vendor: tape.maybe(Tape::text),
        volatility: tape.maybe(grade),
        redundant_with: others(tape, model, &id),
        tags: tape.list(3, Tape::text),
        links: tape.list(2, |tape| ["https://a.b/c?d#e", "mailto:x@y", "HTTP://Σ"][tape.below(3)].to_owned()),
        extra: extra(tape, &[]),
        ..Service::new(id, &tape.text(), tape.word())
    }
}

fn others(tape: &mut Tape, model: &Model, own: &ServiceId) -> Vec<ServiceId> {
    let mut others: Vec<ServiceId> = tape.list(2, |tape| an_element(tape, model)).into_iter().flatten().collect();
    others.retain(|id| id != own);
    others.sort();
    others.dedup();
    others
}

fn contract(tape: &mut Tape, model: &Model, id: ContractId) -> Contract {
    let mut fields = tape.list(3, |tape| ContractField {
        name: tape.text(),
        data_type: tape.maybe(Tape::text),
        required: tape.coin(),
        extra: extra(tape, &[]),
    });
    fields.sort_by(|a, b| b.name.cmp(&a.name));
    fields.dedup_by(|a, b| a.name == b.name);
    Contract {
        kind: tape.word(),
        owner: tape.maybe(|tape| an_element(tape, model)).flatten(),
        version: tape.maybe(Tape::text),
        compatibility: tape.word(),
        fields,
        extra: extra(tape, &[]),
        ..Contract::new(id, &tape.text())
    }
}

fn interaction(tape: &mut Tape, model: &Model, id: InteractionId) -> Option<Entity> {
    let (from, to) = (an_element(tape, model)?, an_element(tape, model)?);
    let contracts: Vec<ContractId> = model.contracts().ids().cloned().collect();
    let interaction = Interaction {
        name: tape.maybe(Tape::text),
        contract: tape.one(&contracts),
        uses: tape.maybe(|tape| tape.list(2, Tape::text)),
        strength: tape.maybe(Tape::word),
        distance: tape.maybe(grade),
        optional: tape.coin(),
        stage: tape.word(),
        event_type: tape.maybe(Tape::word),
        delivery: tape.maybe(Tape::word),
        idempotent: tape.maybe(Tape::coin),
        pass_through: tape.coin(),
        ordered: tape.coin(),
        rate: tape.maybe(|tape| tape.number().abs()),
        resilience: tape.maybe(resilience).unwrap_or_default(),
        confirmed: tape.coin(),
        extra: extra(tape, &[]),
        ..Interaction::new(id, from, to, tape.word())
    };
    Some(interaction.into())
}

fn resilience(tape: &mut Tape) -> Resilience {
    Resilience {
        timeout_ms: tape.maybe(|tape| tape.count(10_000)),
        attempts: 1 + tape.count(4),
        backoff_ms: tape.maybe(|_| u32::MAX),
        circuit_breaker: tape.coin(),
        bulkhead: tape.coin(),
        fallback: tape.word(),
        cache_ttl_s: tape.maybe(|_| 0),
        extra: extra(tape, &[]),
    }
}

fn workflow(tape: &mut Tape, model: &Model, id: WorkflowId) -> Option<Entity> {
    let entry = an_element(tape, model)?;
    let mut used: Vec<InteractionId> = model.interactions().ids().cloned().collect();
    used.retain(|_| tape.coin());
    let step = |tape: &mut Tape, id: InteractionId| Step {
        role: tape.word(),
        calls: 1 + tape.count(3),
        after: tape.maybe(|tape| tape.list(2, |tape| tape.one(&used)).into_iter().flatten().collect()),
        compensates: tape.maybe(|tape| tape.one(&used)).flatten(),
        extra: extra(tape, &[]),
        ..Step::new(id)
    };
    let steps = used.iter().rev().map(|id| step(tape, id.clone())).collect();
    let workflow = Workflow {
        weight: [1.0, 0.0, 0.3, 7.0][tape.below(4)],
        customer_facing: tape.coin(),
        consistency: tape.word(),
        coordinator: tape.maybe(|tape| an_element(tape, model)).flatten(),
        steps,
        extra: extra(tape, &[]),
        ..Workflow::new(id, &tape.text(), entry)
    };
    Some(workflow.into())
}

fn decision(tape: &mut Tape, model: &Model, id: DecisionId) -> Decision {
    let bound = |tape: &mut Tape| match tape.coin() {
        true => Bound::AtMost(tape.number()),
        false => Bound::AtLeast(tape.number()),
    };
    let guard = |tape: &mut Tape| Guard {
        measure: tape.text(),
        subject: tape.maybe(|tape| anything(tape, model)).flatten(),
        bound: bound(tape),
        extra: extra(tape, &[]),
    };
    Decision {
        owner: tape.maybe(|tape| a_team(tape, model)).flatten(),
        about: tape.list(3, |tape| anything(tape, model)).into_iter().flatten().collect(),
        date: tape.maybe(date),
        revisit: tape.maybe(date),
        guards: tape.list(2, guard),
        text: tape.maybe(Tape::text),
        extra: extra(tape, &[]),
        ..Decision::new(id, &tape.text(), tape.word())
    }
}

fn suppression(tape: &mut Tape, model: &Model, id: SuppressionId) -> Suppression {
    Suppression {
        id,
        rule: tape.text(),
        subjects: tape.list(4, |tape| anything(tape, model)).into_iter().flatten().collect(),
        reason: tape.text(),
        extra: extra(tape, &[]),
    }
}

fn grade(tape: &mut Tape) -> u8 {
    u8::try_from(1 + tape.below(10)).unwrap()
}

fn date(tape: &mut Tape) -> Date {
    Date::parse(["2024-02-29", "0000-01-01", "9999-12-31"][tape.below(3)]).unwrap()
}

fn a_team(tape: &mut Tape, model: &Model) -> Option<TeamId> {
    tape.one(&model.teams().ids().cloned().collect::<Vec<_>>())
}

fn a_context(tape: &mut Tape, model: &Model) -> Option<ContextId> {
    tape.one(&model.contexts().ids().cloned().collect::<Vec<_>>())
}

fn an_element(tape: &mut Tape, model: &Model) -> Option<ServiceId> {
    tape.one(&model.services().ids().cloned().collect::<Vec<_>>())
}

fn anything(tape: &mut Tape, model: &Model) -> Option<EntityId> {
    tape.one(&model.entities().map(|entity| entity.id().clone()).collect::<Vec<_>>())
}
