//! The analysis report as JSON: deterministic like the model file, an undefined figure left out.

mod changes;
mod findings;
mod interactions;
mod levels;
mod lines;
mod nodes;
mod outages;
mod people;
mod system;
mod workflows;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::Serializer;

use crate::analysis::report;
use crate::model::naming::slug;
use crate::model::{Model, Word};
use changes::{Change, change};
use findings::{FindingEntry, findings};
use interactions::{Interaction, incidental, interaction};
use levels::{Level, level};
use lines::Lines;
use nodes::{NodeEntry, TeamEntry, nodes, teams};
use outages::{Outage, outage};
use people::{Congruence, WallEntry, congruence, wall_entry};
use system::System;
use workflows::{Workflow, workflow};

/// What a report calls its format.
const FORMAT: &str = "counterpoint-analysis";

/// The text of a report.
pub fn write(report: &report::Report) -> String {
    let mut bytes = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    Report::from(report).serialize(&mut serializer).expect("keys are texts, and a list takes every byte");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is written in UTF-8")
}

/// The name of the file of a model's report: the model's own name in the alphabet of ids, then `.analysis.json`.
pub fn file_name(model: &Model) -> String {
    format!("{}.analysis.json", slug(&model.title().name, "model"))
}

/// An id or a word of a vocabulary, as a text.
#[derive(Clone)]
struct Text<'a>(&'a str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

fn word<'a>(word: impl Word) -> Text<'a> {
    Text(word.word())
}

macro_rules! texts {
    ($ids:expr) => {
        $ids.iter().map(|id| Text(id.as_str())).collect()
    };
}
use texts;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    format: &'static str,
    version: u32,
    model: &'a str,
    assumptions: Assumptions,
    system: System<'a>,
    services: Vec<NodeEntry<'a>>,
    contexts: Vec<NodeEntry<'a>>,
    teams: Vec<TeamEntry<'a>>,
    interactions: Vec<Interaction<'a>>,
    incidental: Vec<[Text<'a>; 2]>,
    wall: Vec<WallEntry<'a>>,
    wait_loops: Vec<Vec<Text<'a>>>,
    outages: Vec<Outage<'a>>,
    workflows: Vec<Workflow<'a>>,
    service_levels: Vec<Level<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<Change<'a>>>,
    congruence: Congruence<'a>,
    findings: Vec<FindingEntry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Assumptions {
    interactions: usize,
    stated_strengths: usize,
    assumed_strengths: usize,
    stated_distances: usize,
    stated_volatilities: usize,
    availabilities: usize,
    assumed_availabilities: usize,
    values: BTreeMap<&'static str, f64>,
    changed: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listed_outages: Option<usize>,
}

impl<'a> From<&'a report::Report> for Report<'a> {
    fn from(it: &'a report::Report) -> Self {
        let interactions = it.coupling.interactions.iter();
        let interactions = interactions.map(|(id, figures)| interaction(id.as_str(), figures, it.dimensions.get(id)));
        let cut = it.grounds.listed_outages.is_some();
        Self {
            format: FORMAT,
            version: 1,
            model: &it.model,
            assumptions: (&it.grounds).into(),
            system: it.into(),
            services: nodes(&it.services, |id| id.as_str()),
            contexts: nodes(&it.contexts, |id| id.as_str()),
            teams: teams(it),
            interactions: interactions.collect(),
            incidental: it.incidental.pairs.iter().map(incidental).collect(),
            wall: it.people.wall.waits.iter().map(wall_entry).collect(),
            wait_loops: it.people.wall.loops.iter().map(|group| texts!(group.teams)).collect(),
            workflows: it.workflows.iter().map(workflow).collect(),
            service_levels: it.service_levels.iter().map(level).collect(),
            changes: it.changes.as_ref().map(|changes| changes.iter().map(change).collect()),
            congruence: congruence(&it.people.coordination),
            outages: it.outages.iter().map(|entry| outage(entry, cut)).collect(),
            findings: findings(&it.findings),
        }
    }
}

impl From<&report::Grounds> for Assumptions {
    fn from(it: &report::Grounds) -> Self {
        Self {
            interactions: it.interactions,
            stated_strengths: it.stated_strengths,
            assumed_strengths: it.assumed_strengths,
            stated_distances: it.stated_distances,
            stated_volatilities: it.stated_volatilities,
            availabilities: it.availability.of,
            assumed_availabilities: it.availability.assumed,
            values: it.values.iter().map(|(assumption, value, _)| (assumption.key(), *value)).collect(),
            changed: it.values.iter().filter(|it| it.2).map(|it| it.0.key()).collect(),
            listed_outages: it.listed_outages,
        }
    }
}
