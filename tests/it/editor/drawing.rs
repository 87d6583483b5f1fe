//! Adding elements and naming them.

use counterpoint::editor::input::Input;
use counterpoint::editor::stencil::Stencil;
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{TeamId, Word};

use crate::support::{assert_tidy, at, id, person};

#[test]
fn double_click_on_empty_canvas_adds_a_service_and_what_is_typed_is_its_name() {
    let mut person = person();
    person.double_click(at(400.0, 300.0)).name_it("Web shop");
    assert_eq!(person.outline(), "service web-shop \"Web shop\" at 312,264 176×72\n");
    assert_eq!(person.selected(), ["web-shop"]);
    assert_eq!(person.editor.history().undo_label(), Some("Add service"));
}

#[test]
fn adding_and_naming_is_one_step() {
    let mut person = person();
    person.double_click(at(400.0, 300.0)).name_it("Web");
    assert_eq!(person.editor.history().depth(), 1);
    person.press("Ctrl+z");
    assert_eq!(person.outline(), "");
    person.press("Ctrl+Shift+z");
    assert_eq!(person.outline(), "service web \"Web\" at 312,264 176×72\n");
}

#[test]
fn escape_while_naming_keeps_the_default_name() {
    let mut person = person();
    person.double_click(at(400.0, 300.0)).type_text("Nonsense").press("Escape");
    assert_eq!(person.outline(), "service service \"Service\" at 312,264 176×72\n");
    person.double_click(at(800.0, 300.0)).press("Escape");
    assert_eq!(person.model().services().len(), 2);
    assert!(person.outline().contains("\"Service 2\""));
}

#[test]
fn a_press_elsewhere_takes_the_name_as_typed() {
    let mut person = person();
    person.double_click(at(400.0, 300.0)).type_text("Web").click(at(900.0, 700.0));
    assert!(person.outline().contains("service web \"Web\""));
    assert!(person.editor.naming().is_none());
}

#[test]
fn the_naming_field_can_be_driven_by_text_too() {
    let mut person = person();
    person.double_click(at(400.0, 300.0));
    assert_eq!(person.editor.naming().unwrap().text(), "Service");
    person.input(Input::Rename("Basket".to_owned())).input(Input::FinishNaming);
    assert!(person.outline().contains("service basket \"Basket\""));
}

#[test]
fn backspace_takes_the_last_letter() {
    let mut person = person();
    person.double_click(at(400.0, 300.0)).type_text("Webb").press("Backspace").press("Enter");
    assert!(person.outline().contains("\"Web\""));
}

#[test]
fn renaming_keeps_the_id() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).press("Enter").name_it("Shop front");
    assert!(person.outline().contains("service web \"Shop front\""));
    person.press("Ctrl+z");
    assert!(person.outline().contains("service web \"Web\""));
}

#[test]
fn escape_while_renaming_leaves_the_name_and_no_step() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).press("Enter").type_text("Other").press("Escape");
    assert!(person.outline().contains("\"Web\""));
    assert_eq!(person.editor.history().depth(), 1);
}

#[test]
fn every_kind_can_be_dropped_from_the_palette_and_gets_its_own_box() {
    let mut person = person();
    for (number, kind) in ServiceKind::ALL.iter().enumerate() {
        let (column, row) =
            (f64::from(u32::try_from(number % 4).unwrap()), f64::from(u32::try_from(number / 4).unwrap()));
        let place = at(160.0 + column * 300.0, 100.0 + row * 160.0);
        person.drop_from_palette(Stencil::Service(*kind), place).name_it(kind.word());
    }
    assert_eq!(person.model().services().len(), ServiceKind::ALL.len());
    assert!(person.model().services().iter().all(|it| it.name == it.kind.word()));
    assert_tidy(person.editor.document());
}

#[test]
fn what_is_dropped_on_a_box_stands_beside_it() {
    let mut person = person();
    person
        .add_service("One", at(400.0, 300.0))
        .add_service("Two", at(410.0, 310.0))
        .add_service("Three", at(400.0, 300.0));
    assert_tidy(person.editor.document());
}

#[test]
fn carrying_a_stencil_off_the_canvas_leaves_nothing() {
    let mut person = person();
    let stencil = Stencil::Service(ServiceKind::Queue);
    person.input(Input::DragOver(stencil, at(100.0, 100.0)));
    assert!(!person.editor.gesture().is_idle());
    person.input(Input::DragLeave);
    assert!(person.editor.gesture().is_idle());
    assert_eq!(person.outline(), "");
    person.input(Input::DragOver(stencil, at(100.0, 100.0))).press("Escape");
    assert!(person.editor.gesture().is_idle());
}

#[test]
fn keys_add_each_kind_in_a_free_place() {
    let mut person = person();
    for key in ["n", "Shift+f", "Shift+g", "Shift+u", "Shift+w", "Shift+o", "Shift+d", "Shift+t", "Shift+q", "Shift+b"]
    {
        person.press(key).press("Enter");
    }
    for key in ["Shift+e", "Shift+p", "Shift+l", "Shift+s"] {
        person.press(key).press("Enter");
    }
    let kinds: std::collections::BTreeSet<ServiceKind> = person.model().services().iter().map(|it| it.kind).collect();
    assert_eq!(kinds.len(), ServiceKind::ALL.len());
    assert_tidy(person.editor.document());
}

#[test]
fn many_services_added_by_key_never_lie_on_each_other() {
    let mut person = person();
    for number in 0..40 {
        person.press("n").name_it(&format!("S{number}"));
    }
    assert_tidy(person.editor.document());
}

#[test]
fn a_team_dropped_on_a_service_owns_it() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0));
    person.drop_from_palette(Stencil::Team, at(400.0, 300.0)).name_it("Shop");
    assert_eq!(person.model().services().iter().next().unwrap().team, Some(TeamId::new("shop").unwrap()));
    person.press("Ctrl+z");
    assert!(person.model().teams().is_empty());
}

#[test]
fn double_click_on_a_service_names_it() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0)).double_click(at(400.0, 300.0));
    assert_eq!(person.editor.naming().unwrap().subject(), &id("web"));
    person.name_it("Shop");
    assert!(person.outline().contains("service web \"Shop\""));
}
