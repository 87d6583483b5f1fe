//! What is said of each command to people who do not see what it did.

use std::collections::BTreeSet;

use counterpoint::editor::alter;
use counterpoint::editor::document::DocumentEdit;
use counterpoint::editor::effect::{Effect, UiRequest};
use counterpoint::editor::input::{Input, SelectRequest};

use counterpoint::model::extra::Extra;
use counterpoint::model::team::{TeamInteraction, TeamInteractionMode};
use counterpoint::model::{Edit, TeamInteractionId};

use crate::support::{Person, at, id, person};

/// Web calls Orders, which stands in no context; Delivery is one, to the right of it.
fn shop() -> Person {
    let mut person = person();
    person.add_service("Web", at(200.0, 300.0)).add_service("Orders", at(500.0, 300.0));
    person.add_context("Delivery", at(900.0, 300.0)).select(&["web", "orders"]).press("i");
    person
}

/// What each of these keys is answered with.
fn answers<const N: usize>(person: &mut Person, keys: [&str; N]) -> [String; N] {
    keys.map(|key| {
        person.effects.clear();
        person.press(key).last_announcement().to_owned()
    })
}

/// What a key is answered with when it has been pressed until something is so.
fn pressed_until(person: &mut Person, key: &str, is_so: impl Fn(&Person) -> bool) -> String {
    for _ in 0..40 {
        let [answer] = answers(person, [key]);
        if is_so(person) {
            return answer;
        }
    }
    panic!("{key} never does it");
}

#[test]
fn what_is_added_is_called_by_its_name() {
    let mut person = person();
    assert_eq!(answers(&mut person, ["n"]), ["Add service. Type the name, Enter keeps it."]);
    assert_eq!(person.name_it("Orders").last_announcement(), "Service Orders added");
    assert_eq!(person.press("Shift+b").name_it("Bus").last_announcement(), "Event bus Bus added");
    assert_eq!(person.press("Shift+m").name_it("Drivers").last_announcement(), "Team Drivers added");
    assert_eq!(person.press("h").name_it("Who pays?").last_announcement(), "Question Who pays? added");
    person.select(&["orders"]).press("i").press("Enter").name_it("Stock");
    assert_eq!(person.last_announcement(), "Service Stock and request from Orders to Stock added");
    assert_eq!(shop().last_announcement(), "Request from Web to Orders added");
}

#[test]
fn a_move_says_what_went_where_and_into_which_context() {
    let mut person = shop();
    person.select(&["orders"]);
    assert_eq!(answers(&mut person, ["ArrowDown", "Shift+ArrowRight"]), ["Orders moved down", "Orders moved right"]);
    let is_in = |person: &Person| person.model().services().iter().any(|it| it.context.is_some());
    assert_eq!(pressed_until(&mut person, "ArrowRight", is_in), "Orders moved right, into Delivery");
    let is_out = |person: &Person| !is_in(person);
    assert_eq!(pressed_until(&mut person, "ArrowLeft", is_out), "Orders moved left, out of its context");
    // Web stands to the left of Orders, and does not come so far.
    person.select(&["web", "orders"]);
    let both = pressed_until(&mut person, "ArrowRight", is_in);
    assert_eq!(both, "Orders and Web moved right, Orders into Delivery");
    person.select(&["web", "orders"]);
    assert_eq!(answers(&mut person, ["ArrowUp"]), ["Orders and Web moved up"]);
    person.select(&["delivery"]);
    assert_eq!(answers(&mut person, ["Ctrl+Shift+ArrowDown"]), ["Delivery made taller"]);
}

#[test]
fn a_change_says_of_what_and_undo_says_it_again() {
    let mut person = shop();
    let said = answers(&mut person, ["e", "v", "Ctrl+z", "Ctrl+Shift+z"]);
    let reversed = "Reverse, event from Orders to Web";
    let event = "Set kind, event from Web to Orders";
    assert_eq!(said, [event, reversed, &format!("Undid: {reversed}"), &format!("Redid: {reversed}")]);
    person.select(&["web"]);
    let said = answers(&mut person, ["4", "4", "Ctrl+c", "Ctrl+x", "Ctrl+z"]);
    let [painted, cleared, copied, cut, undone] = said;
    assert_eq!([painted, cleared], ["Team 4 owns Web", "Team 4 no longer owns Web"]);
    assert_eq!([copied, cut], ["Copied Web", "Cut Web"]);
    assert_eq!(undone, "Undid: Service Web and 1 more deleted");
    person.select(&["delivery"]);
    assert_eq!(answers(&mut person, ["Delete"]), ["Context Delivery deleted"]);
    assert_eq!(answers(&mut person, ["Ctrl+z"]), ["Undid: Context Delivery deleted"]);
}

