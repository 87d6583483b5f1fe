//! What holds of every document and every text: nothing is lost between the two, and no text is too much for the reader.

use counterpoint::editor::document::Document;
use counterpoint::format;
use proptest::prelude::*;

use crate::arbitrary::{self, Tape, document, tape};

const FILES: [&str; 2] = [
    include_str!("../files/v1/everything.counterpoint.json"),
    include_str!("../files/v1/suppressions.counterpoint.json"),
];

fn config() -> ProptestConfig {
    ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read_again(mut tape in tape(1500)) {
        let document = document(&mut tape);
        let reading = format::read(&format::write(&document)).unwrap();
        prop_assert_eq!(&reading.problems, &[]);
        prop_assert_eq!(&reading.document, &document);
    }

    #[test]
    fn a_canonical_file_comes_back_byte_for_byte(mut tape in tape(1500)) {
        let text = format::write(&document(&mut tape));
        prop_assert_eq!(format::write(&format::read(&text).unwrap().document), text);
    }

    #[cfg(feature = "schema")]
    #[test]
    fn the_schema_is_true_of_every_canonical_file(mut tape in tape(600)) {
        crate::schema::assert_valid("an arbitrary model", &format::write(&document(&mut tape)));
    }

    #[test]
    fn edits_keep_the_rules_and_undoing_them_all_gives_back_the_first_bytes(
        mut first in tape(400), mut tape in tape(400),
    ) {
        let mut document = document(&mut first);
        let before = document.clone();
        let mut inverses = Vec::new();
        while !tape.is_over() {
            let edits = arbitrary::edits(&mut tape, &document);
            // An edit that is refused must change nothing, which the end of this test would show.
            inverses.extend(document.apply_all(edits));
            prop_assert_eq!(document.model().check(), vec![]);
        }
        for inverse in inverses.into_iter().rev() {
            document.apply_all(inverse).unwrap();
        }
        prop_assert_eq!(format::write(&document), format::write(&before));
        prop_assert_eq!(document, before);
    }
}

/// Reads a text that may be anything, and asks that whatever came of it is sound.
fn read_anything(text: &str) {
    let Ok(reading) = format::read(text) else { return };
    assert_eq!(reading.document.model().check(), []);
    let written = format::write(&reading.document);
    let again = format::read(&written).unwrap();
    assert_eq!(again.problems, [], "{written}");
    assert_eq!(again.document, reading.document);
}

#[test]
fn files_that_someone_damaged_are_read_as_far_as_they_are_sound() {
    for seed in 0..1500 {
        let mut tape = Tape::seeded(seed, 64);
        let mut bytes = FILES[usize::from(seed % 4 == 3)].as_bytes().to_vec();
        for _ in 0..=tape.below(4) {
            damage(&mut tape, &mut bytes);
        }
        read_anything(&String::from_utf8_lossy(&bytes));
    }
}

fn damage(tape: &mut Tape, bytes: &mut Vec<u8>) {
    const HOSTILE: [&str; 16] = [
        "null",
        "-1",
        "1e308",
        "1e999",
        "[]",
        "{}",
        "\"\"",
        "\"x-\"",
        "\"__proto__\"",
        "[[[[[[[[[[",
        "}}}}",
        ",",
        "\"\\ud800\"",
        "\u{0}",
        "18446744073709551616",
        "\"id\": \"basket\", ",
    ];
    let at = tape.below(bytes.len().max(1));
    let end = (at + tape.below(40)).min(bytes.len());
    match tape.below(7) {
        0 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << (at % 8)),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..end)),
        3 => drop(bytes.splice(at..end, HOSTILE[tape.below(HOSTILE.len())].bytes())),
        4 => {
            let copied = bytes[at..end].to_vec();
            let to = tape.below(bytes.len().max(1));
            drop(bytes.splice(to..to, copied));
        }
        _ => swap_texts(tape, bytes),
    }
}

/// Puts one text of the file in the place of another: still JSON, but ids, words and keys are where they do not belong.
fn swap_texts(tape: &mut Tape, bytes: &mut Vec<u8>) {
    let quotes: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'"').collect();
    if quotes.len() < 4 {
        return;
    }
    let text = |tape: &mut Tape| {
        let pair = tape.below(quotes.len() / 2) * 2;
        quotes[pair]..quotes[pair + 1]
    };
    let (from, to) = (text(tape), text(tape));
    let replacement = bytes[from].to_vec();
    drop(bytes.splice(to, replacement));
}

#[test]
fn deep_wide_and_repetitive_texts_are_read_in_time() {
    let file = |lists: &str| format!(r#"{{"format":"counterpoint","version":1,"name":"n",{lists}}}"#);
    read_anything(&"[".repeat(2_000_000));
    read_anything(&file(&format!(r#""x-a":{}{}"#, "{\"a\":".repeat(200), "}".repeat(200))));
    let many = |element: &dyn Fn(usize) -> String| (0..20_000).map(element).collect::<Vec<_>>().join(",");
    read_anything(&file(&many(&|number| format!("\"u{number}\":0"))));
    read_anything(&file(&format!(r#""teams":[{}]"#, many(&|_| r#"{"id":"same","name":""}"#.to_owned()))));
    read_anything(&file(&format!(
        r#""contexts":[{}]"#,
        many(&|number| format!(r#"{{"id":"c{number}","name":"","parent":"c{}"}}"#, (number + 1) % 20_000))
    )));
    read_anything(&file(&format!(
        r#""services":[{}]"#,
        many(&|number| format!(r#"{{"id":"s{number}","name":"","team":"t{number}","kind":"servise"}}"#))
    )));
}

#[test]
fn an_empty_document_is_an_arbitrary_document_too() {
    assert_eq!(
        document(&mut Tape::new(Vec::new())),
        Document::new(counterpoint::model::Model::new("Basket"), Default::default())
    );
}
