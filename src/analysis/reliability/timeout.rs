//! Callers that give up before those they call do.

use std::sync::Arc;

use super::calls::is_call;
use crate::analysis::numbering::{InteractionNo, Numbering};
use crate::model::interaction::Interaction;
use crate::model::{EntityId, InteractionId, Model, ServiceId};

/// A call whose caller may give up while the callee still waits for its own calls: the work goes on for no one, and is asked for again
/// where the caller tries more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inversion {
    /// The call.
    pub call: InteractionId,
    /// How long one attempt of it waits, in milliseconds.
    pub timeout_ms: u64,
    /// How long the callee may wait for its own required calls when it makes all of them at once: the longest.
    pub at_once_ms: u64,
    /// The same when it makes one after the other: their sum.
    pub in_turn_ms: u64,
    /// The callee's required calls without a timeout, which come on top; one list for all who call it.
    pub unknown: Arc<[InteractionId]>,
    /// Caller, call, callee, the callee's most patient call and whom that calls.
    pub path: Vec<EntityId>,
}

impl Inversion {
    /// Whether it holds however the callee makes its calls; else only if it makes them one after the other.
    pub fn is_certain(&self) -> bool {
        self.timeout_ms < self.at_once_ms
    }
}

/// The timeout inversions of a model, by call: timeout(u→v) < Σ, over v's own required calls, of attempts · timeout and the pauses between
/// the attempts \[P\].
///
/// A timeout is that of one attempt, a pause comes between two attempts. The model does not say whether an element makes its calls at once
/// or in turn, so both figures are given. Calls that are optional do not count, those with a fallback do: the fallback starts only after the
/// wait. O(N + E).
pub fn inversions(model: &Model) -> Vec<Inversion> {
    inversions_of(&Numbering::of(model)).into_iter().map(|(_, inversion)| inversion).collect()
}

/// The same with the numbers of the calls.
pub(in crate::analysis) fn inversions_of(numbering: &Numbering<'_>) -> Vec<(InteractionNo, Inversion)> {
    let mut required: Vec<Vec<&Interaction>> = vec![Vec::new(); numbering.elements.len()];
    for (it, (from, _)) in numbering.interactions.iter().zip(&numbering.ends) {
        if is_call(it) && !it.optional {
            required[from.index()].push(it);
        }
    }
    let waits: Vec<Option<Waits<'_>>> = required.iter().map(|calls| Waits::of(calls)).collect();
    let calls = numbering.interaction_numbers().filter(|number| is_call(numbering.interaction(*number)));
    let inversion = |number: InteractionNo| {
        let (_, to) = numbering.ends[number.index()];
        Some((number, inversion(numbering.interaction(number), waits[to.index()].as_ref()?)?))
    };
    calls.filter_map(inversion).collect()
}

/// How long one may wait for its required calls.
struct Waits<'m> {
    longest: &'m Interaction,
    at_once_ms: u64,
    in_turn_ms: u64,
    unknown: Arc<[InteractionId]>,
}

impl<'m> Waits<'m> {
    /// None where no call has a timeout.
    fn of(required: &[&'m Interaction]) -> Option<Self> {
        let waits = || required.iter().filter_map(|it| Some((*it, it.resilience.patience_ms()?)));
        // Of equally patient calls the first by id.
        let (longest, at_once_ms) = waits().rev().max_by_key(|(_, wait)| *wait)?;
        let in_turn_ms = waits().fold(0_u64, |sum, (_, wait)| sum.saturating_add(wait));
        let unknown =
            required.iter().filter(|it| it.resilience.patience_ms().is_none()).map(|it| it.id.clone()).collect();
        Some(Self { longest, at_once_ms, in_turn_ms, unknown })
    }
}

fn inversion(call: &Interaction, waits: &Waits<'_>) -> Option<Inversion> {
    let timeout_ms = u64::from(call.resilience.timeout_ms?);
    let entity = |id: &ServiceId| id.entity().clone();
    (timeout_ms < waits.in_turn_ms).then(|| Inversion {
        call: call.id.clone(),
        timeout_ms,
        at_once_ms: waits.at_once_ms,
        in_turn_ms: waits.in_turn_ms,
        unknown: Arc::clone(&waits.unknown),
        path: vec![
            entity(&call.from),
            call.id.entity().clone(),
            entity(&call.to),
            waits.longest.id.entity().clone(),
            entity(&waits.longest.to),
        ],
    })
}
