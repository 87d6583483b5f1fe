//! The list of what the first page does without.

use super::path::path_of;

/// The list that is kept with the sources.
pub(crate) const LIST: &str = include_str!("../../deferred.txt");

/// Paths of modules, types, functions and, after `as`, traits; whatever stands below one of them is deferred.
pub(crate) struct Deferral {
    paths: Vec<String>,
    /// As they stand after the type: `as trait`.
    traits: Vec<String>,
}

impl Deferral {
    /// Reads a list: a path a line, `#` before remarks.
    pub(crate) fn read(text: &str) -> Self {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        let lines = lines.filter(|line| !line.is_empty()).map(str::to_owned);
        let (traits, paths) = lines.partition(|line| line.starts_with("as "));
        Self { paths, traits }
    }

    /// Whether a function of this name is deferred.
    pub(crate) fn defers(&self, name: &str) -> bool {
        let path = path_of(name);
        let of_trait = path.find(" as ").map(|at| &path[at + 1..]);
        self.paths.iter().any(|deferred| is_below(&path, deferred))
            || of_trait.is_some_and(|path| self.traits.iter().any(|deferred| is_below(path, deferred)))
    }
}

/// Whether this is the other path, or the path of something in it.
fn is_below(path: &str, other: &str) -> bool {
    let rest = path.strip_prefix(other);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
}

#[cfg(test)]
mod tests {
    use super::Deferral;

    #[test]
    fn what_stands_below_a_path_is_deferred() {
        let list = Deferral::read("shop::basket # all of it\n\n# nothing\nas core::fmt::Debug\n");
        assert!(list.defers("shop::basket::total"));
        assert!(list.defers("<shop::basket::Basket>::total"));
        assert!(list.defers("<shop::Shop as core::fmt::Debug>::fmt"));
        assert!(!list.defers("shop::baskets"));
        assert!(!list.defers("<shop::Shop as core::fmt::Display>::fmt"));
        assert!(!list.defers("<alloc::vec::Vec<shop::basket::Item>>::push"));
    }
}
