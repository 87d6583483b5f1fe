//! References to other entities, picked by name.

use super::{Control, Fault, Slot, Source, Value, list_of, text_of};
use crate::model::{ContextId, ContractId, EntityId, EntityKind, InteractionId, ServiceId, TeamId};

/// A typed id.
pub trait Referable: Clone + Ord {
    /// What can be picked.
    const SOURCE: Source;
    /// Names the kind of an id.
    fn typed(id: EntityId) -> Self;
    /// The id as text.
    fn text(&self) -> &str;
}

macro_rules! referable {
    ($($id:ident of $kind:ident),*) => {$(
        impl Referable for $id {
            const SOURCE: Source = Source::Kind(EntityKind::$kind);

            fn typed(id: EntityId) -> Self {
                Self::from_entity(id)
            }

            fn text(&self) -> &str {
                self.as_str()
            }
        }
    )*};
}

referable!(TeamId of Team, ContextId of Context, ServiceId of Service, ContractId of Contract, InteractionId of Interaction);

impl Referable for EntityId {
    const SOURCE: Source = Source::Any;

    fn typed(id: EntityId) -> Self {
        id
    }

    fn text(&self) -> &str {
        self.as_str()
    }
}

pub(super) fn read<Id: Referable>(text: &str) -> Result<Id, Fault> {
    EntityId::new(text).map(Id::typed).map_err(|_| Fault::new("Please pick one of the list."))
}

/// One entity, always there.
pub struct Reference<'a, Id>(pub &'a mut Id);

impl<Id: Referable> Slot for Reference<'_, Id> {
    fn control(&self) -> Control {
        Control::Reference { source: Id::SOURCE, absent: None }
    }

    fn value(&self) -> Value {
        Value::text(self.0.text())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = read(&text_of(value)?)?;
        Ok(())
    }
}

/// One entity or none, and what none means.
pub struct MaybeReference<'a, Id>(pub &'a mut Option<Id>, pub &'static str);

impl<Id: Referable> Slot for MaybeReference<'_, Id> {
    fn control(&self) -> Control {
        Control::Reference { source: Id::SOURCE, absent: Some(self.1) }
    }

    fn value(&self) -> Value {
        Value::text(self.0.as_ref().map_or("", Referable::text))
    }

    fn is_default(&self) -> bool {
        self.0.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        *self.0 = match text_of(value)?.as_str() {
            "" => None,
            text => Some(read(text)?),
        };
        Ok(())
    }
}

/// Several entities, in the order in which they were picked; and what none means.
pub struct ReferenceList<'a, Id>(pub &'a mut Vec<Id>, pub &'static str);

impl<Id: Referable> Slot for ReferenceList<'_, Id> {
    fn control(&self) -> Control {
        Control::References { source: Id::SOURCE, absent: self.1 }
    }

    fn value(&self) -> Value {
        Value::List(self.0.iter().map(|id| id.text().to_owned()).collect())
    }

    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let mut ids: Vec<Id> = Vec::new();
        for text in list_of(value)? {
            let id = read(&text)?;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        *self.0 = ids;
        Ok(())
    }
}

/// Several entities without an order; and what none means.
pub struct ReferenceSet<'a, Id>(pub &'a mut Vec<Id>, pub &'static str);

impl<Id: Referable> Slot for ReferenceSet<'_, Id> {
    fn control(&self) -> Control {
        Control::References { source: Id::SOURCE, absent: self.1 }
    }

    fn value(&self) -> Value {
        Value::List(self.0.iter().map(|id| id.text().to_owned()).collect())
    }

    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        ReferenceList(self.0, self.1).set(value)?;
        self.0.sort();
        Ok(())
    }
}

/// One of the two teams of an agreement, which the model keeps sorted.
pub struct Between<'a>(pub &'a mut [TeamId; 2], pub usize);

impl Slot for Between<'_> {
    fn control(&self) -> Control {
        Control::Reference { source: TeamId::SOURCE, absent: None }
    }

    fn value(&self) -> Value {
        Value::text(self.0[self.1].as_str())
    }

    fn is_default(&self) -> bool {
        false
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let team: TeamId = read(&text_of(value)?)?;
        if self.0[1 - self.1] == team {
            return Err(Fault::new("Two different teams."));
        }
        self.0[self.1] = team;
        self.0.sort();
        Ok(())
    }
}

/// The contract of an interaction. The fields used are named in terms of the contract, so another contract takes them away.
pub struct ContractOf<'a> {
    /// The contract.
    pub contract: &'a mut Option<ContractId>,
    /// The fields of it that are used.
    pub uses: &'a mut Option<Vec<String>>,
}

impl Slot for ContractOf<'_> {
    fn control(&self) -> Control {
        Control::Reference { source: ContractId::SOURCE, absent: Some("No contract") }
    }

    fn value(&self) -> Value {
        Value::text(self.contract.as_ref().map_or("", Referable::text))
    }

    fn is_default(&self) -> bool {
        self.contract.is_none()
    }

    fn set(&mut self, value: Value) -> Result<(), Fault> {
        let before = self.contract.clone();
        MaybeReference(self.contract, "").set(value)?;
        if *self.contract != before {
            *self.uses = None;
        }
        Ok(())
    }
}
