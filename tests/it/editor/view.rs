//! The camera.

use counterpoint::editor::command::Command;
use counterpoint::editor::document::Document;
use counterpoint::editor::input::Input;
use counterpoint::geometry::ScreenSize;

use crate::support::{at, person, with_document};

#[test]
fn the_wheel_pans_and_with_control_zooms_about_the_pointer() {
    let mut person = person();
    person.wheel(at(300.0, 200.0), 10.0, 40.0);
    let origin = person.editor.camera().origin;
    assert_eq!((origin.x, origin.y), (10.0, 40.0));
    let under = person.editor.camera().world_from_screen(at(300.0, 200.0));
    person.hold("Ctrl").wheel(at(300.0, 200.0), 0.0, -20.0);
    assert!(person.editor.camera().zoom > 1.0);
    let after = person.editor.camera().world_from_screen(at(300.0, 200.0));
    assert!((after - under).length() < 1e-6);
    person.hold("Shift").wheel(at(300.0, 200.0), 0.0, 10.0);
    assert!(person.editor.camera().origin.x > 10.0);
}

#[test]
fn space_and_the_middle_button_push_the_drawing() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0));
    let before = person.outline();
    person.press("Space").drag(at(400.0, 300.0), at(450.0, 330.0)).let_go("Space");
    let origin = person.editor.camera().origin;
    assert_eq!((origin.x, origin.y), (-50.0, -30.0));
    person.middle_drag(at(450.0, 330.0), at(400.0, 300.0));
    let origin = person.editor.camera().origin;
    assert_eq!((origin.x, origin.y), (0.0, 0.0));
    assert_eq!(person.outline(), before);
    person.drag(at(400.0, 300.0), at(480.0, 300.0));
    assert_ne!(person.outline(), before);
}

#[test]
fn escape_takes_a_pan_back() {
    let mut person = person();
    person.press("Space").drag_without_release(at(400.0, 300.0), at(450.0, 330.0)).press("Escape").up(at(450.0, 330.0));
    assert_eq!(person.editor.camera().origin.x, 0.0);
}

#[test]
fn fit_shows_everything_but_one_box_not_above_its_size() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).press("Shift+1");
    assert_eq!(person.editor.camera().zoom, 1.0);
    let middle = person.middle("web");
    assert!((middle.x - 640.0).abs() < 0.01 && (middle.y - 400.0).abs() < 0.01);
    person.add_service("Far", at(5000.0, 3000.0)).press("Shift+1");
    let seen = person.editor.camera().visible(person.editor.canvas());
    assert!(seen.contains_rect(person.place("web")) && seen.contains_rect(person.place("far")));
    let filled = (person.place("far").right() - person.place("web").left()) * person.editor.camera().zoom;
    let tall = (person.place("far").bottom() - person.place("web").top()) * person.editor.camera().zoom;
    assert!(filled > 1200.0 || tall > 760.0, "room is left where names are too small to read");
}

#[test]
fn what_shows_everything_goes_on_doing_so_when_a_panel_takes_room() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).add_service("Far", at(1500.0, 700.0)).press("Shift+1");
    person.input(Input::CanvasResized(ScreenSize::new(600.0, 800.0)));
    let seen = person.editor.camera().visible(person.editor.canvas());
    assert!(seen.contains_rect(person.place("web")) && seen.contains_rect(person.place("far")));
}

#[test]
fn a_view_that_someone_chose_stays_when_the_canvas_changes() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).press("Shift+1").wheel(at(300.0, 200.0), 30.0, 40.0);
    let before = person.editor.camera();
    person.input(Input::CanvasResized(ScreenSize::new(600.0, 800.0)));
    assert_eq!(person.editor.camera(), before);
}

#[test]
fn fit_selection_and_the_zoom_keys() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).add_service("Far", at(5000.0, 3000.0));
    person.select(&["web"]).press("Shift+2");
    assert_eq!(person.editor.camera().zoom, 1.0);
    person.press("Ctrl++");
    assert!(person.editor.camera().zoom > 1.0);
    person.press("Ctrl+-").press("Ctrl+-");
    assert!(person.editor.camera().zoom < 1.0);
    person.press("Ctrl+0");
    assert_eq!(person.editor.camera().zoom, 1.0);
    for _ in 0..60 {
        person.run(Command::ZoomIn);
    }
    assert_eq!(person.editor.camera().zoom, counterpoint::geometry::camera::MAX_ZOOM);
}

#[test]
fn a_document_is_in_view_as_soon_as_the_canvas_has_a_size() {
    let mut first = person();
    first.add_service("Web", at(400.0, 300.0));
    first.middle_drag(at(10.0, 10.0), at(5000.0, 10.0)).press("n").name_it("Far");
    let document: Document = first.editor.document().clone();
    let second = with_document(document);
    let seen = second.editor.camera().visible(second.editor.canvas());
    assert!(seen.contains_rect(second.place("web")) && seen.contains_rect(second.place("far")));
}

#[test]
fn the_camera_is_in_no_undo_step() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).wheel(at(0.0, 0.0), 100.0, 100.0);
    let camera = person.editor.camera();
    person.press("Ctrl+z").press("Ctrl+y");
    assert_eq!(person.editor.camera(), camera);
    assert_eq!(person.editor.history().depth(), 1);
}

#[test]
fn what_is_named_is_in_sight_while_it_is() {
    let mut person = person();
    person.press("n").name_it("A").press("n").name_it("B");
    for _ in 0..4 {
        person.press("i").press("Enter");
        let visible = person.editor.camera().visible(person.editor.canvas());
        let selected = person.selected();
        assert!(visible.contains_rect(person.place(&selected[0])), "{selected:?} beyond {visible:?}");
        person.name_it("C");
    }
}
