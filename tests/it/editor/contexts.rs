//! Contexts and what stands in them.

use counterpoint::editor::gesture::Gesture;
use counterpoint::geometry::Point;

use crate::support::{Person, assert_tidy, at, person};

fn shop() -> Person {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0));
    person
}

fn context_of(person: &Person, service: &str) -> Option<String> {
    let id = counterpoint::model::ServiceId::new(service).unwrap();
    person.model().services().get(&id).unwrap().context.as_ref().map(ToString::to_string)
}

#[test]
fn a_service_dropped_into_a_frame_belongs_to_it() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0));
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
    assert_tidy(person.editor.document());
}

#[test]
fn services_dropped_onto_each_other_in_a_frame_stand_apart() {
    let mut person = shop();
    for (number, x) in [400.0, 400.0, 460.0, 340.0, 400.0].into_iter().enumerate() {
        person.add_service(&format!("S{number}"), at(x, 300.0));
        assert_eq!(context_of(&person, &format!("s{number}")).as_deref(), Some("shop"));
        assert_tidy(person.editor.document());
    }
}

#[test]
fn double_click_inside_a_frame_adds_a_service_to_it() {
    let mut person = shop();
    person.double_click(at(400.0, 300.0)).name_it("Web");
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
}

#[test]
fn a_service_is_dragged_in_and_out() {
    let mut person = shop();
    person.add_service("Web", at(900.0, 300.0));
    assert_eq!(context_of(&person, "web"), None);
    person.drag(at(900.0, 300.0), at(400.0, 320.0));
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
    assert_tidy(person.editor.document());
    person.drag(person.middle("web"), at(1000.0, 600.0));
    assert_eq!(context_of(&person, "web"), None);
    person.press("Ctrl+z");
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
    person.press("Ctrl+z");
    assert_eq!(context_of(&person, "web"), None);
}

#[test]
fn a_service_dropped_over_the_edge_makes_the_frame_grow() {
    let mut person = shop();
    let before = person.place("shop");
    person.add_service("Web", at(before.right() - 10.0, 320.0));
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
    assert!(person.place("shop").right() > before.right());
    assert_tidy(person.editor.document());
}

#[test]
fn many_services_added_into_a_context_stay_in_it_side_by_side() {
    let mut person = shop();
    for number in 0..12 {
        person.select(&["shop"]).press("n").name_it(&format!("S{number}"));
        assert_eq!(context_of(&person, &format!("s{number}")).as_deref(), Some("shop"));
    }
    assert_tidy(person.editor.document());
}

#[test]
fn dragging_a_context_by_its_tab_moves_all_that_is_in_it() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).click(at(1000.0, 700.0));
    let (frame, web) = (person.place("shop"), person.place("web"));
    person.drag(person.tab("shop"), at(person.tab("shop").x + 160.0, person.tab("shop").y + 80.0));
    let by = person.place("shop").origin - frame.origin;
    assert_eq!((by.x, by.y), (160.0, 80.0));
    assert_eq!(person.place("web").origin - web.origin, by);
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
}

#[test]
fn nested_contexts_move_with_the_outer_one() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).select(&["web"]).press("g").name_it("Inner");
    assert_eq!(context_of(&person, "web").as_deref(), Some("inner"));
    assert!(person.outline().contains("context inner \"Inner\" in shop"));
    assert_tidy(person.editor.document());
    let (inner, web) = (person.place("inner"), person.place("web"));
    person.click(at(1200.0, 780.0));
    person.drag(person.tab("shop"), at(person.tab("shop").x + 80.0, person.tab("shop").y + 40.0));
    let by = person.place("web").origin - web.origin;
    assert_eq!(person.place("inner").origin - inner.origin, by);
    assert!(by.x > 0.0);
}

#[test]
fn a_context_dropped_into_another_is_nested_and_dragged_out_again() {
    let mut person = shop();
    person.add_context("Inner", at(400.0, 320.0));
    assert!(person.outline().contains("context inner \"Inner\" in shop"));
    let (frame, inner) = (person.place("shop"), person.place("inner"));
    assert!(frame.contains_rect(inner));
    person.drag(person.tab("inner"), at(1000.0, 600.0));
    assert!(person.outline().contains("context inner \"Inner\" at"));
}

#[test]
fn a_context_never_falls_into_itself() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).select(&["web"]).press("g").name_it("Inner");
    for step in 0..6 {
        let tab = person.tab("shop");
        person.click(at(1270.0, 790.0)).drag(tab, at(tab.x + 30.0, tab.y + f64::from(step)));
    }
    assert!(person.outline().contains("context shop \"Shop\" at"));
}

#[test]
fn grouping_puts_a_frame_around_the_selection() {
    let mut person = person();
    person.add_service("Web", at(300.0, 300.0)).add_service("Basket", at(600.0, 400.0));
    person.select(&["web", "basket"]).press("g").name_it("Shop");
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
    assert_eq!(context_of(&person, "basket").as_deref(), Some("shop"));
    assert_eq!(person.selected(), ["shop"]);
    assert_tidy(person.editor.document());
    assert_eq!(person.editor.history().undo_label(), Some("Group into context"));
    person.press("Ctrl+z");
    assert!(person.model().contexts().is_empty());
}

