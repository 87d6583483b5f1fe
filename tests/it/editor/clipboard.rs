//! Copying, also from one document to another.

use counterpoint::editor::document::Document;
use counterpoint::editor::input::Input;
use counterpoint::geometry::outline::Side;
use counterpoint::layout::Placement;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{Model, ServiceId, Title};

use crate::support::{Person, assert_tidy, at, person, with_document};

fn shop() -> Person {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0)).add_service("Web", at(400.0, 300.0));
    person.add_service("Basket", at(800.0, 300.0)).add_service("Stock", at(800.0, 500.0));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    person.drag(person.handle("basket", Side::Bottom), person.middle("stock"));
    person
}

#[test]
fn a_copy_has_the_interactions_between_what_was_copied_and_no_others() {
    let mut person = shop();
    person.select(&["shop", "basket"]).press("Ctrl+c");
    let fragment = person.clipboard();
    let names: Vec<&str> = fragment.model().services().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Basket", "Web"]);
    assert_eq!(fragment.model().contexts().len(), 1);
    assert_eq!(fragment.model().interactions().len(), 1);
    assert_eq!(fragment.model().check(), []);
}

#[test]
fn a_paste_gets_new_ids_and_a_free_place_and_is_selected() {
    let mut person = shop();
    person.select(&["shop", "basket"]).press("Ctrl+c");
    let fragment = person.clipboard();
    person.input(Input::Paste(fragment.clone()));
    assert_eq!(person.selected(), ["basket-2", "shop-2"]);
    assert!(
        person.outline().contains("web-2: web-2 -> basket-2 request") || person.outline().contains("web-2 -> basket-2")
    );
    assert_tidy(person.editor.document());
    person.input(Input::Paste(fragment));
    assert_eq!(person.model().services().len(), 7);
    assert_tidy(person.editor.document());
    person.press("Ctrl+z").press("Ctrl+z");
    assert_eq!(person.model().services().len(), 3);
}

#[test]
fn a_paste_into_another_document_keeps_its_ids_where_they_are_free() {
    let mut person = shop();
    person.select(&["shop"]).press("1").press("Ctrl+c");
    let fragment = person.clipboard();
    let mut other = crate::support::person();
    other.input(Input::Paste(fragment.clone()));
    let ids = |model: &Model| model.entities().map(|it| it.id().to_string()).collect::<Vec<_>>();
    assert_eq!(ids(other.model()), ids(fragment.model()));
}

#[test]
fn a_paste_into_another_document_brings_its_teams_and_contracts_once() {
    let mut person = shop();
    person.select(&["web"]).press("1").press("Ctrl+c");
    let fragment = person.clipboard();
    let mut other = crate::support::person();
    other.input(Input::Paste(fragment.clone())).input(Input::Paste(fragment));
    assert_eq!(other.model().teams().len(), 1);
    assert!(other.model().services().iter().all(|it| it.team.is_some()));
    assert_eq!(other.model().services().len(), 2);
    assert_tidy(other.editor.document());
}

#[test]
fn duplicate_puts_a_copy_beside_the_original() {
    let mut person = shop();
    person.select(&["basket"]).press("Ctrl+d");
    assert_eq!(person.selected(), ["basket-2"]);
    assert_tidy(person.editor.document());
    assert_eq!(person.editor.history().undo_label(), Some("Duplicate"));
}

#[test]
fn cut_takes_a_context_with_all_that_is_in_it_and_paste_brings_it_back() {
    let mut person = shop();
    person.select(&["shop"]).press("Ctrl+x");
    assert!(person.model().contexts().is_empty());
    assert_eq!(person.model().services().len(), 2);
    let fragment = person.clipboard();
    person.input(Input::Paste(fragment));
    assert!(person.outline().contains("service web \"Web\" in shop"));
    assert_tidy(person.editor.document());
}

#[test]
fn an_empty_fragment_changes_nothing() {
    let mut person = shop();
    let before = (person.outline(), person.editor.history().depth());
    person.input(Input::Paste(Document::default()));
    assert_eq!((person.outline(), person.editor.history().depth()), before);
}

/// Three services that nobody has placed.
fn unplaced() -> Document {
    let service = |id: &str| Service::new(ServiceId::new(id).unwrap(), id, ServiceKind::Service).into();
    let model = Model::from_entities(Title::default(), vec![service("p"), service("q"), service("r")]).unwrap();
    Document::new(model, Placement::default())
}

#[test]
fn what_has_no_place_is_given_one_when_it_is_opened() {
    assert_tidy(with_document(unplaced()).editor.document());
}

#[test]
fn what_has_no_place_is_given_one_when_it_is_pasted() {
    let mut person = with_document(unplaced());
    person.input(Input::Paste(unplaced()));
    assert_eq!(person.editor.document().model().services().len(), 6);
    assert_tidy(person.editor.document());
}
