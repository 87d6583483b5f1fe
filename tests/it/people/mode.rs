//! Whether the agreed way of working fits how the contexts stand to each other.

use counterpoint::analysis::people::People;
use counterpoint::model::ContextId;
use counterpoint::model::context::{ContextPattern, DownstreamRole, UpstreamRole};
use counterpoint::model::team::TeamInteractionMode;

use super::{NO_ROLES, Roles, agree, relate, team};
use crate::ownership::{change_context, give};
use crate::sketch::sketch;

/// Two contexts that teams own, related like this; what the teams agreed on, and what does not fit.
fn misfit(pattern: ContextPattern, roles: Roles, agreed: &[TeamInteractionMode]) -> Option<String> {
    let mut model = sketch("team red\nteam blue\ncontext shop\ncontext stock");
    give(&mut model, "shop", "red");
    give(&mut model, "stock", "blue");
    relate(&mut model, "stock", "shop", pattern, roles);
    agreed.iter().for_each(|mode| agree(&mut model, "red", "blue", *mode));
    let mut misfits = People::of(&model).misfits;
    assert!(misfits.len() <= 1);
    misfits.pop().map(|misfit| misfit.message)
}

#[test]
fn a_way_of_working_has_to_fit_the_relation_of_the_contexts() {
    use TeamInteractionMode::{Collaboration, Facilitating, XAsAService};
    let expected = "Blue and Red are partners, but there is no agreed way of working; collaboration would fit.";
    assert_eq!(misfit(ContextPattern::Partnership, NO_ROLES, &[]).unwrap(), expected);
    let expected =
        "Blue and Red share a kernel, but the agreed way of working is x-as-a-service; collaboration would fit.";
    assert_eq!(misfit(ContextPattern::SharedKernel, NO_ROLES, &[XAsAService]).unwrap(), expected);
    assert_eq!(misfit(ContextPattern::SharedKernel, NO_ROLES, &[XAsAService, Collaboration]), None);
    let plain = ContextPattern::UpstreamDownstream;
    let open: Roles = (&[UpstreamRole::OpenHostService], &[]);
    assert_eq!(misfit(plain, open, &[XAsAService]), None);
    let expected = "Blue and Red meet at an open host service or published language, but the agreed way of working is \
        collaboration; x-as-a-service would fit.";
    assert_eq!(misfit(plain, open, &[Collaboration]).unwrap(), expected);
    let conforms: Roles = (&[], &[DownstreamRole::Conformist]);
    let expected =
        "Blue and Red share a model that only one of them decides on, but there is no agreed way of working.";
    assert_eq!(misfit(plain, conforms, &[]).unwrap(), expected);
    assert_eq!(misfit(plain, conforms, &[Facilitating]), None);
    assert_eq!(misfit(plain, NO_ROLES, &[]), None);
    assert_eq!(misfit(ContextPattern::SeparateWays, open, &[]), None);
}

#[test]
fn the_teams_of_a_context_without_an_owner_are_those_in_it() {
    let mut model =
        sketch("team red: a\nteam blue: b\nteam green: c\ncontext shop: a c\ncontext inner: b\ncontext stock");
    change_context(&mut model, "inner", |it| it.parent = Some(ContextId::new("context-stock").unwrap()));
    relate(&mut model, "stock", "shop", ContextPattern::Partnership, NO_ROLES);
    let misfits = People::of(&model).misfits;
    let teams: Vec<_> = misfits.iter().map(|it| (it.upstream.clone(), it.downstream.clone())).collect();
    assert_eq!(teams, [(team("blue"), team("green")), (team("blue"), team("red"))]);
}
