//! What a change of a contract forces others to do.

use counterpoint::analysis::change::lead_time::{coordination, lock_step};
use counterpoint::analysis::change::{ChangeKind, ChangeModel, ContractChange, Phase, Role};
use counterpoint::model::context::{ContextPattern, DownstreamRole};
use counterpoint::model::contract::Compatibility;
use counterpoint::model::{ContextRelationId, Edit};

use super::{bookshop_with_contracts, change, change_contract, contract, elements, field, impact, relate, teams, who};
use crate::sketch::{change_interaction, interaction, service, sketch};

#[test]
fn renaming_the_currency_reaches_five_of_six_teams() {
    let impact = impact(&bookshop_with_contracts(), &change("prices", ChangeKind::Rename, &["currency"]));
    assert_eq!(who(&impact), ["catalog", "checkout", "notification", "pricing", "shipping"]);
    assert_eq!(impact.parties, teams(&["fulfilment", "orders", "platform", "pricing", "storefront"]));
    let role = |id: &str| impact.must_change[&service(id)].role;
    assert_eq!(["pricing", "catalog", "checkout"].map(role), [Role::Provider, Role::Absorber, Role::Carrier]);
    assert_eq!(["shipping", "notification"].map(role), [Role::Consumer, Role::Consumer]);
    assert_eq!(impact.contracts, ["order-placed", "prices"].map(contract).into());
    let way = &impact.must_change[&service("shipping")].why;
    let way: Vec<_> = way.iter().map(|hop| (hop.from.as_str(), hop.to.as_str(), hop.contract.as_str())).collect();
    let expected = [("pricing", "checkout", "contract-prices"), ("checkout", "shipping", "contract-order-placed")];
    assert_eq!(way, expected);
    assert_eq!(impact.must_change[&service("shipping")].why[1].interactions, [interaction("checkout-shipping")]);
    assert!(impact.must_change[&service("pricing")].why.is_empty());
    let workflows: Vec<_> = impact.workflows.iter().map(|id| id.as_str()).collect();
    assert_eq!(workflows, ["workflow-browse", "workflow-buy"]);
}

#[test]
fn an_anticorruption_layer_in_checkout_leaves_three_teams() {
    let mut model = bookshop_with_contracts();
    model.apply(Edit::Remove(ContextRelationId::new("pricing-orders").unwrap().into())).unwrap();
    let pattern = ContextPattern::UpstreamDownstream;
    relate(&mut model, ["pricing", "orders"], pattern, &[], &[DownstreamRole::AnticorruptionLayer]);
    let impact = impact(&model, &change("prices", ChangeKind::Rename, &["currency"]));
    assert_eq!(who(&impact), ["catalog", "checkout", "pricing"]);
    assert_eq!(impact.parties, teams(&["orders", "pricing", "storefront"]));
    assert_eq!(impact.contracts, [contract("prices")].into());
}

#[test]
fn under_no_mode_three_teams_release_at_one_moment_and_expanding_first_frees_them() {
    let mut model = bookshop_with_contracts();
    change_interaction(&mut model, "checkout-pricing", |it| it.pass_through = false);
    let impact = impact(&model, &change("prices", ChangeKind::Rename, &["currency"]));
    assert_eq!(elements(&impact.at_once.lock_step), [["catalog", "checkout", "pricing"]]);
    assert_eq!(impact.at_once.lock_step[0].parties, teams(&["orders", "pricing", "storefront"]));
    assert_eq!(impact.at_once.waves, impact.at_once.lock_step);
    let plan = &impact.step_by_step;
    let steps: Vec<_> = plan.steps.iter().map(|it| (it.wave, it.phase, it.parties.clone())).collect();
    let expected = [
        (1, Phase::Expand, teams(&["pricing"])),
        (2, Phase::Migrate, teams(&["orders", "storefront"])),
        (3, Phase::Contract, teams(&["pricing"])),
    ];
    assert_eq!(steps, expected);
    assert_eq!(plan.waves(), 3);
}

