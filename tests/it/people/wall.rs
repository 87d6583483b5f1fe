//! Which team waits on which, why, and in which order to ask.

use std::fmt::Write as _;

use counterpoint::analysis::people::People;
use counterpoint::analysis::people::agenda::agenda;
use counterpoint::analysis::people::delivery::{StateCounts, WaitReason};
use counterpoint::format;
use counterpoint::model::context::{ContextPattern, DownstreamRole, UpstreamRole};
use counterpoint::model::interaction::Interaction;
use counterpoint::model::service::ServiceKind;
use counterpoint::model::team::{NeedState, TeamInteractionMode};
use counterpoint::model::{Edit, EntityId, InteractionId, Model, TeamId, Word};

use super::{
    NO_ROLES, Roles, agree, bookshop_in_a_bad_week, bookshop_with_agreements, date, need, relate, team, two_teams,
};
use crate::sketch::{change_service, sketch};
use crate::systems::bookshop;

/// Everything on the wall, in lines to compare.
fn wall_text(model: &Model, today: &str) -> String {
    let wall = People::of(model).wall;
    let name = |id: &TeamId| model.teams().get(id).unwrap().name.clone();
    let mut text = String::new();
    for wait in &wall.waits {
        let because: Vec<String> = wait.because().iter().map(ToString::to_string).collect();
        let how = if wait.is_stated() { "stated" } else { "drawn" };
        let (from, on, state) = (name(&wait.from), name(&wait.on), wait.state.word());
        writeln!(text, "{from} on {on}: {state}, {how} by {}", because.join(" ")).unwrap();
    }
    wall.loops.iter().for_each(|it| writeln!(text, "loop: {}", it.in_words(model)).unwrap());
    writeln!(text, "chain: {}", wall.longest_chain_in_words(model)).unwrap();
    for stop in agenda(model, &wall, &date(today)) {
        let days = |days: Option<i64>| days.map_or("-".to_owned(), |days| days.to_string());
        let (from, on, state) = (name(&stop.from), name(&stop.on), stop.state.word());
        let (age, left) = (days(stop.age), days(stop.days_left));
        writeln!(text, "{from} on {on}, {state}, age {age}, left {left}: {}. {}", stop.what, stop.ask).unwrap();
    }
    text
}

#[test]
fn the_wall_of_bookshop() {
    let expected = "\
Fulfilment on Orders: slowing, drawn by checkout-shipping
Orders on Fulfilment: ok, drawn by checkout-inventory
Orders on Payments: ok, drawn by checkout-payment
Orders on Pricing: slowing, drawn by checkout-pricing
Orders on Storefront: slowing, drawn by basket-catalog
Platform on Orders: ok, drawn by checkout-notification
Storefront on Orders: ok, drawn by web-basket web-checkout
Storefront on Pricing: ok, drawn by catalog-pricing
chain: Fulfilment waits for Orders waits for Pricing
Fulfilment on Orders, slowing, age -, left -: shared model. The drawing lets Fulfilment lean on Orders. Does Fulfilment wait for anything?
Orders on Pricing, slowing, age -, left -: shared model. The drawing lets Orders lean on Pricing. Does Orders wait for anything?
Orders on Storefront, slowing, age -, left -: shared model. The drawing lets Orders lean on Storefront. Does Orders wait for anything?
";
    assert_eq!(wall_text(&bookshop_with_agreements(), "2024-03-05"), expected);
}

#[test]
fn the_wall_of_bookshop_in_a_bad_week() {
    let expected = "\
Fulfilment on Orders: slowing, drawn by checkout-shipping
Orders on Fulfilment: ok, drawn by checkout-inventory
Orders on Payments: ok, drawn by checkout-payment
Orders on Platform: blocking, stated by mail
Orders on Pricing: blocking, stated by currencies rounding
Orders on Storefront: slowing, drawn by basket-catalog
Platform on Fulfilment: slowing, stated by tracking
Platform on Orders: ok, drawn by checkout-notification
Pricing on Orders: slowing, stated by vouchers
Storefront on Orders: blocking, stated by pay-later
Storefront on Pricing: ok, drawn by catalog-pricing
loop: Orders waits for Pricing waits for Orders
chain: Fulfilment, Orders, Platform, Pricing and Storefront (in a circle)
Platform on Fulfilment, slowing, age -, left -4: a parcel's number. When will Fulfilment have it, and what does Platform do until then?
Storefront on Orders, blocking, age 55, left 3: pay later. What keeps Orders from it, and what can Storefront do without?
Orders on Pricing, blocking, age 33, left -: prices with a currency. What keeps Pricing from it, and what can Orders do without?
Orders on Platform, blocking, age 4, left -: mails in two languages. What keeps Platform from it, and what can Orders do without?
Pricing on Orders, slowing, age 14, left -: which vouchers were used. What would Orders need to be quicker, or Pricing to wait less?
Fulfilment on Orders, slowing, age -, left -: shared model. The drawing lets Fulfilment lean on Orders. Does Fulfilment wait for anything?
Orders on Storefront, slowing, age -, left -: shared model. The drawing lets Orders lean on Storefront. Does Orders wait for anything?
Orders on Pricing, ok, age -, left 15: how prices are rounded. Does Orders still need this from Pricing?
";
    assert_eq!(wall_text(&bookshop_in_a_bad_week(), "2024-03-05"), expected);
}

