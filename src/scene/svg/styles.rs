//! The style sheet of a picture: a rule for each ink that is used, and no other.

use std::collections::BTreeSet;

use super::super::Scene;
use super::super::ink::{self, Ink};
use super::super::mark::{Mark, Pattern, Shape, number};
use super::super::palette::Theme;
use super::super::text::Weight;
use crate::model::Word;

/// The class of what steps back while an outage elsewhere is on show.
pub(super) const QUIET: &str = "quiet";
/// The class of names.
pub(super) const BOLD: &str = "bold";

const FONTS: &str = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

pub(super) fn style_sheet(scene: &Scene, others: &[Mark], theme: Theme) -> String {
    let marks: Vec<&Mark> = marks(scene).chain(others).collect();
    let inks: BTreeSet<Ink> = marks.iter().map(|mark| mark.ink).chain([Ink::Ground, Ink::Text]).collect();
    let mut rules = vec![format!("text{{font-family:{FONTS}}}")];
    rules.extend(inks.into_iter().map(|ink| ink::rule(ink, ink::in_theme(theme))));
    rules.extend(Pattern::ALL.iter().filter(|it| marks.iter().any(|mark| mark.pattern == **it)).filter_map(pattern));
    if marks.iter().any(|mark| matches!(&mark.shape, Shape::Text(_, _, font, _) if font.weight == Weight::Semibold)) {
        rules.push(format!(".{BOLD}{{font-weight:600}}"));
    }
    if scene.nodes.iter().any(|node| node.is_quiet) || scene.edges.iter().any(|edge| edge.is_quiet) {
        rules.push(format!(".{QUIET}{{opacity:.5}}"));
    }
    rules.concat()
}

fn pattern(pattern: &Pattern) -> Option<String> {
    let lengths: Vec<String> = pattern.lengths().iter().map(|length| number(*length)).collect();
    let round = if *pattern == Pattern::Dotted { ";stroke-linecap:round" } else { "" };
    (!lengths.is_empty()).then(|| format!(".{}{{stroke-dasharray:{}{round}}}", pattern.word(), lengths.join(" ")))
}

fn marks(scene: &Scene) -> impl Iterator<Item = &Mark> {
    let frames = scene.frames.iter().flat_map(|frame| frame.marks.iter().chain(&frame.label));
    let edges = scene.edges.iter().flat_map(|edge| edge.marks.iter().chain(&edge.label));
    frames.chain(edges).chain(scene.nodes.iter().flat_map(|node| &node.marks))
}