#[test]
fn what_a_new_frame_would_lie_on_makes_room() {
    let mut person = person();
    person.add_service("A", at(200.0, 300.0)).add_service("B", at(500.0, 300.0)).add_service("C", at(800.0, 300.0));
    person.select(&["a", "c"]).press("g").name_it("Shop");
    assert_eq!(context_of(&person, "b"), None);
    assert_tidy(person.editor.document());
}

#[test]
fn a_growing_frame_pushes_its_neighbours_away() {
    let mut person = shop();
    person.add_context("Other", at(760.0, 300.0)).add_service("Neighbour", at(760.0, 300.0));
    for number in 0..10 {
        person.select(&["shop"]).press("n").name_it(&format!("S{number}"));
    }
    person.add_service("Edge", at(person.place("shop").right() - 4.0, 300.0));
    assert_tidy(person.editor.document());
    assert_eq!(context_of(&person, "neighbour").as_deref(), Some("other"));
    assert!(!person.place("shop").intersects(person.place("other")));
}

#[test]
fn a_new_context_takes_in_what_it_is_dropped_around() {
    let mut person = person();
    person.add_service("Web", at(400.0, 310.0)).add_context("Shop", at(400.0, 300.0));
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
}

#[test]
fn deleting_a_context_leaves_its_services() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).select(&["shop"]).press("Delete");
    assert_eq!(context_of(&person, "web"), None);
    assert!(person.model().contexts().is_empty());
    person.press("Ctrl+z");
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
}

#[test]
fn a_frame_is_resized_by_its_handles_but_not_below_its_contents() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).select(&["shop"]);
    let before = person.place("shop");
    let corner = person.on_screen(before.far_corner());
    person.drag(corner, at(corner.x + 80.0, corner.y + 40.0));
    let larger = person.place("shop");
    assert_eq!((larger.size.width, larger.size.height), (before.size.width + 80.0, before.size.height + 40.0));
    assert_eq!(larger.origin, before.origin);
    let corner = person.on_screen(larger.far_corner());
    person.drag(corner, person.on_screen(before.origin));
    assert!(person.place("shop").contains_rect(person.place("web")));
    assert_tidy(person.editor.document());
    let left = person.on_screen(Point::new(person.place("shop").left(), person.place("shop").center().y));
    person.drag(left, at(1200.0, left.y));
    assert_tidy(person.editor.document());
}

#[test]
fn each_of_the_eight_handles_moves_its_edges_only() {
    use counterpoint::editor::handles::{Edge, FrameHandle};
    for handle in FrameHandle::ALL {
        let mut person = shop();
        person.select(&["shop"]);
        let before = person.place("shop");
        let from = person.on_screen(handle.point(before));
        let outwards = |edge| match edge {
            Edge::Near => -40.0,
            Edge::Neither => 0.0,
            Edge::Far => 40.0,
        };
        person.drag(from, at(from.x + outwards(handle.across), from.y + outwards(handle.down)));
        let after = person.place("shop");
        let moved = |edge, wanted| if edge == wanted { 40.0 } else { 0.0 };
        assert_eq!(before.left() - after.left(), moved(handle.across, Edge::Near), "{handle:?}");
        assert_eq!(after.right() - before.right(), moved(handle.across, Edge::Far), "{handle:?}");
        assert_eq!(before.top() - after.top(), moved(handle.down, Edge::Near), "{handle:?}");
        assert_eq!(after.bottom() - before.bottom(), moved(handle.down, Edge::Far), "{handle:?}");
    }
}

#[test]
fn escape_restores_the_size() {
    let mut person = shop();
    person.select(&["shop"]);
    let before = (person.outline(), person.editor.history().depth());
    let corner = person.on_screen(person.place("shop").far_corner());
    person.drag_without_release(corner, at(corner.x + 200.0, corner.y + 100.0));
    assert!(matches!(person.editor.gesture(), Gesture::Resizing(_)));
    assert_ne!(person.outline(), before.0);
    person.press("Escape").up(corner);
    assert_eq!((person.outline(), person.editor.history().depth()), before);
}

#[test]
fn a_frame_resized_over_a_service_takes_it_in() {
    let mut person = shop();
    person.add_service("Web", at(700.0, 300.0)).select(&["shop"]);
    assert_eq!(context_of(&person, "web"), None);
    let corner = person.on_screen(person.place("shop").far_corner());
    person.drag(corner, at(820.0, 500.0));
    assert_eq!(context_of(&person, "web").as_deref(), Some("shop"));
}

#[test]
fn a_context_is_stretched_by_keyboard_but_not_below_its_contents() {
    let mut person = shop();
    person.add_service("Web", at(400.0, 300.0)).select(&["shop"]);
    let before = person.place("shop");
    person.press("Ctrl+Shift+ArrowRight").press("Ctrl+Shift+ArrowDown");
    let after = person.place("shop");
    assert_eq!((after.size.width, after.size.height), (before.size.width + 8.0, before.size.height + 8.0));
    for _ in 0..80 {
        person.press("Ctrl+Shift+ArrowLeft").press("Ctrl+Shift+ArrowUp");
    }
    assert_tidy(person.editor.document());
}
