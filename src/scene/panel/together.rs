//! What fails together: all that one vendor runs, all that runs on one host, and pairs that are worse together than alone.

use super::story::{Line, Part, Section};
use super::words::{self, counted, list, plain};
use crate::analysis::outage::{Circumstances, FailureModel, Group, GroupFailure, PairFailure, Toll};
use crate::model::{EntityId, Model, ServiceId};

/// How many names a sentence lists.
const NAMES: usize = 4;
/// How many pairs are listed.
const MOST_PAIRS: usize = 50;

/// Vendors and hosts, those first with which most journeys stop. What a line speaks of is what fails. Sections without lines are left out.
/// O(n log n) and the same per 256 of them as one outage.
pub fn groups(model: &Model, circumstances: Circumstances) -> Vec<Section> {
    let failures = FailureModel::of(model, circumstances);
    let section = |heading, found: Vec<GroupFailure>| {
        let lines = found.iter().map(|it| group_line(model, it)).collect();
        Section::new(Part::words(heading), "Click one to let it fail as a whole.", lines)
    };
    let sections = [
        section("One vendor fails", failures.vendor_failures()),
        section("A host of others fails", failures.host_failures()),
    ];
    sections.into_iter().filter(|section| !section.lines.is_empty()).collect()
}

fn group_line(model: &Model, it: &GroupFailure) -> Line {
    let (name, failing) = match &it.group {
        Group::Vendor(vendor) => (vendor.clone(), entities(&it.elements)),
        Group::Host(host) => (words::service(model, host).to_owned(), vec![host.entity().clone()]),
    };
    let names: Vec<&str> = it.elements.iter().map(|id| words::service(model, id)).collect();
    let runs = format!("({}", list(&names, NAMES));
    let why = [Part::new(runs, entities(&it.elements)), Part::words(hit_words(&it.toll))];
    Line::new(Part::new(format!("{name}: {}", stop_words(model, &it.toll)), failing), why)
        .detailed(format!("Score {}", plain(it.toll.score)))
}

/// "3 of 4 journeys stop"; without journeys, how many others are down.
fn stop_words(model: &Model, toll: &Toll) -> String {
    match (model.workflows().len(), toll.stopped()) {
        (0, _) => format!("{} down", counted(toll.down, "other is", "others are")),
        (1, stopped) => (if stopped == 1 { "the journey stops" } else { "the journey goes on" }).to_owned(),
        (all, 1) => format!("1 of {all} journeys stops"),
        (all, stopped) => format!("{stopped} of {all} journeys stop"),
    }
}

fn hit_words(toll: &Toll) -> String {
    let down = counted(toll.down, "other down", "others down");
    format!("with it; {down}, {} degraded, {} delayed)", toll.degraded, toll.delayed)
}

fn entities(ids: &[ServiceId]) -> Vec<EntityId> {
    ids.iter().map(|id| id.entity().clone()).collect()
}

/// The pairs that are worse together than either alone, telling `progress`, from 0 to 1, now and then. What a line speaks of is the pair.
pub fn pairs(model: &Model, circumstances: Circumstances, progress: &mut dyn FnMut(f64)) -> Vec<Section> {
    let failures = FailureModel::of(model, circumstances);
    let mut search = failures.pairs();
    while search.step() {
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        progress(search.done() as f64 / search.total().max(1) as f64);
    }
    let found = search.finish();
    let lines = found.pairs.iter().take(MOST_PAIRS).map(|pair| pair_line(model, pair)).collect();
    let count = counted(found.pairs.len(), "pair is", "pairs are");
    let among = if found.is_complete { "" } else { ", among those looked at" };
    let listed =
        if found.pairs.len() > MOST_PAIRS { format!(" The worst {MOST_PAIRS} are listed.") } else { String::new() };
    let about = match found.pairs.is_empty() {
        true => {
            format!("No two failures are worse together than apart{among}: whatever one of them stops, it stops alone.")
        }
        false => format!("{count} worse together than apart{among}. Click one to let both fail.{listed}"),
    };
    vec![Section::new(Part::words("Worse together"), about, lines)]
}

fn pair_line(model: &Model, pair: &PairFailure) -> Line {
    let names = pair.failed.each_ref().map(|id| words::service(model, id));
    let stop = |id| words::name(model, crate::model::WorkflowId::entity(id));
    let worse: Vec<String> = pair.workflows_worse.iter().map(stop).collect();
    let mut why = Vec::new();
    if !worse.is_empty() {
        why.push(format!("{} worse than with either alone", list(&worse, NAMES)));
    }
    if pair.down_together > 0 {
        why.push(format!("{} down that neither takes alone", counted(pair.down_together, "other is", "others are")));
    }
    if pair.hit_together > 0 {
        let others = counted(pair.hit_together, "other is", "others are");
        why.push(format!("{others} degraded or late that neither makes so alone"));
    }
    Line::new(Part::new(names.join(" and "), entities(&pair.failed)), [Part::words(why.join("; "))]).detailed(format!(
        "Score {} together, {} apart",
        plain(pair.together.score),
        plain(pair.score_apart)
    ))
}
