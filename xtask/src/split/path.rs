//! Where a function stands in the sources.

/// The path of a function, told from its name: without what its generic parameters stand for. A method of a trait reads
/// `type as trait::method`.
pub(crate) fn path_of(name: &str) -> String {
    let name = name.trim_start_matches(['&', '[', '(']);
    let name = ["mut ", "dyn "].into_iter().fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    let Some((inner, rest)) = in_brackets(name) else { return without_parameters(name) };
    let path = match split_at_as(inner) {
        Some((of_type, of_trait)) => format!("{} as {}", path_of(of_type), without_parameters(of_trait)),
        None => path_of(inner),
    };
    path + &without_parameters(rest)
}

/// What stands in the angle brackets that a name begins with, and what follows them.
fn in_brackets(name: &str) -> Option<(&str, &str)> {
    let inner = name.strip_prefix('<')?;
    let (end, _) = with_depth(inner).find(|(at, depth)| *depth == 0 && inner[*at..].starts_with('>'))?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// A type, and the trait of it that is meant.
fn split_at_as(inner: &str) -> Option<(&str, &str)> {
    let (at, _) = with_depth(inner).find(|(at, depth)| *depth == 0 && inner[*at..].starts_with(" as "))?;
    Some((&inner[..at], &inner[at + 4..]))
}

/// A path without what stands in angle brackets.
fn without_parameters(path: &str) -> String {
    let outside = with_depth(path).filter(|(_, depth)| *depth == 0).filter_map(|(at, _)| path[at..].chars().next());
    let kept: String = outside.filter(|character| !"<>".contains(*character)).collect();
    kept.replace("::::", "::").trim_end_matches("::").to_owned()
}

/// Each place of a text with the number of angle brackets that are open there; a bracket that closes is outside itself.
fn with_depth(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut depth = 0_usize;
    let mut before = ' ';
    text.char_indices().map(move |(at, character)| {
        // Not the arrow before what a function answers.
        let closes = character == '>' && before != '-';
        let here = if closes { depth.saturating_sub(1) } else { depth };
        let is_stray = closes && depth == 0;
        depth = if character == '<' { depth + 1 } else { here };
        before = character;
        (at, if is_stray { 0 } else { here })
    })
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn a_path_says_where_a_function_stands() {
        let paths = [
            ("shop::basket::total", "shop::basket::total"),
            ("<shop::Basket>::total::{closure#0}", "shop::Basket::total::{closure#0}"),
            ("<alloc::vec::Vec<shop::Item>>::push", "alloc::vec::Vec::push"),
            ("core::mem::swap::<shop::Item>", "core::mem::swap"),
            ("<&shop::Item as core::fmt::Debug>::fmt", "shop::Item as core::fmt::Debug::fmt"),
            ("<shop::Shop<fn() -> u8> as Open<u8>>::open::<u8>", "shop::Shop as Open::open"),
        ];
        for (name, path) in paths {
            assert_eq!(path_of(name), path);
        }
    }
}
