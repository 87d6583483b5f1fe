//! What the shapes, lines and states of a drawing mean: only those that are on it.

use std::collections::BTreeSet;

use super::super::Scene;
use super::super::badge;
use super::super::glyph;
use super::super::ink::{Ink, Tone};
use super::super::line::Stroke;
use super::super::mark::{Anchor, Mark};
use super::super::overlay::{BadgeSeverity, FindingBadge, OutageState};
use super::super::silhouette::{PLAIN, silhouette};
use super::super::text::{self, SECONDARY};
use crate::geometry::{Point, Rect, Route, Size, Vector};
use crate::model::Word;
use crate::model::interaction::InteractionKind;
use crate::model::service::ServiceKind;

/// The least width a legend is given.
pub(super) const NARROWEST: f64 = 560.0;
/// The size of a sample.
const SAMPLE: Size = Size::new(44.0, 26.0);
/// The height of a row.
const ROW: f64 = 40.0;
/// The space between an entry and the next.
const GAP: f64 = 28.0;

/// Marks from the origin on, and how much room they take.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Block {
    pub(super) marks: Vec<Mark>,
    pub(super) size: Size,
}

/// A sample, from the origin on, and what it means.
struct Entry {
    sample: Vec<Mark>,
    width: f64,
    words: &'static str,
}

/// The legend of a drawing, no wider than `most`; nothing for an empty drawing.
pub(super) fn legend(scene: &Scene, most: f64) -> Block {
    let kinds: BTreeSet<ServiceKind> = scene.nodes.iter().map(|node| node.kind).collect();
    let lines: BTreeSet<InteractionKind> = scene.edges.iter().map(|edge| edge.kind).collect();
    let states: BTreeSet<OutageState> = scene.nodes.iter().flat_map(|node| node.outage.iter().copied()).collect();
    let entries = kinds.into_iter().map(shape_entry).chain(lines.into_iter().map(line_entry));
    let entries: Vec<Entry> = entries
        .chain(special_entries(scene))
        .chain(states.into_iter().map(state_entry))
        .chain(finding_entries(scene))
        .collect();
    if entries.is_empty() {
        return Block::default();
    }
    laid_out(entries, most)
}

fn laid_out(entries: Vec<Entry>, most: f64) -> Block {
    let mut marks = vec![Mark::line(Point::default(), Point::new(most, 0.0), Ink::Rule)];
    let mut at = Point::new(0.0, 16.0);
    for entry in entries {
        let width = entry.width + 10.0 + text::width(entry.words, SECONDARY);
        if at.x > 0.0 && at.x + width > most {
            at = Point::new(0.0, at.y + ROW);
        }
        let words_at = at + Vector::new(entry.width + 10.0, SAMPLE.height / 2.0 + SECONDARY.size * 0.35);
        marks.extend(badge::moved_marks(entry.sample, at - Point::default()));
        marks.push(Mark::text(words_at, Anchor::Start, SECONDARY, entry.words, Ink::TextSoft));
        at.x += width + GAP;
    }
    Block { marks, size: Size::new(most, at.y + SAMPLE.height) }
}

fn shape_entry(kind: ServiceKind) -> Entry {
    let size = match kind {
        ServiceKind::Person => Size::new(28.0, 26.0),
        ServiceKind::EventBus => Size::new(60.0, 22.0),
        _ => SAMPLE,
    };
    let mut sample = silhouette(kind, size, PLAIN);
    let center = Point::new(size.width / 2.0 - 8.0, size.height / 2.0 - 8.0);
    sample.extend(glyph::kind_glyph(kind, center, Ink::Glyph).into_iter().flatten());
    Entry { sample, width: size.width, words: shape_words(kind) }
}

fn shape_words(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::WorkflowEngine => "workflow engine",
        ServiceKind::EventBus => "event bus",
        ServiceKind::External => "external system",
        _ => kind.word(),
    }
}

fn line_entry(kind: InteractionKind) -> Entry {
    let route = sample_route();
    let stroke = Stroke { kind, is_confirmed: true, tone: Tone::Plain, width: None };
    let mut sample = stroke.along(&route);
    let center = route.at(0.45);
    let ground = Mark::rect(Rect::new(center - Vector::new(10.0, 8.0), Size::new(20.0, 16.0)), 0.0, Ink::Label);
    sample.extend(match kind {
        InteractionKind::Command => [vec![ground], glyph::envelope(center, Ink::Glyph)].concat(),
        InteractionKind::File => [vec![ground], glyph::page(center, Ink::Glyph)].concat(),
        _ => Vec::new(),
    });
    Entry { sample, width: route.end().x, words: line_words(kind) }
}

fn line_words(kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Request => "request: waits for the answer",
        InteractionKind::Query => "query: waits, only reads",
        InteractionKind::Command => "command: sent, not waited for",
        InteractionKind::Event => "event: announced",
        InteractionKind::Stream => "stream: events without end",
        InteractionKind::SharedData => "shared data",
        InteractionKind::Library => "library: built in",
        InteractionKind::File => "file: left to be picked up",
    }
}

fn special_entries(scene: &Scene) -> impl Iterator<Item = Entry> {
    let has_ink = |ink: Ink| scene.edges.iter().any(|edge| edge.marks.iter().any(|mark| mark.ink == ink));
    let toned = |tone, words| {
        let stroke = Stroke { kind: InteractionKind::Request, is_confirmed: tone != Tone::Quiet, tone, width: None };
        Entry { sample: stroke.along(&sample_route()), width: sample_route().end().x, words }
    };
    let tones = [
        (Tone::Quiet, "unconfirmed"),
        (Tone::Cycle, "part of a circle"),
        (Tone::Heat1, "balance 1–2"),
        (Tone::Heat2, "balance 3–4"),
        (Tone::Heat3, "balance 5–6"),
        (Tone::Heat4, "balance 7–8"),
        (Tone::Heat5, "balance 9–10"),
    ];
    let used: Vec<Entry> = tones
        .into_iter()
        .filter(|(tone, _)| has_ink(Ink::Line(*tone)))
        .map(|(tone, words)| toned(tone, words))
        .collect();
    used.into_iter()
}

fn state_entry(state: OutageState) -> Entry {
    let (sample, width) = badge::outage_tag(state, Point::new(0.0, 4.0));
    let words = match state {
        OutageState::Failed | OutageState::Slow | OutageState::Wrong => "where the outage began",
        OutageState::Down => "stopped",
        OutageState::Degraded => "does less",
        OutageState::Delayed => "comes later",
    };
    Entry { sample, width, words }
}

/// The badges of findings that stand on elements, the gravest first.
fn finding_entries(scene: &Scene) -> impl Iterator<Item = Entry> {
    let has_ink = |ink: Ink| scene.nodes.iter().any(|node| node.marks.iter().any(|mark| mark.ink == ink));
    let badges = [
        (BadgeSeverity::Severe, Ink::Severe, "number of findings, the gravest severe"),
        (BadgeSeverity::Warning, Ink::Warning, "number of findings, the gravest a warning"),
        (BadgeSeverity::Remark, Ink::Remark, "number of findings, all remarks"),
    ];
    badges.into_iter().filter(move |(_, ink, _)| has_ink(*ink)).map(|(severity, _, words)| {
        let (sample, width) = badge::finding_tag(FindingBadge { severity, count: 1 }, Point::new(0.0, 4.0));
        Entry { sample, width, words }
    })
}

fn sample_route() -> Route {
    let height = SAMPLE.height / 2.0;
    Route::straight(Point::new(0.0, height), Point::new(56.0, height))
}
