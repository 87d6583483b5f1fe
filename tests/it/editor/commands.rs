//! The table of commands.

use std::collections::BTreeSet;

use counterpoint::editor::command::{Along, COMMANDS, Command, Group, Keyboard};
use counterpoint::editor::effect::{Effect, UiRequest};
use counterpoint::editor::input::KeyInput;

use crate::support::{key, person};

#[test]
fn no_two_commands_share_a_shortcut_in_the_same_situation() {
    for (number, one) in COMMANDS.iter().enumerate() {
        for other in &COMMANDS[number + 1..] {
            for shortcut in one.shortcuts {
                let clash = other.shortcuts.iter().find(|it| it.conflicts(*shortcut));
                assert!(clash.is_none(), "{} and {} both have {clash:?}", one.label, other.label);
            }
        }
    }
}

#[test]
fn every_command_has_a_name_of_its_own_and_a_place_in_the_help() {
    let labels: BTreeSet<&str> = COMMANDS.iter().map(|spec| spec.label).collect();
    assert_eq!(labels.len(), COMMANDS.len(), "two commands have the same label");
    for spec in COMMANDS {
        assert!(!spec.label.trim().is_empty());
        assert!(Group::ALL.contains(&spec.group), "{} is in no group", spec.label);
        assert_eq!(spec.command.label(), spec.label, "{} stands in the table twice", spec.label);
    }
    assert!(Group::ALL.iter().all(|group| COMMANDS.iter().any(|spec| spec.group == *group)));
}

#[test]
fn the_names_that_others_rely_on_are_exactly_these() {
    let expected = [
        (Command::NewModel, "New model"),
        (Command::Open, "Open"),
        (Command::ExportModel, "Export model (JSON)"),
        (Command::ExportAnalysis, "Export analysis (JSON)"),
        (Command::ExportSvg, "Export SVG"),
        (Command::ExportPng, "Export PNG"),
        (Command::Fail, "Fail"),
        (Command::MarkJourney, "Mark a journey"),
    ];
    for (command, label) in expected {
        assert_eq!(command.label(), label);
    }
}

#[test]
fn every_shortcut_reaches_the_command_that_shows_it() {
    use counterpoint::geometry::outline::Side;
    let mut busy = person();
    busy.press("n").name_it("A").press("n").name_it("B");
    busy.drag(busy.handle("a", Side::Right), busy.middle("b")).press("Ctrl+a");
    busy.press("Ctrl+d").press("Ctrl+z").press("Ctrl+a");
    for spec in COMMANDS.iter().filter(|spec| spec.command.is_enabled(&busy.editor)) {
        for shortcut in spec.shortcuts {
            let pressed = key(&written(shortcut.aria()));
            let found = Command::for_key(&busy.editor, &pressed);
            let elsewhere = shortcut.situation() == counterpoint::editor::command::Situation::WithoutBoxes;
            assert!(found == Some(spec.command) || elsewhere, "{} by {}", spec.label, shortcut.aria());
        }
    }
}

fn written(aria: String) -> String {
    let aria = aria.replace("Control", "Ctrl").replace("Plus", "+");
    match aria.rsplit_once('+') {
        Some((modifiers, letter)) if letter.len() == 1 => format!("{modifiers}+{}", letter.to_lowercase()),
        None if aria.len() == 1 => aria.to_lowercase(),
        _ => aria,
    }
}

#[test]
fn shortcuts_are_written_as_people_know_them() {
    let redo = Command::Redo.spec().shortcuts[0];
    assert_eq!(redo.text(Keyboard::Other), "Ctrl+Shift+Z");
    assert_eq!(redo.text(Keyboard::Mac), "⇧⌘Z");
    assert_eq!(redo.aria(), "Control+Shift+Z");
    assert_eq!(Command::Fail.spec().shortcuts[0].text(Keyboard::Other), "X");
}

#[test]
fn digits_are_told_by_their_place_on_the_keyboard() {
    let mut person = person();
    person.press("n").name_it("Web");
    let french_one = KeyInput { key: "&".to_owned(), code: "Digit1".to_owned(), ..KeyInput::default() };
    assert_eq!(Command::for_key(&person.editor, &french_one), Some(Command::PaintTeam(1)));
    let mut shifted = KeyInput { key: "!".to_owned(), code: "Digit1".to_owned(), ..KeyInput::default() };
    shifted.modifiers.shift = true;
    assert_eq!(Command::for_key(&person.editor, &shifted), Some(Command::ZoomToFit));
}

#[test]
fn what_the_editor_cannot_do_itself_it_asks_for() {
    let expected = [
        (Command::NewModel, UiRequest::NewModel),
        (Command::Open, UiRequest::Open),
        (Command::ExportModel, UiRequest::ExportModel),
        (Command::ExportAnalysis, UiRequest::ExportAnalysis),
        (Command::Paste, UiRequest::ReadClipboard),
        (Command::StepRegion(Along::Forward), UiRequest::StepRegion(Along::Forward)),
        (Command::StepRegion(Along::Backward), UiRequest::StepRegion(Along::Backward)),
        (Command::Help, UiRequest::Help),
        (Command::ToggleTheme, UiRequest::ToggleTheme),
    ];
    for (command, request) in expected {
        let mut person = person();
        person.run(command);
        assert_eq!(person.effects, [Effect::Ui(request)]);
    }
}

#[test]
fn the_hint_lists_who_waits() {
    let mut person = person();
    person.press("n").name_it("A").press("i").press("Enter").name_it("B");
    let hint = person.editor.hint();
    for words in ["Request R: waits for the answer", "Query Q: waits, only reads", "Command C: sent, not waited for"] {
        assert!(hint.contains(words), "{hint}");
    }
}
