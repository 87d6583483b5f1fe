//! The blast radius of a change.

mod arbitrary;
mod context_map;
mod contract_properties;
mod contracts;
mod likelihood;
mod matrix;
mod properties;
mod ways;

use std::collections::BTreeSet;

use counterpoint::analysis::change::{ChangeKind, ChangeModel, ContractChange, ContractImpact, Party, Release};
use counterpoint::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use counterpoint::model::contract::{Contract, ContractField};
use counterpoint::model::extra::Extra;
use counterpoint::model::{ContextId, ContextRelationId, ContractId, Edit, Model, TeamId};

use crate::sketch::{change_interaction, sketch};
use crate::systems::bookshop;

fn contract(name: &str) -> ContractId {
    ContractId::new(&format!("contract-{name}")).unwrap()
}

fn team(name: &str) -> Party {
    Party::Team(TeamId::new(&format!("team-{name}")).unwrap())
}

fn teams(names: &[&str]) -> BTreeSet<Party> {
    names.iter().map(|name| team(name)).collect()
}

/// Changes one contract of a sketch.
fn change_contract(model: &mut Model, name: &str, change: impl FnOnce(&mut Contract)) {
    let mut it = model.contracts().get(&contract(name)).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

fn field(name: &str) -> ContractField {
    ContractField { name: name.to_owned(), data_type: None, required: true, extra: Extra::default() }
}

/// Declares how two contexts of a sketch stand to each other.
fn relate(
    model: &mut Model,
    [upstream, downstream]: [&str; 2],
    pattern: ContextPattern,
    upstream_roles: &[UpstreamRole],
    downstream_roles: &[DownstreamRole],
) -> ContextRelationId {
    let id = ContextRelationId::from_entity(model.free_id(&format!("{upstream}-{downstream}"), "relation"));
    let context = |name: &str| ContextId::new(&format!("context-{name}")).unwrap();
    let relation = ContextRelation {
        id: id.clone(),
        upstream: context(upstream),
        downstream: context(downstream),
        pattern,
        upstream_roles: upstream_roles.to_vec(),
        downstream_roles: downstream_roles.to_vec(),
        extra: Extra::default(),
    };
    model.apply(Edit::Insert(relation.into())).unwrap();
    id
}

/// A change of some fields.
fn change(name: &str, kind: ChangeKind, fields: &[&str]) -> ContractChange {
    let fields = fields.iter().map(|field| (*field).to_owned()).collect();
    ContractChange { fields, ..ContractChange::new(contract(name), kind) }
}

fn impact(model: &Model, change: &ContractChange) -> ContractImpact {
    ChangeModel::of(model).impact(change).unwrap()
}

fn who(impact: &ContractImpact) -> Vec<&str> {
    impact.must_change.keys().map(|id| id.as_str()).collect()
}

fn elements(releases: &[Release]) -> Vec<Vec<&str>> {
    releases.iter().map(|release| release.elements.iter().map(|id| id.as_str()).collect()).collect()
}

/// Bookshop with the contracts that a price and its currency pass through: catalog guards itself, checkout conforms and re-exposes.
pub(crate) fn bookshop_with_contracts() -> Model {
    let mut model = bookshop();
    let entities = sketch(
        "
        a -> b: request contract=prices
        a -> b: request contract=order-placed
        a -> b: request contract=catalogue
        ",
    );
    for it in entities.contracts().iter() {
        model.apply(Edit::Insert(it.clone().into())).unwrap();
    }
    change_contract(&mut model, "prices", |it| it.fields = vec![field("amount"), field("currency")]);
    change_contract(&mut model, "order-placed", |it| it.fields = vec![field("order"), field("currency")]);
    let bindings = [
        ("catalog-pricing", "prices"),
        ("checkout-pricing", "prices"),
        ("checkout-shipping", "order-placed"),
        ("checkout-notification", "order-placed"),
        ("web-catalog", "catalogue"),
        ("basket-catalog", "catalogue"),
    ];
    for (id, name) in bindings {
        change_interaction(&mut model, id, |it| it.contract = Some(contract(name)));
    }
    change_interaction(&mut model, "checkout-pricing", |it| it.pass_through = true);
    change_interaction(&mut model, "catalog-pricing", |it| it.pass_through = true);
    let plain = ContextPattern::UpstreamDownstream;
    relate(&mut model, ["pricing", "storefront"], plain, &[], &[DownstreamRole::AnticorruptionLayer]);
    relate(&mut model, ["pricing", "orders"], plain, &[], &[DownstreamRole::Conformist]);
    model
}
