//! What may hold of an element in an outage, and what of it passes on to others.

/// One thing that may hold of an element in an outage. What is down is also counted as degraded, so that each fact spreads by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Degraded,
    Down,
    Delayed,
}

impl Fact {
    pub(super) const ALL: [Self; 3] = [Self::Degraded, Self::Down, Self::Delayed];
}

/// Which facts of a supplier become facts of the one who depends on it \[P\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passing {
    /// A call without a way out, and what one runs on: everything.
    Whole,
    /// A call one can live without: never worse than degraded.
    Capped,
    /// A message: late if its sender, or the channel it comes through, is down or late.
    Delivery,
    /// A message with wrong content, or a wrong entry in a store: its receiver has some wrong data beside its own.
    WrongPayload,
    /// Handing a message to a channel: a call, but the lateness of others is not felt.
    Publication,
    /// The same where one can live without it.
    CappedPublication,
    /// The same with an outbox: only late.
    Outbox,
    /// Handing a message to a channel that garbles it: nothing comes back.
    Nothing,
}

impl Passing {
    pub(super) fn carries(self, fact: Fact) -> Option<Fact> {
        match (self, fact) {
            (Self::Whole, fact) => Some(fact),
            (Self::Capped | Self::Publication | Self::CappedPublication | Self::WrongPayload, Fact::Degraded) => {
                Some(Fact::Degraded)
            }
            (Self::Publication, Fact::Down) => Some(Fact::Down),
            (Self::Delivery | Self::Outbox, Fact::Down) | (Self::Capped | Self::Delivery, Fact::Delayed) => {
                Some(Fact::Delayed)
            }
            _ => None,
        }
    }
}
