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
    workflow
        .forward_steps()
        .filter_map(|step| {
            let interaction = model.interactions().get(&step.interaction).filter(|it| is_call(it))?;
            Some(Call { interaction, times: u64::from(step.calls) })
        })
        .collect()
}
