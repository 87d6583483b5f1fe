//! The main job: three services in two contexts, connected, named, their kinds set. By mouse, and by keyboard alone.

use counterpoint::editor::stencil::Stencil;
use counterpoint::geometry::outline::Side;
use counterpoint::model::service::ServiceKind;

use crate::support::{Person, assert_tidy, at, person};

fn facts(person: &Person) -> Vec<String> {
    person.outline().lines().map(|line| line.split(" at ").next().unwrap().to_owned()).collect()
}

const DRAWN: [&str; 7] = [
    "context sales \"Sales\"",
    "context stock-keeping \"Stock keeping\"",
    "service basket \"Basket\" in sales",
    "datastore shelf \"Shelf\" in stock-keeping",
    "service web \"Web\" in sales",
    "basket-shelf: basket -> shelf query",
    "web-basket: web -> basket command",
];

fn undo_and_redo_all(person: &mut Person) {
    let drawn = person.editor.document().clone();
    person.undo_all();
    assert_eq!(person.outline(), "");
    assert_eq!(*person.editor.document(), counterpoint::editor::document::Document::default());
    person.redo_all();
    assert_eq!(*person.editor.document(), drawn);
}

#[test]
fn by_mouse() {
    let mut person = person();
    person.drop_from_palette(Stencil::Context, at(300.0, 300.0)).name_it("Sales");
    person.drop_from_palette(Stencil::Context, at(900.0, 300.0)).name_it("Stock keeping");
    person.double_click(at(300.0, 260.0)).name_it("Web");
    person.double_click(at(300.0, 365.0)).name_it("Basket");
    person.drop_from_palette(Stencil::Service(ServiceKind::Datastore), at(900.0, 320.0)).name_it("Shelf");
    person.drag(person.handle("web", Side::Bottom), person.middle("basket")).press("c");
    person.drag(person.handle("basket", Side::Right), person.middle("shelf")).press("q");
    assert_eq!(facts(&person), DRAWN);
    assert_tidy(person.editor.document());
    undo_and_redo_all(&mut person);
}

#[test]
fn by_keyboard_alone() {
    let mut person = person();
    person.press("n").name_it("Web");
    person.press("i").press("Enter").name_it("Basket").press("c");
    person.press("Alt+ArrowRight").press("Alt+Shift+ArrowLeft");
    assert_eq!(person.selected(), ["basket", "web"]);
    person.press("g").name_it("Sales").press("Escape");
    person.press("Shift+d").name_it("Shelf").press("g").name_it("Stock keeping");
    for _ in 0..8 {
        if person.selected() == ["basket"] {
            break;
        }
        person.press("Shift+Tab");
    }
    assert_eq!(person.selected(), ["basket"]);
    person.press("i").press("Tab");
    assert_eq!(person.editor.linking().unwrap().to.as_ref().unwrap().as_str(), "shelf");
    person.press("Enter").press("q");
    assert_eq!(facts(&person), DRAWN);
    assert_tidy(person.editor.document());
    undo_and_redo_all(&mut person);
}
