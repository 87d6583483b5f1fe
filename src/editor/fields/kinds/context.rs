//! The fields of contexts and of the relations between them.

use super::fields;
use crate::editor::fields::Field;
use crate::editor::fields::slot::{Checks, Choice, MaybeReference, Name, Paragraph, Reference};

pub(in crate::editor::fields) const CONTEXT: &[Field] = fields! { Context it;
    FirstAlone "name" "Name" => Name(&mut it.name);
    First "subdomain" "Subdomain" => Choice(&mut it.subdomain);
    First "team" "Team" => MaybeReference(&mut it.team, "No team");
    More "parent" "Inside of" => MaybeReference(&mut it.parent, "No other context");
    More "description" "Description" => Paragraph(&mut it.description);
};

pub(in crate::editor::fields) const RELATION: &[Field] = fields! { ContextRelation it;
    FirstAlone "upstream" "Upstream" => Reference(&mut it.upstream);
    FirstAlone "downstream" "Downstream" => Reference(&mut it.downstream);
    First "pattern" "Pattern" => Choice(&mut it.pattern);
    More "upstreamRoles" "What the upstream offers" => Checks(&mut it.upstream_roles);
    More "downstreamRoles" "How the downstream takes it" => Checks(&mut it.downstream_roles);
};
