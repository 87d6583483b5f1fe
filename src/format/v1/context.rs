use super::super::reader::Reader;
use super::super::record::{List, record};
use super::super::value::{Own, Ref, Words};
use crate::model::context::{self, ContextPattern, DownstreamRole, Subdomain, UpstreamRole};
use crate::model::{ContextId, ContextRelationId, TeamId};

record! {
    /// A boundary within which a model and its language are consistent.
    Context {
        /// Unique in the file.
        "id" id: Own<ContextId>,
        /// What people call it.
        "name" name: String,
        /// What kind of subdomain it serves; supporting unless stated.
        "subdomain" subdomain: Option<Words<Subdomain>>,
        /// The context it is nested in.
        "parent" parent: Option<Ref<ContextId>>,
        /// The team that owns it.
        "team" team: Option<Ref<TeamId>>,
        /// Free text.
        "description" description: Option<String>,
    }
    checks open_circle
}

record! {
    /// An entry of the context map.
    ContextRelation {
        /// Unique in the file.
        "id" id: Own<ContextRelationId>,
        /// The context whose model influences the other.
        "upstream" upstream: Ref<ContextId>,
        /// The context that is influenced.
        "downstream" downstream: Ref<ContextId>,
        /// How they stand to each other; upstream-downstream unless stated.
        "pattern" pattern: Option<Words<ContextPattern>>,
        /// What the upstream offers.
        "upstreamRoles" upstream_roles: List<Words<UpstreamRole>>,
        /// How the downstream takes it; the two exclude each other.
        "downstreamRoles" downstream_roles: List<Words<DownstreamRole>>,
    }
}

/// One context of each circle loses its parent, so that the others keep theirs.
fn open_circle(mut context: Context, reader: &mut Reader<'_>) -> Option<Context> {
    if context.parent.is_some() && reader.closes_circle(context.id.0.as_str()) {
        reader.at_key("parent", |reader| {
            reader.reject(format!("the context \"{}\" would contain itself", context.id.0));
        });
        context.parent = None;
    }
    Some(context)
}

impl From<&context::Context> for Context {
    fn from(it: &context::Context) -> Self {
        Self {
            id: Own(it.id.clone()),
            name: it.name.clone(),
            subdomain: Words::unless_default(it.subdomain),
            parent: it.parent.clone().map(Ref),
            team: it.team.clone().map(Ref),
            description: it.description.clone(),
            extra: it.extra.clone(),
        }
    }
}

impl From<Context> for context::Context {
    fn from(it: Context) -> Self {
        Self {
            id: it.id.0,
            name: it.name,
            subdomain: Words::or_default(it.subdomain),
            parent: it.parent.map(|id| id.0),
            team: it.team.map(|id| id.0),
            description: it.description,
            extra: it.extra,
        }
    }
}

impl From<&context::ContextRelation> for ContextRelation {
    fn from(it: &context::ContextRelation) -> Self {
        Self {
            id: Own(it.id.clone()),
            upstream: Ref(it.upstream.clone()),
            downstream: Ref(it.downstream.clone()),
            pattern: Words::unless_default(it.pattern),
            upstream_roles: List(it.upstream_roles.iter().copied().map(Words).collect()),
            downstream_roles: List(it.downstream_roles.iter().copied().map(Words).collect()),
            extra: it.extra.clone(),
        }
    }
}

impl From<ContextRelation> for context::ContextRelation {
    fn from(it: ContextRelation) -> Self {
        Self {
            id: it.id.0,
            upstream: it.upstream.0,
            downstream: it.downstream.0,
            pattern: Words::or_default(it.pattern),
            upstream_roles: it.upstream_roles.0.into_iter().map(|role| role.0).collect(),
            downstream_roles: it.downstream_roles.0.into_iter().map(|role| role.0).collect(),
            extra: it.extra,
        }
    }
}
