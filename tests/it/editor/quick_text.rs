//! Drawing from pasted text.

use counterpoint::editor::effect::Effect;
use counterpoint::editor::input::Input;

use crate::support::{Person, assert_tidy, at, person};

fn pasted(text: &str) -> Person {
    let mut person = person();
    person.input(Input::PasteText(text.to_owned()));
    assert_tidy(person.editor.document());
    person
}

fn lines(person: &Person) -> Vec<String> {
    let boxes = |line: &str| line.split(" at ").next().unwrap_or_default().to_owned();
    person.outline().lines().map(boxes).collect()
}

#[test]
fn a_list_of_names_is_drawn_as_services() {
    let person = pasted("Web\n- Basket\n2. Stock\n\n  * Pricing  \nA, B");
    let names: Vec<&str> = person.model().services().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["A", "B", "Basket", "Pricing", "Stock", "Web"]);
    assert_eq!(person.selected().len(), 6);
    assert_eq!(person.editor.history().undo_label(), Some("Paste text"));
}

#[test]
fn lines_with_arrows_are_drawn_as_interactions() {
    let person = pasted("web -> basket: request\nbasket -> stock: Event\norders → mail: shared data\na --> b => c");
    let expected = [
        "a-b: a -> b request",
        "b-c: b -> c request",
        "basket-stock: basket -> stock event",
        "orders-mail: orders -> mail shared-data",
        "web-basket: web -> basket request",
    ];
    let found: Vec<String> = lines(&person).into_iter().filter(|line| line.contains("->")).collect();
    assert_eq!(found, expected);
}

#[test]
fn other_words_after_the_colon_are_the_name() {
    let person = pasted("web -> basket: add to basket");
    assert!(person.outline().contains("web-basket: web -> basket request \"add to basket\""));
}

#[test]
fn a_kind_of_element_can_be_said() {
    let person = pasted("orders: datastore\nbus: event bus\nshop -> orders");
    assert!(person.outline().contains("datastore orders"));
    assert!(person.outline().contains("event-bus bus"));
    assert!(person.outline().contains("shop -> orders shared-data"));
}

#[test]
fn names_that_are_there_are_those_elements_however_they_are_written() {
    let mut person = person();
    person.add_service("Web", at(400.0, 300.0));
    person.input(Input::PasteText("WEB -> Basket\nbasket -> web: event".to_owned()));
    assert_eq!(person.model().services().len(), 2);
    assert_eq!(person.model().interactions().len(), 2);
    person.input(Input::PasteText("web -> basket".to_owned()));
    assert_eq!(person.model().interactions().len(), 2);
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_drawn() {
    let person = pasted("web\n-> nowhere\nbasket");
    assert_eq!(person.model().services().len(), 2);
    let said = |text: &str| person.effects.iter().any(|effect| format!("{effect:?}").contains(text));
    assert!(said("Warn(\"Lines that were not read: 1. The first is “-> nowhere”"));
}

#[test]
fn a_hundred_names_are_a_grid_and_not_a_heap() {
    let names: Vec<String> = (0..100).map(|number| format!("service {number}")).collect();
    let mut person = person();
    person.add_service("Web", at(600.0, 400.0));
    person.input(Input::PasteText(names.join("\n")));
    assert_eq!(person.model().services().len(), 101);
    assert_tidy(person.editor.document());
    person.press("Ctrl+z");
    assert_eq!(person.model().services().len(), 1);
}

#[test]
fn names_pasted_with_a_context_selected_go_into_it() {
    let mut person = person();
    person.add_context("Shop", at(400.0, 300.0));
    person.input(Input::PasteText("a\nb\nc\nd\ne".to_owned()));
    assert!(person.model().services().iter().all(|it| it.context.is_some()));
    assert_tidy(person.editor.document());
}

#[test]
fn an_empty_text_changes_nothing() {
    let person = pasted("  \n\n");
    assert_eq!(person.editor.history().depth(), 0);
}

fn warnings(person: &Person) -> Vec<&str> {
    let warned = person.effects.iter().filter_map(|effect| match effect {
        Effect::Warn(text) => Some(text.as_str()),
        Effect::Announce(_) | Effect::Copy(_) | Effect::Ui(_) => None,
    });
    warned.collect()
}

#[test]
fn what_interacts_with_itself_is_not_read() {
    let person = pasted("x -> X: request\na -> b");
    let names: Vec<&str> = person.model().services().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(warnings(&person), ["Lines that were not read: 1. The first is “x -> X: request”."]);
}

#[test]
fn control_characters_count_for_nothing() {
    let person = pasted("\u{0}\n\u{7} \u{1b}\r\nWe\u{0}b\tShop -> Ba\u{8}sket\r\n");
    let names: Vec<&str> = person.model().services().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Basket", "Web Shop"]);
    assert_eq!(warnings(&person), [] as [&str; 0]);
}

#[test]
fn a_label_that_is_nearly_a_kind_is_told_of() {
    let person = pasted("web -> pay: requst\nweb -> stock: add to basket");
    assert!(person.outline().contains("web-pay: web -> pay request \"requst\""));
    assert_eq!(warnings(&person), ["“requst” was read as a label; did you mean request?"]);
}

/// Lines behind no box: each box but the two ends is clear of the line.
fn boxes_in_the_way(person: &Person) -> Vec<String> {
    let model = person.model();
    let mut found = Vec::new();
    for it in model.interactions().iter() {
        let route = person.editor.route(&it.id).unwrap();
        for service in model.services().iter().filter(|service| service.id != it.from && service.id != it.to) {
            let place = person.place(service.id.as_str());
            if (0..=100).any(|part| place.contains(route.at(f64::from(part) / 100.0))) {
                found.push(format!("{} behind {}", it.id, service.id));
            }
        }
    }
    found
}

#[test]
fn lines_are_laid_out_along_what_they_say() {
    let mut person = pasted(
        "web -> basket: request\nbasket -> catalog: query\ncheckout -> payment: command\ncheckout -> order-topic: event\n\
         order-topic -> shipping: event\nweb -> checkout: request\npayment -> ledger: library",
    );
    for it in person.model().interactions().iter() {
        let (from, to) = (person.place(it.from.as_str()), person.place(it.to.as_str()));
        assert!(from.right() < to.left(), "{} does not go to the right\n{}", it.id, person.outline());
    }
    assert_eq!(boxes_in_the_way(&person), [] as [&str; 0]);
    let before = person.place("checkout");
    person.input(Input::PasteText("checkout -> fraud: request\nfraud -> scores: query".to_owned()));
    assert_eq!(person.place("checkout"), before);
    assert_tidy(person.editor.document());
    assert!(person.place("fraud").right() < person.place("scores").left());
}
