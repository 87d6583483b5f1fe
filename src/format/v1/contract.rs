use super::super::record::{List, record};
use super::super::value::{Own, Ref, Words};
use super::only_true;
use crate::model::contract::{self, Compatibility, ContractKind};
use crate::model::{ContractId, ServiceId};

record! {
    /// What two parties agreed to exchange.
    Contract {
        /// Unique in the file.
        "id" id: Own<ContractId>,
        /// What people call it.
        "name" name: String,
        /// What it describes; http unless stated.
        "kind" kind: Option<Words<ContractKind>>,
        /// The element that publishes it.
        "owner" owner: Option<Ref<ServiceId>>,
        /// Its current version.
        "version" version: Option<String>,
        /// Which changes it allows; none are ruled out unless stated.
        "compatibility" compatibility: Option<Words<Compatibility>>,
        /// Its fields, each name once.
        "fields" fields: List<Field>,
    }
}

record! {
    /// A field of a contract.
    Field {
        /// Unique in the contract.
        "name" name: String,
        /// Its data type, in the words of the contract's own technology.
        "type" data_type: Option<String>,
        /// Whether it is always there; false unless stated.
        "required" required: Option<bool>,
    }
    once by field_name
}

fn field_name(field: &Field) -> &str {
    &field.name
}

impl From<&contract::Contract> for Contract {
    fn from(it: &contract::Contract) -> Self {
        Self {
            id: Own(it.id.clone()),
            name: it.name.clone(),
            kind: Words::unless_default(it.kind),
            owner: it.owner.clone().map(Ref),
            version: it.version.clone(),
            compatibility: Words::unless_default(it.compatibility),
            fields: List(it.fields.iter().map(Field::from).collect()),
            extra: it.extra.clone(),
        }
    }
}

impl From<Contract> for contract::Contract {
    fn from(it: Contract) -> Self {
        Self {
            id: it.id.0,
            name: it.name,
            kind: Words::or_default(it.kind),
            owner: it.owner.map(|id| id.0),
            version: it.version,
            compatibility: Words::or_default(it.compatibility),
            fields: it.fields.0.into_iter().map(Into::into).collect(),
            extra: it.extra,
        }
    }
}

impl From<&contract::ContractField> for Field {
    fn from(it: &contract::ContractField) -> Self {
        Self {
            name: it.name.clone(),
            data_type: it.data_type.clone(),
            required: only_true(it.required),
            extra: it.extra.clone(),
        }
    }
}

impl From<Field> for contract::ContractField {
    fn from(it: Field) -> Self {
        Self { name: it.name, data_type: it.data_type, required: it.required.unwrap_or_default(), extra: it.extra }
    }
}
