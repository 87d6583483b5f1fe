//! The fields of an interaction.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{
    ATTEMPTS, Answer, Choice, ContractOf, Flag, KindOfInteraction, Line, MILLISECONDS, MaybeChoice, Number, RATE,
    Reference, SCALE, SECONDS, Uses,
};

pub(in crate::editor::fields) const INTERACTION: &[Field] = fields! { Interaction it;
    First "kind" "Kind" => KindOfInteraction(&mut it.kind);
    First "contract" "Contract" => ContractOf { contract: &mut it.contract, uses: &mut it.uses };
    First "optional" "The caller can live without it" => Flag(&mut it.optional, false);
    MoreAlone "name" "Name" => Line(&mut it.name);
    MoreAlone "from" "From" => Reference(&mut it.from);
    MoreAlone "to" "To" => Reference(&mut it.to);
    MoreAlone "uses" "Fields used" => Uses(&mut it.uses);
    More "strength" "Strength" => MaybeChoice(&mut it.strength, "Derived");
    More "distance" "Distance" => Number::Optional(&mut it.distance, SCALE);
    More "timeoutMs" "Timeout" => Number::Optional(&mut it.resilience.timeout_ms, MILLISECONDS);
    More "attempts" "Attempts" => Number::Usual(&mut it.resilience.attempts, 1, ATTEMPTS);
    More "backoffMs" "Wait between attempts" => Number::Optional(&mut it.resilience.backoff_ms, MILLISECONDS);
    More "circuitBreaker" "Circuit breaker" => Flag(&mut it.resilience.circuit_breaker, false);
    More "bulkhead" "Bulkhead" => Flag(&mut it.resilience.bulkhead, false);
    More "fallback" "Fallback" => Choice(&mut it.resilience.fallback);
    More "cacheTtlS" "Cached for" => Number::Optional(&mut it.resilience.cache_ttl_s, SECONDS);
    More "idempotent" "Safe to repeat" => Answer(&mut it.idempotent);
    More "delivery" "Delivery" => MaybeChoice(&mut it.delivery, "Unknown");
    More "ordered" "Order matters" => Flag(&mut it.ordered, false);
    More "eventType" "What the event carries" => MaybeChoice(&mut it.event_type, "Unknown");
    More "passThrough" "The consumer re-exposes what it receives" => Flag(&mut it.pass_through, false);
    More "rate" "Rate" => Number::Optional(&mut it.rate, RATE);
    More "stage" "Stage" => Choice(&mut it.stage);
    More "confirmed" "Confirmed, not only guessed" => Flag(&mut it.confirmed, true);
};
