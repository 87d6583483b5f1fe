//! Pairs tied for no reason of the domain, in sentences.

use super::super::system::Group;
use super::super::words::{self, counted};
use crate::analysis::coupling::incidental::{Incidental, IncidentalPair, Shared, WidelyShared};
use crate::model::{Model, ServiceId};

/// More pairs than these are not listed.
pub const MOST_PAIRS_LISTED: usize = 200;
/// More names than these are not listed of one pair.
const NAMES: usize = 4;

/// One sentence for each pair, by ids: "Search and Invoicing change and fail together for no domain reason: they share pg-main"; at most
/// [`MOST_PAIRS_LISTED`]. Its members are the two.
pub fn pairs(model: &Model, incidental: &Incidental) -> Vec<Group> {
    incidental.pairs.iter().take(MOST_PAIRS_LISTED).map(|it| pair(model, it)).collect()
}

/// What the list leaves out: further pairs, and what is shared by too many to pair.
pub fn left_out(model: &Model, incidental: &Incidental) -> Vec<String> {
    let rest = incidental.pairs.len().saturating_sub(MOST_PAIRS_LISTED);
    let further = (rest > 0).then(|| format!("and {}.", counted(rest, "further pair", "further pairs")));
    let widely = |it: &WidelyShared| {
        let users = counted(it.users, "service shares", "services share");
        format!("{users} {}: too many to list by pairs.", thing(model, &it.shared))
    };
    further.into_iter().chain(incidental.not_paired.iter().map(widely)).collect()
}

fn pair(model: &Model, it: &IncidentalPair) -> Group {
    let things: Vec<String> = it.shares.iter().map(|shared| thing(model, shared)).collect();
    let name = |id: &ServiceId| words::service(model, id).to_owned();
    Group {
        text: format!(
            "{} and {} change and fail together for no domain reason: they share {}",
            name(&it.one),
            name(&it.other),
            words::list(&things, NAMES),
        ),
        members: [&it.one, &it.other].map(|id| id.entity().clone()).to_vec(),
    }
}

fn thing(model: &Model, shared: &Shared) -> String {
    match shared {
        Shared::DeployUnit(unit) => format!("the deploy unit {unit}"),
        Shared::Datastore(id) => words::service(model, id).to_owned(),
        Shared::Library(id) => format!("the library {}", words::service(model, id)),
        Shared::Host(id) => format!("{}, on which they run", words::service(model, id)),
    }
}
