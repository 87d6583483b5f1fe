//! Arbitrary organisations: small, and with much between their teams.

use counterpoint::model::context::{Context, ContextRelation, UpstreamRole};
use counterpoint::model::decision::Decision;
use counterpoint::model::interaction::Interaction;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::team::{Date, Need, Team, TeamInteraction};
use counterpoint::model::{
    ContextId, ContextRelationId, DecisionId, Entity, EntityId, InteractionId, Model, NeedId, ServiceId, TeamId,
    TeamInteractionId, Title, Word,
};
use proptest::prelude::*;

use crate::arbitrary::{Tape, tape};

const TEAMS: usize = 5;

const CONTEXTS: usize = 4;

const ELEMENTS: usize = 8;

fn id(kind: &str, index: usize) -> EntityId {
    EntityId::new(&format!("{kind}{index}")).unwrap()
}

fn team(tape: &mut Tape) -> TeamId {
    TeamId::from_entity(id("team", tape.below(TEAMS)))
}

fn two_teams(tape: &mut Tape) -> [TeamId; 2] {
    let first = tape.below(TEAMS);
    let second = (first + 1 + tape.below(TEAMS - 1)) % TEAMS;
    [first, second].map(|index| TeamId::from_entity(id("team", index)))
}

/// Five teams, four contexts and eight elements, with whatever else the tape says of them.
pub(super) fn organisation(tape: &mut Tape, channels: bool) -> Model {
    let mut entities: Vec<Entity> = Vec::new();
    for index in 0..TEAMS {
        let size = tape.maybe(|tape| 4 + tape.count(6));
        entities.push(Team { size, ..Team::new(TeamId::from_entity(id("team", index)), "Team") }.into());
    }
    for index in 0..CONTEXTS {
        // A parent comes before what is nested in it, so nothing contains itself.
        let parent = tape.maybe(|tape| tape.below(index + 1)).filter(|parent| *parent < index);
        let it = Context {
            subdomain: tape.word(),
            parent: parent.map(|parent| ContextId::from_entity(id("context", parent))),
            team: tape.maybe(team),
            ..Context::new(ContextId::from_entity(id("context", index)), "Context")
        };
        entities.push(it.into());
    }
    entities.extend((0..ELEMENTS).map(|index| element(tape, index, channels)));
    entities.extend((0..tape.below(20)).map(|index| interaction(tape, index)));
    entities.extend((0..tape.below(8)).map(|index| relation(tape, index)));
    entities.extend((0..tape.below(5)).map(|index| agreement(tape, index)));
    entities.extend((0..tape.below(5)).map(|index| need(tape, index)));
    entities.extend((0..tape.below(4)).map(|index| decision(tape, index)));
    Model::from_entities(Title::default(), entities).unwrap()
}

fn element(tape: &mut Tape, index: usize, channels: bool) -> Entity {
    use ServiceKind::{Datastore, Person, Topic};
    let kinds = [ServiceKind::Service; 6].into_iter().chain([Datastore, Person]).chain(channels.then_some(Topic));
    let it = Service {
        team: (tape.below(3) > 0).then(|| team(tape)),
        context: (tape.below(4) > 0).then(|| ContextId::from_entity(id("context", tape.below(CONTEXTS)))),
        ..Service::new(
            ServiceId::from_entity(id("element", index)),
            "Element",
            tape.one(&kinds.collect::<Vec<_>>()).unwrap(),
        )
    };
    it.into()
}

fn interaction(tape: &mut Tape, index: usize) -> Entity {
    let from = tape.below(ELEMENTS);
    let to = (from + 1 + tape.below(ELEMENTS - 1)) % ELEMENTS;
    let [from, to] = [from, to].map(|index| ServiceId::from_entity(id("element", index)));
    let strength = tape.coin().then(|| tape.word());
    let id = InteractionId::from_entity(id("interaction", index));
    Interaction { strength, ..Interaction::new(id, from, to, tape.word()) }.into()
}

fn relation(tape: &mut Tape, index: usize) -> Entity {
    let upstream = tape.below(CONTEXTS);
    let downstream = (upstream + 1 + tape.below(CONTEXTS - 1)) % CONTEXTS;
    let it = ContextRelation {
        id: ContextRelationId::from_entity(id("relation", index)),
        upstream: ContextId::from_entity(id("context", upstream)),
        downstream: ContextId::from_entity(id("context", downstream)),
        pattern: tape.word(),
        upstream_roles: UpstreamRole::ALL.iter().copied().filter(|_| tape.coin()).collect(),
        downstream_roles: tape.list(1, Tape::word),
        extra: Default::default(),
    };
    it.into()
}

fn agreement(tape: &mut Tape, index: usize) -> Entity {
    let mut between = two_teams(tape);
    between.sort();
    let id = TeamInteractionId::from_entity(id("agreement", index));
    TeamInteraction { id, between, mode: tape.word(), extra: Default::default() }.into()
}

fn need(tape: &mut Tape, index: usize) -> Entity {
    let [from, on] = two_teams(tape);
    let date = |tape: &mut Tape| Date::parse(["2024-02-27", "2024-02-29", "2024-03-05"][tape.below(3)]).unwrap();
    let it = Need {
        id: NeedId::from_entity(id("need", index)),
        from,
        on,
        what: String::from("something"),
        about: Vec::new(),
        state: tape.word(),
        since: tape.coin().then(|| date(tape)),
        needed_by: tape.coin().then(|| date(tape)),
        extra: Default::default(),
    };
    it.into()
}

fn decision(tape: &mut Tape, index: usize) -> Entity {
    let about = tape.list(2, |tape| match tape.coin() {
        true => id("context", tape.below(CONTEXTS)),
        false => id("element", tape.below(ELEMENTS)),
    });
    let owner = tape.coin().then(|| team(tape));
    let decision = Decision::new(DecisionId::from_entity(id("decision", index)), "A decision", tape.word());
    Decision { owner, about, ..decision }.into()
}

pub(super) fn organisations() -> impl Strategy<Value = Model> {
    (tape(400), any::<bool>()).prop_map(|(mut tape, channels)| organisation(&mut tape, channels))
}
