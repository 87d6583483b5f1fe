//! The analysis report as JSON: deterministic like the model file, an undefined figure left out.

use serde::Serialize;
use serde::ser::Serializer;

use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::service::ServiceCoupling;
use crate::analysis::findings::{Finding, Findings};
use crate::analysis::report::{self, OutageEntry};
use crate::model::naming::slug;
use crate::model::{Model, ServiceId, Word};

use super::number::Measure;

/// What a report calls its format.
const FORMAT: &str = "counterpoint-analysis";

/// The text of a report.
pub fn write(report: &report::Report) -> String {
    let mut text =
        serde_json::to_string_pretty(&Report::from(report)).expect("keys are texts, and a string takes every byte");
    text.push('\n');
    text
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    format: &'static str,
    version: u32,
    model: &'a str,
    assumptions: Assumptions,
    system: System<'a>,
    services: Vec<Service<'a>>,
    interactions: Vec<Interaction<'a>>,
    outages: Vec<Outage<'a>>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    listed_outages: Option<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct System<'a> {
    services: usize,
    dependencies: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    coupling_factor: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_dependencies: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    propagation_cost: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    propagation_cost_excluding_self: Option<Measure>,
    cumulative_dependency: u64,
    interdependent_pairs: usize,
    cyclic_groups: Vec<Vec<Text<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fewest_cuts: Option<Vec<[Text<'a>; 2]>>,
    static_quanta: usize,
    dynamic_quanta: usize,
    longest_sync_chain: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_team_share: Option<Measure>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    id: Text<'a>,
    afferent: usize,
    efferent: usize,
    criticality: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    instability: Option<Measure>,
    reach: usize,
    reached_by: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Interaction<'a> {
    id: Text<'a>,
    strength: u8,
    distance: u8,
    volatility: u8,
    balance: u8,
    effort: u16,
    modularity: u8,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outage<'a> {
    failed: Text<'a>,
    fault: Text<'a>,
    #[serde(flatten)]
    counts: Option<Counts>,
    #[serde(flatten)]
    states: Option<States<'a>>,
    workflows: Vec<Workflow<'a>>,
    #[serde(flatten)]
    teams: Option<Teams<'a>>,
    score: Measure,
}

/// Written where the lists of most outages are cut.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    down_count: usize,
    degraded_count: usize,
    delayed_count: usize,
}

#[derive(Serialize)]
struct States<'a> {
    down: Vec<Text<'a>>,
    degraded: Vec<Text<'a>>,
    delayed: Vec<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Teams<'a> {
    teams_paged: Vec<Text<'a>>,
    teams_affected: Vec<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Workflow<'a> {
    id: Text<'a>,
    outcome: Text<'a>,
    also_delayed: bool,
}

#[derive(Serialize)]
struct FindingEntry<'a> {
    rule: Text<'a>,
    severity: Text<'a>,
    subjects: Vec<Text<'a>>,
    path: Vec<Text<'a>>,
    message: &'a str,
    remedy: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressed: Option<&'a str>,
}

impl<'a> From<&'a report::Report> for Report<'a> {
    fn from(it: &'a report::Report) -> Self {
        let cut = it.assumptions.listed_outages.is_some();
        Self {
            format: FORMAT,
            version: 1,
            model: &it.model,
            assumptions: (&it.assumptions).into(),
            system: it.into(),
            services: it.coupling.services.iter().map(|(id, figures)| service(id.as_str(), figures)).collect(),
            interactions: it.coupling.interactions.iter().map(|(id, it)| interaction(id.as_str(), it)).collect(),
            outages: it.outages.iter().map(|entry| outage(entry, cut)).collect(),
            findings: findings(&it.findings),
        }
    }
}

impl From<&report::Assumptions> for Assumptions {
    fn from(it: &report::Assumptions) -> Self {
        Self {
            interactions: it.interactions,
            stated_strengths: it.stated_strengths,
            assumed_strengths: it.assumed_strengths,
            stated_distances: it.stated_distances,
            stated_volatilities: it.stated_volatilities,
            listed_outages: it.listed_outages,
        }
    }
}

impl<'a> From<&'a report::Report> for System<'a> {
    fn from(it: &'a report::Report) -> Self {
        let system = &it.coupling.system;
        Self {
            services: system.services,
            dependencies: system.dependencies,
            coupling_factor: system.coupling_factor.map(Measure),
            mean_dependencies: system.mean_dependencies.map(Measure),
            propagation_cost: system.propagation_cost.map(Measure),
            propagation_cost_excluding_self: system.propagation_cost_excluding_self.map(Measure),
            cumulative_dependency: system.cumulative_dependency,
            interdependent_pairs: system.interdependent_pairs.len(),
            cyclic_groups: system.cyclic_groups.iter().map(|group| texts!(group)).collect(),
            fewest_cuts: it.fewest_cuts.as_ref().map(|cuts| cuts.iter().map(pair).collect()),
            static_quanta: system.static_quanta,
            dynamic_quanta: system.dynamic_quanta,
            longest_sync_chain: texts!(system.longest_sync_chain),
            cross_team_share: system.cross_team_share.map(Measure),
        }
    }
}

fn pair((from, to): &(ServiceId, ServiceId)) -> [Text<'_>; 2] {
    [Text(from.as_str()), Text(to.as_str())]
}

fn service<'a>(id: &'a str, it: &ServiceCoupling) -> Service<'a> {
    Service {
        id: Text(id),
        afferent: it.afferent,
        efferent: it.efferent,
        criticality: it.criticality,
        instability: it.instability.map(Measure),
        reach: it.reach,
        reached_by: it.reached_by,
    }
}

fn interaction<'a>(id: &'a str, it: &InteractionCoupling) -> Interaction<'a> {
    Interaction {
        id: Text(id),
        strength: it.strength.value,
        distance: it.distance.value,
        volatility: it.volatility.value,
        balance: it.balance,
        effort: it.effort,
        modularity: it.modularity,
    }
}

fn outage(it: &OutageEntry, cut: bool) -> Outage<'_> {
    let affected = it.affected.as_ref();
    let workflows = it.workflows.iter().map(|(id, ending)| Workflow {
        id: Text(id.as_str()),
        outcome: word(ending.outcome),
        also_delayed: ending.also_delayed,
    });
    Outage {
        failed: Text(it.failed.as_str()),
        fault: word(it.fault),
        counts: cut.then_some(Counts {
            down_count: it.down_count,
            degraded_count: it.degraded_count,
            delayed_count: it.delayed_count,
        }),
        states: affected.map(|affected| States {
            down: texts!(affected.down),
            degraded: texts!(affected.degraded),
            delayed: texts!(affected.delayed),
        }),
        workflows: workflows.collect(),
        teams: affected.map(|affected| Teams {
            teams_paged: texts!(affected.teams_paged),
            teams_affected: texts!(affected.teams_affected),
        }),
        score: Measure(it.score),
    }
}

/// What is accepted comes last, with the reason for it.
fn findings(it: &Findings) -> Vec<FindingEntry<'_>> {
    let open = it.open.iter().map(|it| finding(it, None));
    open.chain(it.suppressed.iter().map(|it| finding(&it.finding, Some(&it.reason)))).collect()
}

fn finding<'a>(it: &'a Finding, suppressed: Option<&'a str>) -> FindingEntry<'a> {
    FindingEntry {
        rule: word(it.rule),
        severity: word(it.severity),
        subjects: texts!(it.subjects),
        path: texts!(it.path),
        message: &it.message,
        remedy: &it.remedy,
        suppressed,
    }
}
