//! Selecting and deleting.

use counterpoint::editor::input::{Input, SelectRequest};
use counterpoint::geometry::outline::Side;

use crate::support::{Person, at, id, person};

fn three() -> Person {
    let mut person = person();
    person.add_service("A", at(200.0, 300.0)).add_service("B", at(500.0, 300.0)).add_service("C", at(800.0, 300.0));
    person.drag(person.handle("a", Side::Right), person.middle("b")).click(at(50.0, 50.0));
    person
}

#[test]
fn a_click_selects_one_and_a_click_beside_it_none() {
    let mut person = three();
    person.click(person.middle("a"));
    assert_eq!(person.selected(), ["a"]);
    person.click(person.middle("b"));
    assert_eq!(person.selected(), ["b"]);
    person.click(at(50.0, 50.0));
    assert!(person.selected().is_empty());
}

#[test]
fn shift_adds_and_takes_away() {
    let mut person = three();
    person.click(person.middle("a")).hold("Shift");
    person.click(person.middle("c"));
    assert_eq!(person.selected(), ["a", "c"]);
    person.click(person.middle("a"));
    assert_eq!(person.selected(), ["c"]);
    person.click(at(50.0, 50.0));
    assert_eq!(person.selected(), ["c"]);
}

#[test]
fn a_click_on_one_of_many_selected_leaves_only_it() {
    let mut person = three();
    person.select(&["a", "b"]);
    person.click(person.middle("a"));
    assert_eq!(person.selected(), ["a"]);
}

#[test]
fn a_marquee_selects_what_it_touches() {
    let mut person = three();
    person.drag(at(150.0, 200.0), at(480.0, 290.0));
    assert_eq!(person.selected(), ["a", "b"]);
    person.drag(at(150.0, 200.0), at(480.0, 305.0));
    assert_eq!(person.selected(), ["a", "a-b", "b"]);
    person.drag(at(330.0, 250.0), at(370.0, 400.0));
    assert_eq!(person.selected(), ["a-b"]);
    person.hold("Shift").drag(at(1000.0, 200.0), at(850.0, 400.0));
    assert_eq!(person.selected(), ["a-b", "c"]);
}

#[test]
fn escape_puts_back_what_was_selected_before_a_marquee() {
    let mut person = three();
    person.select(&["c"]).drag_without_release(at(150.0, 200.0), at(480.0, 290.0));
    assert_eq!(person.selected(), ["a", "b"]);
    person.press("Escape").up(at(480.0, 290.0));
    assert_eq!(person.selected(), ["c"]);
}

#[test]
fn a_marquee_can_be_drawn_within_a_context_with_control_held() {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0)).add_service("Web", at(400.0, 320.0));
    person.hold("Ctrl").drag(at(260.0, 250.0), at(380.0, 340.0));
    assert_eq!(person.selected(), ["web"]);
    assert_eq!(person.editor.history().depth(), 2);
}

#[test]
fn a_marquee_around_a_context_selects_it_too() {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0)).add_service("Web", at(400.0, 320.0));
    person.drag(at(100.0, 50.0), at(900.0, 700.0));
    assert_eq!(person.selected(), ["shop", "web"]);
}

#[test]
fn select_all_and_none() {
    let mut person = three();
    person.press("Ctrl+a");
    assert_eq!(person.selected(), ["a", "a-b", "b", "c"]);
    person.press("Escape");
    assert!(person.selected().is_empty());
}

#[test]
fn deleting_a_service_takes_its_interactions_along_and_undo_brings_all_back() {
    let mut person = three();
    let before = person.outline();
    person.select(&["a"]).press("Delete");
    assert!(!person.outline().contains("a-b"));
    assert!(person.selected().is_empty());
    person.press("Ctrl+z");
    assert_eq!(person.outline(), before);
    assert_eq!(person.selected(), ["a"]);
    person.select(&["b"]).press("Backspace").press("Ctrl+z").press("Ctrl+y");
    assert!(!person.outline().contains("\"B\""));
}