#[test]
fn a_carrier_expands_while_it_migrates() {
    let impact = impact(&bookshop_with_contracts(), &change("prices", ChangeKind::Rename, &["currency"]));
    let steps = impact.step_by_step.steps.iter();
    let steps: Vec<_> = steps.map(|it| (it.wave, it.contract.as_str(), it.phase)).collect();
    let expected = [
        (1, "contract-prices", Phase::Expand),
        (2, "contract-order-placed", Phase::Expand),
        (2, "contract-prices", Phase::Migrate),
        (3, "contract-order-placed", Phase::Migrate),
        (3, "contract-prices", Phase::Contract),
        (4, "contract-order-placed", Phase::Contract),
    ];
    assert_eq!(steps, expected);
}

#[test]
fn a_consumer_is_affected_by_the_fields_that_it_uses() {
    let mut model = bookshop_with_contracts();
    let rename = change("prices", ChangeKind::Rename, &["currency"]);
    change_interaction(&mut model, "catalog-pricing", |it| it.uses = Some(vec!["amount".to_owned()]));
    assert_eq!(who(&impact(&model, &rename)), ["checkout", "notification", "pricing", "shipping"]);
    // Without a field any may be meant.
    let any = change("prices", ChangeKind::Rename, &[]);
    assert_eq!(who(&impact(&model, &any)), ["catalog", "checkout", "notification", "pricing", "shipping"]);
    change_interaction(&mut model, "catalog-pricing", |it| it.uses = Some(Vec::new()));
    assert!(!who(&impact(&model, &any)).contains(&"catalog"));
}

#[test]
fn a_field_is_carried_on_where_the_next_contract_has_it() {
    let mut model = bookshop_with_contracts();
    let amount = change("prices", ChangeKind::Rename, &["amount"]);
    assert_eq!(who(&impact(&model, &amount)), ["catalog", "checkout", "pricing"]);
    assert_eq!(impact(&model, &amount).must_change[&service("checkout")].role, Role::Consumer);
    change_contract(&mut model, "order-placed", |it| it.fields.clear());
    assert_eq!(who(&impact(&model, &amount)).len(), 5);
    // Each field goes its own way: nobody behind the event is reached by one that it does not have.
    change_contract(&mut model, "order-placed", |it| it.fields = vec![field("amount"), field("order")]);
    change_interaction(&mut model, "checkout-shipping", |it| it.uses = Some(vec!["currency".to_owned()]));
    let both = change("prices", ChangeKind::Rename, &["amount", "currency"]);
    assert_eq!(who(&impact(&model, &both)), ["catalog", "checkout", "notification", "pricing"]);
}

#[test]
fn whoever_writes_has_to_fill_a_new_field_whatever_it_uses() {
    let mut model = sketch("a -> b: command contract=c");
    change_interaction(&mut model, "a-b", |it| it.uses = Some(vec!["other".to_owned()]));
    assert_eq!(who(&impact(&model, &change("c", ChangeKind::AddRequired, &["new"]))), ["a", "b"]);
    assert_eq!(who(&impact(&model, &change("c", ChangeKind::NarrowType, &["field"]))), ["b"]);
}

#[test]
fn a_need_makes_the_provider_move_first() {
    let model = bookshop_with_contracts();
    let needed_by = [service("catalog")].into();
    let need = ContractChange { needed_by, ..ContractChange::new(contract("prices"), ChangeKind::Need) };
    let impact = impact(&model, &need);
    assert_eq!(who(&impact), ["catalog", "pricing"]);
    assert_eq!(elements(&impact.at_once.waves), [["pricing"], ["catalog"]]);
    assert_eq!(impact.at_once.waits.len(), 1);
    assert!(impact.at_once.lock_step.is_empty());
    let phases: Vec<_> = impact.step_by_step.steps.iter().map(|it| (it.wave, it.phase)).collect();
    assert_eq!(phases, [(1, Phase::Expand), (2, Phase::Migrate)]);
    assert_eq!(impact.must_change[&service("catalog")].why[0].interactions, [interaction("catalog-pricing")]);
}

