use super::super::number::Measure;
use super::super::reader::Reader;
use super::super::record::{List, record};
use super::super::value::{Day, Own, Ref, Words};
use crate::model::decision::{self, Bound, DecisionStatus};
use crate::model::{DecisionId, EntityId, TeamId};

record! {
    /// A decision about the architecture, kept where it applies.
    Decision {
        /// Unique in the file.
        "id" id: Own<DecisionId>,
        /// In one line.
        "title" title: String,
        /// Where it stands; proposed unless stated.
        "status" status: Option<Words<DecisionStatus>>,
        /// The team that took it.
        "owner" owner: Option<Ref<TeamId>>,
        /// The entities it is about.
        "about" about: List<Ref<EntityId>>,
        /// The day it was taken.
        "date" date: Option<Day>,
        /// The day to look at it again.
        "revisit" revisit: Option<Day>,
        /// What was agreed to stay true.
        "guards" guards: List<Guard>,
        /// Why, and what else was considered.
        "text" text: Option<String>,
    }
}

record! {
    /// What was agreed to stay true: a measure and one bound on it.
    Guard {
        /// The measure, by its key in the analysis report.
        "measure" measure: String,
        /// What is measured; the whole system unless stated.
        "subject" subject: Option<Ref<EntityId>>,
        /// The measure must not exceed this.
        "atMost" at_most: Option<Measure>,
        /// The measure must not fall below this.
        "atLeast" at_least: Option<Measure>,
    }
    checks has_one_bound
}

fn has_one_bound(guard: Guard, reader: &mut Reader<'_>) -> Option<Guard> {
    if guard.at_most.is_some() == guard.at_least.is_some() {
        reader.reject("must have either \"atMost\" or \"atLeast\"");
        return None;
    }
    Some(guard)
}

impl From<&decision::Decision> for Decision {
    fn from(it: &decision::Decision) -> Self {
        Self {
            id: Own(it.id.clone()),
            title: it.title.clone(),
            status: Words::unless_default(it.status),
            owner: it.owner.clone().map(Ref),
            about: List::ids(&it.about),
            date: it.date.clone().map(Day),
            revisit: it.revisit.clone().map(Day),
            guards: List(it.guards.iter().map(Guard::from).collect()),
            text: it.text.clone(),
            extra: it.extra.clone(),
        }
    }
}

impl From<Decision> for decision::Decision {
    fn from(it: Decision) -> Self {
        Self {
            id: it.id.0,
            title: it.title,
            status: Words::or_default(it.status),
            owner: it.owner.map(|id| id.0),
            about: it.about.0.into_iter().map(|id| id.0).collect(),
            date: it.date.map(|day| day.0),
            revisit: it.revisit.map(|day| day.0),
            guards: it.guards.0.into_iter().filter_map(guard).collect(),
            text: it.text,
            extra: it.extra,
        }
    }
}

impl From<&decision::Guard> for Guard {
    fn from(it: &decision::Guard) -> Self {
        let (at_most, at_least) = match it.bound {
            Bound::AtMost(bound) => (Some(Measure(bound)), None),
            Bound::AtLeast(bound) => (None, Some(Measure(bound))),
        };
        Self {
            measure: it.measure.clone(),
            subject: it.subject.clone().map(Ref),
            at_most,
            at_least,
            extra: it.extra.clone(),
        }
    }
}

/// The guard of a record that [`has_one_bound`].
fn guard(it: Guard) -> Option<decision::Guard> {
    let bound = match (it.at_most, it.at_least) {
        (Some(bound), _) => Bound::AtMost(bound.0),
        (None, bound) => Bound::AtLeast(bound?.0),
    };
    Some(decision::Guard { measure: it.measure, subject: it.subject.map(|id| id.0), bound, extra: it.extra })
}
