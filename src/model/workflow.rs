//! Workflows: what the system does for someone, as steps over interactions.

use super::extra::Extra;
use super::id::{InteractionId, ServiceId, WorkflowId};
use super::words::words;

words! {
    /// When the parts of a workflow agree.
    Consistency {
        /// After a while.
        Eventual = "eventual",
        /// At once or not at all.
        Atomic = "atomic",
    }
}

words! {
    /// What a step means to its workflow.
    StepRole {
        /// The workflow fails without it.
        Required = "required",
        /// The workflow goes on, with less.
        Optional = "optional",
        /// May happen later.
        Eventual = "eventual",
    }
}

/// One step of a workflow.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The interaction it runs over; each at most once per workflow.
    pub interaction: InteractionId,
    /// What it means to the workflow.
    pub role: StepRole,
    /// How often it runs per run of the workflow.
    pub calls: u32,
    /// The steps that must come first; absent means the previous one.
    pub after: Option<Vec<InteractionId>>,
    /// The step that this one undoes on failure.
    pub compensates: Option<InteractionId>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Step {
    /// A required step, run once, after the previous one.
    pub fn new(interaction: InteractionId) -> Self {
        Self {
            interaction,
            role: StepRole::default(),
            calls: 1,
            after: None,
            compensates: None,
            extra: Extra::default(),
        }
    }

    /// Whether it is done to get on, and not only to undo another step.
    pub fn is_forward(&self) -> bool {
        self.compensates.is_none()
    }
}

/// What the system does for someone: a journey through its interactions.
#[derive(Clone, Debug, PartialEq)]
pub struct Workflow {
    /// Unique in the model.
    pub id: WorkflowId,
    /// What people call it.
    pub name: String,
    /// The element it starts at.
    pub entry: ServiceId,
    /// How much it matters, at least 0.
    pub weight: f64,
    /// Whether customers notice.
    pub customer_facing: bool,
    /// When its parts agree.
    pub consistency: Consistency,
    /// The element that leads it.
    pub coordinator: Option<ServiceId>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Workflow {
    /// A workflow without steps.
    pub fn new(id: WorkflowId, name: &str, entry: ServiceId) -> Self {
        Self {
            id,
            name: name.to_owned(),
            entry,
            weight: 1.0,
            customer_facing: false,
            consistency: Consistency::default(),
            coordinator: None,
            steps: Vec::new(),
            extra: Extra::default(),
        }
    }

    /// The steps of a run that ends well, in order: all but those that only undo others when it fails (the compensating transactions of a
    /// saga, Garcia-Molina, Salem 1987).
    pub fn forward_steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.is_forward())
    }

    /// Takes steps out, and what the others say of them.
    pub fn drop_steps(&mut self, is_gone: impl Fn(&InteractionId) -> bool) {
        self.steps.retain(|step| !is_gone(&step.interaction));
        for step in &mut self.steps {
            if let Some(after) = &mut step.after {
                after.retain(|id| !is_gone(id));
            }
            step.compensates.take_if(|id| is_gone(id));
        }
    }
}
