//! The fields of a suppression.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{Name, ReferenceList};

pub(in crate::editor::fields) const SUPPRESSION: &[Field] = fields! { Suppression it;
    FirstAlone "reason" "Why it is accepted" => Name(&mut it.reason);
    FirstAlone "rule" "Rule of the finding" => Name(&mut it.rule);
    FirstAlone "subjects" "What the finding may be about" => ReferenceList(&mut it.subjects, "Nothing in particular");
};