#[test]
fn another_name_is_said_with_the_one_before() {
    let mut person = shop();
    person.select(&["orders"]).press("Enter").name_it("Sales");
    assert_eq!(person.last_announcement(), "Orders renamed to Sales");
    let edits = alter::set_team(person.model(), &BTreeSet::from([id("web")]), None);
    person.effects.clear();
    person.input(Input::Apply { label: "Set team".to_owned(), edits });
    assert_eq!(person.last_announcement(), "", "nothing was done");
}

#[test]
fn what_is_selected_is_said_and_of_many_how_many() {
    let mut person = shop();
    let said = answers(&mut person, ["Ctrl+a", "Escape", "Escape"]);
    assert_eq!(said, ["Context Delivery, service Orders, service Web and 1 more selected", "Nothing selected", ""]);
    person.input(Input::Select(SelectRequest::Reveal(vec![id("orders")])));
    assert_eq!(person.last_announcement(), "Service Orders selected");
}

#[test]
fn what_was_said_of_a_mode_is_taken_back_when_it_ends() {
    let mut person = shop();
    person.select(&["web"]);
    let [connecting, given_up] = answers(&mut person, ["i", "Escape"]);
    assert!(connecting.starts_with("Connecting Web. "), "{connecting}");
    assert_eq!(given_up, "Not connected");
    person.press("i").click(at(40.0, 700.0));
    assert_eq!(person.last_announcement(), "Not connected");
    person.select(&["web"]).press("i").input(Input::Fail(BTreeSet::new()));
    assert_eq!(person.last_announcement(), "Not connected");
    let [marking, ended] = answers(&mut person, ["j", "Enter"]);
    assert!(marking.starts_with("Marking Web journey. "), "{marking}");
    assert_eq!(ended, "Journey ended");
    let [_, undone] = answers(&mut person, ["j", "Ctrl+z"]);
    assert_eq!(undone, "Undid: Workflow Web journey added");
    person.press("x").input(Input::Fail(BTreeSet::new()));
    assert_eq!(person.last_announcement(), "Recovered");
}

#[test]
fn a_step_of_a_journey_is_called_by_its_ends() {
    let mut person = shop();
    person.select(&["web"]).press("j");
    person.click(person.line("web-orders"));
    assert_eq!(person.last_announcement(), "request from Web to Orders dropped from Web journey");
    person.click(person.line("web-orders"));
    assert_eq!(person.last_announcement(), "request from Web to Orders added to Web journey");
}

#[test]
fn what_goes_on_in_the_drawing_takes_the_focus_there() {
    let enters = |person: &Person| person.effects.contains(&Effect::Ui(UiRequest::EnterDrawing));
    for key in ["i", "j"] {
        let mut person = shop();
        person.select(&["web"]);
        assert!(!enters(&person));
        assert!(enters(person.press(key)), "{key}");
    }
    let mut person = shop();
    assert!(!enters(person.select(&["web", "orders"]).press("i")), "what is connected at once needs no more");
}

#[test]
fn agreements_are_called_by_whose_they_are() {
    let mut person = person();
    person.press("Shift+m").name_it("Red").press("Shift+m").name_it("Blue");
    let teams: Vec<_> = person.model().teams().ids().cloned().collect();
    let agreement = TeamInteraction {
        id: TeamInteractionId::new("agreed").unwrap(),
        between: [teams[0].clone(), teams[1].clone()],
        mode: TeamInteractionMode::Collaboration,
        extra: Extra::default(),
    };
    let edits = vec![DocumentEdit::Model(Edit::Insert(agreement.into()))];
    person.input(Input::Apply { label: "Agree".to_owned(), edits });
    assert_eq!(person.last_announcement(), "Agreement between Blue and Red added");
    person.select(&[teams[1].entity().as_str()]);
    assert_eq!(answers(&mut person, ["Delete"]), ["Team Red and 1 more deleted"]);
}

#[test]
fn what_has_no_name_is_cut_as_what_it_is() {
    let mut person = shop();
    let line = person.model().interactions().ids().next().unwrap().to_string();
    person.select(&["web", &line]);
    assert_eq!(answers(&mut person, ["Ctrl+x"]), ["Cut Web and request from Web to Orders"]);
}
