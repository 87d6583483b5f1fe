//! Closed vocabularies: each an enum whose values have one word, the same in the file, the report and the tests.

/// An enumeration whose every value has a stable kebab-case word.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value, the default first.
    const ALL: &'static [Self];

    /// The word for this value.
    fn word(self) -> &'static str;

    /// The value for a word, if there is one.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enum together with its words; the first value is the default.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $(#[$first_doc:meta])* $first:ident = $first_word:literal,
        $($(#[$value_doc:meta])* $value:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            #[default]
            $(#[$first_doc])*
            $first,
            $($(#[$value_doc])* $value,)*
        }

        impl $crate::model::words::Word for $name {
            const ALL: &'static [Self] = &[Self::$first, $(Self::$value),*];

            fn word(self) -> &'static str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$value => $word,)*
                }
            }
        }
    };
}

pub(crate) use words;
