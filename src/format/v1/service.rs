use super::super::number::{Grade, Probability};
use super::super::record::{List, Set, record};
use super::super::value::{Link, Other, Own, Ref, Words};
use super::only_true;
use crate::model::service::{self, ServiceKind, Stage};
use crate::model::{ContextId, ServiceId, TeamId};

record! {
    /// An element of the system: a service, a datastore, a channel, a person and so on.
    Service {
        /// Unique in the file.
        "id" id: Own<ServiceId>,
        /// What people call it.
        "name" name: String,
        /// What it is; a service unless stated.
        "kind" kind: Option<Words<ServiceKind>>,
        /// The bounded context it stands in.
        "context" context: Option<Ref<ContextId>>,
        /// The team that owns it.
        "team" team: Option<Ref<TeamId>>,
        /// What it is built with.
        "technology" technology: Option<String>,
        /// Free text.
        "description" description: Option<String>,
        /// When it exists; live unless stated.
        "stage" stage: Option<Words<Stage>>,
        /// Probability that it is up, its dependencies left aside; 0.999 unless stated, or assumed otherwise. Written wherever it is stated.
        "availability" availability: Option<Probability>,
        /// Elements with the same unit are released together.
        "deployUnit" deploy_unit: Option<String>,
        /// Elements whose outage is its own outage too.
        "runsOn" runs_on: Set<Other<ServiceId>>,
        /// Whether a vendor runs it.
        "managed" managed: Option<bool>,
        /// Whose it is.
        "vendor" vendor: Option<String>,
        /// How much it changes, from 1 (frozen) to 10; derived from the subdomain unless stated.
        "volatility" volatility: Option<Grade>,
        /// Elements any one of which suffices; symmetric.
        "redundantWith" redundant_with: Set<Other<ServiceId>>,
        /// Words to find it by.
        "tags" tags: List<String>,
        /// Where to read more.
        "links" links: List<Link>,
    }
}

impl From<&service::Service> for Service {
    fn from(it: &service::Service) -> Self {
        Self {
            id: Own(it.id.clone()),
            name: it.name.clone(),
            kind: Words::unless_default(it.kind),
            context: it.context.clone().map(Ref),
            team: it.team.clone().map(Ref),
            technology: it.technology.clone(),
            description: it.description.clone(),
            stage: Words::unless_default(it.stage),
            availability: it.availability.map(Probability),
            deploy_unit: it.deploy_unit.clone(),
            runs_on: Set::ids(&it.runs_on),
            managed: only_true(it.managed),
            vendor: it.vendor.clone(),
            volatility: it.volatility.map(Grade),
            redundant_with: Set::ids(&it.redundant_with),
            tags: List(it.tags.clone()),
            links: List(it.links.iter().cloned().map(Link).collect()),
            extra: it.extra.clone(),
        }
    }
}

impl From<Service> for service::Service {
    fn from(it: Service) -> Self {
        Self {
            id: it.id.0,
            name: it.name,
            kind: Words::or_default(it.kind),
            context: it.context.map(|id| id.0),
            team: it.team.map(|id| id.0),
            technology: it.technology,
            description: it.description,
            stage: Words::or_default(it.stage),
            availability: it.availability.map(|value| value.0),
            deploy_unit: it.deploy_unit,
            runs_on: it.runs_on.0.into_iter().map(|id| id.0).collect(),
            managed: it.managed.unwrap_or_default(),
            vendor: it.vendor,
            volatility: it.volatility.map(|grade| grade.0),
            redundant_with: it.redundant_with.0.into_iter().map(|id| id.0).collect(),
            tags: it.tags.0,
            links: it.links.0.into_iter().map(|link| link.0).collect(),
            extra: it.extra,
        }
    }
}
