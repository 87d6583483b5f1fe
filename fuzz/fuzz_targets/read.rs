//! Any text at all: the reader must not panic, and what it takes for sound must be.
//!
//! `cargo +nightly fuzz run read fuzz/corpus/read tests/files/v1 samples` from the root of the project.

#![no_main]

use counterpoint::format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(reading) = format::read(text) else { return };
    assert_eq!(reading.document.model().check(), []);
    let again = format::read(&format::write(&reading.document)).expect("what was written is a model file");
    assert_eq!(again.problems, []);
    assert_eq!(again.document, reading.document);
});
