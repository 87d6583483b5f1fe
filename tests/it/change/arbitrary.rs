//! Arbitrary small systems with contracts and a context map, and arbitrary changes of them.

use counterpoint::analysis::change::{ChangeKind, ContractChange};
use counterpoint::model::context::{Context, ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use counterpoint::model::contract::{Compatibility, Contract, ContractField};
use counterpoint::model::extra::Extra;
use counterpoint::model::interaction::{Interaction, InteractionKind, Strength};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::Team;
use counterpoint::model::{
    ContextId, ContextRelationId, ContractId, Entity, InteractionId, Model, ServiceId, TeamId, Title, Word,
};
use proptest::prelude::*;

pub(super) const ELEMENTS: usize = 6;
const CONTRACTS: usize = 4;
pub(super) const FIELDS: [&str; 3] = ["x", "y", "z"];

pub(super) fn id(index: usize) -> ServiceId {
    ServiceId::new(&format!("e{index}")).unwrap()
}

fn contract_id(index: usize) -> ContractId {
    ContractId::new(&format!("c{index}")).unwrap()
}

fn context_id(index: usize) -> ContextId {
    ContextId::new(&format!("x{index}")).unwrap()
}

/// Two elements to a team, the last without; each in a context of its own.
fn element(index: usize) -> Service {
    let team = (index + 1 < ELEMENTS).then(|| TeamId::new(&format!("t{}", index / 2)).unwrap());
    Service { team, context: Some(context_id(index)), ..Service::new(id(index), "E", ServiceKind::Service) }
}

pub(super) fn pair() -> impl Strategy<Value = (usize, usize)> {
    (0..ELEMENTS, 1..ELEMENTS).prop_map(|(from, step)| (from, (from + step) % ELEMENTS))
}

fn fields() -> impl Strategy<Value = Vec<String>> {
    prop::sample::subsequence(FIELDS.to_vec(), 0..=FIELDS.len())
        .prop_map(|names| names.into_iter().map(str::to_owned).collect())
}

prop_compose! {
    fn interaction(number: usize)(
        (from, to) in pair(),
        kind in prop::sample::select(InteractionKind::ALL),
        strength in prop::option::of(prop::sample::select(Strength::ALL)),
        contract in prop::option::weighted(0.8, 0..CONTRACTS),
        uses in prop::option::of(fields()),
        pass_through in any::<bool>(),
    ) -> Interaction {
        let number = InteractionId::new(&format!("i{number}")).unwrap();
        Interaction {
            strength,
            contract: contract.map(contract_id),
            uses,
            pass_through,
            ..Interaction::new(number, id(from), id(to), kind)
        }
    }
}

prop_compose! {
    fn relation(number: usize)(
        (upstream, downstream) in pair(),
        pattern in prop::sample::select(ContextPattern::ALL),
        upstream_roles in prop::sample::subsequence(UpstreamRole::ALL, 0..=2),
        downstream_roles in prop::sample::subsequence(DownstreamRole::ALL, 0..=1),
    ) -> ContextRelation {
        ContextRelation {
            id: ContextRelationId::new(&format!("r{number}")).unwrap(),
            upstream: context_id(upstream),
            downstream: context_id(downstream),
            pattern,
            upstream_roles,
            downstream_roles,
            extra: Extra::default(),
        }
    }
}

fn contract(index: usize) -> impl Strategy<Value = Contract> {
    let compatibility = prop::sample::select(Compatibility::ALL);
    (fields(), compatibility, prop::option::of(0..ELEMENTS)).prop_map(move |(names, compatibility, owner)| {
        let fields = names.into_iter().map(|name| ContractField {
            name,
            data_type: None,
            required: true,
            extra: Extra::default(),
        });
        let fields = fields.collect();
        let owner = owner.filter(|owner| owner % 2 == 0).map(id);
        Contract { fields, compatibility, owner, ..Contract::new(contract_id(index), "C") }
    })
}

pub(super) fn system(most: usize) -> impl Strategy<Value = Model> {
    let interactions = (1..=most).prop_flat_map(|count| (0..count).map(interaction).collect::<Vec<_>>());
    let relations = (0..=4_usize).prop_flat_map(|count| (0..count).map(relation).collect::<Vec<_>>());
    let contracts = (0..CONTRACTS).map(contract).collect::<Vec<_>>();
    (interactions, relations, contracts).prop_map(|(interactions, relations, contracts)| {
        let mut entities: Vec<Entity> = Vec::new();
        entities.extend((0..3).map(|index| Team::new(TeamId::new(&format!("t{index}")).unwrap(), "T").into()));
        entities.extend((0..ELEMENTS).map(|index| Context::new(context_id(index), "X").into()));
        entities.extend((0..ELEMENTS).map(|index| element(index).into()));
        entities.extend(contracts.into_iter().map(Entity::from));
        entities.extend(interactions.into_iter().map(Entity::from));
        entities.extend(relations.into_iter().map(Entity::from));
        Model::from_entities(Title::default(), entities).unwrap()
    })
}

pub(super) fn a_change() -> impl Strategy<Value = ContractChange> {
    let kind = prop::sample::select(ChangeKind::ALL);
    let needed_by = prop::collection::btree_set((0..ELEMENTS).prop_map(id), 0..3);
    (0..CONTRACTS, kind, fields(), needed_by).prop_map(|(contract, kind, fields, needed_by)| ContractChange {
        contract: contract_id(contract),
        kind,
        fields: fields.into_iter().collect(),
        needed_by,
    })
}
