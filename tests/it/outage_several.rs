//! Several elements failing at once: vendors, hosts and pairs.

use std::collections::BTreeSet;

use counterpoint::analysis::outage::{
    Condition, FailureModel, Fault, Group, GroupFailure, Outage, Outcome, PairFailure, Toll,
};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{Model, ServiceId, Word as _};
use proptest::prelude::*;

use crate::sketch::{change_interaction, change_service, service, sketch};
use crate::small_systems::system;
use crate::systems::bookshop;

/// A shop on two clouds, one of which also runs the mail.
fn hosted() -> Model {
    let mut model = sketch(
        "
        platform east
        platform west
        external mail
        external maps
        datastore legacy
        web -> api: request
        api -> legacy: shared-data
        api -> maps: request optional
        api -> mail: command
        admin -> reports: request
        workflow buy entry=web: web-api api-legacy
        workflow browse entry=web: web-api
        workflow notify entry=web: web-api api-mail
        workflow report entry=admin: admin-reports
        ",
    );
    for (id, vendor, managed) in [
        ("east", "Cloud", true),
        ("west", "Cloud", true),
        ("mail", "Cloud", false),
        ("maps", "Maps", false),
        ("legacy", "Base", false),
    ] {
        change_service(&mut model, id, |it| {
            it.vendor = Some(vendor.into());
            it.managed = managed;
        });
    }
    change_service(&mut model, "api", |it| it.runs_on = vec![service("east")]);
    change_service(&mut model, "web", |it| it.runs_on = vec![service("east")]);
    change_service(&mut model, "reports", |it| it.runs_on = vec![service("west")]);
    model
}

