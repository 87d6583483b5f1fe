//! Rust source as words and signs, without comments, literals and lifetimes: enough to see paths.

/// A word, or a sign of one character (`::` is one sign), with the line it stands on.
#[derive(Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) line: usize,
    pub(super) text: &'a str,
}

/// Splits `source` into tokens.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = skipped_length(rest);
        if length == 0 {
            let length = token_length(rest, first);
            found.push(Token { line, text: &rest[..length] });
            rest = &rest[length..];
            continue;
        }
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

fn token_length(rest: &str, first: char) -> usize {
    if is_word(first) {
        return rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    }
    if rest.starts_with("::") { 2 } else { first.len_utf8() }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The length of the space, comment, literal or lifetime at the start of `rest`; 0 when a token stands there.
fn skipped_length(rest: &str) -> usize {
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        c if c.is_whitespace() => c.len_utf8(),
        '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => block_comment_length(rest),
        '"' => 1 + quoted_length(&rest[1..], '"'),
        '\'' => quote_length(rest),
        'r' | 'b' | 'c' => prefixed_literal_length(rest),
        _ => 0,
    }
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        match &rest[at..] {
            here if here.starts_with("/*") => (depth, at) = (depth + 1, at + 2),
            here if here.starts_with("*/") => (depth, at) = (depth - 1, at + 2),
            _ => at += c.len_utf8(),
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length up to and with the closing quote, which a backslash can hide.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// A character literal, or a lifetime with its name.
fn quote_length(rest: &str) -> usize {
    let mut chars = rest.chars().skip(1);
    let (first, second) = (chars.next(), chars.next());
    if first == Some('\\') || second == Some('\'') {
        return 1 + quoted_length(&rest[1..], '\'');
    }
    1 + rest[1..].find(|c| !is_word(c)).unwrap_or(rest.len() - 1)
}

/// `r"…"`, `r#"…"#`, `b"…"`, `br#"…"#`, `c"…"`; 0 for a word that merely starts alike.
fn prefixed_literal_length(rest: &str) -> usize {
    let is_literal = |after: &str| after.trim_start_matches('#').starts_with('"');
    let prefix =
        ["br", "cr", "r", "b", "c"].into_iter().find(|prefix| rest.strip_prefix(prefix).is_some_and(is_literal));
    let Some(prefix) = prefix else { return 0 };
    let after = &rest[prefix.len()..];
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = prefix.len() + hashes + 1;
    if !prefix.ends_with('r') {
        return body + quoted_length(&rest[body..], '"');
    }
    let end = format!("\"{}", "#".repeat(hashes));
    rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len())
}
