//! Chips, tags and badges on elements.

use crate::analysis::ownership::owner;
use crate::geometry::{Point, Rect, Size, Vector};
use crate::model::service::{Service, Stage};
use crate::model::{Model, Word};

use super::glyph::outage_glyph;
use super::ground::Ground;
use super::ink::Ink;
use super::mark::{Anchor, Mark, Path};
use super::overlay::{BadgeSeverity, FindingBadge, OutageMark, OutageState};
use super::team::TeamBadge;
use super::text::{self, CHIP, SECONDARY};

/// The height of chips.
pub(super) const CHIP_HEIGHT: f64 = 16.0;
/// The height of tags on a border.
const TAG_HEIGHT: f64 = 18.0;

/// Marks beside each other, beginning at the origin, and how wide they are together.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) marks: Vec<Mark>,
    pub(super) width: f64,
}

/// The row below a name: the team's chip, then the stage, else the technology where it fits.
///
/// A team that only the context names stands in brackets.
pub(super) fn row(model: &Model, service: &Service, ground: &Ground, most: f64, soft: Ink) -> Row {
    let owner = owner(model, service).and_then(|(id, from)| Some((ground.team(id)?, from.is_some())));
    let mut row = match owner {
        Some((team, false)) => chip(team),
        Some((team, true)) => chip(&TeamBadge { short: format!("({})", team.short), ..team.clone() }),
        None => Row::default(),
    };
    let words = match service.stage {
        Stage::Live => service.technology.as_deref(),
        Stage::Planned | Stage::Retiring => Some(service.stage.word()),
    };
    let gap = if row.width > 0.0 { 8.0 } else { 0.0 };
    let room = most - row.width - gap;
    if let Some(words) = words.filter(|words| text::width(words, SECONDARY) <= room) {
        let at = Point::new(row.width + gap, 12.2);
        row.marks.push(Mark::text(at, Anchor::Start, SECONDARY, words, soft));
        row.width += gap + text::width(words, SECONDARY);
    }
    row
}

/// A team's chip: a spot of its colour and its short name.
pub(super) fn chip(team: &TeamBadge) -> Row {
    let width = (text::width(&team.short, CHIP) + 24.0).round();
    let rect = Rect::new(Point::default(), Size::new(width, CHIP_HEIGHT));
    let marks = vec![
        Mark::rect(rect, CHIP_HEIGHT / 2.0, Ink::TeamChip(team.colour)),
        Mark::circle(Point::new(8.0, 8.0), 3.5, Ink::TeamSpot(team.colour)),
        Mark::text(Point::new(15.0, 11.9), Anchor::Start, CHIP, &team.short, Ink::Text),
    ];
    Row { marks, width }
}

/// The row's marks, moved to a place.
pub(super) fn at(row: Row, origin: Point) -> Vec<Mark> {
    moved_marks(row.marks, origin - Point::default())
}

/// Marks moved.
pub(super) fn moved_marks(marks: Vec<Mark>, by: Vector) -> Vec<Mark> {
    marks.into_iter().map(|mark| mark.moved(by)).collect()
}

/// The tags of an outage: what happened, on the upper border; how many calls fail, on the lower one.
pub(super) fn outage(mark: &OutageMark, body: Rect) -> Vec<Mark> {
    let mut left = body.left() + 8.0;
    let mut marks = Vec::new();
    for state in &mark.states {
        let (tag, width) = outage_tag(*state, Point::new(left, body.top() - TAG_HEIGHT / 2.0));
        marks.extend(tag);
        left += width + 4.0;
    }
    if let Some(words) = calls_words(mark) {
        let at = Point::new(body.left() + 8.0, body.bottom() - TAG_HEIGHT / 2.0);
        marks.extend(super::mark::pill(at, TAG_HEIGHT, CHIP, &words, (Ink::Tag, Ink::Text)).0);
    }
    marks
}

/// The tag of a state, and its width.
pub(super) fn outage_tag(state: OutageState, at: Point) -> (Vec<Mark>, f64) {
    let (tag, words, line, fill) = match state {
        OutageState::Failed | OutageState::Slow | OutageState::Wrong => {
            (Ink::TagFailed, Ink::TextInverse, Ink::GlyphInverse, Ink::GlyphInverse)
        }
        OutageState::Down => (Ink::TagDown, Ink::TextOnFill, Ink::GlyphOnFill, Ink::GlyphOnFillSolid),
        OutageState::Degraded => (Ink::TagDegraded, Ink::TextOnFill, Ink::GlyphOnFill, Ink::GlyphOnFillSolid),
        OutageState::Delayed => (Ink::TagDelayed, Ink::TextOnFill, Ink::GlyphOnFill, Ink::GlyphOnFillSolid),
    };
    let width = (text::width(state.word(), CHIP) + 29.0).round();
    let mut marks = vec![Mark::rect(Rect::new(at, Size::new(width, TAG_HEIGHT)), TAG_HEIGHT / 2.0, tag)];
    marks.extend(outage_glyph(state, at + Vector::new(6.0, 3.0), line, fill));
    marks.push(Mark::text(at + Vector::new(21.0, 12.9), Anchor::Start, CHIP, state.word(), words));
    (marks, width)
}

fn calls_words(mark: &OutageMark) -> Option<String> {
    let calls = mark.calls.filter(|calls| calls.failing > 0)?;
    let verb = if calls.failing == 1 { "fails" } else { "fail" };
    let noun = if calls.all == 1 { "call" } else { "calls" };
    Some(format!("{} of {} {noun} {verb}", calls.failing, calls.all))
}

/// The states in words: "down, delayed: 1 of 3 calls fails".
pub(super) fn outage_words(mark: &OutageMark) -> String {
    let states: Vec<&str> = mark.states.iter().map(|state| state.word()).collect();
    let states = states.join(", ");
    match calls_words(mark) {
        Some(calls) => format!("{states}: {calls}"),
        None => states,
    }
}

/// The badge of findings, on the upper right corner: how grave by form, how many by number.
pub(super) fn finding(finding: FindingBadge, body: Rect) -> Vec<Mark> {
    let at = Point::new(body.right() - finding_width(finding) - 6.0, body.top() - TAG_HEIGHT / 2.0);
    finding_tag(finding, at).0
}

fn finding_width(finding: FindingBadge) -> f64 {
    (text::width(&finding.count.to_string(), CHIP) + 25.0).round()
}

/// The tag of findings, and its width.
pub(super) fn finding_tag(finding: FindingBadge, at: Point) -> (Vec<Mark>, f64) {
    let words = finding.count.to_string();
    let width = finding_width(finding);
    let pill = Mark::rect(Rect::new(at, Size::new(width, TAG_HEIGHT)), TAG_HEIGHT / 2.0, Ink::Tag);
    let number = Mark::text(at + Vector::new(18.0, 12.9), Anchor::Start, CHIP, &words, Ink::Text);
    (vec![pill, severity(finding.severity, at + Vector::new(10.5, TAG_HEIGHT / 2.0)), number], width)
}

fn severity(severity: BadgeSeverity, center: Point) -> Mark {
    let p = |x, y| center + Vector::new(x, y);
    match severity {
        BadgeSeverity::Severe => {
            Mark::path(Path::from(p(0.0, -4.8)).to(p(5.0, 3.9)).to(p(-5.0, 3.9)).close(), Ink::Severe)
        }
        BadgeSeverity::Warning => Mark::circle(center, 4.0, Ink::Warning),
        BadgeSeverity::Remark => Mark::rect(Rect::new(p(-3.5, -3.5), Size::new(7.0, 7.0)), 1.0, Ink::Remark),
    }
}
