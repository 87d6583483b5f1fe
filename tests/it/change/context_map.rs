//! What the context map says of change.

use counterpoint::analysis::change::{Basis, ChangeClass, ChangeModel, Oddity, OddityRule, Propagation, Waiting};
use counterpoint::model::context::{ContextPattern, DownstreamRole, UpstreamRole};
use counterpoint::model::{Assumption, Model};

use super::relate;
use crate::sketch::sketch;

use ContextPattern::{CustomerSupplier, Partnership, SeparateWays, SharedKernel, UpstreamDownstream};
use DownstreamRole::{AnticorruptionLayer, Conformist};
use UpstreamRole::{OpenHostService, PublishedLanguage};

/// The upstream is `b` of `other`, the downstream `a` of `one`.
fn system() -> Model {
    sketch("context one: a\ncontext other: b\na -> b: request")
}

fn propagation(model: &Model) -> Propagation {
    let change = ChangeModel::of(model);
    let mut dependencies = change.dependencies();
    let found = dependencies.next().unwrap();
    assert!(dependencies.next().is_none());
    found.propagation
}

#[test]
fn each_pattern_and_role_has_its_defaults() {
    type Row = (ContextPattern, &'static [UpstreamRole], &'static [DownstreamRole], (ChangeClass, f64, f64, Waiting));
    let rows: [Row; 12] = [
        (Partnership, &[], &[], (ChangeClass::Carrier, 0.8, 0.8, Waiting::LockStep)),
        (SharedKernel, &[], &[], (ChangeClass::Multiplier, 1.0, 1.0, Waiting::LockStep)),
        (CustomerSupplier, &[], &[], (ChangeClass::Carrier, 0.3, 0.3, Waiting::Downstream)),
        (UpstreamDownstream, &[], &[Conformist], (ChangeClass::Carrier, 0.8, 0.0, Waiting::Downstream)),
        (UpstreamDownstream, &[], &[AnticorruptionLayer], (ChangeClass::Absorber, 0.3, 0.0, Waiting::LayerOwner)),
        (UpstreamDownstream, &[OpenHostService], &[], (ChangeClass::Constant, 0.1, 0.05, Waiting::Nobody)),
        (UpstreamDownstream, &[PublishedLanguage], &[], (ChangeClass::Constant, 0.1, 0.05, Waiting::LanguageUsers)),
        (SeparateWays, &[], &[], (ChangeClass::Constant, 0.0, 0.0, Waiting::Nobody)),
        // Where both ends have a role, the upstream's decides how often, the downstream's what comes of it.
        (
            UpstreamDownstream,
            &[OpenHostService, PublishedLanguage],
            &[Conformist],
            (ChangeClass::Carrier, 0.1, 0.05, Waiting::Downstream),
        ),
        (
            UpstreamDownstream,
            &[OpenHostService],
            &[AnticorruptionLayer],
            (ChangeClass::Absorber, 0.1, 0.05, Waiting::LayerOwner),
        ),
        (CustomerSupplier, &[], &[AnticorruptionLayer], (ChangeClass::Absorber, 0.3, 0.3, Waiting::LayerOwner)),
        // Roles without an upstream say nothing.
        (Partnership, &[OpenHostService], &[Conformist], (ChangeClass::Carrier, 0.8, 0.8, Waiting::LockStep)),
    ];
    for (pattern, upstream, downstream, expected) in rows {
        let mut model = system();
        let id = relate(&mut model, ["other", "one"], pattern, upstream, downstream);
        let it = propagation(&model);
        assert_eq!((it.class, it.forward, it.reverse, it.waiting), expected, "{pattern:?} {upstream:?} {downstream:?}");
        assert_eq!(it.basis, Basis::Relation(id));
    }
}

