//! Calls, what protects their callers, and when that does not help.
//!
//! The rules are \[P\] and told in the documentation of [`super`]. The time until a caller gives up counts all its attempts and the pauses
//! between them, and has to be less than the shortest timeout of those who call the caller and wait; persons are among them, and so are
//! those who call what the caller stands in for.

use super::circumstances::{Circumstances, Fault};
use super::mitigation::{Ineffective, Mitigation, Reason};
use crate::model::interaction::{Fallback, Interaction, InteractionKind};
use crate::model::service::ServiceKind;

/// How an interaction comes about at runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// The caller waits for the answer.
    Awaited,
    /// Sent, and not waited for.
    Sent,
    /// Sent to a channel, which has to take it.
    HandedOver,
    /// Nothing happens.
    BuiltIn,
}

impl Manner {
    /// Of an interaction of this kind between two such elements.
    pub(super) fn of(kind: InteractionKind, from: ServiceKind, to: ServiceKind) -> Self {
        match kind {
            InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData => Self::Awaited,
            InteractionKind::Library => Self::BuiltIn,
            InteractionKind::Command | InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => {
                if to.is_channel() && !from.is_channel() { Self::HandedOver } else { Self::Sent }
            }
        }
    }

    pub(super) fn is_call(self) -> bool {
        matches!(self, Self::Awaited | Self::HandedOver)
    }
}

/// A call and what protects its caller.
pub(super) struct Call<'m> {
    pub(super) interaction: &'m Interaction,
    pub(super) manner: Manner,
    /// Whether the caller can live without it, by itself or as a step of a workflow.
    pub(super) optional: bool,
    /// For how many milliseconds the most impatient of the caller's own callers waits, those of what it stands in for among them.
    pub(super) deadline_ms: Option<u32>,
    /// Whether the caller can stand in for something, so that those who wait may have called that.
    pub(super) stands_in: bool,
}

impl Call<'_> {
    /// Whether the caller can go on with less when what it calls fails.
    pub(super) fn is_survived(&self, circumstances: Circumstances) -> bool {
        let mut ways_out = self.mitigations().filter(|it| it.is_way_out());
        ways_out.any(|it| self.obstacles(it, circumstances).next().is_none())
    }

    /// Whether messages are kept until the channel takes them.
    pub(super) fn has_outbox(&self) -> bool {
        self.manner == Manner::HandedOver && self.interaction.resilience.fallback == Fallback::Queue
    }

    /// What is there and does not help, with each reason.
    pub(super) fn ineffective(&self, circumstances: Circumstances) -> impl Iterator<Item = Ineffective> {
        self.mitigations().flat_map(move |mitigation| {
            let interaction = &self.interaction.id;
            let told = move |reason| Ineffective { interaction: interaction.clone(), mitigation, reason };
            self.obstacles(mitigation, circumstances).map(told)
        })
    }

    fn mitigations(&self) -> impl Iterator<Item = Mitigation> {
        let resilience = &self.interaction.resilience;
        let fallback = match resilience.fallback {
            Fallback::None => None,
            Fallback::Default => Some(Mitigation::Default),
            Fallback::Cache => Some(Mitigation::Cache),
            Fallback::Queue => Some(Mitigation::Queue),
        };
        let stated = [
            self.optional.then_some(Mitigation::Optional),
            resilience.timeout_ms.map(|_| Mitigation::Timeout),
            (resilience.attempts > 1).then_some(Mitigation::Retry),
            resilience.circuit_breaker.then_some(Mitigation::CircuitBreaker),
            fallback,
        ];
        stated.into_iter().flatten()
    }

    /// What keeps a mitigation from helping, if anything does: each of it would, so that all has to be mended.
    fn obstacles(&self, mitigation: Mitigation, circumstances: Circumstances) -> impl Iterator<Item = Reason> {
        let expiry = self.expiry(circumstances.lasting_s).filter(|_| mitigation == Mitigation::Cache);
        let obstacles = match circumstances.fault {
            Fault::Crash => [None, expiry],
            Fault::Slow if mitigation == Mitigation::Queue && self.has_outbox() => [None, None],
            Fault::Slow => [self.waiting(), expiry],
            Fault::BadData => [(mitigation != Mitigation::Optional).then_some(Reason::Unnoticed), None],
        };
        obstacles.into_iter().flatten()
    }

    /// Why the caller does not give up in time; none if it does. Where nobody is known to wait for it, any time will do.
    fn waiting(&self) -> Option<Reason> {
        let Some(after_ms) = self.interaction.resilience.patience_ms() else { return Some(Reason::NoTimeout) };
        let deadline_ms = self.deadline_ms.filter(|deadline| after_ms >= u64::from(*deadline))?;
        Some(Reason::TooLate { after_ms, deadline_ms, stands_in: self.stands_in })
    }

    /// Why cached answers are too old; none if they are not. A cache that may keep nothing has none at any time.
    fn expiry(&self, lasting_s: Option<u32>) -> Option<Reason> {
        let ttl_s = self.interaction.resilience.cache_ttl_s?;
        let is_over = ttl_s == 0 || lasting_s.is_some_and(|lasting| lasting > ttl_s);
        is_over.then_some(Reason::Expired { ttl_s })
    }
}
