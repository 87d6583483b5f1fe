//! Dragging and nudging.

use counterpoint::editor::gesture::Gesture;

use crate::support::{Person, assert_tidy, at, person};

fn one() -> Person {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).click(at(1200.0, 700.0));
    person
}

#[test]
fn a_drag_moves_by_whole_grid_steps_in_one_undo_step() {
    let mut person = one();
    let before = person.place("web");
    person.drag(at(400.0, 300.0), at(503.0, 361.0));
    let by = person.place("web").origin - before.origin;
    assert_eq!((by.x, by.y), (104.0, 64.0));
    assert_eq!(person.editor.history().depth(), 2);
    assert_eq!(person.editor.history().undo_label(), Some("Move"));
    person.press("Ctrl+z");
    assert_eq!(person.place("web"), before);
}

#[test]
fn control_leaves_the_grid_and_shift_keeps_to_one_axis() {
    let mut person = one();
    let before = person.place("web");
    person.hold("Ctrl").drag(at(400.0, 300.0), at(503.0, 361.0)).hold("");
    let by = person.place("web").origin - before.origin;
    assert_eq!((by.x, by.y), (103.0, 61.0));
    person.press("Ctrl+z");
    person
        .drag_without_release(at(400.0, 300.0), at(450.0, 310.0))
        .hold("Shift")
        .move_to(at(504.0, 340.0))
        .up(at(504.0, 340.0));
    let by = person.place("web").origin - before.origin;
    assert_eq!((by.x, by.y), (104.0, 0.0));
}

#[test]
fn a_drag_that_comes_back_is_no_step() {
    let mut person = one();
    let before = (person.outline(), person.editor.history().depth());
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0)).move_to(at(401.0, 300.0)).up(at(401.0, 300.0));
    assert_eq!((person.outline(), person.editor.history().depth()), before);
    assert!(!person.editor.can_redo());
}

#[test]
fn a_drag_that_comes_back_keeps_what_can_be_redone() {
    let mut person = one();
    person.drag(at(400.0, 300.0), at(600.0, 500.0)).press("Ctrl+z");
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0)).press("Escape").up(at(600.0, 500.0));
    assert!(person.editor.can_redo());
}

#[test]
fn every_way_of_giving_up_puts_the_boxes_back() {
    let mut person = one();
    let before = (person.outline(), person.editor.history().depth());
    for way in ["Escape", "cancel", "blur", "undo"] {
        person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0));
        assert!(matches!(person.editor.gesture(), Gesture::Moving(_)));
        assert_ne!(person.outline(), before.0);
        match way {
            "Escape" => person.press("Escape"),
            "cancel" => person.lose_pointer(at(600.0, 500.0)),
            "blur" => person.input(counterpoint::editor::input::Input::Blur),
            _ => person.run(counterpoint::editor::command::Command::Cancel),
        };
        person.up(at(600.0, 500.0));
        assert_eq!((person.outline(), person.editor.history().depth()), before, "{way}");
    }
}

#[test]
fn keys_do_nothing_in_the_middle_of_a_drag() {
    let mut person = one();
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0));
    person.press("Delete").press("Ctrl+z").press("n").up(at(600.0, 500.0));
    assert_eq!(person.model().services().len(), 1);
    assert_eq!(person.editor.history().undo_label(), Some("Move"));
}

#[test]
fn a_box_aligns_with_its_neighbours_and_shows_it() {
    let mut person = one();
    person.hold("Ctrl").drag(at(400.0, 300.0), at(403.0, 300.0)).hold("");
    person.add_service("Basket", at(800.0, 600.0)).click(at(1200.0, 100.0));
    person.drag_without_release(person.middle("basket"), at(405.0, 600.0));
    let Gesture::Moving(moving) = person.editor.gesture() else { panic!("not moving") };
    assert!(!moving.guides().is_empty());
    person.up(at(405.0, 600.0));
    assert_eq!(person.place("basket").left(), person.place("web").left());
}

#[test]
fn all_selected_boxes_move_together() {
    let mut person = one();
    person.add_service("Basket", at(400.0, 500.0)).select(&["web", "basket"]);
    let (web, basket) = (person.place("web"), person.place("basket"));
    person.drag(at(400.0, 300.0), at(700.0, 300.0));
    assert_eq!(person.place("web").origin - web.origin, person.place("basket").origin - basket.origin);
    assert_eq!(person.selected(), ["basket", "web"]);
}

#[test]
fn arrows_nudge_by_a_grid_step_and_with_shift_by_five() {
    let mut person = one();
    person.select(&["web"]);
    let before = person.place("web").origin;
    person.press("ArrowRight").press("ArrowDown");
    let by = person.place("web").origin - before;
    assert_eq!((by.x, by.y), (8.0, 8.0));
    person.press("Shift+ArrowLeft").press("Shift+ArrowUp");
    let by = person.place("web").origin - before;
    assert_eq!((by.x, by.y), (-32.0, -32.0));
    person.press("Ctrl+z").press("Ctrl+z").press("Ctrl+z").press("Ctrl+z");
    assert_eq!(person.place("web").origin, before);
}

#[test]
fn nudging_takes_a_service_out_of_its_context_once_its_middle_is_out() {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0)).add_service("Web", at(400.0, 300.0));
    for _ in 0..40 {
        person.press("Shift+ArrowRight");
    }
    assert!(person.outline().contains("service web \"Web\" at"), "{}", person.outline());
}

#[test]
fn a_second_finger_does_not_disturb_a_drag() {
    use counterpoint::editor::input::*;
    let mut person = one();
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0));
    let other = |phase| {
        Input::Pointer(PointerInput {
            pointer: 2,
            phase,
            at: at(100.0, 100.0),
            button: Button::Primary,
            modifiers: Modifiers::default(),
            kind: PointerKind::Touch,
        })
    };
    person.input(other(Phase::Down)).input(other(Phase::Move)).input(other(Phase::Up));
    assert!(matches!(person.editor.gesture(), Gesture::Moving(_)));
    person.up(at(600.0, 500.0));
    assert_tidy(person.editor.document());
}

#[test]
fn between_two_steps_of_the_grid_a_drag_changes_nothing() {
    let mut person = one();
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0));
    let (place, revision) = (person.place("web"), person.editor.placement_revision());
    person.move_to(at(601.0, 501.0)).move_to(at(602.0, 499.0));
    assert_eq!((person.place("web"), person.editor.placement_revision()), (place, revision));
    person.move_to(at(608.0, 500.0));
    assert!(person.editor.placement_revision() > revision);
    assert_ne!(person.place("web"), place);
}

#[test]
fn a_drag_changes_the_placement_and_not_the_model() {
    let mut person = one();
    let (model, placement) = (person.editor.model_revision(), person.editor.placement_revision());
    person.drag_without_release(at(400.0, 300.0), at(600.0, 500.0));
    assert_eq!(person.editor.model_revision(), model);
    assert!(person.editor.placement_revision() > placement);
}
