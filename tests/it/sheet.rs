//! The drawings that are kept from one look to the next, and how they are put down.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::editor::document::Document;
use counterpoint::geometry::{Point, Rect, Size, Vector};
use counterpoint::layout::PlacementEdit;
use counterpoint::layout::boxes::service_box;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{Edit as ModelEdit, EntityId, Model};
use counterpoint::scene::batch::{Batch, batches};
use counterpoint::scene::identity::{Identity, identities};
use counterpoint::scene::mark::Shape;
use counterpoint::scene::overlay::{OutageOverlay, OutageState};
use counterpoint::scene::sheet::Sheet;
use counterpoint::scene::sheet::stale::Stale;
use counterpoint::scene::{Attention, Detail, Ground, Overlay, View};

use crate::picture::arranged;
use crate::sketch::service;
use crate::systems::bookshop;

const EVERYTHING: Rect = Rect::new(Point::new(-1e5, -1e5), Size::new(2e5, 2e5));

fn look(before: &Sheet, document: &Document, attention: &Attention, overlay: &Overlay) -> Sheet {
    let view = View { attention, overlay, detail: Detail::Near };
    before.refreshed(document.model(), &Ground::of(document), &view, EVERYTHING, &Stale::nothing())
}

fn first_look(document: &Document, overlay: &Overlay) -> Sheet {
    look(&Sheet::default(), document, &Attention::default(), overlay)
}

fn texts(batches: &[Batch]) -> usize {
    batches.iter().flat_map(|batch| &batch.shapes).filter(|(_, shape)| matches!(shape, Shape::Text(..))).count()
}

#[test]
fn moving_a_box_draws_it_anew_and_no_box_that_stayed() {
    let mut document = arranged(bookshop());
    let before = first_look(&document, &Overlay::default());
    let web = service("web");
    let place = service_box(document.model(), document.placement(), &web).unwrap().origin;
    let aside = place - Vector::new(0.0, 8.0);
    document.apply(PlacementEdit::Place(web.entity().clone(), Some(aside)).into()).unwrap();
    let after = look(&before, &document, &Attention::default(), &Overlay::default());
    assert_eq!(after.nodes.get(&web).unwrap().rect.origin, aside);
    for (id, drawing) in after.nodes.iter().filter(|(id, _)| **id != web) {
        assert!(Arc::ptr_eq(before.nodes.get(id).unwrap(), drawing), "{id} was drawn anew");
    }
}

#[test]
fn what_gets_selected_is_drawn_with_handles() {
    let document = arranged(bookshop());
    let before = first_look(&document, &Overlay::default());
    let pricing = service("pricing");
    let attention = Attention { selected: BTreeSet::from([pricing.entity().clone()]), hovered: None };
    let after = look(&before, &document, &attention, &Overlay::default());
    assert!(before.nodes.get(&pricing).unwrap().handles.is_empty());
    assert!(!after.nodes.get(&pricing).unwrap().handles.is_empty());
}

/// The bookshop with such a fault in Pricing: what becomes of it, and what is drawn.
fn pricing_fails(fault: Fault) -> (Document, Outage, Vec<Identity>) {
    let document = arranged(bookshop());
    let outage = Outage::of(document.model(), &BTreeSet::from([service("pricing")]), fault);
    let overlay = Overlay { outage: Some(OutageOverlay::of(&outage)), ..Overlay::default() };
    let found = identities(&first_look(&document, &overlay));
    (document, outage, found)
}

#[test]
fn everything_drawn_can_be_found_by_its_id_with_its_outage() {
    let (document, _, found) = pricing_fails(Fault::Crash);
    let model = document.model();
    let drawn = model.contexts().ids().count() + model.services().ids().count() + model.interactions().ids().count();
    assert_eq!(found.len(), drawn);
    let outage = |id: &str| &found.iter().find(|it| it.id == EntityId::new(id).unwrap()).unwrap().outage;
    assert_eq!(outage("pricing"), "failed");
    assert_eq!(outage("shipping"), "delayed");
    assert_eq!(outage("fraud"), "");
}

#[test]
fn what_is_slow_is_found_as_slow() {
    let (document, outage, found) = pricing_fails(Fault::Slow);
    let pricing = found.iter().find(|it| it.id == *service("pricing").entity()).unwrap();
    assert_eq!((pricing.outage.as_str(), pricing.title.as_str()), ("slow", "Pricing, service, team Pricing, slow"));
    let hits = counterpoint::scene::panel::outage::hits(document.model(), &outage);
    assert_eq!((hits[0].state, hits[0].hits[0].name.as_str()), (OutageState::Slow, "Pricing"));
}

#[test]
fn lines_of_a_look_are_put_down_together_and_no_word_is_lost() {
    let document = arranged(bookshop());
    let sheet = first_look(&document, &Overlay::default());
    let batches = batches(&sheet, Detail::Near);
    let nodes = sheet.nodes.drawings().flat_map(|it| it.marks.iter());
    let edges = sheet.edges.drawings().flat_map(|it| it.label.iter());
    let frames = sheet.frames.drawings().flat_map(|it| it.marks.iter().chain(&it.label));
    let words = nodes.chain(edges).chain(frames).filter(|mark| matches!(mark.shape, Shape::Text(..))).count();
    assert_eq!(texts(&batches), words);
    let widest = batches.iter().map(|batch| batch.shapes.len()).max();
    assert!(widest > Some(5), "no batch holds several lines");
}

fn look_after(before: &Sheet, old: &Model, document: &Document) -> Sheet {
    let (attention, overlay) = (Attention::default(), Overlay::default());
    let view = View { attention: &attention, overlay: &overlay, detail: Detail::Near };
    let stale = Stale::since((old, &overlay), (document.model(), &overlay));
    before.refreshed(document.model(), &Ground::of(document), &view, EVERYTHING, &stale)
}

#[test]
fn adding_an_element_draws_no_other_anew() {
    let mut document = arranged(bookshop());
    let before = first_look(&document, &Overlay::default());
    let old = document.model().clone();
    let added = Service::new(service("added"), "Added", ServiceKind::Service);
    document.apply(ModelEdit::Insert(added.into()).into()).unwrap();
    let after = look_after(&before, &old, &document);
    let is_kept = |(id, drawing)| before.nodes.get(id).is_some_and(|it| Arc::ptr_eq(it, drawing));
    assert_eq!(after.nodes.iter().filter(|it| !is_kept(*it)).map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["added"]);
    assert!(after.edges.iter().all(|(id, drawing)| Arc::ptr_eq(before.edges.get(id).unwrap(), drawing)));
}
