//! Data contracts: what two parties agreed to exchange.

use super::extra::Extra;
use super::id::{ContractId, ServiceId};
use super::words::words;

words! {
    /// What a contract describes.
    ContractKind {
        /// Resources over HTTP.
        Http = "http",
        /// Procedures over gRPC.
        Grpc = "grpc",
        /// A GraphQL schema.
        Graphql = "graphql",
        /// A message for one receiver.
        Message = "message",
        /// An announcement of a fact.
        Event = "event",
        /// Tables that others read or write.
        Database = "database",
        /// The interface of a library.
        Library = "library",
        /// The layout of a file.
        File = "file",
    }
}

words! {
    /// Which changes a contract allows; the modes of the usual schema registries.
    Compatibility {
        /// Any change, nothing checked.
        None = "none",
        /// New readers read what the last version wrote.
        Backward = "backward",
        /// Readers of the last version read what the new one writes.
        Forward = "forward",
        /// Both.
        Full = "full",
        /// New readers read what any earlier version wrote.
        BackwardTransitive = "backward-transitive",
        /// Readers of any earlier version read what the new one writes.
        ForwardTransitive = "forward-transitive",
        /// Both, for all versions.
        FullTransitive = "full-transitive",
    }
}

/// A field of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractField {
    /// Unique in the contract.
    pub name: String,
    /// Its data type, in the words of the contract's own technology.
    pub data_type: Option<String>,
    /// Whether it is always there.
    pub required: bool,
    /// Keys kept for others.
    pub extra: Extra,
}

/// What two parties agreed to exchange.
#[derive(Clone, Debug, PartialEq)]
pub struct Contract {
    /// Unique in the model.
    pub id: ContractId,
    /// What people call it.
    pub name: String,
    /// What it describes.
    pub kind: ContractKind,
    /// The element that publishes it.
    pub owner: Option<ServiceId>,
    /// Its current version; absent means unversioned.
    pub version: Option<String>,
    /// Which changes it allows.
    pub compatibility: Compatibility,
    /// Its fields, in the order given.
    pub fields: Vec<ContractField>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Contract {
    /// A contract of which only the name is known.
    pub fn new(id: ContractId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind: ContractKind::default(),
            owner: None,
            version: None,
            compatibility: Compatibility::default(),
            fields: Vec::new(),
            extra: Extra::default(),
        }
    }
}
