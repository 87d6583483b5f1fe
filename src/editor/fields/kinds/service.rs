//! The fields of an element.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{
    AVAILABILITY, Choice, Flag, Line, Links, MaybeReference, Name, Number, Paragraph, ReferenceSet, SCALE, Words,
};

pub(in crate::editor::fields) const SERVICE: &[Field] = fields! { Service it;
    FirstAlone "name" "Name" => Name(&mut it.name);
    First "kind" "Kind" => Choice(&mut it.kind);
    First "team" "Team" => MaybeReference(&mut it.team, "No team");
    More "context" "Context" => MaybeReference(&mut it.context, "No context");
    More "technology" "Technology" => Line(&mut it.technology);
    More "description" "Description" => Paragraph(&mut it.description);
    More "stage" "Stage" => Choice(&mut it.stage);
    More "availability" "Availability" => Number::Optional(&mut it.availability, AVAILABILITY);
    More "volatility" "Volatility" => Number::Optional(&mut it.volatility, SCALE);
    More "deployUnit" "Deployed with (unit)" => Line(&mut it.deploy_unit);
    More "runsOn" "Runs on" => ReferenceSet(&mut it.runs_on, "Nothing named");
    More "redundantWith" "Redundant with" => ReferenceSet(&mut it.redundant_with, "Nothing");
    More "managed" "Run by a vendor" => Flag(&mut it.managed, false);
    More "vendor" "Vendor" => Line(&mut it.vendor);
    More "tags" "Tags" => Words(&mut it.tags);
    More "links" "Links" => Links(&mut it.links);
};
