//! Interactions: the bits between services.

use super::extra::Extra;
use super::id::{ContractId, InteractionId, ServiceId};
use super::service::Stage;
use super::words::words;

words! {
    /// How one element interacts with another.
    InteractionKind {
        /// Waits for the answer.
        Request = "request",
        /// Waits for the answer and only reads.
        Query = "query",
        /// Sent, not waited for.
        Command = "command",
        /// Announced to whoever listens.
        Event = "event",
        /// A continuous flow of events.
        Stream = "stream",
        /// Reads or writes a store.
        SharedData = "shared-data",
        /// Code built in.
        Library = "library",
        /// Left somewhere to be picked up.
        File = "file",
    }
}

impl InteractionKind {
    /// Whether the caller waits for the answer.
    pub fn is_synchronous(self) -> bool {
        matches!(self, Self::Request | Self::Query)
    }

    /// Whether one end turns to the other: what is announced, stored or built in has no caller.
    pub fn is_call(self) -> bool {
        matches!(self, Self::Request | Self::Query | Self::Command)
    }

    /// Whether what is sent arrives later than it is sent.
    pub fn is_asynchronous(self) -> bool {
        matches!(self, Self::Command | Self::Event | Self::Stream | Self::File)
    }

    /// Whether the end the line points to depends on the end it comes from: the reader of an event binds to what its publisher writes.
    pub fn points_at_dependent(self) -> bool {
        matches!(self, Self::Event | Self::Stream | Self::File)
    }
}

words! {
    /// How much knowledge two ends share (Khononov, *Balancing Coupling in Software Design*).
    Strength {
        /// Only an integration contract: 1.
        Contract = "contract",
        /// A model of the domain: 3.
        Model = "model",
        /// Business rules or their order: 8.
        Functional = "functional",
        /// Internals that were not meant to be shared: 10.
        Intrusive = "intrusive",
    }
}

words! {
    /// What an event carries.
    EventType {
        /// That something happened.
        Notification = "notification",
        /// What happened, with the data its readers need.
        StateTransfer = "state-transfer",
        /// The publisher's own stored history.
        Sourced = "sourced",
    }
}

words! {
    /// How often a message arrives.
    Delivery {
        /// Perhaps more than once.
        AtLeastOnce = "at-least-once",
        /// Perhaps never.
        AtMostOnce = "at-most-once",
        /// Once.
        ExactlyOnce = "exactly-once",
    }
}

words! {
    /// What the caller does when the call fails.
    Fallback {
        /// Nothing.
        None = "none",
        /// Answers with a default.
        Default = "default",
        /// Answers from a cache.
        Cache = "cache",
        /// Keeps the message and sends it later.
        Queue = "queue",
    }
}

/// How the caller protects itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Resilience {
    /// Milliseconds after which the caller gives up waiting.
    pub timeout_ms: Option<u32>,
    /// Calls made at most, the first included; at least 1.
    pub attempts: u32,
    /// Milliseconds between attempts.
    pub backoff_ms: Option<u32>,
    /// Stops calling when calls keep failing.
    pub circuit_breaker: bool,
    /// Limits how much of the caller one callee may occupy.
    pub bulkhead: bool,
    /// What the caller does instead.
    pub fallback: Fallback,
    /// Seconds for which a cached answer may be used.
    pub cache_ttl_s: Option<u32>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Default for Resilience {
    fn default() -> Self {
        Self {
            timeout_ms: None,
            attempts: 1,
            backoff_ms: None,
            circuit_breaker: false,
            bulkhead: false,
            fallback: Fallback::default(),
            cache_ttl_s: None,
            extra: Extra::default(),
        }
    }
}

impl Resilience {
    /// The milliseconds after which the caller has given up at the latest: every attempt waits for its timeout, with the pause between two
    /// attempts (k − 1 pauses for k attempts, all of the same length). None without a timeout.
    pub fn patience_ms(&self) -> Option<u64> {
        let attempts = u64::from(self.attempts.max(1));
        let pauses = (attempts - 1).saturating_mul(u64::from(self.backoff_ms.unwrap_or(0)));
        Some(attempts.saturating_mul(u64::from(self.timeout_ms?)).saturating_add(pauses))
    }
}

/// One thing that one element does with another.
#[derive(Clone, Debug, PartialEq)]
pub struct Interaction {
    /// Unique in the model.
    pub id: InteractionId,
    /// The end a person would name first: caller, sender, publisher.
    pub from: ServiceId,
    /// The other end; never the same as `from`.
    pub to: ServiceId,
    /// How they interact.
    pub kind: InteractionKind,
    /// What people call it.
    pub name: Option<String>,
    /// The contract both ends keep.
    pub contract: Option<ContractId>,
    /// The contract's fields that this consumer really uses; absent means all.
    pub uses: Option<Vec<String>>,
    /// How much knowledge is shared; absent means derived.
    pub strength: Option<Strength>,
    /// How far apart the ends are, 1–10; absent means derived.
    pub distance: Option<u8>,
    /// Whether the caller can live without it.
    pub optional: bool,
    /// When it exists.
    pub stage: Stage,
    /// What an event carries.
    pub event_type: Option<EventType>,
    /// How often a message arrives.
    pub delivery: Option<Delivery>,
    /// Whether it is safe to repeat.
    pub idempotent: Option<bool>,
    /// Whether the consumer re-exposes what it receives.
    pub pass_through: bool,
    /// Whether the order of messages matters.
    pub ordered: bool,
    /// How often, per second.
    pub rate: Option<f64>,
    /// How the caller protects itself.
    pub resilience: Resilience,
    /// `false` for what could only be guessed.
    pub confirmed: bool,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Interaction {
    /// An interaction of which only ends and kind are known.
    pub fn new(id: InteractionId, from: ServiceId, to: ServiceId, kind: InteractionKind) -> Self {
        Self {
            id,
            from,
            to,
            kind,
            name: None,
            contract: None,
            uses: None,
            strength: None,
            distance: None,
            optional: false,
            stage: Stage::default(),
            event_type: None,
            delivery: None,
            idempotent: None,
            pass_through: false,
            ordered: false,
            rate: None,
            resilience: Resilience::default(),
            confirmed: true,
            extra: Extra::default(),
        }
    }
}
