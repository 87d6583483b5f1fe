//! Who has to coordinate and who agreed to, against published and independently computed figures.

use std::collections::BTreeMap;

use counterpoint::analysis::people::People;
use counterpoint::analysis::people::coordination::requirements;
use counterpoint::model::team::TeamInteractionMode;
use counterpoint::model::{Model, TeamId};

use super::{agree, bookshop_with_agreements, team, two_teams};
use crate::sketch::{change_interaction, sketch};

fn counts(matrix: &[&[u64]]) -> BTreeMap<(usize, usize), u64> {
    let cells = matrix
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, count)| ((row, column), *count)));
    cells.filter(|(_, count)| *count > 0).collect()
}

/// Cataldo, Wagstrom, Herbsleb, Carley 2006: three people assigned to three tasks, several to each.
#[test]
fn coordination_requirements_as_published() {
    let assigned = [vec![2], vec![0, 1, 2], vec![1]];
    let found = requirements(&assigned, &[(0, 1), (1, 0), (1, 2), (2, 1), (2, 2)]);
    assert_eq!(found, counts(&[&[1, 2, 2], &[2, 4, 3], &[2, 3, 4]]));
}

#[test]
fn coordination_requirements_of_bookshop() {
    let found = People::of(&bookshop_with_agreements()).coordination;
    let order = ["fulfilment", "orders", "payments", "platform", "pricing", "storefront"].map(team);
    let place = |id: &TeamId| order.iter().position(|team| team == id).unwrap();
    let expected = counts(&[
        &[7, 2, 0, 0, 0, 0],
        &[2, 4, 1, 1, 1, 3],
        &[0, 1, 4, 0, 0, 0],
        &[0, 1, 0, 1, 0, 0],
        &[0, 1, 0, 0, 1, 1],
        &[0, 3, 0, 0, 1, 4],
    ]);
    let by_place = found.counts.iter().map(|((one, other), count)| ((place(one), place(other)), *count));
    assert_eq!(by_place.collect::<BTreeMap<_, _>>(), expected);
}

fn pairs(pairs: &[(TeamId, TeamId)]) -> Vec<String> {
    let name = |id: &TeamId| id.as_str().trim_start_matches("team-").to_owned();
    pairs.iter().map(|(one, other)| format!("{}–{}", name(one), name(other))).collect()
}

#[test]
fn half_of_what_bookshop_has_to_coordinate_is_agreed() {
    let found = People::of(&bookshop_with_agreements()).coordination;
    assert_eq!((found.required.len(), found.declared.len()), (6, 4));
    assert_eq!(found.congruence, Some(0.5));
    assert_eq!(pairs(&found.missing), ["orders–platform", "orders–pricing", "pricing–storefront"]);
    assert_eq!(pairs(&found.surplus), ["platform–storefront"]);
    assert_eq!(pairs(&found.served), ["orders–platform", "pricing–storefront"], "only contracts join them");
}

#[test]
fn congruence_is_undefined_where_nobody_has_to_coordinate() {
    let mut model = sketch("team red: a b\nteam blue: c\na -> b: request\nb -> d: request");
    assert_eq!(People::of(&model).coordination.congruence, None);
    agree(&mut model, "red", "blue", TeamInteractionMode::Facilitating);
    assert_eq!(pairs(&People::of(&model).coordination.surplus), ["blue–red"]);
    assert_eq!(People::of(&two_teams("request")).coordination.congruence, Some(0.0));
}

#[test]
fn a_pair_is_served_only_if_contracts_join_it_both_ways() {
    let served = |model: &Model| People::of(model).coordination.served.len();
    let mut model =
        sketch("team red: a\nteam blue: b\na -> b: request strength=contract\nb -> a: event strength=contract");
    assert_eq!(served(&model), 1);
    change_interaction(&mut model, "b-a", |it| it.strength = None);
    assert_eq!(served(&model), 0);
}
