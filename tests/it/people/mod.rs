//! The people side: the wall, coordination, ways of working, load and decisions.

mod coordination;
mod day;
mod decision;
mod load;
mod mode;
mod naive;
mod organisation;
mod properties;
mod squads;
mod wall;

use counterpoint::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use counterpoint::model::team::{Date, Need, NeedState, TeamInteraction, TeamInteractionMode};
use counterpoint::model::{ContextId, ContextRelationId, Edit, Model, NeedId, TeamId, TeamInteractionId, Word};

use crate::sketch::sketch;
use crate::systems::bookshop;

fn team(name: &str) -> TeamId {
    TeamId::new(&format!("team-{name}")).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn agree(model: &mut Model, one: &str, other: &str, mode: TeamInteractionMode) {
    let mut between = [team(one), team(other)];
    between.sort();
    let id = TeamInteractionId::from_entity(model.free_id(&format!("{one}-with-{other}"), "agreed"));
    model.apply(Edit::Insert(TeamInteraction { id, between, mode, extra: Default::default() }.into())).unwrap();
}

/// A need, written `orders on pricing blocking`.
pub(crate) fn need(model: &mut Model, id: &str, line: &str, what: &str, dates: [Option<&str>; 2]) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let [from, "on", on, state] = words[..] else { panic!("a need that says nothing: {line}") };
    let [since, needed_by] = dates.map(|text| text.map(date));
    let need = Need {
        id: NeedId::new(id).unwrap(),
        from: team(from),
        on: team(on),
        what: what.to_owned(),
        about: Vec::new(),
        state: NeedState::from_word(state).unwrap(),
        since,
        needed_by,
        extra: Default::default(),
    };
    model.apply(Edit::Insert(need.into())).unwrap();
}

/// Relates two contexts.
pub(crate) fn relate(model: &mut Model, upstream: &str, downstream: &str, pattern: ContextPattern, roles: Roles) {
    let context = |name: &str| ContextId::new(&format!("context-{name}")).unwrap();
    let relation = ContextRelation {
        id: ContextRelationId::from_entity(model.free_id(&format!("{upstream}-to-{downstream}"), "relation")),
        upstream: context(upstream),
        downstream: context(downstream),
        pattern,
        upstream_roles: roles.0.to_vec(),
        downstream_roles: roles.1.to_vec(),
        extra: Default::default(),
    };
    model.apply(Edit::Insert(relation.into())).unwrap();
}

pub(crate) type Roles = (&'static [UpstreamRole], &'static [DownstreamRole]);

pub(crate) const NO_ROLES: Roles = (&[], &[]);

/// Bookshop with the ways of working that its teams agreed on.
fn bookshop_with_agreements() -> Model {
    let mut model = bookshop();
    agree(&mut model, "storefront", "orders", TeamInteractionMode::Collaboration);
    agree(&mut model, "orders", "payments", TeamInteractionMode::XAsAService);
    agree(&mut model, "orders", "fulfilment", TeamInteractionMode::XAsAService);
    agree(&mut model, "storefront", "platform", TeamInteractionMode::XAsAService);
    model
}

/// Bookshop in a bad week: two needs run the other way than what is drawn.
fn bookshop_in_a_bad_week() -> Model {
    let mut model = bookshop_with_agreements();
    need(
        &mut model,
        "pay-later",
        "storefront on orders blocking",
        "pay later",
        [Some("2024-01-10"), Some("2024-03-08")],
    );
    need(&mut model, "vouchers", "pricing on orders slowing", "which vouchers were used", [Some("2024-02-20"), None]);
    need(&mut model, "currencies", "orders on pricing blocking", "prices with a currency", [Some("2024-02-01"), None]);
    need(&mut model, "rounding", "orders on pricing ok", "how prices are rounded", [None, Some("2024-03-20")]);
    need(&mut model, "tracking", "platform on fulfilment slowing", "a parcel's number", [None, Some("2024-03-01")]);
    need(&mut model, "mail", "orders on platform blocking", "mails in two languages", [Some("2024-03-01"), None]);
    model
}

/// Two teams, a context each; a of the first calls b of the second.
fn two_teams(words: &str) -> Model {
    sketch(&format!("team red: a\nteam blue: b\ncontext red: a\ncontext blue: b\na -> b: {words}"))
}