#[test]
fn without_a_relation_the_strength_decides() {
    let rows = [
        ("a -> b: request", 0.3, ChangeClass::Carrier, Waiting::Downstream),
        ("a -> b: request contract=c@1", 0.1, ChangeClass::Constant, Waiting::Nobody),
        ("a -> b: request strength=functional", 0.8, ChangeClass::Carrier, Waiting::Downstream),
        (
            "a -> b: request strength=contract\na -> b: query strength=intrusive",
            1.0,
            ChangeClass::Carrier,
            Waiting::Downstream,
        ),
        ("a -> b: library", 0.3, ChangeClass::Multiplier, Waiting::LockStep),
        ("b -> a: event", 0.3, ChangeClass::Carrier, Waiting::Downstream),
    ];
    for (text, forward, class, waiting) in rows {
        let it = propagation(&sketch(text));
        assert_eq!((it.forward, it.reverse, it.class, it.waiting), (forward, 0.0, class, waiting), "{text}");
        assert!(matches!(it.basis, Basis::Strength(_)));
    }
    // A relation without roles says no more than the drawing does.
    let mut plain = system();
    relate(&mut plain, ["other", "one"], UpstreamDownstream, &[], &[]);
    assert_eq!(propagation(&plain).forward, 0.3);
    // One that is declared the other way says nothing of this dependency.
    let mut reversed = system();
    relate(&mut reversed, ["one", "other"], UpstreamDownstream, &[], &[Conformist]);
    assert_eq!(propagation(&reversed).forward, 0.3);
}

#[test]
fn of_several_relations_the_worst_counts() {
    let mut model = system();
    relate(&mut model, ["other", "one"], UpstreamDownstream, &[], &[AnticorruptionLayer]);
    relate(&mut model, ["other", "one"], UpstreamDownstream, &[PublishedLanguage], &[]);
    let it = propagation(&model);
    assert_eq!((it.class, it.forward, it.reverse), (ChangeClass::Constant, 0.3, 0.05));
}

#[test]
fn oddities_are_the_rules_of_context_mapper_and_dependencies_across_separate_ways() {
    let mut model = sketch("context one: a\ncontext other: b\ncontext third: c\na -> b: request");
    let kernel = relate(&mut model, ["other", "one"], SharedKernel, &[], &[Conformist]);
    let customer = relate(&mut model, ["other", "third"], CustomerSupplier, &[OpenHostService], &[Conformist]);
    let guarded = relate(&mut model, ["third", "one"], CustomerSupplier, &[PublishedLanguage], &[AnticorruptionLayer]);
    let separate = relate(&mut model, ["one", "other"], SeparateWays, &[], &[]);
    relate(&mut model, ["one", "third"], SeparateWays, &[], &[]);
    relate(&mut model, ["third", "other"], UpstreamDownstream, &[OpenHostService], &[Conformist]);
    let mut expected = [
        (kernel, OddityRule::RolesWithoutUpstream),
        (customer.clone(), OddityRule::ConformistCustomer),
        (customer, OddityRule::OpenHostSupplier),
        (guarded, OddityRule::GuardedCustomer),
        (separate, OddityRule::SeparateButDependent),
    ]
    .map(|(relation, rule)| Oddity { relation, rule });
    expected.sort();
    assert_eq!(ChangeModel::of(&model).oddities(), expected);
}

/// Which of several relations is listed first makes no difference, and the assumption behind the highest probability is told.
#[test]
fn of_three_relations_the_order_does_not_matter() {
    let layer = (UpstreamDownstream, vec![], vec![AnticorruptionLayer]);
    let host = (UpstreamDownstream, vec![OpenHostService], vec![]);
    let supplier = (CustomerSupplier, vec![], vec![]);
    let of = |relations: [&(ContextPattern, Vec<UpstreamRole>, Vec<DownstreamRole>); 3]| {
        let mut model = sketch("context up: a\ncontext down: b\nb -> a: request");
        for (pattern, upstream, downstream) in relations {
            relate(&mut model, ["up", "down"], *pattern, upstream, downstream);
        }
        let mut all: Vec<_> = ChangeModel::of(&model).dependencies().map(|it| it.propagation).collect();
        let it = all.remove(0);
        (it.class, it.waiting, it.forward, it.assumed)
    };
    let told = of([&layer, &host, &supplier]);
    assert_eq!((told.0, told.1, told.2), (ChangeClass::Carrier, Waiting::Downstream, 0.3));
    assert!(
        told.3.contains(&Assumption::ChangeCustomerSupplier) || told.3.contains(&Assumption::ChangeAnticorruptionLayer)
    );
    for other in [[&host, &supplier, &layer], [&supplier, &layer, &host], [&layer, &supplier, &host]] {
        let it = of(other);
        assert_eq!((it.0, it.1, it.2), (told.0, told.1, told.2));
    }
}
