//! Drawing interactions and moving their ends.

use counterpoint::editor::gesture::Gesture;
use counterpoint::editor::lines::End;
use counterpoint::editor::stencil::Stencil;
use counterpoint::geometry::outline::Side;
use counterpoint::model::interaction::InteractionKind;
use counterpoint::model::service::ServiceKind;

use crate::support::{Person, assert_tidy, at, person};

fn two() -> Person {
    let mut person = person();
    person.add_service("Web", at(200.0, 300.0)).add_service("Basket", at(700.0, 300.0));
    person
}

fn line(person: &Person) -> String {
    let outline = person.outline();
    outline.lines().find(|line| line.contains("->")).unwrap_or("no line").to_owned()
}

#[test]
fn dragging_from_an_edge_handle_to_another_service_connects_them() {
    let mut person = two();
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    assert_eq!(line(&person), "web-basket: web -> basket request");
    assert_eq!(person.selected(), ["web-basket"]);
    assert_eq!(person.editor.history().undo_label(), Some("Connect"));
}

#[test]
fn after_connecting_one_key_sets_the_kind() {
    let keys = ["r", "q", "c", "e", "s", "d", "l", "f"];
    let kinds = ["request", "query", "command", "event", "stream", "shared-data", "library", "file"];
    let mut person = two();
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    for (key, kind) in keys.iter().zip(kinds) {
        person.press(key);
        assert_eq!(line(&person), format!("web-basket: web -> basket {kind}"));
    }
}

#[test]
fn the_kind_is_suggested_by_the_ends() {
    for (kind, expected) in [
        (ServiceKind::Datastore, InteractionKind::SharedData),
        (ServiceKind::Topic, InteractionKind::Event),
        (ServiceKind::EventBus, InteractionKind::Event),
        (ServiceKind::Queue, InteractionKind::Command),
        (ServiceKind::External, InteractionKind::Request),
    ] {
        let mut person = person();
        person.add_service("Web", at(200.0, 300.0));
        person.drop_from_palette(Stencil::Service(kind), at(700.0, 300.0)).name_it("Other");
        person.drag(person.handle("web", Side::Right), person.middle("other"));
        assert_eq!(person.model().interactions().iter().next().unwrap().kind, expected, "{kind:?}");
    }
}

#[test]
fn dragging_to_empty_canvas_adds_a_connected_service_in_one_step() {
    let mut person = person();
    person.add_service("Web", at(200.0, 300.0));
    person.drag(person.handle("web", Side::Right), at(700.0, 300.0)).name_it("Basket");
    assert_eq!(line(&person), "web-basket: web -> basket request");
    assert_eq!(person.selected(), ["web-basket"]);
    person.press("e");
    assert_eq!(line(&person), "web-basket: web -> basket event");
    person.press("Ctrl+z").press("Ctrl+z");
    assert_eq!(person.outline(), "service web \"Web\" at 112,264 176×72\n");
}

#[test]
fn escape_blur_and_a_lost_pointer_leave_no_connection() {
    let mut person = two();
    let before = person.outline();
    let (from, to) = (person.handle("web", Side::Right), person.middle("basket"));
    person.drag_without_release(from, to);
    assert!(matches!(person.editor.gesture(), Gesture::Connecting(_)));
    person.press("Escape").up(to);
    assert_eq!(person.outline(), before);
    person.drag_without_release(from, to).input(counterpoint::editor::input::Input::Blur).up(to);
    assert_eq!(person.outline(), before);
    person.drag_without_release(from, to).lose_pointer(to).up(to);
    assert_eq!(person.outline(), before);
    assert_eq!(person.editor.history().depth(), 2);
}

#[test]
fn dragging_back_onto_the_same_service_means_nothing() {
    let mut person = two();
    let before = person.outline();
    person.drag_without_release(person.handle("web", Side::Right), at(500.0, 300.0));
    person.up(person.middle("web"));
    person.drag(person.handle("web", Side::Right), person.middle("web"));
    assert_eq!(person.outline(), before);
}