#[test]
fn what_is_stated_hides_what_is_drawn_but_does_not_forget_it() {
    let mut model = bookshop();
    need(&mut model, "fine", "orders on pricing ok", "nothing really", [None, None]);
    let wall = People::of(&model).wall;
    let wait = wall.wait(&team("orders"), &team("pricing")).unwrap();
    assert_eq!((wait.state, wait.is_stated(), wait.is_felt()), (NeedState::Ok, true, false));
    let drawn = wait.drawn.as_ref().unwrap();
    assert_eq!((drawn.state(), drawn.reason), (NeedState::Slowing, WaitReason::SharedModel));
    assert_eq!(wall.wait(&team("pricing"), &team("orders")), None);
}

#[test]
fn the_sample_has_the_same_wall() {
    let texts = crate::samples::texts();
    let (_, text) = texts.iter().find(|(name, _)| name.starts_with("bookshop")).unwrap();
    let reading = format::read(text).unwrap();
    let people = People::of(reading.document.model());
    let sketched = People::of(&bookshop_with_agreements());
    let states = |people: &People| people.wall.waits.iter().map(|wait| wait.state).collect::<Vec<_>>();
    assert_eq!(states(&people), states(&sketched));
    assert_eq!(people.coordination.congruence, Some(0.5));
}

#[test]
fn the_delivery_matrix_counts_dependencies_between_teams() {
    let wall = People::of(&bookshop()).wall;
    let drawn = |from: &str, on: &str| wall.wait(&team(from), &team(on)).unwrap().drawn.clone().unwrap();
    let two = drawn("storefront", "orders");
    assert_eq!(two.counts, StateCounts { ok: 2, slowing: 0, blocking: 0 });
    assert_eq!(two.interactions.iter().map(ToString::to_string).collect::<Vec<_>>(), ["web-basket", "web-checkout"]);
    assert_eq!((two.strength, two.reason), (1, WaitReason::Contract));
    let all = wall.waits.iter().filter_map(|wait| wait.drawn.as_ref());
    assert_eq!(all.map(|drawn| drawn.counts.total()).sum::<usize>(), 9, "as the cross-team share says");
}

fn reason(model: &Model) -> (NeedState, WaitReason) {
    let wall = People::of(model).wall;
    let drawn = wall.wait(&team("red"), &team("blue")).unwrap().drawn.as_ref().unwrap();
    (drawn.state(), drawn.reason)
}

#[test]
fn a_drawn_wait_weighs_as_the_interaction_is() {
    let of = |words: &str| reason(&two_teams(words));
    assert_eq!(of("request"), (NeedState::Slowing, WaitReason::Assumed));
    assert_eq!(
        of("request contract=prices"),
        (NeedState::Slowing, WaitReason::Assumed),
        "a contract without a version"
    );
    assert_eq!(of("request contract=prices@2"), (NeedState::Ok, WaitReason::Contract));
    assert_eq!(of("request strength=model"), (NeedState::Slowing, WaitReason::SharedModel));
    assert_eq!(of("library"), (NeedState::Slowing, WaitReason::SharedModel));
    assert_eq!(of("request strength=functional"), (NeedState::Blocking, WaitReason::SharedRules));
    assert_eq!(of("request strength=intrusive"), (NeedState::Blocking, WaitReason::SharedRules));
    assert_eq!(of("shared-data"), (NeedState::Blocking, WaitReason::SharedData));
    let mut store = two_teams("query");
    change_service(&mut store, "b", |it| it.kind = ServiceKind::Datastore);
    assert_eq!(reason(&store), (NeedState::Blocking, WaitReason::SharedData));
}

