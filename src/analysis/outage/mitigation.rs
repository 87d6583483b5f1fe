//! What protects callers, and why it may not help.

use std::fmt;

use crate::model::InteractionId;
use crate::model::words::words;

words! {
    /// What protects the caller of one interaction.
    Mitigation {
        /// It can live without the answer.
        Optional = "optional",
        /// It gives up waiting.
        Timeout = "timeout",
        /// It tries again.
        Retry = "retry",
        /// It stops calling when calls keep failing.
        CircuitBreaker = "circuit-breaker",
        /// It answers with a default.
        Default = "default",
        /// It answers from a cache.
        Cache = "cache",
        /// It keeps the message and sends it later.
        Queue = "queue",
        /// Something else can stand in for what it calls.
        Redundancy = "redundancy",
    }
}

impl Mitigation {
    /// Whether the caller can go on with less, rather than only notice or try otherwise.
    pub(in crate::analysis) fn is_way_out(self) -> bool {
        matches!(self, Self::Optional | Self::Default | Self::Cache | Self::Queue)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Optional => "doing without the answer",
            Self::Timeout => "the timeout",
            Self::Retry => "trying again",
            Self::CircuitBreaker => "the circuit breaker",
            Self::Default => "the fallback",
            Self::Cache => "the cache",
            Self::Queue => "the queue",
            Self::Redundancy => "the redundancy",
        }
    }
}

/// Why a mitigation does not help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The caller waits for as long as the answer takes.
    NoTimeout,
    /// The caller gives up when nobody waits for it any more.
    TooLate {
        /// Milliseconds until it gives up: all its attempts, and the pauses between them.
        after_ms: u64,
        /// Milliseconds for which the most impatient of its own callers waits, and of those who call what it can stand in for.
        deadline_ms: u32,
        /// Whether it can stand in for something.
        stands_in: bool,
    },
    /// The cached answers are too old by then.
    Expired {
        /// Seconds for which they may be used.
        ttl_s: u32,
    },
    /// The answer comes, so nothing starts that waits for a failure.
    Unnoticed,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTimeout => formatter.write_str("no timeout is set"),
            Self::TooLate { after_ms, deadline_ms, stands_in } => {
                let waiting =
                    if *stands_in { "whoever waits for it or for what it stands in for" } else { "its own caller" };
                write!(formatter, "the caller gives up after {after_ms} ms, {waiting} after {deadline_ms} ms")
            }
            Self::Expired { ttl_s: 0 } => formatter.write_str("no answer may be kept"),
            Self::Expired { ttl_s } => write!(formatter, "the outage lasts longer than answers are kept, {ttl_s} s"),
            Self::Unnoticed => formatter.write_str("the answer comes in time, and nobody notices that it is wrong"),
        }
    }
}

/// A mitigation that is there and does not help.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ineffective {
    /// Where it is.
    pub interaction: InteractionId,
    /// Which.
    pub mitigation: Mitigation,
    /// Why it does not help.
    pub reason: Reason,
}

impl fmt::Display for Ineffective {
    /// "the fallback cannot work: no timeout is set"
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} cannot work: {}", self.mitigation.name(), self.reason)
    }
}
