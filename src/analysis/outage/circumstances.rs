//! How elements fail, and for how long.

use crate::model::words::words;

words! {
    /// How an element fails.
    Fault {
        /// It does not answer at all.
        Crash = "crash",
        /// It answers, but so late that nobody can use it.
        Slow = "slow",
        /// It answers in time, but wrongly, and nobody notices.
        BadData = "bad-data",
    }
}

/// Under which circumstances elements fail. A [`Fault`] alone is one whose end is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// How they fail.
    pub fault: Fault,
    /// For how many seconds; absent means unknown, and then caches are taken to hold.
    pub lasting_s: Option<u32>,
}

impl From<Fault> for Circumstances {
    fn from(fault: Fault) -> Self {
        Self { fault, lasting_s: None }
    }
}
