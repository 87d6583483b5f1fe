//! Arbitrary documents and arbitrary edits, made from a tape of numbers: the same tape makes the same document, and a shorter tape a smaller
//! one, so that what fails can be shrunk.

mod entities;
mod tape;

use std::collections::BTreeSet;

use counterpoint::editor::document::{Document, DocumentEdit};
use counterpoint::geometry::{Point, Size};
use counterpoint::layout::{Placement, PlacementEdit};
use counterpoint::model::extra::Extra;
use counterpoint::model::removal::removal;
use counterpoint::model::{Assumption, Assumptions, Edit, Entity, EntityId, EntityKind, Model, Title, Word};
use proptest::prelude::*;

pub(crate) use tape::Tape;

/// A tape that is at most so many numbers long.
pub(crate) fn tape(longest: usize) -> impl Strategy<Value = Tape> {
    prop::collection::vec(any::<u32>(), 0..longest).prop_map(Tape::new)
}

/// A document that says things of every kind.
pub(crate) fn document(tape: &mut Tape) -> Document {
    let title = Title {
        name: tape.text(),
        description: tape.maybe(Tape::text),
        assumptions: assumptions(tape),
        extra: extra(tape, &["alternatives"]),
    };
    let model = Model::from_entities(title, Vec::new()).unwrap();
    let placement = Placement { extra: extra(tape, &["views"]), ..Placement::default() };
    let mut document = Document::new(model, placement);
    while !tape.is_over() {
        for edit in edits(tape, &document) {
            // Some of what the tape proposes breaks a rule; a document that refused it is as good.
            let _ = document.apply(edit);
        }
    }
    document
}

/// Edits that a person might make next, not all of which the document takes.
pub(crate) fn edits(tape: &mut Tape, document: &Document) -> Vec<DocumentEdit> {
    let model = document.model();
    let ids: Vec<EntityId> = model.entities().map(|entity| entity.id().clone()).collect();
    let Some(id) = tape.one(&ids) else { return vec![insertion(tape, model).into()] };
    match tape.below(12) {
        0 => vec![replacement(tape, model, &id).into()],
        1 => vec![Edit::Remove(id).into()],
        2 if tape.below(4) == 0 => departure(document, id),
        3 => {
            let place = tape.maybe(|tape| Point::new(tape.number(), tape.number()));
            vec![PlacementEdit::Place(id, place).into()]
        }
        4 => {
            let size = tape.maybe(|tape| Size::new(tape.number().abs(), tape.number().abs()));
            vec![PlacementEdit::Resize(id, size).into()]
        }
        5 => vec![PlacementEdit::Pin(id, tape.coin()).into()],
        6 if tape.below(4) == 0 => {
            let title = Title { name: tape.text(), assumptions: assumptions(tape), ..model.title().clone() };
            vec![Edit::Retitle(title).into()]
        }
        _ => vec![insertion(tape, model).into()],
    }
}

fn insertion(tape: &mut Tape, model: &Model) -> Edit {
    let kinds = EntityKind::ALL;
    // Elements and interactions are what other things refer to, so they come more often.
    let kind = match tape.below(3) {
        0 => EntityKind::Service,
        1 => EntityKind::Interaction,
        _ => kinds[tape.below(kinds.len())],
    };
    let name = tape.text();
    Edit::Insert(entities::entity(tape, model, kind, model.free_id(&name, "new")))
}

fn replacement(tape: &mut Tape, model: &Model, id: &EntityId) -> Edit {
    let kind = model.kind_of(id).unwrap();
    Edit::Replace(entities::entity(tape, model, kind, id.clone()))
}

/// Everything that leaves when one entity does.
fn departure(document: &Document, id: EntityId) -> Vec<DocumentEdit> {
    let edits = removal(document.model(), &BTreeSet::from([id]));
    let gone = edits.iter().filter_map(|edit| match edit {
        Edit::Remove(id) => Some(id),
        _ => None,
    });
    let forgotten = gone.flat_map(|id| document.placement().forget(id)).map(DocumentEdit::from).collect::<Vec<_>>();
    forgotten.into_iter().chain(edits.into_iter().map(DocumentEdit::from)).collect()
}

/// Keys that the model only keeps: reserved ones first, as the file has them.
fn assumptions(tape: &mut Tape) -> Assumptions {
    let mut assumptions = Assumptions::default();
    for _ in 0..tape.below(4) {
        let assumption = Assumption::ALL[tape.below(Assumption::ALL.len())];
        let (least, most) = assumption.range().into_inner();
        let value = if tape.coin() { least } else { most };
        assumptions = assumptions.with(assumption, value).unwrap();
    }
    assumptions
}

fn extra(tape: &mut Tape, reserved: &[&str]) -> Extra {
    const VALUES: [&str; 7] =
        ["null", "[]", "{}", "\"x\"", "-0.0", "{\"b\":[1,1.5,{\"a\":\"\\u0000\"}],\"a\":true}", "18446744073709551615"];
    let own = ["x-b", "x-a", "x-"];
    let keys = reserved.iter().chain(&own).filter(|_| tape.below(8) == 7).map(|key| (*key).to_owned());
    let keys: Vec<String> = keys.collect();
    Extra(keys.into_iter().map(|key| (key, VALUES[tape.below(VALUES.len())].to_owned())).collect())
}

#[test]
fn arbitrary_documents_say_things_of_every_kind() {
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let document = document(&mut Tape::seeded(seed, 600));
        seen.extend(document.model().entities().map(|entity: Entity| entity.kind()));
    }
    assert_eq!(seen.len(), EntityKind::ALL.len());
}
