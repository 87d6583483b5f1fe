//! The whole model as a tree: contexts with their elements, elements with what they send, then teams, contracts and the rest.
//!
//! It is how a screen reader reads the model. Building it is a pure function of the model; what is folded away and what is searched for
//! are applied afterwards, in [`rows`].

mod build;
pub mod rows;
pub mod spoken;
pub mod walk;

use std::sync::Arc;

use crate::model::interaction::InteractionKind;
use crate::model::service::ServiceKind;
use crate::model::{EntityId, Model};

/// A heading of the tree, which stands for no entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// The teams.
    Teams,
    /// The contracts.
    Contracts,
    /// The workflows.
    Workflows,
    /// How contexts stand to each other.
    ContextMap,
    /// How teams agreed to work together.
    Agreements,
    /// What teams wait for.
    Needs,
    /// Decisions and parked questions.
    Decisions,
    /// Findings that are accepted.
    Suppressions,
}

impl Section {
    /// What it says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Teams => "Teams",
            Self::Contracts => "Contracts",
            Self::Workflows => "Workflows",
            Self::ContextMap => "Context map",
            Self::Agreements => "Agreed ways of working",
            Self::Needs => "Needs between teams",
            Self::Decisions => "Decisions",
            Self::Suppressions => "Suppressed findings",
        }
    }
}

/// What a node of the tree stands for; each occurs once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A heading.
    Section(Section),
    /// An entity.
    Entity(EntityId),
}

impl Key {
    /// The entity, if it stands for one.
    pub fn entity(&self) -> Option<&EntityId> {
        match self {
            Self::Section(_) => None,
            Self::Entity(id) => Some(id),
        }
    }
}

/// The sign before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// None.
    Blank,
    /// A context.
    Context,
    /// An element of a kind.
    Element(ServiceKind),
    /// An interaction of a kind.
    Interaction(InteractionKind),
    /// A team, by the number of its colour.
    Team(u8),
    /// A contract.
    Contract,
    /// A workflow.
    Workflow,
    /// A decision.
    Decision,
}

/// A node of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it stands for.
    pub key: Key,
    /// The sign before its name.
    pub sign: Sign,
    /// Its name; shared, as thousands of lines go to the same few elements.
    pub label: Arc<str>,
    /// A few more words.
    pub detail: Arc<str>,
    /// How deep it stands, from 1.
    pub level: usize,
    /// What it stands in.
    parent: Option<usize>,
    /// Where its subtree ends: the number of the next item that is not in it.
    end: usize,
}

/// The tree of a model, its items in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    items: Vec<Item>,
}

impl Outline {
    /// The tree of a model. O(n log n).
    pub fn of(model: &Model) -> Self {
        build::outline(model)
    }

    /// The items.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The number of the item that stands for an entity. O(n).
    pub fn position(&self, id: &EntityId) -> Option<usize> {
        self.items.iter().position(|item| item.key.entity() == Some(id))
    }

    /// Whether something stands below an item.
    pub fn has_children(&self, index: usize) -> bool {
        self.items[index].end > index + 1
    }

    /// What an item stands in, innermost first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.items[index].parent, |index| self.items[*index].parent)
    }
}
