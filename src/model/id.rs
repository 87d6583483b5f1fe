//! Identifiers: one type per kind of entity, so that a team cannot be passed where a service is meant.

use std::fmt;
use std::sync::Arc;

/// Why a text is not an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidId(pub String);

impl fmt::Display for InvalidId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "\"{}\" is not an id: 1 to {MAX_ID_LENGTH} of a-z, 0-9 and '-', not starting with '-'",
            self.0
        )
    }
}

impl std::error::Error for InvalidId {}

/// The longest identifier, in bytes.
pub const MAX_ID_LENGTH: usize = 80;

fn is_valid(text: &str) -> bool {
    let bytes = text.as_bytes();
    let allowed = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    !bytes.is_empty() && bytes.len() <= MAX_ID_LENGTH && bytes[0] != b'-' && bytes.iter().all(allowed)
}

/// The id of any entity of a model. Ids are unique across the whole model, whatever the kind of entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(Arc<str>);

impl EntityId {
    /// Checks the text against `[a-z0-9][a-z0-9-]*`, at most [`MAX_ID_LENGTH`] bytes.
    ///
    /// # Errors
    /// [`InvalidId`] carrying the text.
    pub fn new(text: &str) -> Result<Self, InvalidId> {
        match is_valid(text) {
            true => Ok(Self(text.into())),
            false => Err(InvalidId(text.to_owned())),
        }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(EntityId);

        impl AsRef<EntityId> for $name {
            fn as_ref(&self) -> &EntityId {
                &self.0
            }
        }

        impl $name {
            /// Checks the text as [`EntityId::new`] does.
            ///
            /// # Errors
            /// [`InvalidId`] carrying the text.
            pub fn new(text: &str) -> Result<Self, InvalidId> {
                EntityId::new(text).map(Self)
            }

            /// Names the kind of an id whose entity is known to be of this kind.
            pub fn from_entity(id: EntityId) -> Self {
                Self(id)
            }

            /// The same id, its kind forgotten.
            pub fn entity(&self) -> &EntityId {
                &self.0
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, formatter)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl From<$name> for EntityId {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

typed_ids! {
    /// The id of a team.
    TeamId,
    /// The id of an agreed way of working between two teams.
    TeamInteractionId,
    /// The id of a need: one team waiting on another.
    NeedId,
    /// The id of a bounded context.
    ContextId,
    /// The id of a relation between two bounded contexts.
    ContextRelationId,
    /// The id of a service or of any other element drawn as a node.
    ServiceId,
    /// The id of a data contract.
    ContractId,
    /// The id of an interaction.
    InteractionId,
    /// The id of a workflow.
    WorkflowId,
    /// The id of a decision.
    DecisionId,
    /// The id of a suppression.
    SuppressionId,
}
