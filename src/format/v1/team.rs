use serde::ser::{Serialize, Serializer};

use super::super::json::Json;
use super::super::number::Count;
use super::super::reader::Reader;
use super::super::record::{List, record};
use super::super::value::{Day, Own, Ref, Value, Words};
use crate::model::team::{self, NeedState, TeamInteractionMode, TeamKind};
use crate::model::{EntityId, NeedId, TeamId, TeamInteractionId};

record! {
    /// A group of people who own elements of the system.
    Team {
        /// Unique in the file.
        "id" id: Own<TeamId>,
        /// What people call it.
        "name" name: String,
        /// Its type (Team Topologies); stream-aligned unless stated.
        "kind" kind: Option<Words<TeamKind>>,
        /// How many people.
        "size" size: Option<Count>,
        /// Where it sits.
        "site" site: Option<String>,
    }
}

record! {
    /// An agreed way of working between two teams.
    TeamInteraction {
        /// Unique in the file.
        "id" id: Own<TeamInteractionId>,
        /// The two teams.
        "between" between: Pair,
        /// What they agreed; x-as-a-service unless stated.
        "mode" mode: Option<Words<TeamInteractionMode>>,
    }
}

record! {
    /// One team waiting on another.
    Need {
        /// Unique in the file.
        "id" id: Own<NeedId>,
        /// The team that waits.
        "from" from: Ref<TeamId>,
        /// The team it waits on.
        "on" on: Ref<TeamId>,
        /// What is needed, in words.
        "what" what: String,
        /// The entities it is about.
        "about" about: List<Ref<EntityId>>,
        /// How it weighs on the team that waits; slowing unless stated.
        "state" state: Option<Words<NeedState>>,
        /// The day it was raised.
        "since" since: Option<Day>,
        /// The day it is needed by.
        "neededBy" needed_by: Option<Day>,
    }
}

/// Two teams, written sorted.
#[derive(Clone, Debug)]
pub(in crate::format) struct Pair([TeamId; 2]);

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(TeamId::as_str))
    }
}

impl Value for Pair {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let Some([first, second]) = json.as_list() else {
            reader.reject("must be a list of two teams");
            return None;
        };
        let mut team = |index, json| {
            reader.at_index(index, |reader| {
                let mark = reader.mark();
                let team = Ref::<TeamId>::read(json, reader);
                if team.is_none() {
                    reader.raise(mark);
                }
                team
            })
        };
        let (first, second) = (team(0, first), team(1, second));
        let mut teams = [first?.0, second?.0];
        teams.sort();
        Some(Self(teams))
    }

    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let team = <Ref<TeamId> as Value>::schema(generator);
        schemars::json_schema!({ "type": "array", "items": team, "minItems": 2, "maxItems": 2, "uniqueItems": true })
    }
}

impl From<&team::Team> for Team {
    fn from(it: &team::Team) -> Self {
        Self {
            id: Own(it.id.clone()),
            name: it.name.clone(),
            kind: Words::unless_default(it.kind),
            size: it.size.map(Count),
            site: it.site.clone(),
            extra: it.extra.clone(),
        }
    }
}

impl From<Team> for team::Team {
    fn from(it: Team) -> Self {
        Self {
            id: it.id.0,
            name: it.name,
            kind: Words::or_default(it.kind),
            size: it.size.map(|size| size.0),
            site: it.site,
            extra: it.extra,
        }
    }
}

impl From<&team::TeamInteraction> for TeamInteraction {
    fn from(it: &team::TeamInteraction) -> Self {
        Self {
            id: Own(it.id.clone()),
            between: Pair(it.between.clone()),
            mode: Words::unless_default(it.mode),
            extra: it.extra.clone(),
        }
    }
}

impl From<TeamInteraction> for team::TeamInteraction {
    fn from(it: TeamInteraction) -> Self {
        Self { id: it.id.0, between: it.between.0, mode: Words::or_default(it.mode), extra: it.extra }
    }
}

impl From<&team::Need> for Need {
    fn from(it: &team::Need) -> Self {
        Self {
            id: Own(it.id.clone()),
            from: Ref(it.from.clone()),
            on: Ref(it.on.clone()),
            what: it.what.clone(),
            about: List::ids(&it.about),
            state: Words::unless_default(it.state),
            since: it.since.clone().map(Day),
            needed_by: it.needed_by.clone().map(Day),
            extra: it.extra.clone(),
        }
    }
}

impl From<Need> for team::Need {
    fn from(it: Need) -> Self {
        Self {
            id: it.id.0,
            from: it.from.0,
            on: it.on.0,
            what: it.what,
            about: it.about.0.into_iter().map(|id| id.0).collect(),
            state: Words::or_default(it.state),
            since: it.since.map(|day| day.0),
            needed_by: it.needed_by.map(|day| day.0),
            extra: it.extra,
        }
    }
}
