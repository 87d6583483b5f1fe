//! Names as people can read them: without what no screen shows.

/// One line of text: tabs and line breaks are spaces, other control characters are left out, and nothing stands around it.
pub(super) fn plain_line(text: &str) -> String {
    let spaced = text.chars().map(|char| if matches!(char, '\t' | '\n' | '\r') { ' ' } else { char });
    spaced.filter(|char| !char.is_control()).collect::<String>().trim().to_owned()
}

/// Several lines of text: as [`plain_line`], but line breaks and tabs stay.
pub(super) fn plain_lines(text: &str) -> String {
    let is_kept = |char: &char| matches!(char, '\t' | '\n') || !char.is_control();
    text.chars().filter(is_kept).collect::<String>().trim().to_owned()
}
