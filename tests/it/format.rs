//! The model file: what is written, what is read, and what is said of a file that is wrong.

use counterpoint::format::{self, Reading};

const EVERYTHING: &str = include_str!("../files/v1/everything.counterpoint.json");

fn read(text: &str) -> Reading {
    format::read(text).expect("a model file")
}

#[test]
fn a_file_that_says_everything_comes_back_byte_for_byte() {
    let reading = read(EVERYTHING);
    assert_eq!(reading.problems, []);
    similar(&format::write(&reading.document), EVERYTHING);
}

fn similar(left: &str, right: &str) {
    for (number, (left, right)) in left.lines().zip(right.lines()).enumerate() {
        assert_eq!(left, right, "line {}", number + 1);
    }
    assert_eq!(left, right);
}
