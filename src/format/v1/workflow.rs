use super::super::number::{Amount, Times};
use super::super::record::{List, record};
use super::super::value::{Own, Ref, StepRef, Words};
use super::only_true;
use crate::model::workflow::{self, Consistency, StepRole};
use crate::model::{InteractionId, ServiceId, WorkflowId};

record! {
    /// What the system does for someone, as steps over interactions.
    Workflow {
        /// Unique in the file.
        "id" id: Own<WorkflowId>,
        /// What people call it.
        "name" name: String,
        /// The element it starts at.
        "entry" entry: Ref<ServiceId>,
        /// How much it matters; 1 unless stated.
        "weight" weight: Option<Amount>,
        /// Whether customers notice; false unless stated.
        "customerFacing" customer_facing: Option<bool>,
        /// When its parts agree; eventual unless stated.
        "consistency" consistency: Option<Words<Consistency>>,
        /// The element that leads it.
        "coordinator" coordinator: Option<Ref<ServiceId>>,
        /// Its steps in order, each interaction once.
        "steps" steps: List<Step>,
    }
}

record! {
    /// One step of a workflow.
    Step {
        /// The interaction it runs over.
        "interaction" interaction: Ref<InteractionId>,
        /// What it means to the workflow; required unless stated.
        "role" role: Option<Words<StepRole>>,
        /// How often it runs per run of the workflow; 1 unless stated.
        "calls" calls: Option<Times>,
        /// The interactions of the steps that must come first; the previous one unless stated.
        "after" after: Option<Vec<StepRef>>,
        /// The interaction of the step that this one undoes on failure.
        "compensates" compensates: Option<StepRef>,
    }
    once by interaction_of
}

fn interaction_of(step: &Step) -> &str {
    step.interaction.0.as_str()
}

impl From<&workflow::Workflow> for Workflow {
    fn from(it: &workflow::Workflow) -> Self {
        Self {
            id: Own(it.id.clone()),
            name: it.name.clone(),
            entry: Ref(it.entry.clone()),
            weight: (it.weight != 1.0).then_some(Amount(it.weight)),
            customer_facing: only_true(it.customer_facing),
            consistency: Words::unless_default(it.consistency),
            coordinator: it.coordinator.clone().map(Ref),
            steps: List(it.steps.iter().map(Step::from).collect()),
            extra: it.extra.clone(),
        }
    }
}

impl From<Workflow> for workflow::Workflow {
    fn from(it: Workflow) -> Self {
        Self {
            id: it.id.0,
            name: it.name,
            entry: it.entry.0,
            weight: it.weight.map_or(1.0, |weight| weight.0),
            customer_facing: it.customer_facing.unwrap_or_default(),
            consistency: Words::or_default(it.consistency),
            coordinator: it.coordinator.map(|id| id.0),
            steps: it.steps.0.into_iter().map(Into::into).collect(),
            extra: it.extra,
        }
    }
}

impl From<&workflow::Step> for Step {
    fn from(it: &workflow::Step) -> Self {
        Self {
            interaction: Ref(it.interaction.clone()),
            role: Words::unless_default(it.role),
            calls: (it.calls != 1).then_some(Times(it.calls)),
            after: it.after.as_ref().map(|ids| ids.iter().cloned().map(StepRef).collect()),
            compensates: it.compensates.clone().map(StepRef),
            extra: it.extra.clone(),
        }
    }
}

impl From<Step> for workflow::Step {
    fn from(it: Step) -> Self {
        Self {
            interaction: it.interaction.0,
            role: Words::or_default(it.role),
            calls: it.calls.map_or(1, |times| times.0),
            after: it.after.map(|steps| steps.into_iter().map(|step| step.0).collect()),
            compensates: it.compensates.map(|step| step.0),
            extra: it.extra,
        }
    }
}
