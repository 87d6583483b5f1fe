//! One key each, at the speed of talk: teams, failures, journeys, questions.

use counterpoint::editor::command::Command;
use counterpoint::editor::input::Input;
use counterpoint::geometry::outline::Side;

use crate::support::{Person, at, id, person};

/// Web calls Basket and Stock, Stock calls Store; Mail stands alone.
fn shop() -> Person {
    let mut person = person();
    person.add_service("Web", at(200.0, 300.0)).add_service("Basket", at(600.0, 150.0));
    person.add_service("Stock", at(600.0, 450.0)).add_service("Store", at(1000.0, 450.0));
    person.add_service("Mail", at(1000.0, 150.0));
    person.drag(person.handle("web", Side::Right), person.middle("basket"));
    person.drag(person.handle("web", Side::Bottom), person.middle("stock"));
    person.drag(person.handle("stock", Side::Right), person.middle("store")).click(at(20.0, 20.0));
    person
}

fn team_of(person: &Person, service: &str) -> Option<String> {
    let id = counterpoint::model::ServiceId::new(service).unwrap();
    person.model().services().get(&id).unwrap().team.as_ref().map(ToString::to_string)
}

#[test]
fn a_number_paints_the_selection_and_again_clears_it() {
    let mut person = shop();
    person.select(&["web", "basket"]).press("3");
    assert_eq!(team_of(&person, "web").as_deref(), Some("team-3"));
    assert_eq!(person.model().teams().iter().next().unwrap().name, "Team 3");
    person.select(&["web"]).press("3");
    assert_eq!(team_of(&person, "web"), None);
    assert_eq!(team_of(&person, "basket").as_deref(), Some("team-3"));
    person.press("1");
    assert_eq!(team_of(&person, "web").as_deref(), Some("team-1"));
    assert_eq!(person.model().teams().len(), 2);
    person.press("Ctrl+z").press("Ctrl+z").press("Ctrl+z");
    assert!(person.model().teams().is_empty());
}

#[test]
fn a_number_paints_with_the_teams_that_are_there() {
    let mut person = shop();
    person.select(&["web"]).press("Shift+m").name_it("Shop").select(&["basket"]).press("1");
    assert_eq!(team_of(&person, "web").as_deref(), Some("shop"));
    assert_eq!(team_of(&person, "basket").as_deref(), Some("shop"));
}

#[test]
fn x_fails_the_selection_and_x_or_escape_recovers() {
    let mut person = shop();
    person.select(&["stock"]).press("x");
    let failed: Vec<String> = person.editor.failed().iter().map(ToString::to_string).collect();
    assert_eq!(failed, ["stock"]);
    assert_eq!(person.last_announcement(), "Failed: Stock");
    person.press("x");
    assert!(person.editor.failed().is_empty());
    person.press("x").press("Escape");
    assert!(person.editor.failed().is_empty());
    assert_eq!(person.selected(), ["stock"]);
    person.press("x").select(&["web", "mail"]).press("x");
    assert_eq!(person.editor.failed().len(), 2);
    person.select(&[]).press("x");
    assert!(person.editor.failed().is_empty());
}

#[test]
fn failing_a_context_fails_what_is_in_it() {
    let mut person = shop();
    person.select(&["web", "basket"]).press("g").name_it("Front").press("x");
    let failed: Vec<String> = person.editor.failed().iter().map(ToString::to_string).collect();
    assert_eq!(failed, ["basket", "web"]);
}

#[test]
fn persons_cannot_fail() {
    let mut person = shop();
    person.press("Shift+p").name_it("Ann");
    assert!(!Command::Fail.is_enabled(&person.editor));
    person.select(&["ann", "stock"]).press("x");
    let failed: Vec<String> = person.editor.failed().iter().map(ToString::to_string).collect();
    assert_eq!(failed, ["stock"]);
}

#[test]
fn failing_is_no_change_of_the_document() {
    let mut person = shop();
    let before = (person.outline(), person.editor.history().depth());
    person.select(&["stock"]).press("x");
    assert_eq!((person.outline(), person.editor.history().depth()), before);
}

#[test]
fn j_makes_a_journey_of_all_that_can_be_reached_breadth_first() {
    let mut person = shop();
    person.select(&["web"]).press("j");
    assert!(
        person.outline().contains("journey web-journey \"Web journey\" from web: web-basket web-stock stock-store")
    );
    assert!(person.editor.journey().is_some());
}

#[test]
fn clicking_drops_and_adds_steps_until_the_journey_ends() {
    let mut person = shop();
    person.select(&["web"]).press("j");
    person.click(person.line("web-basket"));
    assert!(person.outline().contains("from web: web-stock stock-store"));
    person.click(person.line("web-basket"));
    assert!(person.outline().contains("from web: web-stock stock-store web-basket"));
    person.press("Enter");
    assert!(person.editor.journey().is_none());
    let before = person.outline();
    person.click(person.line("web-basket"));
    assert_eq!(person.outline(), before);
    person.select(&["web"]).press("j");
    assert_eq!(person.model().workflows().len(), 1);
    person.press("Escape");
    assert!(person.editor.journey().is_none());
    person.press("Ctrl+z").press("Ctrl+z").press("Ctrl+z");
    assert!(person.model().workflows().is_empty());
}

#[test]
fn undoing_the_journey_ends_its_marking() {
    let mut person = shop();
    person.select(&["web"]).press("j").press("Ctrl+z");
    assert!(person.editor.journey().is_none());
}

#[test]
fn h_parks_a_question_about_the_selection() {
    let mut person = shop();
    person.select(&["stock"]).press("h").name_it("Who owns it?");
    assert!(person.outline().contains("question who-owns-it \"Who owns it?\" about stock"));
    assert_eq!(person.editor.history().undo_label(), Some("Park question"));
    person.press("h").press("Escape");
    assert!(person.outline().contains("\"Question about Stock\""));
}

#[test]
fn letters_for_kinds_do_nothing_while_no_interaction_is_selected() {
    let mut person = shop();
    let before = (person.outline(), person.editor.history().depth());
    person.select(&["web"]);
    for letter in ["r", "q", "c", "e", "s", "d", "l", "f", "v"] {
        person.press(letter);
    }
    assert_eq!((person.outline(), person.editor.history().depth()), before);
    assert!(person.editor.selection().contains(&id("web")));
}

#[test]
fn a_journey_that_leads_nowhere_is_not_made_and_says_why() {
    let mut person = person();
    person.add_service("Alone", at(300.0, 200.0)).press("j");
    assert_eq!(person.model().workflows().len(), 0);
    assert!(person.editor.journey().is_none());
    assert!(person.effects.iter().any(|effect| format!("{effect:?}").contains("Nothing leads on from Alone")));
}

#[test]
fn names_keep_no_control_characters() {
    let mut person = person();
    person.press("n").input(Input::Rename("Sh\u{0}op\tfront\u{7}".to_owned())).press("Enter");
    person.press("F2").input(Input::Rename("\u{0}\u{1}".to_owned())).press("Enter");
    let names: Vec<&str> = person.model().services().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Shop front"]);
}
