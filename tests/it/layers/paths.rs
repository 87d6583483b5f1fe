//! The paths that a source file uses, seen from the root of the crate.

use super::tokens::{Token, tokens};

/// What a path leads to.
#[derive(Debug, PartialEq)]
pub(super) enum UsedPath {
    /// Something in this crate: the segments after `crate`.
    Own(Vec<String>),
    /// Something in another crate, or `std`, or a type: the first segment.
    External(String),
}

/// Every path in `source`, which is the file of `module`, with the line it starts on.
///
/// A path of one segment that stays inside its module leads nowhere and is left out.
pub(super) fn used_paths(source: &str, module: &[String]) -> Vec<(usize, UsedPath)> {
    let tokens = tokens(source);
    let mut scopes = Scopes { module, braces: Vec::new() };
    let mut used = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        scopes.see(&tokens, at);
        if !starts_path(&tokens, at) {
            at += 1;
            continue;
        }
        let mut leaves = Vec::new();
        let end = read_tree(&tokens, at, &[], &mut leaves);
        let line = tokens[at].line;
        used.extend(leaves.iter().filter_map(|leaf| scopes.resolve(leaf)).map(|path| (line, path)));
        at = end.max(at + 1);
    }
    used
}

/// The modules written inside the file around the present place.
struct Scopes<'a> {
    module: &'a [String],
    /// Per open brace the inline module it belongs to, if it is one.
    braces: Vec<Option<String>>,
}

impl Scopes<'_> {
    fn see(&mut self, tokens: &[Token<'_>], at: usize) {
        match tokens[at].text {
            "{" => {
                let is_module = at >= 2 && tokens[at - 2].text == "mod";
                self.braces.push(is_module.then(|| tokens[at - 1].text.to_owned()));
            }
            "}" => {
                self.braces.pop();
            }
            _ => {}
        }
    }

    fn resolve(&self, path: &[&str]) -> Option<UsedPath> {
        let (first, rest) = path.split_first()?;
        let owned = |segments: &[&str]| segments.iter().map(|&segment| segment.to_owned()).collect::<Vec<_>>();
        match *first {
            "crate" | "counterpoint" => Some(UsedPath::Own(owned(rest))).filter(|_| !rest.is_empty()),
            "super" => {
                let ups = path.iter().take_while(|&&segment| segment == "super").count();
                let mut here = self.module.to_vec();
                here.extend(self.braces.iter().flatten().cloned());
                here.truncate(here.len().saturating_sub(ups));
                here.extend(owned(&path[ups..]));
                (!here.is_empty()).then_some(UsedPath::Own(here))
            }
            "self" | "Self" => None,
            external => Some(UsedPath::External(external.to_owned())),
        }
    }
}

/// Whether a path starts here: a word that no `.`, `::` or word of another path leads to, and that `::` follows or `use` precedes.
fn starts_path(tokens: &[Token<'_>], at: usize) -> bool {
    let text = tokens[at].text;
    let is_word = text != "use" && text.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let before = at.checked_sub(1).map_or("", |before| tokens[before].text);
    let after = tokens.get(at + 1).map_or("", |token| token.text);
    let is_global = before == "::" && at.checked_sub(2).is_none_or(|at| !ends_segment(tokens[at].text));
    is_word && (before == "use" || is_global || (after == "::" && before != "::" && before != "."))
}

fn ends_segment(text: &str) -> bool {
    text == ">" || text != "use" && text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Reads `a::b::{c, d::e}` from `at`, adds each whole path to `leaves`, and returns where it ends.
fn read_tree<'a>(tokens: &[Token<'a>], at: usize, before: &[&'a str], leaves: &mut Vec<Vec<&'a str>>) -> usize {
    let mut path = before.to_vec();
    let mut at = at;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "{" => return read_group(tokens, at + 1, &path, leaves),
            "*" => {
                at += 1;
                break;
            }
            word if word.starts_with(|c: char| c.is_alphabetic() || c == '_') => path.push(word),
            _ => break,
        }
        at += 1;
        if tokens.get(at).is_none_or(|token| token.text != "::") {
            break;
        }
        at += 1;
    }
    leaves.push(path);
    at
}

fn read_group<'a>(tokens: &[Token<'a>], at: usize, path: &[&'a str], leaves: &mut Vec<Vec<&'a str>>) -> usize {
    let mut at = at;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "}" => return at + 1,
            "," => at += 1,
            // `as name` renames; only the path counts.
            "as" => at += 2,
            _ => at = read_tree(tokens, at, path, leaves).max(at + 1),
        }
    }
    at
}