#[test]
fn an_end_can_be_dragged_to_another_service() {
    let mut person = two();
    person.add_service("Stock", at(700.0, 600.0));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    let end = person.end("web-basket", End::To);
    person.drag(end, person.middle("stock"));
    assert_eq!(line(&person), "web-basket: web -> stock request");
    person.press("Ctrl+z");
    assert_eq!(line(&person), "web-basket: web -> basket request");
    let start = person.end("web-basket", End::From);
    person.drag(start, person.middle("stock"));
    assert_eq!(line(&person), "web-basket: stock -> basket request");
}

#[test]
fn an_end_dragged_to_empty_canvas_adds_a_service_there() {
    let mut person = two();
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    person.drag(person.end("web-basket", End::From), at(200.0, 600.0)).name_it("Phone");
    assert_eq!(line(&person), "web-basket: phone -> basket request");
    person.press("Ctrl+z");
    assert_eq!(line(&person), "web-basket: web -> basket request");
    assert_eq!(person.model().services().len(), 2);
}

#[test]
fn an_end_is_not_attached_to_the_other_end() {
    let mut person = two();
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    let before = (person.outline(), person.editor.history().depth());
    person.drag(person.end("web-basket", End::From), person.middle("basket"));
    assert_eq!((person.outline(), person.editor.history().depth()), before);
}

#[test]
fn escape_puts_a_dragged_end_back() {
    let mut person = two();
    person.add_service("Stock", at(700.0, 600.0));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    let before = person.outline();
    person.drag_without_release(person.end("web-basket", End::From), person.middle("stock"));
    assert!(matches!(person.editor.gesture(), Gesture::Reattaching(_)));
    person.press("Escape");
    person.up(person.middle("stock"));
    assert_eq!(person.outline(), before);
}

#[test]
fn one_line_after_another_is_drawn_from_the_same_handle() {
    let mut person = two();
    person.add_service("Stock", at(700.0, 600.0));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    person.drag(person.handle("web", Side::Right), person.middle("stock"));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    let drawn: Vec<&str> = person.model().interactions().ids().map(|id| id.as_str()).collect();
    assert_eq!(drawn, ["web-basket", "web-basket-2", "web-stock"]);
}

#[test]
fn clicking_the_line_selects_the_interaction() {
    let mut person = two();
    person.drag(person.handle("web", Side::Right), person.middle("basket")).click(at(50.0, 700.0));
    assert!(person.selected().is_empty());
    person.click(person.line("web-basket"));
    assert_eq!(person.selected(), ["web-basket"]);
    person.press("v");
    assert_eq!(line(&person), "web-basket: basket -> web request");
    person.press("Delete");
    assert!(person.model().interactions().is_empty());
}

#[test]
fn a_click_on_a_handle_selects_the_service() {
    let mut person = two();
    person.click(at(50.0, 700.0));
    person.click(person.handle("web", Side::Bottom));
    assert_eq!(person.selected(), ["web"]);
}

#[test]
fn the_keyboard_connects_to_the_service_that_the_arrows_choose() {
    let mut person = two();
    person.add_service("Stock", at(700.0, 600.0)).select(&["web"]);
    person.press("i").press("ArrowRight").press("ArrowDown").press("Enter");
    assert_eq!(line(&person), "web-stock: web -> stock request");
    person.press("d");
    assert_eq!(line(&person), "web-stock: web -> stock shared-data");
}

#[test]
fn the_keyboard_connects_to_a_new_service_when_none_is_chosen() {
    let mut person = person();
    person.press("n").name_it("Web").press("i").press("Enter").name_it("Basket");
    assert_eq!(line(&person), "web-basket: web -> basket request");
    assert_tidy(person.editor.document());
    person.press("i").press("Escape");
    assert_eq!(person.model().interactions().len(), 1);
}

#[test]
fn two_selected_services_are_connected_at_once() {
    let mut person = two();
    person.select(&["basket", "web"]).press("i");
    assert_eq!(line(&person), "basket-web: basket -> web request");
}

#[test]
fn tab_goes_through_the_targets_of_a_keyboard_connection() {
    let mut person = two();
    person.add_service("Stock", at(700.0, 600.0)).select(&["web"]);
    person.press("i").press("Tab").press("Tab").press("Enter");
    assert_eq!(line(&person), "web-stock: web -> stock request");
}

#[test]
fn a_click_ends_a_keyboard_connection() {
    let mut person = two();
    person.select(&["web"]).press("i");
    person.click(person.middle("basket"));
    assert_eq!(line(&person), "web-basket: web -> basket request");
}
