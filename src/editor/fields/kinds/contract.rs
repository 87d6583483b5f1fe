//! The fields of a contract, and of the fields it lists.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{Choice, Flag, Line, MaybeReference, Name};

pub(in crate::editor::fields) const CONTRACT: &[Field] = fields! { Contract it;
    FirstAlone "name" "Name" => Name(&mut it.name);
    First "kind" "Kind" => Choice(&mut it.kind);
    First "owner" "Published by" => MaybeReference(&mut it.owner, "Nobody named");
    More "version" "Version" => Line(&mut it.version);
    More "compatibility" "Compatibility" => Choice(&mut it.compatibility);
};

pub(in crate::editor::fields) const CONTRACT_FIELD: &[Field] = fields! { Contract.fields as it;
    First "name" "Name" => Name(&mut it.name);
    First "type" "Type" => Line(&mut it.data_type);
    First "required" "Always there" => Flag(&mut it.required, false);
};
