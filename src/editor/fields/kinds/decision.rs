//! The fields of a decision and of its guards.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{Choice, Day, Limit, MaybeReference, Name, Paragraph, ReferenceList, Side};

pub(in crate::editor::fields) const DECISION: &[Field] = fields! { Decision it;
    FirstAlone "title" "Title" => Name(&mut it.title);
    First "status" "Status" => Choice(&mut it.status);
    First "owner" "Taken by" => MaybeReference(&mut it.owner, "No team named");
    More "text" "Why, and what else was considered" => Paragraph(&mut it.text);
    More "about" "About" => ReferenceList(&mut it.about, "Nothing named");
    More "date" "Taken on" => Day(&mut it.date);
    More "revisit" "Look again on" => Day(&mut it.revisit);
};

pub(in crate::editor::fields) const GUARD: &[Field] = fields! { Decision.guards as it;
    First "measure" "Measure" => Name(&mut it.measure);
    First "subject" "Of" => MaybeReference(&mut it.subject, "The whole system");
    First "side" "Stays" => Side(&mut it.bound);
    First "limit" "Limit" => Limit(&mut it.bound);
};