#[test]
fn undo_forgets_what_is_no_longer_there() {
    let mut person = three();
    person.press("Shift+d").name_it("Store").press("x");
    assert_eq!(person.editor.failed().len(), 1);
    person.press("Ctrl+z");
    assert!(person.selected().is_empty());
    assert!(person.editor.failed().is_empty());
}

#[test]
fn the_outline_selects_and_reveals() {
    let mut person = three();
    person.input(Input::Select(SelectRequest::Toggle(id("a")))).input(Input::Select(SelectRequest::Toggle(id("b"))));
    assert_eq!(person.selected(), ["a", "b"]);
    person.middle_drag(at(600.0, 400.0), at(600.0, 3400.0));
    person.input(Input::Select(SelectRequest::Reveal(vec![id("c"), id("nobody")])));
    assert_eq!(person.selected(), ["c"]);
    let seen = person.editor.camera().visible(person.editor.canvas());
    assert!(seen.contains_rect(person.place("c")));
}

#[test]
fn what_is_revealed_comes_near_enough_for_names_and_a_line_with_its_ends() {
    let mut person = three();
    person.drag(person.handle("a", Side::Right), person.middle("b"));
    let line = person.selected();
    for _ in 0..12 {
        person.press("Ctrl+-");
    }
    assert!(person.editor.camera().zoom < 0.3);
    person.input(Input::Select(SelectRequest::Reveal(vec![id(&line[0])])));
    let camera = person.editor.camera();
    assert!(camera.zoom >= 0.3, "{}", camera.zoom);
    let seen = camera.visible(person.editor.canvas());
    assert!(seen.contains_rect(person.place("a")) && seen.contains_rect(person.place("b")));
    person.input(Input::Select(SelectRequest::Reveal(vec![id("c")])));
    assert_eq!(person.editor.camera().zoom, camera.zoom, "where names can be read the zoom stays");
}

#[test]
fn a_right_click_selects_what_its_menu_is_about() {
    let mut person = three();
    person.right_click(person.middle("b"));
    assert_eq!(person.selected(), ["b"]);
    person.select(&["a", "b"]);
    person.right_click(person.middle("b"));
    assert_eq!(person.selected(), ["a", "b"]);
    person.right_click(at(50.0, 50.0));
    assert!(person.selected().is_empty());
}

#[test]
fn tab_walks_in_reading_order_and_leaves_at_the_end() {
    use crate::support::key;
    let mut person = three();
    person.press("Tab");
    assert_eq!(person.selected(), ["a"]);
    person.press("Tab").press("Tab");
    assert_eq!(person.selected(), ["c"]);
    assert!(!person.editor.takes_key(&key("Tab")));
    assert!(person.editor.takes_key(&key("Shift+Tab")));
    person.press("Shift+Tab");
    assert_eq!(person.selected(), ["b"]);
}

#[test]
fn arrows_walk_while_no_box_is_selected_and_with_alt_always() {
    let mut person = three();
    let before = person.outline();
    person.select(&["a-b"]).press("ArrowRight");
    assert_eq!(person.selected(), ["b"]);
    person.press("Alt+ArrowRight");
    assert_eq!(person.selected(), ["c"]);
    person.press("Alt+Shift+ArrowLeft");
    assert_eq!(person.selected(), ["b", "c"]);
    assert_eq!(person.outline(), before);
}

#[test]
fn full_stop_and_comma_walk_through_the_interactions_of_an_element() {
    let mut person = three();
    person.drag(person.handle("a", Side::Bottom), person.middle("c")).select(&["a"]);
    person.press(".");
    assert_eq!(person.selected(), ["a-b"]);
    person.press(".");
    assert_eq!(person.selected(), ["a-c"]);
    person.press(",");
    assert_eq!(person.selected(), ["a-b"]);
}
