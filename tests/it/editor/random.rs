//! Whatever is pressed, dragged or pasted in whatever order: the model keeps its rules, and undoing everything gives back the beginning.

use proptest::prelude::*;

use counterpoint::editor::command::{COMMANDS, Command};
use counterpoint::editor::input::{
    Button, Input, KeyInput, Modifiers, Phase, PointerInput, PointerKind, SelectRequest, WheelInput,
};
use counterpoint::editor::stencil::Stencil;
use counterpoint::geometry::{ScreenPoint, ScreenSize};
use counterpoint::model::ServiceId;

use crate::support::{Person, id, key, person};

/// Places on a small canvas, so that things meet.
fn place() -> impl Strategy<Value = ScreenPoint> {
    (0_u16..80, 0_u16..50).prop_map(|(x, y)| ScreenPoint::new(f64::from(x) * 16.0, f64::from(y) * 16.0))
}

fn held() -> impl Strategy<Value = Modifiers> {
    prop_oneof![
        6 => Just(Modifiers::default()),
        1 => Just(Modifiers { shift: true, ..Modifiers::default() }),
        1 => Just(Modifiers { control: true, ..Modifiers::default() }),
    ]
}

fn pointer() -> impl Strategy<Value = Input> {
    let phase = prop_oneof![
        4 => Just(Phase::Down), 6 => Just(Phase::Move), 4 => Just(Phase::Up), 1 => Just(Phase::Cancel),
    ];
    let button = prop_oneof![8 => Just(Button::Primary), 1 => Just(Button::Middle), 1 => Just(Button::Secondary)];
    (phase, place(), button, held(), 1_i32..3).prop_map(|(phase, at, button, modifiers, pointer)| {
        Input::Pointer(PointerInput { pointer, phase, at, button, modifiers, kind: PointerKind::Mouse })
    })
}

fn keys() -> impl Strategy<Value = Input> {
    let names = [
        "Enter",
        "Escape",
        "Tab",
        "Shift+Tab",
        "ArrowLeft",
        "ArrowRight",
        "ArrowUp",
        "ArrowDown",
        "Alt+ArrowRight",
        "n",
        "g",
        "i",
        "j",
        "h",
        "x",
        "v",
        "r",
        "e",
        "d",
        "1",
        "2",
        "Delete",
        "Ctrl+z",
        "Ctrl+Shift+z",
        "Ctrl+a",
        "Ctrl+d",
        "Ctrl+x",
        "Shift+c",
        "Shift+d",
        "Shift+m",
        "Space",
        "Backspace",
        ".",
        "Shift+1",
        "Ctrl+Shift+ArrowRight",
    ];
    prop::sample::select(names.to_vec()).prop_map(|name| Input::Key(key(name)))
}

fn stencils() -> impl Strategy<Value = Stencil> {
    prop::sample::select(Stencil::ALL.to_vec())
}

fn commands() -> impl Strategy<Value = Command> {
    let all: Vec<Command> = COMMANDS.iter().map(|spec| spec.command).collect();
    prop::sample::select(all)
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[a-d]( -> [a-d])?(: (event|query|calls))?(\n[a-f])?", "[ -~→\n]{0,40}",]
}

fn inputs() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => pointer(),
        6 => keys(),
        2 => place().prop_map(|at| Input::DoubleClick { at }),
        2 => (stencils(), place()).prop_map(|(stencil, at)| Input::Drop(stencil, at)),
        1 => (stencils(), place()).prop_map(|(stencil, at)| Input::DragOver(stencil, at)),
        1 => Just(Input::DragLeave),
        3 => commands().prop_map(Input::Command),
        1 => texts().prop_map(Input::PasteText),
        1 => texts().prop_map(Input::Rename),
        1 => Just(Input::FinishNaming),
        1 => Just(Input::CancelNaming),
        1 => Just(Input::Blur),
        1 => (place(), -300_i16..300, held()).prop_map(|(at, dy, modifiers)| {
            Input::Wheel(WheelInput { at, dx: 0.0, dy: f64::from(dy), modifiers })
        }),
        1 => Just(Input::KeyUp(KeyInput { key: " ".to_owned(), ..KeyInput::default() })),
        1 => Just(Input::CanvasResized(ScreenSize::new(900.0, 500.0))),
        1 => Just(Input::CanvasResized(ScreenSize::default())),
        1 => Just(Input::Select(SelectRequest::Reveal(vec![id("service"), id("context"), id("a")]))),
        1 => Just(Input::StartNaming(id("service"))),
        1 => Just(Input::Fail([ServiceId::new("service").unwrap(), ServiceId::new("ghost").unwrap()].into())),
    ]
}

/// Pastes what was copied last, as the application around the editor does.
fn paste_back(person: &mut Person) {
    let copied = person.effects.iter().any(|it| matches!(it, counterpoint::editor::effect::Effect::Copy(_)));
    if copied {
        let fragment = person.clipboard();
        person.input(Input::Paste(fragment));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_inputs_breaks_a_rule_and_undo_gives_back_the_beginning(
        inputs in prop::collection::vec(inputs(), 1..80)
    ) {
        let mut person = person();
        let beginning = person.editor.document().clone();
        for (number, input) in inputs.into_iter().enumerate() {
            person.input(input);
            if number % 16 == 15 {
                paste_back(&mut person);
            }
        }
        person.run(Command::Cancel);
        let end = person.editor.document().clone();
        let steps = person.editor.history().depth();
        person.undo_by_command();
        prop_assert_eq!(person.editor.document(), &beginning);
        for _ in 0..steps {
            person.run(Command::Redo);
        }
        prop_assert_eq!(person.editor.document(), &end);
    }

    #[test]
    fn escape_in_the_middle_of_any_drag_leaves_no_trace(
        from in place(), ways in prop::collection::vec(place(), 1..6), modifiers in held()
    ) {
        let mut person = person();
        person.input(Input::PasteText("a -> b\nb -> c\nd".to_owned()));
        person.select(&["a", "b"]).press("g").press("Enter").press("Escape");
        person.run(Command::ZoomToActualSize);
        let before = (person.editor.document().clone(), person.editor.history().clone());
        person.hold(match (modifiers.shift, modifiers.control) {
            (true, _) => "Shift",
            (_, true) => "Ctrl",
            _ => "",
        });
        person.down(from);
        for way in &ways {
            person.move_to(*way);
        }
        person.press("Escape");
        person.up(ways[ways.len() - 1]);
        prop_assert_eq!(person.editor.document(), &before.0);
        prop_assert_eq!(person.editor.history(), &before.1);
    }
}

/// What adds or arranges without a hand choosing the very place.
fn additions() -> impl Strategy<Value = Input> {
    let names = ["n", "Shift+d", "Shift+p", "Shift+c", "g", "Enter", "Ctrl+d", "Shift+Tab", "Tab", "Delete"];
    prop_oneof![
        4 => (stencils(), place()).prop_map(|(stencil, at)| Input::Drop(stencil, at)),
        4 => place().prop_map(|at| Input::DoubleClick { at }),
        6 => prop::sample::select(names.to_vec()).prop_map(|name| Input::Key(key(name))),
        1 => texts().prop_map(Input::PasteText),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_added_lies_on_nothing_and_in_its_context(inputs in prop::collection::vec(additions(), 1..24)) {
        let mut person = person();
        for input in inputs {
            person.input(input);
            crate::support::assert_tidy(person.editor.document());
        }
    }
}
