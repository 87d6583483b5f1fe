//! Who owns an element: its own team, else that of the innermost context around it that has one; the same in every analysis.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::distance::DistanceReason;
use counterpoint::analysis::findings::{Rule, Severity, findings};
use counterpoint::analysis::outage::{FailureModel, Fault};
use counterpoint::analysis::people::People;
use counterpoint::model::context::Context;
use counterpoint::model::service::Service;
use counterpoint::model::team::Team;
use counterpoint::model::{ContextId, Edit, Model, ServiceId, TeamId};
use proptest::prelude::*;

use crate::arbitrary::{document, tape};
use crate::sketch::{change_service, interaction, service, sketch};

fn team(name: &str) -> TeamId {
    TeamId::new(&format!("team-{name}")).unwrap()
}

/// Changes one context of a sketch.
pub(crate) fn change_context(model: &mut Model, name: &str, change: impl FnOnce(&mut Context)) {
    let id = ContextId::new(&format!("context-{name}")).unwrap();
    let mut it = model.contexts().get(&id).unwrap().clone();
    change(&mut it);
    model.apply(Edit::Replace(it.into())).unwrap();
}

/// Lets a context belong to a team.
pub(crate) fn give(model: &mut Model, context: &str, owner: &str) {
    change_context(model, context, |it| it.team = Some(team(owner)));
}

/// The owner as it is written down, context by context.
pub(crate) fn owner(model: &Model, id: &ServiceId) -> Option<TeamId> {
    let element = model.services().get(id)?;
    let mut around = element.context.clone();
    let mut owner = element.team.clone();
    while let (None, Some(id)) = (&owner, &around) {
        let context = model.contexts().get(id).unwrap();
        owner.clone_from(&context.team);
        around.clone_from(&context.parent);
    }
    owner
}

/// Two contexts that teams own, and no service that says whose it is.
fn owned_contexts() -> Model {
    let mut model = sketch(
        "
        team red
        team blue
        context shop: web catalog
        context stock: store db
        datastore db
        web -> catalog: request
        catalog -> store: request
        store -> db: shared-data
        catalog -> db: shared-data strength=intrusive
        ",
    );
    give(&mut model, "shop", "red");
    give(&mut model, "stock", "blue");
    model
}

fn reason(model: &Model, id: &str) -> DistanceReason {
    Coupling::of(model).interactions[&interaction(id)].distance.reason
}

fn paged(model: &Model, id: &str) -> BTreeSet<TeamId> {
    let failures = FailureModel::of(model, Fault::Crash);
    let paged = failures.outage(&BTreeSet::from([service(id)])).teams_paged;
    assert_eq!(failures.affected_by(&[service(id)])[0].teams_paged, paged, "both ways of asking agree");
    paged
}

#[test]
fn a_service_without_a_team_belongs_to_the_team_of_its_context() {
    let model = owned_contexts();
    assert_eq!(reason(&model, "web-catalog"), DistanceReason::SameTeam);
    assert_eq!(reason(&model, "catalog-store"), DistanceReason::DifferentTeams);
    assert_eq!(Coupling::of(&model).system.cross_team_share, Some(0.5));
    assert_eq!(paged(&model, "web"), BTreeSet::from([team("red")]));
    assert_eq!(paged(&model, "db"), BTreeSet::from([team("red"), team("blue")]));
}

#[test]
fn the_team_of_the_service_itself_comes_first() {
    let mut model = owned_contexts();
    change_service(&mut model, "catalog", |it| it.team = Some(team("blue")));
    assert_eq!(reason(&model, "web-catalog"), DistanceReason::DifferentTeams);
    assert_eq!(reason(&model, "catalog-store"), DistanceReason::SameTeam);
}

#[test]
fn the_innermost_context_that_has_a_team_comes_next() {
    let mut model = sketch(
        "team red\nteam blue\ncontext outer: a\ncontext middle: b\ncontext inner: c\na -> b: request\nb -> c: request",
    );
    let parent = |name: &str| Some(ContextId::new(&format!("context-{name}")).unwrap());
    change_context(&mut model, "middle", |it| it.parent = parent("outer"));
    change_context(&mut model, "inner", |it| it.parent = parent("middle"));
    assert_eq!(reason(&model, "a-b"), DistanceReason::NoTeam);
    give(&mut model, "outer", "red");
    assert_eq!((reason(&model, "a-b"), reason(&model, "b-c")), (DistanceReason::SameTeam, DistanceReason::SameTeam));
    give(&mut model, "middle", "blue");
    assert_eq!(
        (reason(&model, "a-b"), reason(&model, "b-c")),
        (DistanceReason::DifferentTeams, DistanceReason::SameTeam)
    );
    assert_eq!(paged(&model, "c"), BTreeSet::from([team("red"), team("blue")]));
}

#[test]
fn findings_know_the_owners_too() {
    let mut model = owned_contexts();
    let severity = |model: &Model, rule: Rule| {
        let found = findings(model, &Coupling::of(model), &People::of(model));
        found.iter().find(|finding| finding.rule == rule).map(|finding| finding.severity)
    };
    assert_eq!(severity(&model, Rule::SharedDatastore), Some(Severity::Error));
    assert_eq!(severity(&model, Rule::IntrusiveCoupling), Some(Severity::Error));
    give(&mut model, "stock", "red");
    assert_eq!(severity(&model, Rule::SharedDatastore), Some(Severity::Warning));
    assert_eq!(severity(&model, Rule::IntrusiveCoupling), None);
    change_context(&mut model, "stock", |it| it.team = None);
    assert_eq!(severity(&model, Rule::SharedDatastore), Some(Severity::Warning));
    assert_eq!(severity(&model, Rule::IntrusiveCoupling), Some(Severity::Warning));
}

#[test]
fn contexts_may_nest_deep() {
    let mut model = Model::new("Deep");
    let context = |depth: usize| ContextId::new(&format!("c{depth:05}")).unwrap();
    model.apply(Edit::Insert(Team::new(team("red"), "Red").into())).unwrap();
    for depth in 0..3000_usize {
        let parent = depth.checked_sub(1).map(context);
        let owner = (depth == 0).then(|| team("red"));
        let it = Context { parent, team: owner, ..Context::new(context(depth), "C") };
        model.apply(Edit::Insert(it.into())).unwrap();
    }
    let it = Service { context: Some(context(2999)), ..Service::new(service("a"), "A", Default::default()) };
    model.apply(Edit::Insert(it.into())).unwrap();
    assert_eq!(paged(&model, "a"), BTreeSet::from([team("red")]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn owners_agree_with_a_walk_outwards(mut tape in tape(400)) {
        let document = document(&mut tape);
        let model = document.model();
        for coupling in Coupling::of(model).interactions.values() {
            let owners = (owner(model, &coupling.dependent), owner(model, &coupling.upstream));
            let expected = match owners {
                (Some(one), Some(other)) if one == other => DistanceReason::SameTeam,
                (Some(_), Some(_)) => DistanceReason::DifferentTeams,
                _ => DistanceReason::NoTeam,
            };
            let reason = coupling.distance.reason;
            prop_assert!(matches!(reason, DistanceReason::Stated | DistanceReason::External) || reason == expected);
        }
    }
}
