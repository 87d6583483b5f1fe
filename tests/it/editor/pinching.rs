//! Two fingers on a touch screen.

use counterpoint::editor::gesture::Gesture;
use counterpoint::editor::input::{Button, Input, Modifiers, Phase, PointerInput, PointerKind};
use counterpoint::geometry::ScreenPoint;

use crate::support::{Person, at, person};

fn finger(person: &mut Person, pointer: i32, phase: Phase, at: ScreenPoint) {
    let (button, modifiers, kind) = (Button::Primary, Modifiers::default(), PointerKind::Touch);
    person.input(Input::Pointer(PointerInput { pointer, phase, at, button, modifiers, kind }));
}

#[test]
fn two_fingers_zoom_about_the_middle_between_them_and_push_with_it() {
    let mut person = person();
    finger(&mut person, 7, Phase::Down, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Down, at(500.0, 300.0));
    let under = person.editor.camera().world_from_screen(at(400.0, 300.0));
    finger(&mut person, 7, Phase::Move, at(250.0, 400.0));
    finger(&mut person, 8, Phase::Move, at(650.0, 400.0));
    let camera = person.editor.camera();
    assert_eq!(camera.zoom, 2.0);
    assert!((camera.world_from_screen(at(450.0, 400.0)) - under).length() < 1e-6);
    finger(&mut person, 7, Phase::Move, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Move, at(500.0, 300.0));
    assert_eq!(person.editor.camera().zoom, 1.0);
    assert!(person.editor.camera().origin.x.abs() < 1e-6);
}

#[test]
fn the_finger_that_stays_pushes_on_and_may_be_joined_again() {
    let mut person = person();
    finger(&mut person, 7, Phase::Down, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Down, at(500.0, 300.0));
    finger(&mut person, 7, Phase::Up, at(300.0, 300.0));
    finger(&mut person, 7, Phase::Cancel, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Move, at(460.0, 290.0));
    let origin = person.editor.camera().origin;
    assert_eq!((origin.x, origin.y), (40.0, 10.0));
    finger(&mut person, 9, Phase::Down, at(360.0, 290.0));
    finger(&mut person, 9, Phase::Move, at(260.0, 290.0));
    assert_eq!(person.editor.camera().zoom, 2.0);
    finger(&mut person, 9, Phase::Up, at(260.0, 290.0));
    finger(&mut person, 8, Phase::Up, at(460.0, 290.0));
    assert!(person.editor.gesture().is_idle());
}

#[test]
fn a_second_finger_takes_back_what_the_first_one_began() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).add_service("Orders", at(800.0, 300.0));
    let (before, selected) = (person.outline(), person.selected());
    let undo = person.editor.history().undo_label().map(str::to_owned);
    finger(&mut person, 7, Phase::Down, at(400.0, 300.0));
    finger(&mut person, 7, Phase::Move, at(480.0, 300.0));
    assert_ne!(person.outline(), before);
    finger(&mut person, 8, Phase::Down, at(600.0, 500.0));
    assert_eq!((person.outline(), person.selected()), (before.clone(), selected));
    finger(&mut person, 8, Phase::Move, at(700.0, 600.0));
    finger(&mut person, 7, Phase::Up, at(480.0, 300.0));
    finger(&mut person, 8, Phase::Up, at(700.0, 600.0));
    assert_eq!(person.outline(), before);
    assert_eq!(person.editor.history().undo_label().map(str::to_owned), undo);
}

#[test]
fn one_finger_pushes_empty_canvas_and_a_pinch_goes_on_from_there() {
    let mut person = person();
    finger(&mut person, 7, Phase::Down, at(300.0, 300.0));
    finger(&mut person, 7, Phase::Move, at(360.0, 300.0));
    assert!(matches!(person.editor.gesture(), Gesture::Panning(_)));
    finger(&mut person, 8, Phase::Down, at(460.0, 300.0));
    assert_eq!(person.editor.camera().origin.x, -60.0);
}

#[test]
fn a_third_finger_changes_nothing_and_neither_does_a_mouse() {
    let mut person = person();
    finger(&mut person, 7, Phase::Down, at(300.0, 300.0));
    person.down(at(500.0, 500.0)).move_to(at(600.0, 600.0)).up(at(600.0, 600.0));
    finger(&mut person, 8, Phase::Down, at(500.0, 300.0));
    let before = person.editor.gesture().clone();
    finger(&mut person, 9, Phase::Down, at(600.0, 300.0));
    finger(&mut person, 9, Phase::Move, at(900.0, 300.0));
    finger(&mut person, 9, Phase::Up, at(900.0, 300.0));
    assert_eq!(person.editor.gesture(), &before);
}

#[test]
fn fingers_in_one_place_and_an_escape_leave_a_sound_view() {
    let mut person = person();
    let before = person.editor.camera();
    finger(&mut person, 7, Phase::Down, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Down, at(300.0, 300.0));
    finger(&mut person, 8, Phase::Move, at(320.0, 300.0));
    let camera = person.editor.camera();
    assert!(camera.zoom.is_finite() && camera.origin.x.is_finite());
    person.press("Escape");
    assert_eq!(person.editor.camera(), before);
}
