//! The report as a whole.

use counterpoint::analysis::outage::Outcome;
use counterpoint::analysis::report::{LISTED_ELEMENTS, LISTED_OUTAGES, Report};

use crate::sketch::sketch;
use crate::systems::{bookshop, depending, ramanujan};

#[test]
fn bookshop_report_lists_every_outage() {
    let report = Report::of(&bookshop());
    assert_eq!(report.outages.len(), 11);
    let pricing = report.outages.iter().find(|outage| outage.failed.as_str() == "pricing").unwrap();
    let affected = pricing.affected.as_ref().unwrap();
    assert_eq!((affected.down.len(), affected.degraded.len(), affected.delayed.len()), (2, 2, 2));
    assert_eq!((pricing.down_count, pricing.degraded_count, pricing.delayed_count), (2, 2, 2));
    let endings: Vec<(&str, Outcome)> =
        pricing.workflows.iter().map(|(id, ending)| (id.as_str(), ending.outcome)).collect();
    assert_eq!(endings, [("workflow-browse", Outcome::Degraded), ("workflow-buy", Outcome::Fails)]);
    assert_eq!(report.grounds.interactions, 14);
    assert_eq!(report.grounds.stated_strengths, 13);
    assert_eq!(report.grounds.listed_outages, None);
    assert_eq!(report.cuts, []);
}

#[test]
fn a_large_report_lists_only_the_worst_outages() {
    let calls: String = (0..LISTED_ELEMENTS).map(|index| format!("s{index} -> hub: request\n")).collect();
    let report = Report::of(&sketch(&format!("{calls}workflow all entry=s7: s7-hub")));
    assert_eq!(report.grounds.listed_outages, Some(LISTED_OUTAGES));
    let listed: Vec<&str> =
        report.outages.iter().filter(|outage| outage.affected.is_some()).map(|outage| outage.failed.as_str()).collect();
    assert_eq!(listed.len(), LISTED_OUTAGES);
    assert!(listed.contains(&"hub") && listed.contains(&"s7"), "the two that fail the workflow come first");
    let hub = report.outages.iter().find(|outage| outage.failed.as_str() == "hub").unwrap();
    assert_eq!(hub.down_count, LISTED_ELEMENTS);
}

#[test]
fn the_fewest_cuts_of_a_report() {
    let report = Report::of(&ramanujan());
    let cuts = report.cuts.iter().flat_map(|group| &group.fewest);
    let cuts: Vec<String> = cuts.map(|cut| format!("{} on {}", cut.from, cut.to)).collect();
    assert_eq!(cuts, ["timeline0 on follow", "timeline1 on follow"]);
}

#[test]
fn a_report_says_whether_its_cuts_are_known_to_be_the_fewest() {
    let circle = |count: usize| (0..count).map(|at| format!("s{at}: s{}\n", (at + 1) % count)).collect::<String>();
    let written = |lines: &str| counterpoint::format::report::write(&Report::of(&depending(lines)));
    assert!(written(&circle(5)).contains("\"cutsAreExact\": true"));
    assert!(written(&format!("{}a: b\nb: a", circle(21))).contains("\"cutsAreExact\": false"));
}

/// The sample that a first visit opens must tell the story that was computed.
#[test]
fn the_bookshop_sample_has_the_figures_of_the_worked_example() {
    let text = include_str!("../../samples/bookshop.counterpoint.json");
    let sample = counterpoint::format::read(text).unwrap().document.model().clone();
    let (sample, worked) = (Report::of(&sample), Report::of(&bookshop()));
    assert_eq!(sample.coupling.services, worked.coupling.services);
    assert_eq!(sample.coupling.system, worked.coupling.system);
    assert_eq!(outages(&sample), outages(&worked));
}

/// What each failure does, the ids of workflows and teams left aside.
fn outages(report: &Report) -> Vec<String> {
    let of = |outage: &counterpoint::analysis::report::OutageEntry| {
        let affected = outage.affected.as_ref().unwrap();
        let endings: Vec<Outcome> = outage.workflows.iter().map(|(_, ending)| ending.outcome).collect();
        let states = (&affected.down, &affected.degraded, &affected.delayed);
        format!("{}: {states:?} {endings:?} {}", outage.failed, outage.score)
    };
    report.outages.iter().map(of).collect()
}