fn ids(ids: &[ServiceId]) -> String {
    ids.iter().map(ServiceId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_vendor_takes_everything_it_runs() {
    let model = hosted();
    let vendors = FailureModel::of(&model, Fault::Crash).vendor_failures();
    let shown = |it: &GroupFailure| (it.group.clone(), ids(&it.elements), it.toll.stopped(), it.toll.workflows.len());
    assert_eq!(
        vendors.iter().map(shown).collect::<Vec<_>>(),
        [
            (Group::Vendor("Cloud".into()), "east mail west".into(), 4, 4),
            (Group::Vendor("Maps".into()), "maps".into(), 0, 4),
        ],
        "what is run by ourselves outlives its maker"
    );
    let Toll { down, degraded, delayed, score, .. } = vendors[0].toll;
    assert_eq!((down, degraded, delayed, score), (4, 0, 0, 4.0), "admin, api, reports, web");
    assert_eq!((vendors[1].toll.degraded, vendors[1].toll.score), (2, 0.0), "maps is in no workflow");
}

#[test]
fn what_a_vendor_runs_pages_the_vendor() {
    let mut model =
        sketch("external pay\nexternal maps\nweb -> pay: request\nweb -> maps: request\nteam red: web pay maps");
    change_service(&mut model, "pay", |it| it.vendor = Some("Stripe".into()));
    let failures = FailureModel::of(&model, Fault::Crash);
    let paged = |id: &str| {
        let outage = failures.outage(&BTreeSet::from([service(id)]));
        assert_eq!(failures.affected_by(&[service(id)])[0].teams_paged, outage.teams_paged);
        (outage.vendors_paged.into_iter().collect::<String>(), outage.states[&service(id)].is_failed())
    };
    assert_eq!([paged("pay"), paged("maps")], [("Stripe".into(), true), (String::new(), true)]);
    // Of web, which is down with either, red is the owner in both.
    change_service(&mut model, "web", |it| it.team = None);
    let failures = FailureModel::of(&model, Fault::Crash);
    let teams = |id: &str| failures.outage(&BTreeSet::from([service(id)])).teams_paged.len();
    assert_eq!([teams("pay"), teams("maps")], [0, 1], "for what no vendor is told to run, its owner has to see to it");
}

#[test]
fn three_of_four_workflows_stop_with_one_host() {
    let mut model = hosted();
    let hosts = FailureModel::of(&model, Fault::Crash).host_failures();
    let shown = |it: &GroupFailure| (it.group.clone(), ids(&it.elements), it.toll.stopped());
    assert_eq!(
        hosts.iter().map(shown).collect::<Vec<_>>(),
        [(Group::Host(service("east")), "api web".into(), 3), (Group::Host(service("west")), "reports".into(), 1),]
    );
    change_service(&mut model, "east", |it| it.redundant_with = vec![service("west")]);
    let hosts = FailureModel::of(&model, Fault::Crash).host_failures();
    assert!(hosts.iter().all(|it| it.toll.stopped() == 0 && it.toll.down == 0), "each stands in for the other");
}

#[test]
fn scores_are_the_decimals_that_people_expect() {
    let scores = |weights: &[&str]| {
        let workflow = |(number, weight)| format!("workflow w{number} entry=a weight={weight}: b-a?\n");
        let lines: String = weights.iter().enumerate().map(workflow).collect();
        let model = sketch(&format!("b -> a: request\n{lines}"));
        let failures = FailureModel::of(&model, Fault::Crash);
        let failed = service("a");
        let single = failures.single_failures().into_iter().find(|it| it.failed == failed).unwrap().score.to_string();
        assert_eq!(single, failures.outage(&BTreeSet::from([failed])).score.to_string());
        single
    };
    assert_eq!(scores(&[]), "0");
    assert_eq!(scores(&["0.1", "0.2"]), "0.3");
    assert_eq!(scores(&["0.1"; 10]), "1");
    assert_eq!(scores(&["0.7", "0.1", "0.3"]), "1.1");
    assert_eq!(scores(&["0"]), "0");
    assert_eq!(scores(&["1e-300"]), 1e-300.to_string());
    assert_eq!(scores(&["1e300"]), 1e300.to_string());
    assert_eq!(scores(&["1e308", "1e308"]), "inf");
    assert_eq!(Outage::of(&bookshop(), &BTreeSet::from([service("pricing")]), Fault::Crash).score.to_string(), "0.65");
}

fn pairs(model: &Model, fault: Fault) -> Vec<PairFailure> {
    let found = FailureModel::of(model, fault).pairs().finish();
    assert!(found.is_complete);
    found.pairs
}

#[test]
fn two_copies_are_worse_together() {
    let mut model = sketch(
        "
        web -> a: request
        web -> b: request
        a -> store: query
        b -> copy: query
        web -> tips: request optional
        workflow buy entry=web weight=0.7: web-a web-b a-store b-copy
        workflow hint entry=web weight=0.3: web-tips
        ",
    );
    change_service(&mut model, "a", |it| it.redundant_with = vec![service("b")]);
    let shown = |it: &PairFailure| (ids(&it.failed), it.together.score, it.score_apart, it.down_together);
    assert_eq!(
        pairs(&model, Fault::Crash).iter().map(shown).collect::<Vec<_>>(),
        [
            ("a b".into(), 0.7, 0.0, 1),
            ("a copy".into(), 0.7, 0.0, 1),
            ("b store".into(), 0.7, 0.0, 1),
            ("copy store".into(), 0.7, 0.0, 1),
        ]
    );
    assert_eq!(pairs(&model, Fault::BadData), [], "bad data needs no second failure");
    change_interaction(&mut model, "web-a", |it| it.optional = true);
    change_interaction(&mut model, "web-b", |it| it.optional = true);
    let first = &pairs(&model, Fault::Crash)[0];
    assert_eq!((first.together.score, first.down_together), (0.35, 0), "degraded only");
    assert_eq!(pairs(&bookshop(), Fault::Crash), [], "nothing is redundant");
}

#[test]
fn two_copies_may_only_delay_or_degrade_together() {
    let mut model = sketch("p1 -> s: event\np2 -> s: event\nx -> p1: request optional\nx -> p2: request optional");
    change_service(&mut model, "p1", |it| it.redundant_with = vec![service("p2")]);
    let found = pairs(&model, Fault::Crash);
    assert_eq!(found.len(), 1);
    assert_eq!((ids(&found[0].failed), found[0].down_together, found[0].hit_together), ("p1 p2".into(), 0, 2));
}

#[test]
fn a_third_copy_outlives_any_two() {
    let mut model = sketch("service b\nweb -> a: request\nwest -> c: request");
    // Whoever stands in for one of them stands in for all.
    change_service(&mut model, "a", |it| it.redundant_with = vec![service("b")]);
    change_service(&mut model, "b", |it| it.redundant_with = vec![service("c")]);
    assert_eq!(pairs(&model, Fault::Crash), []);
    let down = |failed: &[&str]| {
        let outage = Outage::of(&model, &failed.iter().map(|id| service(id)).collect(), Fault::Crash);
        ids(&outage.elements_in(Condition::Down).cloned().collect::<Vec<_>>())
    };
    assert_eq!(down(&["a", "b"]), "");
    assert_eq!(down(&["a", "b", "c"]), "web west");
}

#[test]
fn a_search_that_is_too_large_looks_at_the_copies_first_and_says_so() {
    let lines: String = (0..300).map(|number| format!("x -> a{number}: request\ny -> b{number}: request\n")).collect();
    let mut model = sketch(&format!("web -> x: request\n{lines}"));
    change_service(&mut model, "x", |it| it.redundant_with = vec![service("y")]);
    let failures = FailureModel::of(&model, Fault::Crash);
    let mut search = failures.pairs();
    assert_eq!((search.done(), search.total()), (0, 44_850));
    assert!(search.step());
    assert_eq!(search.done(), 256);
    let found = search.finish();
    assert!(!found.is_complete);
    assert_eq!(found.pairs.len(), 44_850);
    assert!(found.pairs.iter().any(|it| ids(&it.failed) == "x y"));
    assert!(found.pairs.iter().all(|it| it.down_together == 1));
}

/// Every pair that is worse together, by asking for each pair and each of its two alone.
fn pairs_by_asking(model: &Model, failures: &FailureModel<'_>) -> Vec<(ServiceId, ServiceId, f64, [usize; 3])> {
    let can_fail = model.services().iter().filter(|it| it.kind != ServiceKind::Person);
    let places: Vec<&ServiceId> = can_fail.map(|it| &it.id).collect();
    let down = |outage: &Outage| -> BTreeSet<ServiceId> {
        [Condition::Failed, Condition::Down].iter().flat_map(|it| outage.elements_in(*it)).cloned().collect()
    };
    let mut found = Vec::new();
    for (at, one) in places.iter().enumerate() {
        for other in &places[at + 1..] {
            let outage = |ids: &[&ServiceId]| failures.outage(&ids.iter().map(|id| (*id).clone()).collect());
            let (both, first, second) = (outage(&[one, other]), outage(&[one]), outage(&[other]));
            let apart: BTreeSet<ServiceId> = down(&first).union(&down(&second)).cloned().collect();
            let down_together = down(&both).difference(&apart).count();
            let hit = |outage: &Outage| -> BTreeSet<(ServiceId, bool)> {
                let degraded = outage.elements_in(Condition::Degraded).map(|id| (id.clone(), false));
                degraded.chain(outage.delayed().map(|id| (id.clone(), true))).collect()
            };
            let alone = hit(&first).union(&hit(&second)).cloned().collect();
            let new: BTreeSet<ServiceId> = hit(&both).difference(&alone).map(|(id, _)| id.clone()).collect();
            let hit_together = new.difference(&apart).count();
            let worse = |id: &_| first.workflows[id].outcome.max(second.workflows[id].outcome);
            let workflows = both.workflows.iter().filter(|(id, it)| it.outcome > worse(id)).count();
            if down_together + hit_together + workflows > 0 {
                let counts = [workflows, down_together, hit_together];
                found.push(((*one).clone(), (*other).clone(), both.score, counts));
            }
        }
    }
    found
}

proptest! {
    #[test]
    fn the_search_finds_what_asking_for_every_pair_finds(
        model in system(), fault in prop::sample::select(Fault::ALL),
    ) {
        let failures = FailureModel::of(&model, fault);
        let found = failures.pairs().finish();
        prop_assert!(found.is_complete);
        let falls = |one: &PairFailure, other: &PairFailure| one.together.score >= other.together.score;
        prop_assert!(found.pairs.is_sorted_by(falls));
        for it in &found.pairs {
            let outage = failures.outage(&it.failed.iter().cloned().collect());
            prop_assert_eq!(it.together.down, outage.elements_in(Condition::Down).count());
            prop_assert_eq!(it.together.degraded, outage.elements_in(Condition::Degraded).count());
            prop_assert_eq!(it.together.delayed, outage.delayed().count());
            prop_assert!(it.score_apart <= it.together.score);
        }
        let shown = |it: PairFailure| {
            let [one, other] = it.failed;
            (one, other, it.together.score, [it.workflows_worse.len(), it.down_together, it.hit_together])
        };
        let mut found: Vec<_> = found.pairs.into_iter().map(shown).collect();
        found.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        prop_assert_eq!(found, pairs_by_asking(&model, &failures));
    }

    #[test]
    fn groups_agree_with_asking_for_all_that_fails(
        model in system(), fault in prop::sample::select(Fault::ALL),
    ) {
        let failures = FailureModel::of(&model, fault);
        for it in failures.vendor_failures().into_iter().chain(failures.host_failures()) {
            let failed = match &it.group {
                Group::Vendor(_) => it.elements.iter().cloned().collect(),
                Group::Host(host) => BTreeSet::from([host.clone()]),
            };
            let outage = failures.outage(&failed);
            prop_assert_eq!(it.toll.down, outage.elements_in(Condition::Down).count());
            prop_assert_eq!(it.toll.degraded, outage.elements_in(Condition::Degraded).count());
            prop_assert_eq!(it.toll.delayed, outage.delayed().count());
            prop_assert_eq!(it.toll.score, outage.score);
            let stopped = outage.workflows.values().filter(|it| it.outcome == Outcome::Fails).count();
            prop_assert_eq!(it.toll.stopped(), stopped);
        }
    }
}
