//! Calls: what one waits for.

use crate::model::Model;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::workflow::Workflow;

/// A step of a workflow that one waits for.
pub(in crate::analysis) struct Call<'m> {
    pub(in crate::analysis) interaction: &'m Interaction,
    /// How often it runs per run of the workflow's step that makes it.
    pub(in crate::analysis) times: u64,
}

/// Whether the caller waits for an answer, from a service or from a store.
pub(in crate::analysis) fn is_call(interaction: &Interaction) -> bool {
    interaction.kind.is_synchronous() || interaction.kind == InteractionKind::SharedData
}

/// The calls of a workflow, those left out that only undo others.
pub(in crate::analysis) fn calls<'m>(model: &'m Model, workflow: &Workflow) -> Vec<Call<'m>> {
    let steps = workflow.steps.iter().filter(|step| step.compensates.is_none());
    steps
        .filter_map(|step| {
            let interaction = model.interactions().get(&step.interaction).filter(|it| is_call(it))?;
            Some(Call { interaction, times: u64::from(step.calls) })
        })
        .collect()
}

/// The milliseconds after which a caller has given up at the latest: every attempt waits for its timeout, with the pause between two
/// attempts, (k − 1 pauses for k attempts, all of the same length). None without a timeout.
pub(in crate::analysis) fn patience(interaction: &Interaction) -> Option<u64> {
    let it = &interaction.resilience;
    let attempts = u64::from(it.attempts.max(1));
    let pauses = (attempts - 1).saturating_mul(u64::from(it.backoff_ms.unwrap_or(0)));
    Some(attempts.saturating_mul(u64::from(it.timeout_ms?)).saturating_add(pauses))
}
