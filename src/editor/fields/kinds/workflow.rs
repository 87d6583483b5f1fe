//! The fields of a workflow and of its steps.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{
    After, AfterRule, CALLS, Choice, Flag, MaybeReference, Name, Number, Reference, Slot, Source, WEIGHT,
};
use crate::editor::fields::slot::{Control, Fault, Value};
use crate::model::InteractionId;

pub(in crate::editor::fields) const WORKFLOW: &[Field] = fields! { Workflow it;
    FirstAlone "name" "Name" => Name(&mut it.name);
    FirstAlone "entry" "Starts at" => Reference(&mut it.entry);
    First "customerFacing" "Customers notice" => Flag(&mut it.customer_facing, false);
    More "weight" "Weight" => Number::Usual(&mut it.weight, 1.0, WEIGHT);
    More "consistency" "Consistency" => Choice(&mut it.consistency);
    MoreAlone "coordinator" "Led by" => MaybeReference(&mut it.coordinator, "Nobody: each reacts to the other");
};

pub(in crate::editor::fields) const STEP: &[Field] = fields! { Workflow.steps as it;
    First "interaction" "Runs over" => Reference(&mut it.interaction);
    First "role" "Role" => Choice(&mut it.role);
    First "calls" "Calls" => Number::Usual(&mut it.calls, 1, CALLS);
    More "afterRule" "Comes after" => AfterRule(&mut it.after);
    More "after" "These steps" => After(it.after.as_mut()?);
    More "compensates" "Undoes on failure" => Compensates(&mut it.compensates);
};

/// The step that a step undoes.
struct Compensates<'a>(&'a mut Option<InteractionId>);

impl Slot for Compensates<'_> {
    fn control(&self) -> Control {
        Control::Reference { source: Source::Steps, absent: Some("No step") }
    }

    fn value(&self) -> Value {
        MaybeReference(&mut self.0.clone(), "").value()
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        MaybeReference(self.0, "").set(value)
    }
}
