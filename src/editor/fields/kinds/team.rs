//! The fields of teams, their agreements and what they wait for.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{Between, Choice, Day, Line, Name, Number, PEOPLE, Reference, ReferenceList};

pub(in crate::editor::fields) const TEAM: &[Field] = fields! { Team it;
    FirstAlone "name" "Name" => Name(&mut it.name);
    First "kind" "Type" => Choice(&mut it.kind);
    First "size" "Size" => Number::Optional(&mut it.size, PEOPLE);
    More "site" "Site" => Line(&mut it.site);
};

pub(in crate::editor::fields) const TEAM_INTERACTION: &[Field] = fields! { TeamInteraction it;
    FirstAlone "between" "Team" => Between(&mut it.between, 0);
    FirstAlone "and" "Other team" => Between(&mut it.between, 1);
    First "mode" "Mode" => Choice(&mut it.mode);
};

pub(in crate::editor::fields) const NEED: &[Field] = fields! { Need it;
    FirstAlone "what" "What is needed" => Name(&mut it.what);
    FirstAlone "from" "Team that waits" => Reference(&mut it.from);
    FirstAlone "on" "Waits on" => Reference(&mut it.on);
    First "state" "State" => Choice(&mut it.state);
    More "about" "About" => ReferenceList(&mut it.about, "Nothing named");
    More "since" "Since" => Day(&mut it.since);
    More "neededBy" "Needed by" => Day(&mut it.needed_by);
};
