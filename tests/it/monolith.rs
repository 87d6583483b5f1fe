//! Further figures of whole systems, and the gauges of a distributed monolith.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::monolith::Monolith;
use counterpoint::analysis::coupling::shares::SystemShares;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::model::{Assumption, Edit, Model};
use counterpoint::scene::panel::monolith::verdict;

use crate::networks::assert_close;
use crate::sketch::{service, sketch};
use crate::systems::{bookshop, ramanujan};

fn shares(model: &Model) -> SystemShares {
    SystemShares::of(&DependencyGraph::of(model), &Coupling::of(model).system)
}

fn monolith(model: &Model) -> Monolith {
    Monolith::of(&DependencyGraph::of(model), &Coupling::of(model), &shares(model))
}

#[test]
fn bookshop_shares() {
    let it = shares(&bookshop());
    assert_eq!((it.average_dependency, it.mean_coupling), (Some(47.0 / 11.0), Some(28.0 / 11.0)));
    assert_close(it.normalised_dependency.unwrap(), 1.4678532330184961, "NCCD");
    assert_eq!(it.dependent_share, Some(8.0 / 11.0));
    assert_eq!((it.shared_datastore_share, it.asynchronous_share), (Some(2.0 / 14.0), Some(2.0 / 14.0)));
    assert_eq!(it.facade_share, None, "nothing in it is a client");
}

#[test]
fn a_tree_has_the_cumulative_dependency_of_a_tree() {
    let tree =
        sketch("a -> b: request\na -> c: request\nb -> d: request\nb -> e: request\nc -> f: request\nc -> g: request");
    assert_eq!(shares(&tree).normalised_dependency, Some(1.0));
    assert_eq!(shares(&Model::new("Nothing")).normalised_dependency, None);
}

#[test]
fn clients_by_way_of_a_gateway() {
    let model = sketch(
        "
        person ann
        frontend web
        frontend app
        gateway edge
        external partner
        ann -> web: request
        ann -> mail: request
        web -> edge: request
        web -> edge: query
        app -> edge: request
        app -> orders: request
        partner -> edge: command
        edge -> orders: request
        web -> kit: library
        ",
    );
    // Ann to mail, web to edge, app to edge, app to orders, the partner to edge.
    assert_eq!(shares(&model).facade_share, Some(3.0 / 5.0));
}

#[test]
fn a_datastore_counts_as_shared_from_its_second_user_on() {
    let alone = "datastore pg\na -> pg: shared-data\na -> b: request";
    assert_eq!(shares(&sketch(alone)).shared_datastore_share, Some(0.0));
    assert_eq!(shares(&sketch(&format!("{alone}\nb -> pg: shared-data"))).shared_datastore_share, Some(2.0 / 3.0));
}

#[test]
fn bookshop_waits_but_is_no_monolith() {
    let it = monolith(&bookshop());
    let expected = [Some(0.9), Some(0.0), Some(17.0 / 110.0), Some(2.0 / 14.0), Some(0.0)];
    assert_eq!(it.gauges(), expected);
    assert!(it.lock_step.is_empty() && !it.is_flagged());
}

#[test]
fn ramanujan_releases_four_in_lock_step() {
    let it = monolith(&ramanujan());
    assert_eq!((it.tied_quanta, it.lock_step_share), (Some(1.0), Some(4.0 / 14.0)));
    assert_eq!(it.lock_step, ["entry-store", "follow", "timeline0", "timeline1"].map(service));
    assert_close(it.waiting_share.unwrap(), 72.0 / 182.0, "everything in it waits");
    assert!(!it.is_flagged());
}

#[test]
fn a_system_tied_in_three_ways_is_flagged_and_a_versioned_contract_loosens_it() {
    let circle = |contract: &str| {
        sketch(&format!(
            "
            team red: a
            team blue: b
            a -> b: request strength=functional
            b -> a: request {contract}
            "
        ))
    };
    let it = monolith(&circle(""));
    assert_eq!(it.gauges(), [Some(1.0), Some(1.0), Some(1.0), Some(0.0), Some(0.5)]);
    assert!(it.is_flagged());
    let it = monolith(&circle("contract=orders@2"));
    assert_eq!(it.gauges(), [Some(1.0), Some(0.0), Some(1.0), Some(0.0), Some(0.5)]);
    assert!(!it.is_flagged());
}

#[test]
fn what_strengths_are_assumed_to_be_entangles_nobody() {
    let uses = "a -> pg: shared-data\nb -> pg: shared-data\na -> b: request";
    let mut model = sketch(&format!("datastore pg\nteam red: a\nteam blue: b\n{uses}"));
    let entangled = |model: &Model| monolith(model).entangled_share;
    assert_eq!(entangled(&model), Some(2.0 / 3.0));
    let mut title = model.title().clone();
    let assumed = title.assumptions.with(Assumption::StrengthSharedData, 5.0).unwrap();
    title.assumptions = assumed.with(Assumption::StrengthUnknown, 9.0).unwrap();
    model.apply(Edit::Retitle(title)).unwrap();
    assert_eq!(entangled(&model), Some(2.0 / 3.0), "data that several use are internals, whatever that is worth");
}

#[test]
fn one_element_alone_has_few_gauges() {
    assert_eq!(monolith(&sketch("team lonely: hermit")).gauges(), [None, Some(0.0), None, None, None]);
    assert_eq!(monolith(&Model::new("Nothing")).gauges(), [None; 5]);
}

#[test]
fn where_too_little_can_be_told_nothing_is_judged() {
    let said = |model: &Model| verdict(&monolith(model));
    for model in [Model::new("Nothing"), sketch("team lonely: hermit")] {
        assert_eq!(said(&model), "Nothing to judge by yet: draw elements that depend on each other.");
    }
    assert!(said(&bookshop()).starts_with("No distributed monolith: "), "{}", said(&bookshop()));
}

#[test]
fn without_teams_no_link_crosses_any() {
    assert_eq!(Coupling::of(&sketch("a -> b: request")).system.cross_team_share, None);
    assert_eq!(Coupling::of(&sketch("team red: a\na -> b: request")).system.cross_team_share, Some(1.0));
}