#[test]
fn what_breaks_nobody_is_one_step() {
    let impact = impact(&bookshop_with_contracts(), &change("prices", ChangeKind::AddOptional, &["tax"]));
    assert_eq!(who(&impact), ["pricing"]);
    assert_eq!((impact.at_once.waves.len(), impact.step_by_step.waves()), (1, 1));
    assert!(impact.at_once.waits.is_empty());
}

#[test]
fn a_shared_kernel_binds_both_ends() {
    let mut model = sketch("context one: a\ncontext other: b\na -> b: request contract=c");
    assert_eq!(who(&impact(&model, &change("c", ChangeKind::AddRequired, &["new"]))), ["b"]);
    relate(&mut model, ["one", "other"], ContextPattern::SharedKernel, &[], &[]);
    let impact = impact(&model, &change("c", ChangeKind::AddRequired, &["new"]));
    assert_eq!(elements(&impact.at_once.lock_step), [["a", "b"]]);
}

#[test]
fn a_chain_of_readers_first_releases_from_its_far_end() {
    let mut model = sketch("a -> b: event contract=one\nb -> c: event contract=two");
    for name in ["one", "two"] {
        change_contract(&mut model, name, |it| it.compatibility = Compatibility::Backward);
    }
    change_interaction(&mut model, "a-b", |it| it.pass_through = true);
    let impact = impact(&model, &change("one", ChangeKind::RemoveRequired, &[]));
    assert_eq!(elements(&impact.at_once.waves), [["c"], ["b"], ["a"]]);
}

/// One team that owns the first and the last of a chain is not in lock-step with the one between.
#[test]
fn a_team_may_release_its_services_in_different_waves() {
    let mut model = sketch("team x: a c\nteam y: b\na -> b: event contract=one\nb -> c: event contract=two");
    for name in ["one", "two"] {
        change_contract(&mut model, name, |it| it.compatibility = Compatibility::Backward);
    }
    change_interaction(&mut model, "a-b", |it| it.pass_through = true);
    let impact = impact(&model, &change("one", ChangeKind::RemoveRequired, &[]));
    assert_eq!((impact.at_once.waves.len(), impact.at_once.lock_step.len()), (3, 0));
}

#[test]
fn an_owner_moves_with_those_who_provide_its_contract() {
    let mut model = sketch("service registry\na -> b: request contract=c\na -> d: request contract=c\ne -> b: request");
    change_contract(&mut model, "c", |it| it.owner = Some(service("registry")));
    let impact = impact(&model, &change("c", ChangeKind::Rename, &[]));
    assert_eq!(who(&impact), ["a", "b", "d", "registry"]);
    assert_eq!(impact.must_change[&service("a")].why.len(), 1);
    assert_eq!(impact.unnamed, [interaction("e-b")].into());
}

/// What is carried in a circle ends, and carries nothing twice.
#[test]
fn circles_of_carriers_end() {
    let mut model = sketch("a -> b: request contract=one\nb -> a: request contract=two");
    for id in ["a-b", "b-a"] {
        change_interaction(&mut model, id, |it| it.pass_through = true);
    }
    let impact = impact(&model, &change("one", ChangeKind::Rename, &[]));
    assert_eq!(who(&impact), ["a", "b"]);
    assert_eq!(impact.contracts.len(), 2);
    assert_eq!(elements(&impact.at_once.lock_step), [["a", "b"]]);
}

#[test]
fn an_unknown_contract_has_no_impact() {
    let model = sketch("a -> b: request");
    assert_eq!(ChangeModel::of(&model).impact(&change("none", ChangeKind::Rename, &[])), None);
}

#[test]
fn waiting_together_is_a_harmonic_number_and_waves_add_up() {
    let harmonic = [1.0, 1.5, 1.833, 2.083, 2.283, 2.45];
    for (parties, expected) in (1..).zip(harmonic) {
        assert!((lock_step(parties) - expected).abs() < 5e-4, "{parties}");
    }
    assert_eq!(coordination([3]), lock_step(3));
    assert_eq!(coordination([1, 2, 1]), 3.5);
}
