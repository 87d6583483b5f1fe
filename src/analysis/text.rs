//! Words for what is found.

/// "A", "A and B", "A, B and C"; of more than five, the first four and how many others.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        _ if names.len() > 5 => format!("{} and {} others", names[..4].join(", "), names.len() - 4),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A verb after a subject of so many: `agrees` of one, `agree` of several.
pub(super) fn verb(count: usize, one: &'static str, several: &'static str) -> &'static str {
    if count == 1 { one } else { several }
}

/// A time as people say it: "800 ms", "2 s", "1.5 s".
pub(super) fn time(milliseconds: u32) -> String {
    long_time(u64::from(milliseconds))
}

/// The same of what may last longer.
#[expect(clippy::cast_precision_loss, reason = "a sum of timeouts stays far below 2^52")]
pub(super) fn long_time(milliseconds: u64) -> String {
    match milliseconds {
        0..1000 => format!("{milliseconds} ms"),
        _ => format!("{} s", milliseconds as f64 / 1000.0),
    }
}

/// A number with at most three decimals, without closing zeros.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
