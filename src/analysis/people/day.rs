//! Reckoning with days. There is no clock here: whoever asks says which day it is.

use crate::model::team::Date;

/// The days from one date to another, negative if the other comes first, in the Gregorian calendar, also before it was introduced.
pub fn days_between(from: &Date, to: &Date) -> i64 {
    day_number(to) - day_number(from)
}

/// The days since the first of March of the year 0. A year is taken to begin in March, so that the leap day is its last, and the
/// months before a month have 30.6 days each, rounded.
fn day_number(date: &Date) -> i64 {
    let number = |digits: &str| digits.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'));
    let text = date.as_str();
    let (year, month, day) = (number(&text[0..4]), number(&text[5..7]), number(&text[8..10]));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1
}
