use super::super::number::{Amount, Count, Grade, Times};
use super::super::record::record;
use super::super::value::{Own, Ref, Words};
use super::only_true;
use crate::model::interaction::{self, Delivery, EventType, Fallback, InteractionKind, Strength};
use crate::model::service::Stage;
use crate::model::{ContractId, InteractionId, ServiceId};

record! {
    /// One thing that one element does with another, drawn as a person would say it: caller to called, publisher to topic, topic to
    /// subscriber, service to datastore.
    Interaction {
        /// Unique in the file.
        "id" id: Own<InteractionId>,
        /// Caller, sender or publisher.
        "from" from: Ref<ServiceId>,
        /// The other end.
        "to" to: Ref<ServiceId>,
        /// How they interact.
        "kind" kind: Words<InteractionKind>,
        /// What people call it.
        "name" name: Option<String>,
        /// The contract both ends keep.
        "contract" contract: Option<Ref<ContractId>>,
        /// The contract's fields that this consumer really uses; all of them unless stated.
        "uses" uses: Option<Vec<String>>,
        /// How much knowledge the ends share; derived unless stated.
        "strength" strength: Option<Words<Strength>>,
        /// How far apart the ends are; derived unless stated.
        "distance" distance: Option<Grade>,
        /// Whether the caller can live without it.
        "optional" optional: Option<bool>,
        /// When it exists; live unless stated.
        "stage" stage: Option<Words<Stage>>,
        /// What an event carries; unknown unless stated.
        "eventType" event_type: Option<Words<EventType>>,
        /// How often a message arrives; unknown unless stated.
        "delivery" delivery: Option<Words<Delivery>>,
        /// Whether it is safe to repeat; unknown unless stated.
        "idempotent" idempotent: Option<bool>,
        /// Whether the consumer re-exposes what it receives.
        "passThrough" pass_through: Option<bool>,
        /// Whether the order of messages matters.
        "ordered" ordered: Option<bool>,
        /// How often, per second.
        "rate" rate: Option<Amount>,
        /// How the caller protects itself.
        "resilience" resilience: Option<Resilience>,
        /// False for what could only be guessed; true unless stated.
        "confirmed" confirmed: Option<bool>,
    }
}

record! {
    /// How a caller protects itself.
    Resilience {
        /// Milliseconds after which the caller gives up waiting.
        "timeoutMs" timeout_ms: Option<Count>,
        /// Calls made at most, the first included; 1 unless stated.
        "attempts" attempts: Option<Times>,
        /// Milliseconds between attempts.
        "backoffMs" backoff_ms: Option<Count>,
        /// Whether it stops calling when calls keep failing.
        "circuitBreaker" circuit_breaker: Option<bool>,
        /// Whether it limits how much of itself one callee may occupy.
        "bulkhead" bulkhead: Option<bool>,
        /// What it does instead; nothing unless stated.
        "fallback" fallback: Option<Words<Fallback>>,
        /// Seconds for which a cached answer may be used.
        "cacheTtlS" cache_ttl_s: Option<Count>,
    }
}

impl From<&interaction::Interaction> for Interaction {
    fn from(it: &interaction::Interaction) -> Self {
        Self {
            id: Own(it.id.clone()),
            from: Ref(it.from.clone()),
            to: Ref(it.to.clone()),
            kind: Words(it.kind),
            name: it.name.clone(),
            contract: it.contract.clone().map(Ref),
            uses: it.uses.clone(),
            strength: it.strength.map(Words),
            distance: it.distance.map(Grade),
            optional: only_true(it.optional),
            stage: Words::unless_default(it.stage),
            event_type: it.event_type.map(Words),
            delivery: it.delivery.map(Words),
            idempotent: it.idempotent,
            pass_through: only_true(it.pass_through),
            ordered: only_true(it.ordered),
            rate: it.rate.map(Amount),
            resilience: (it.resilience != interaction::Resilience::default()).then(|| (&it.resilience).into()),
            confirmed: (!it.confirmed).then_some(false),
            extra: it.extra.clone(),
        }
    }
}

impl From<Interaction> for interaction::Interaction {
    fn from(it: Interaction) -> Self {
        Self {
            id: it.id.0,
            from: it.from.0,
            to: it.to.0,
            kind: it.kind.0,
            name: it.name,
            contract: it.contract.map(|id| id.0),
            uses: it.uses,
            strength: it.strength.map(|word| word.0),
            distance: it.distance.map(|grade| grade.0),
            optional: it.optional.unwrap_or_default(),
            stage: Words::or_default(it.stage),
            event_type: it.event_type.map(|word| word.0),
            delivery: it.delivery.map(|word| word.0),
            idempotent: it.idempotent,
            pass_through: it.pass_through.unwrap_or_default(),
            ordered: it.ordered.unwrap_or_default(),
            rate: it.rate.map(|rate| rate.0),
            resilience: it.resilience.map_or_else(interaction::Resilience::default, Into::into),
            confirmed: it.confirmed.unwrap_or(true),
            extra: it.extra,
        }
    }
}

impl From<&interaction::Resilience> for Resilience {
    fn from(it: &interaction::Resilience) -> Self {
        Self {
            timeout_ms: it.timeout_ms.map(Count),
            attempts: (it.attempts != 1).then_some(Times(it.attempts)),
            backoff_ms: it.backoff_ms.map(Count),
            circuit_breaker: only_true(it.circuit_breaker),
            bulkhead: only_true(it.bulkhead),
            fallback: Words::unless_default(it.fallback),
            cache_ttl_s: it.cache_ttl_s.map(Count),
            extra: it.extra.clone(),
        }
    }
}

impl From<Resilience> for interaction::Resilience {
    fn from(it: Resilience) -> Self {
        Self {
            timeout_ms: it.timeout_ms.map(|count| count.0),
            attempts: it.attempts.map_or(1, |times| times.0),
            backoff_ms: it.backoff_ms.map(|count| count.0),
            circuit_breaker: it.circuit_breaker.unwrap_or_default(),
            bulkhead: it.bulkhead.unwrap_or_default(),
            fallback: Words::or_default(it.fallback),
            cache_ttl_s: it.cache_ttl_s.map(|count| count.0),
            extra: it.extra,
        }
    }
}
