//! Whom a change is likely to touch, against figures computed independently.

use counterpoint::analysis::change::{ChangeLikelihood, ChangeModel, ChangeSurvey, Likelihood, SEED};
use counterpoint::model::context::{ContextPattern, DownstreamRole};
use counterpoint::model::{Edit, Model};

use super::{relate, team};
use crate::sketch::{service, sketch};
use crate::systems::bookshop;

fn likelihood(model: &Model, id: &str) -> ChangeLikelihood {
    ChangeModel::of(model).likelihood(&service(id)).unwrap()
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[test]
fn a_change_of_pricing_in_the_bookshop() {
    let it = likelihood(&bookshop(), "pricing");
    let touched = [
        ("basket", 0.03),
        ("catalog", 0.1),
        ("checkout", 0.3063),
        ("notification", 0.03063),
        ("shipping", 0.09189),
        ("web", 0.061534),
    ];
    assert_eq!(it.touched.keys().map(|id| id.as_str()).collect::<Vec<_>>(), touched.map(|(id, _)| id));
    for (id, expected) in touched {
        let found = it.touched[&service(id)];
        assert!((found - expected).abs() < 5e-7, "{id}: {found}");
    }
    assert_eq!(it.touched[&service("catalog")], 0.1);
    assert!((it.expected_services - 1.620354).abs() < 5e-7);
    assert!((it.expected_teams - 1.57052).abs() < 5e-6);
    for (found, expected) in it.team_counts.iter().zip([0.63, 0.20209, 0.137199, 0.028812, 0.001899]) {
        assert!((found - expected).abs() < 5e-7, "{:?}", it.team_counts);
    }
    assert_eq!(it.team_counts.len(), 5);
    assert_near(it.only_own_team, 0.63);
    // Catalog and web are one team: it is touched through catalog, or else through checkout.
    assert_near(it.teams[&team("storefront")], 0.1 + 0.9 * 0.3 * 0.1);
    assert_eq!(it.teams[&team("pricing")], 1.0);
    assert_eq!(it.sampling, None);
}

#[test]
fn changes_elsewhere_in_the_bookshop() {
    let rows = [
        ("checkout", 1.5, 1.5, 0.567),
        ("catalog", 1.75267, 1.336, 0.70),
        ("wmsdb", 3.12, 1.12, 0.90),
        ("notification", 1.0, 1.0, 1.0),
    ];
    for (id, services, teams, only_own) in rows {
        let it = likelihood(&bookshop(), id);
        assert!((it.expected_services - services).abs() < 5e-6, "{id}: {}", it.expected_services);
        assert_near(it.expected_teams, teams);
        assert_near(it.only_own_team, only_own);
    }
}

#[test]
fn all_services_step_by_step_are_the_same_as_each_alone() {
    let model = bookshop();
    let change = ChangeModel::of(&model);
    let mut survey = ChangeSurvey::of(&change);
    let mut done = 0;
    while survey.step() {
        done += 1;
        assert_eq!(survey.progress().0, done);
    }
    assert_eq!(survey.progress().0, survey.progress().1);
    let all = survey.finish();
    assert_eq!(all.len(), 11);
    for it in all {
        assert_eq!(Some(&it), change.likelihood(&it.service).as_ref());
    }
    let empty = sketch("person p");
    assert_eq!(ChangeModel::of(&empty).likelihoods(), []);
}

#[test]
fn persons_and_channels_do_not_change() {
    let model = sketch("person p\ntopic t\np -> a: request\na -> t: event\nt -> b: event strength=intrusive");
    let change = ChangeModel::of(&model);
    assert_eq!(change.likelihood(&service("p")), None);
    assert_eq!(change.likelihood(&service("t")), None);
    assert_eq!(change.likelihood(&service("a")).unwrap().touched, [(service("b"), 1.0)].into());
}

/// Two services that depend on each other, within a circle of three.
#[test]
fn a_circle_is_followed_once() {
    let model = sketch(
        "
        a -> b: request strength=model
        b -> c: request strength=model
        c -> a: request strength=model
        b -> a: request strength=functional
        ",
    );
    // From a: to c by 0.3, to b by 0.8 or through c by 0.3; to c through b not at all, for b is depended on by a alone.
    let it = likelihood(&model, "a");
    assert_near(it.touched[&service("b")], 1.0 - 0.2 * (1.0 - 0.3 * 0.3));
    assert_near(it.touched[&service("c")], 0.3);
}

#[test]
fn an_anticorruption_layer_is_touched_and_nothing_behind_it() {
    let mut model = sketch("context one: a\ncontext other: b\na -> b: request\nc -> a: request strength=intrusive");
    assert_near(likelihood(&model, "b").touched[&service("c")], 0.3);
    relate(
        &mut model,
        ["other", "one"],
        ContextPattern::UpstreamDownstream,
        &[],
        &[DownstreamRole::AnticorruptionLayer],
    );
    assert_eq!(likelihood(&model, "b").touched, [(service("a"), 0.3)].into());
}

/// What a partner passes back and what an anticorruption layer lets in are one and the same bond: together as likely as the likelier.
#[test]
fn a_layer_beside_a_way_past_it_is_as_likely_as_the_likelier() {
    let mut model = sketch(
        "context one: a\ncontext other: b\na -> b: request\nb -> a: request\nc -> a: request strength=intrusive",
    );
    let (guarded, customer) = (ContextPattern::UpstreamDownstream, ContextPattern::CustomerSupplier);
    relate(&mut model, ["other", "one"], guarded, &[], &[DownstreamRole::AnticorruptionLayer]);
    let published = counterpoint::model::context::UpstreamRole::PublishedLanguage;
    let id = relate(&mut model, ["one", "other"], guarded, &[published], &[]);
    let it = likelihood(&model, "b");
    assert_near(it.touched[&service("a")], 0.3);
    assert_near(it.touched[&service("c")], 0.05);
    model.apply(Edit::Remove(id.into())).unwrap();
    relate(&mut model, ["one", "other"], customer, &[], &[]);
    assert_near(likelihood(&model, "b").touched[&service("c")], 0.3);
}

/// A hub of a hundred and a chain of a hundred are far beyond what can be counted out, and exact all the same.
#[test]
fn stars_and_chains_of_any_size_are_exact() {
    let star: String = (0..100).map(|leaf| format!("leaf{leaf} -> hub: request strength=model\n")).collect();
    let it = likelihood(&sketch(&star), "hub");
    assert_eq!(it.sampling, None);
    assert!((it.expected_services - 31.0).abs() < 1e-9);
    assert!((it.only_own_team - 0.7_f64.powi(100)).abs() < 1e-12);
    let chain: String =
        (0..100).map(|link| format!("s{} -> s{link}: request strength=functional\n", link + 1)).collect();
    let it = likelihood(&sketch(&chain), "s0");
    assert_eq!(it.sampling, None);
    assert!((it.touched[&service("s10")] - 0.8_f64.powi(10)).abs() < 1e-12);
    assert!((it.expected_teams - it.expected_services).abs() < 1e-9);
}

#[test]
fn what_cannot_be_counted_out_is_sampled_and_says_so() {
    let dense: String = (0..20)
        .flat_map(|from| (0..20).filter(move |to| *to != from).map(move |to| (from, to)))
        .map(|(from, to)| format!("s{from} -> s{to}: request strength=contract\n"))
        .collect();
    let contexts = "context one: s0 s1 s2 s3 s4 s5 s6 s7 s8 s9\ncontext other: s10 s11 s12 s13 s14\nteam x: s0 s7\n";
    let mut model = sketch(&format!("{contexts}{dense}"));
    relate(
        &mut model,
        ["one", "other"],
        ContextPattern::UpstreamDownstream,
        &[],
        &[DownstreamRole::AnticorruptionLayer],
    );
    let it = likelihood(&model, "s0");
    let sampling = it.sampling.unwrap();
    assert_eq!((sampling.samples, sampling.seed), (8_192, SEED));
    let (low, high) = sampling.interval(0.5);
    assert!((high - low - 0.0217).abs() < 1e-4 && low < 0.5 && high > 0.5);
    assert_eq!(sampling.interval(0.0).0, 0.0);
    assert!(sampling.services_margin < 0.2 && sampling.teams_margin > 0.0);
    // The same seed the same figures, another seed others.
    let change = ChangeModel::of(&model);
    assert_eq!(change.sampled_likelihood(&service("s0"), SEED).as_ref(), Some(&it));
    assert_ne!(change.sampled_likelihood(&service("s0"), SEED + 1).as_ref(), Some(&it));
    // Asked for all, each gets what it gets alone, though the courses of events are followed in another way.
    let all = change.likelihoods();
    assert_eq!(all.len(), 20);
    for it in all {
        assert_eq!(change.sampled_likelihood(&it.service, SEED).as_ref(), Some(&it));
    }
}

#[test]
fn probabilities_in_words() {
    let rows = [
        (0.1, Likelihood::Unlikely),
        (0.3, Likelihood::Possible),
        (0.8, Likelihood::Likely),
        (0.2, Likelihood::Possible),
        (0.5, Likelihood::Likely),
    ];
    for (probability, word) in rows {
        assert_eq!(Likelihood::of(probability), word);
    }
}
