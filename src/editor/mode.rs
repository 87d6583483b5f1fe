//! What keys and clicks mean at the moment.

use super::naming::Naming;
use crate::model::{ServiceId, WorkflowId};

/// The mode the editor is in. A gesture of the pointer may go on in any of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Mode {
    /// Nothing special.
    #[default]
    Drawing,
    /// A name is being typed.
    Naming(Naming),
    /// A connection is being drawn by keyboard.
    Linking(Linking),
    /// A journey is being marked: clicking an interaction drops or adds a step.
    Journey(WorkflowId),
}

/// A connection being drawn by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub struct Linking {
    /// Where it starts.
    pub from: ServiceId,
    /// Where it would end; none means at a new element.
    pub to: Option<ServiceId>,
}
