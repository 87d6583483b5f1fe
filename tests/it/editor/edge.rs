//! The view follows what is dragged to its edge.

use counterpoint::editor::gesture::Gesture;
use counterpoint::editor::input::Input;
use counterpoint::editor::stencil::Stencil;
use counterpoint::geometry::outline::Side;
use counterpoint::geometry::{Point, ScreenPoint};

use crate::support::{Person, at, person};

/// The origin of the camera after ticks of 16 ms.
fn wait(person: &mut Person, ticks: usize) -> Point {
    (0..ticks).for_each(|_| {
        person.input(Input::Tick(16.0));
    });
    person.editor.camera().origin
}

#[test]
fn a_box_held_at_the_edge_goes_on_under_the_resting_pointer() {
    let mut person = person();
    let far = at(1275.0, 300.0);
    person.add_service("Web", at(400.0, 300.0)).drag_without_release(at(400.0, 300.0), far);
    let origin = wait(&mut person, 60);
    assert!(origin.x > 200.0 && origin.y == 0.0, "{origin:?}");
    let offset = person.middle("web").x - far.x;
    assert!(offset.abs() <= 16.0, "the box is {offset} px from the pointer");
    person.up(far);
    assert_eq!(wait(&mut person, 10), origin);
    assert!(person.place("web").center().x > 1400.0);
    person.press("Ctrl+z");
    assert_eq!(person.place("web").center().x, 400.0);
}

#[test]
fn farther_out_is_faster_up_to_a_limit_and_the_middle_is_still() {
    let reached = |x: f64| {
        let mut person = person();
        person.add_service("Web", at(400.0, 300.0)).drag_without_release(at(400.0, 300.0), at(x, 300.0));
        wait(&mut person, 10).x
    };
    assert_eq!(reached(1200.0), 0.0);
    let (inside, edge, outside) = (reached(1264.0), reached(1280.0), reached(1310.0));
    assert!(0.0 < inside && inside < edge && edge < outside);
    assert_eq!(reached(3000.0), reached(9000.0));
    assert!(reached(-5.0) < 0.0);
}

#[test]
fn a_long_sleep_is_no_leap_and_time_does_not_run_backwards() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).drag_without_release(at(400.0, 300.0), at(1280.0, 300.0));
    person.input(Input::Tick(60_000.0)).input(Input::Tick(-50.0));
    assert_eq!(person.editor.camera().origin.x, 40.0);
}

#[test]
fn what_is_taken_up_near_the_edge_may_come_inwards() {
    let mut person = person();
    person.add_service("Web", at(96.0, 300.0)).drag_without_release(at(24.0, 300.0), at(30.0, 300.0));
    assert!(matches!(person.editor.gesture(), Gesture::Moving(_)));
    assert!(!person.editor.is_pulled());
    person.move_to(at(4.0, 300.0));
    assert!(person.editor.is_pulled());
}

#[test]
fn escape_and_blur_and_a_lost_pointer_stop_it_and_put_the_box_back() {
    let stops: [fn(&mut Person, ScreenPoint); 3] = [
        |person, _| {
            person.press("Escape");
        },
        |person, _| {
            person.input(Input::Blur);
        },
        |person, at| {
            person.lose_pointer(at);
        },
    ];
    for stop in stops {
        let mut person = person();
        person.add_service("Web", at(400.0, 300.0));
        let before = person.outline();
        person.drag_without_release(at(400.0, 300.0), at(400.0, 799.0));
        let origin = wait(&mut person, 20);
        stop(&mut person, at(400.0, 799.0));
        assert!(origin.y > 0.0 && !person.editor.is_pulled());
        assert_eq!((wait(&mut person, 5), person.outline()), (origin, before));
    }
}

#[test]
fn a_marquee_reaches_what_was_out_of_sight() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).add_service("Far", at(1700.0, 300.0));
    // The second came in sight when it was named; the first is looked at again.
    let seen = person.editor.camera().origin;
    person.wheel(at(600.0, 400.0), -seen.x, -seen.y);
    person.input(Input::Select(counterpoint::editor::input::SelectRequest::Only(Vec::new())));
    person.drag_without_release(at(200.0, 100.0), at(1300.0, 600.0));
    assert_eq!(person.selected(), ["web"]);
    wait(&mut person, 120);
    assert_eq!(person.selected(), ["far", "web"]);
}

#[test]
fn a_line_reaches_a_box_that_was_out_of_sight() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).add_service("Far", at(1500.0, 300.0));
    person.click(at(400.0, 300.0));
    let from = person.handle("web", Side::Right);
    person.drag_without_release(from, at(1278.0, 300.0));
    wait(&mut person, 40);
    let far = person.middle("far");
    person.move_to(far).up(far);
    assert!(person.outline().contains("web-far"), "{}", person.outline());
}

#[test]
fn a_frame_grows_beyond_the_view() {
    let mut person = person();
    person.add_context("Shop", at(600.0, 300.0)).select(&["shop"]);
    let frame = person.place("shop");
    let handle = person.on_screen(Point::new(frame.right(), frame.center().y));
    person.drag_without_release(handle, at(1279.0, 300.0));
    wait(&mut person, 60);
    person.up(at(1279.0, 300.0));
    assert!(person.place("shop").right() > 1500.0);
}

#[test]
fn what_comes_from_the_palette_is_carried_on_but_not_as_it_comes_in() {
    let mut person = person();
    let over = |place| Input::DragOver(Stencil::Context, place);
    person.input(over(at(2.0, 300.0))).input(over(at(20.0, 300.0)));
    assert!(!person.editor.is_pulled());
    person.input(over(at(600.0, 795.0)));
    let origin = wait(&mut person, 30);
    assert!(origin.y > 100.0);
    let Gesture::Dropping(dropping) = person.editor.gesture() else { panic!("it is held no more") };
    let middle = person.on_screen(dropping.ghost().center());
    assert!((middle.x - 600.0).abs() < 1e-6 && (middle.y - 795.0).abs() < 1e-6);
    person.input(Input::DragLeave);
    assert_eq!(wait(&mut person, 5), origin);
}
