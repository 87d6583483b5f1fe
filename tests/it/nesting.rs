//! Contexts that nest far deeper than a stack is: a file may hold them, and nothing may break on it.

use counterpoint::editor::Editor;
use counterpoint::editor::document::Document;
use counterpoint::editor::membership::{bounds, deepest_frame, outermost, with_contents};
use counterpoint::geometry::{Point, Rect};
use counterpoint::layout::boxes::context_frame;
use counterpoint::layout::{Placement, PlacementEdit};
use counterpoint::model::context::Context;
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{ContextId, Entity, EntityId, Model, ServiceId, Title};
use counterpoint::scene::Ground;
use counterpoint::scene::outline::Outline;
use counterpoint::scene::outline::rows::{Folding, rows};

use crate::picture::arranged;
use crate::sketch::{interaction, service};

const DEPTH: usize = 50_000;

/// The id of the context at a depth; the outermost comes last in the order of ids.
fn context(depth: usize) -> ContextId {
    ContextId::new(&format!("context-{:05}", DEPTH - depth)).unwrap()
}

/// Contexts in each other, a service in the innermost and one outside, and a line between them.
fn chain() -> Model {
    let contexts = (0..DEPTH).map(|depth| {
        let parent = depth.checked_sub(1).map(context);
        Entity::from(Context { parent, ..Context::new(context(depth), &format!("At {depth}")) })
    });
    let inside = Service { context: Some(context(DEPTH - 1)), ..element("inside") };
    let line = Interaction::new(interaction("line"), service("outside"), service("inside"), InteractionKind::Request);
    let rest = [inside.into(), element("outside").into(), line.into()];
    Model::from_entities(Title::default(), contexts.chain(rest).collect()).unwrap()
}

fn element(id: &str) -> Service {
    Service::new(service(id), id, ServiceKind::Service)
}

fn frame(document: &Document, depth: usize) -> Rect {
    context_frame(document.model(), document.placement(), &context(depth)).unwrap()
}

fn is_nested(document: &Document) -> bool {
    let place = |id: &ServiceId| bounds(document, id.entity()).unwrap();
    (1..DEPTH).all(|depth| frame(document, depth - 1).contains_rect(frame(document, depth)))
        && frame(document, DEPTH - 1).contains_rect(place(&service("inside")))
        && !frame(document, 0).intersects(place(&service("outside")))
}

#[test]
fn a_chain_of_contexts_gets_places_in_each_other() {
    let document = arranged(chain());
    assert!(is_nested(&document));
}

#[test]
fn a_service_that_lost_its_place_finds_one_in_a_chain_that_has_places() {
    let mut document = arranged(chain());
    for id in [service("inside").into(), EntityId::from(context(DEPTH / 2))] {
        document.apply(PlacementEdit::Place(id, None).into()).unwrap();
    }
    assert!(is_nested(&document.arranged()));
}

#[test]
fn a_chain_grows_around_what_has_a_place_in_it() {
    let inside = (service("inside").into(), Point::new(5_000.0, 3_000.0));
    let placement = Placement { positions: [inside].into(), ..Placement::default() };
    let document = Document::new(chain(), placement).arranged();
    assert!(is_nested(&document));
}

#[test]
fn a_chain_is_read_out_from_the_outermost_context_inwards() {
    let outline = Outline::of(&chain());
    let shown = rows(&outline, &Folding::default(), "");
    assert_eq!(shown.len(), DEPTH + 2);
    assert!(
        (0..DEPTH)
            .all(|depth| shown[depth].level == depth + 1 && *outline.items()[depth].label == format!("At {depth}"))
    );
    assert_eq!(shown[DEPTH].level, DEPTH + 1);
    assert_eq!(shown[DEPTH + 1].level, 1);
}

#[test]
fn a_chain_is_drawn_pointed_at_and_taken_as_a_whole() {
    let document = Editor::new(Document::new(chain(), Placement::default())).document().clone();
    let ground = Ground::of(&document);
    assert!((0..DEPTH).all(|depth| ground.frames[depth].0 == context(depth)));
    let middle = bounds(&document, service("inside").entity()).unwrap().center();
    assert_eq!(deepest_frame(&document, middle, &Default::default()), Some(context(DEPTH - 1)));
    let whole = with_contents(document.model(), &[context(0).into()].into());
    assert_eq!(whole.len(), DEPTH + 1);
    assert_eq!(outermost(document.model(), &whole), [context(0).into()].into());
}