#[test]
fn a_drawn_wait_weighs_as_the_contexts_stand_to_each_other() {
    let of = |words: &str, pattern: ContextPattern, roles: Roles| {
        let mut model = two_teams(words);
        relate(&mut model, "blue", "red", pattern, roles);
        reason(&model)
    };
    let plain = ContextPattern::UpstreamDownstream;
    assert_eq!(of("request", plain, (&[], &[DownstreamRole::AnticorruptionLayer])).1, WaitReason::AnticorruptionLayer);
    assert_eq!(of("request", plain, (&[], &[DownstreamRole::Conformist])).1, WaitReason::Conformist);
    let open: Roles = (&[UpstreamRole::OpenHostService, UpstreamRole::PublishedLanguage], &[]);
    assert_eq!(of("request", plain, open), (NeedState::Ok, WaitReason::Contract));
    assert_eq!(of("request", ContextPattern::SharedKernel, NO_ROLES), (NeedState::Blocking, WaitReason::SharedKernel));
    let versioned = "request contract=prices@2";
    assert_eq!(of(versioned, ContextPattern::Partnership, NO_ROLES), (NeedState::Blocking, WaitReason::Partnership));
    let supplier = ContextPattern::CustomerSupplier;
    assert_eq!(of(versioned, supplier, NO_ROLES), (NeedState::Slowing, WaitReason::CustomerSupplier), "the worst");
    assert_eq!(of(versioned, ContextPattern::SeparateWays, NO_ROLES), (NeedState::Ok, WaitReason::Contract));
}

#[test]
fn x_as_a_service_helps_where_nothing_else_is_known() {
    let with_service = |words: &str| {
        let mut model = two_teams(words);
        agree(&mut model, "blue", "red", TeamInteractionMode::XAsAService);
        reason(&model)
    };
    assert_eq!(with_service("request"), (NeedState::Ok, WaitReason::XAsAService));
    assert_eq!(with_service("request strength=model"), (NeedState::Slowing, WaitReason::SharedModel), "the worst");
    let mut model = two_teams("request");
    agree(&mut model, "blue", "red", TeamInteractionMode::Collaboration);
    assert_eq!(reason(&model), (NeedState::Slowing, WaitReason::Assumed));
}

#[test]
fn only_what_makes_a_wait_weigh_as_it_does_is_its_reason() {
    let mut model = two_teams("request strength=intrusive");
    let more = sketch("a -> b: request strength=contract\na -> b: command strength=functional");
    for it in more.interactions().iter() {
        let id = model.free_id(&format!("{}-more", it.id), "more");
        let it = Interaction { id: InteractionId::from_entity(id), ..it.clone() };
        model.apply(Edit::Insert(it.into())).unwrap();
    }
    let wall = People::of(&model).wall;
    let wait = wall.wait(&team("red"), &team("blue")).unwrap();
    assert_eq!(wait.because().iter().map(EntityId::as_str).collect::<Vec<_>>(), ["a-b", "a-b-2-more"]);
    let drawn = wait.drawn.as_ref().unwrap();
    assert_eq!(drawn.interactions.len(), 3);
    assert_eq!(drawn.counts, StateCounts { ok: 0, slowing: 0, blocking: 1 }, "one pair of elements, the worst of it");
}

#[test]
fn events_make_the_reader_wait_also_through_a_channel() {
    let model = sketch(
        "
        team red: a
        team blue: b
        team middle: facts
        topic facts
        a -> facts: event strength=model
        facts -> b: event
        ",
    );
    let wall = People::of(&model).wall;
    assert_eq!(wall.waits.len(), 1, "nobody waits for a channel");
    let wait = wall.wait(&team("blue"), &team("red")).unwrap();
    assert_eq!(wait.because().iter().map(EntityId::as_str).collect::<Vec<_>>(), ["a-facts", "facts-b"]);
}

#[test]
fn teams_that_wait_for_each_other_stand_together_in_a_chain() {
    let mut model = sketch("team a\nteam b\nteam c\nteam d\nteam e\nteam f");
    for (number, line) in ["a on b slowing", "b on c slowing", "c on d slowing", "d on b slowing", "c on b blocking"]
        .into_iter()
        .chain(["d on e slowing", "e on f ok"])
        .enumerate()
    {
        need(&mut model, &format!("n{number}"), line, "something", [None, None]);
    }
    let wall = People::of(&model).wall;
    assert_eq!(wall.loops.len(), 1);
    assert_eq!(wall.loops[0].teams, [team("b"), team("c"), team("d")]);
    assert_eq!(wall.loops[0].in_words(&model), "B waits for C waits for B", "the shortest");
    assert_eq!(
        wall.longest_chain_in_words(&model),
        "A waits for B, C and D (in a circle) waits for E",
        "what is ok is no wait"
    );
    assert_eq!(People::of(&Model::new("Empty")).wall.longest_chain_in_words(&model), "");
}
