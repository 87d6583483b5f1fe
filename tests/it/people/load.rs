//! The rules on what a team carries, each broken and kept.

use counterpoint::analysis::people::People;
use counterpoint::analysis::people::load::{LoadRule, Overload};
use counterpoint::model::context::Subdomain;
use counterpoint::model::team::Team;
use counterpoint::model::{ContextId, Edit, Model};

use super::team;
use crate::ownership::{change_context, give};
use crate::sketch::{change_service, sketch};

fn overloads(model: &Model) -> Vec<Overload> {
    People::of(model).overloads
}

fn messages(model: &Model) -> Vec<String> {
    overloads(model).into_iter().map(|it| it.message).collect()
}

#[test]
fn a_domain_belongs_to_one_team() {
    let mut model = sketch("team red: a user vendor\nteam blue: b\ncontext shop: a\nexternal vendor\nperson user");
    assert_eq!(overloads(&model), []);
    let shop = ContextId::new("context-shop").unwrap();
    ["user", "vendor"].iter().for_each(|id| change_service(&mut model, id, |it| it.context = Some(shop.clone())));
    change_service(&mut model, "vendor", |it| it.team = Some(team("blue")));
    assert_eq!(overloads(&model), [], "nobody works on someone else's system");
    give(&mut model, "shop", "blue");
    assert_eq!(messages(&model), ["Blue and Red share Shop; a domain should belong to one team."]);
    assert_eq!(overloads(&model)[0].domains, std::slice::from_ref(&shop));
    give(&mut model, "shop", "red");
    assert_eq!(overloads(&model), []);
    change_service(&mut model, "b", |it| it.context = Some(shop));
    assert_eq!(overloads(&model)[0].teams, [team("blue"), team("red")]);
}

#[test]
fn a_complex_domain_fills_a_team() {
    let mut model = sketch("team red: a b\ncontext orders core: a\ncontext search: b");
    assert_eq!(messages(&model), ["Red carries Orders and Search; a complex domain fills a team: Orders."]);
    change_context(&mut model, "search", |it| it.subdomain = Subdomain::Core);
    assert_eq!(messages(&model), ["Red carries Orders and Search; a complex domain fills a team: Orders and Search."]);
    change_context(&mut model, "orders", |it| it.subdomain = Subdomain::Generic);
    change_context(&mut model, "search", |it| it.subdomain = Subdomain::Supporting);
    assert_eq!(overloads(&model), []);
}

#[test]
fn no_team_carries_two_complicated_domains() {
    let model = sketch("team red: a b c\ncontext pay generic: a\ncontext mail generic: b\ncontext search: c");
    assert_eq!(messages(&model), ["Red carries Mail and Pay, each complicated; one is enough for a team."]);
    assert_eq!(overloads(&model)[0].rule, LoadRule::OneComplicated);
}

#[test]
fn a_team_takes_two_or_three_simple_domains() {
    let mut model = sketch("team red: a b c\ncontext one: a\ncontext two: b\ncontext three: c");
    assert_eq!(overloads(&model), []);
    let mut resize = |size| {
        let it = Team { size: Some(size), ..model.teams().get(&team("red")).unwrap().clone() };
        model.apply(Edit::Replace(it.into())).unwrap();
        messages(&model)
    };
    assert_eq!(resize(7), Vec::<String>::new());
    assert_eq!(resize(6), ["Red carries 3 domains; 2 are enough for a team of 6."]);
    let model = sketch("team red: a b c d\ncontext one: a\ncontext two: b\ncontext three: c\ncontext four generic: d");
    assert_eq!(messages(&model), ["Red carries 4 domains; 3 are enough for a team."]);
}

#[test]
fn an_empty_context_is_a_domain_and_a_frame_around_others_is_none() {
    let mut model = sketch("team red\ncontext outer\ncontext one\ncontext two\ncontext three\ncontext four");
    let outer = ContextId::new("context-outer").unwrap();
    for inner in ["one", "two", "three"] {
        change_context(&mut model, inner, |it| it.parent = Some(outer.clone()));
    }
    give(&mut model, "outer", "red");
    assert_eq!(overloads(&model), []);
    change_context(&mut model, "four", |it| it.parent = Some(outer.clone()));
    assert_eq!(messages(&model), ["Red carries 4 domains; 3 are enough for a team."]);
}
