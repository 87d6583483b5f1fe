//! The drawing of one element.

use crate::analysis::ownership::owner;
use crate::geometry::outline::{CYLINDER_BULGE, Form, HEXAGON_POINT, Outline, PERSON_NECK, Side};
use crate::geometry::{Point, Rect, Size};
use crate::model::service::{Service, ServiceKind, Stage};
use crate::model::{Model, ServiceId, Word};

use super::badge;
use super::detail::Detail;
use super::glyph::{GLYPH, kind_glyph};
use super::ground::Ground;
use super::ink::Ink;
use super::mark::{Anchor, Mark, Pattern};
use super::overlay::{OutageMark, OutageState};
use super::silhouette::{CardInks, DOUBLE_EDGE, PLAIN, RADIUS, SLAB, WINDOW_BAR, silhouette};
use super::text::{self, Font, NAME, NAME_LONG, NAME_SMALL_SCALE, NAME_SMALL_SCALE_LONG};
use super::view::View;

/// An element as it is drawn. Its marks are relative to the top left corner of its box, so that moving it changes nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeDrawing {
    /// Whose drawing.
    pub id: ServiceId,
    /// What it is.
    pub kind: ServiceKind,
    /// Its box in the world.
    pub rect: Rect,
    /// Its whole name and what else there is to say of it, for hovering and for those who do not see.
    pub title: String,
    /// What an outage makes of it, the worst first.
    pub outage: Vec<OutageState>,
    /// Whether it steps back while an outage elsewhere is on show.
    pub is_quiet: bool,
    /// The strokes, in order.
    pub marks: Vec<Mark>,
    /// Where a new line can be drawn from, while it is pointed at or selected.
    pub handles: Vec<Mark>,
}

/// Line height of names in relation to their size.
const LEADING: f64 = 1.2;
/// The height of the row of chips below a name.
const ROW: f64 = 16.0;
/// The space between the name and the row.
const ROW_GAP: f64 = 5.0;
/// The space between the border and what stands within.
const PADDING: f64 = 12.0;

/// The drawing of an element; `None` when there is none of this id. O(log n).
pub fn node(model: &Model, ground: &Ground, view: &View<'_>, id: &ServiceId) -> Option<NodeDrawing> {
    let service = model.services().get(id)?;
    let outline = ground.outline(id)?;
    let outage = view.overlay.outage.as_ref().and_then(|outage| outage.states.get(id));
    let local = Outline::new(Rect::new(Point::default(), outline.rect.size), outline.form);
    let mut marks = shape_marks(service, outline.rect.size, outage);
    let inks = words_inks(outage);
    match view.detail {
        Detail::Near => marks.extend(near_words(model, service, local, ground, inks)),
        Detail::Middle => marks.extend(middle_words(service, local, inks)),
        Detail::Far => {}
    }
    marks.extend(halo(view, id, local.rect));
    if view.detail != Detail::Far {
        marks.extend(outage.into_iter().flat_map(|mark| badge::outage(mark, local.body())));
        let finding = view.overlay.findings.get(id.entity());
        marks.extend(finding.into_iter().flat_map(|finding| badge::finding(*finding, local.body())));
    }
    let is_attended = view.is_selected(id.entity()) || view.is_hovered(id.entity());
    let handles = if is_attended && view.detail != Detail::Far { handles(local) } else { Vec::new() };
    Some(NodeDrawing {
        id: id.clone(),
        kind: service.kind,
        rect: outline.rect,
        title: title(service, model, outage),
        outage: outage.map(|mark| mark.states.clone()).unwrap_or_default(),
        is_quiet: view.overlay.outage.is_some() && outage.is_none(),
        marks,
        handles,
    })
}

fn shape_marks(service: &Service, size: Size, outage: Option<&OutageMark>) -> Vec<Mark> {
    let inks = match outage.and_then(|mark| mark.states.first()) {
        None => PLAIN,
        Some(OutageState::Failed | OutageState::Slow | OutageState::Wrong) => {
            CardInks { card: Ink::CardFailed, line: Ink::CardFailedLine }
        }
        Some(OutageState::Down) => CardInks { card: Ink::CardDown, line: Ink::CardDownLine },
        Some(OutageState::Degraded) => CardInks { card: Ink::CardDegraded, line: Ink::CardDegradedLine },
        Some(OutageState::Delayed) => CardInks { card: Ink::CardDelayed, line: Ink::CardDelayedLine },
    };
    let mut marks = silhouette(service.kind, size, inks);
    if service.stage == Stage::Planned {
        marks.iter_mut().filter(|mark| mark.ink == inks.card).for_each(|mark| mark.pattern = Pattern::Dotted);
    }
    marks
}

/// The inks of name, secondary words and signs.
#[derive(Clone, Copy)]
struct WordInks {
    name: Ink,
    soft: Ink,
    glyph: Ink,
}

fn words_inks(outage: Option<&OutageMark>) -> WordInks {
    match outage.and_then(|mark| mark.states.first()) {
        Some(OutageState::Failed | OutageState::Slow | OutageState::Wrong) => {
            WordInks { name: Ink::TextInverse, soft: Ink::TextInverse, glyph: Ink::GlyphInverse }
        }
        _ => WordInks { name: Ink::Text, soft: Ink::TextSoft, glyph: Ink::Glyph },
    }
}

/// Where words may stand, in the box's own coordinates.
fn words_area(kind: ServiceKind, outline: Outline) -> Rect {
    let (left, top, right, bottom) = match kind {
        ServiceKind::Frontend => (PADDING, WINDOW_BAR, PADDING, 0.0),
        ServiceKind::WorkflowEngine => (PADDING + DOUBLE_EDGE, 0.0, PADDING, 0.0),
        ServiceKind::Platform => (PADDING, 0.0, PADDING, SLAB),
        ServiceKind::Gateway => (HEXAGON_POINT, 0.0, HEXAGON_POINT, 0.0),
        ServiceKind::Datastore => (8.0, 2.0 * CYLINDER_BULGE - 2.0, 8.0, 4.0),
        ServiceKind::Topic | ServiceKind::Queue | ServiceKind::EventBus => {
            (CYLINDER_BULGE + 3.0, 0.0, 2.0 * CYLINDER_BULGE + 3.0, 0.0)
        }
        ServiceKind::Person => (6.0, PERSON_NECK + 6.0, 6.0, 0.0),
        ServiceKind::Service | ServiceKind::Function | ServiceKind::Worker | ServiceKind::External => {
            (PADDING, 0.0, PADDING, 0.0)
        }
    };
    let far = outline.rect.far_corner();
    Rect::spanning(Point::new(left, top), Point::new(far.x - right, far.y - bottom))
}

fn near_words(model: &Model, service: &Service, outline: Outline, ground: &Ground, inks: WordInks) -> Vec<Mark> {
    let area = words_area(service.kind, outline);
    let glyph = kind_glyph(service.kind, Point::default(), inks.glyph).is_some();
    let indent = if glyph { GLYPH + 8.0 } else { 0.0 };
    let area = Rect::spanning(Point::new(area.left() + indent, area.top()), area.far_corner());
    let row = badge::row(model, service, ground, area.size.width, inks.soft);
    let row_height = if row.marks.is_empty() { 0.0 } else { ROW + ROW_GAP };
    let most_lines = if area.size.height - row_height >= 2.0 * NAME.size * LEADING { 2 } else { 1 };
    let font = if text::fits_words(&service.name, NAME, area.size.width) { NAME } else { NAME_LONG };
    let lines = text::wrap(&service.name, font, area.size.width, most_lines);
    let block = count(lines.len()) * font.size * LEADING + row_height;
    let top = area.center().y - block / 2.0;
    let centred = outline.form != Form::Rectangle;
    let mut marks = name_marks(&lines, font, area, top, centred, inks.name);
    let row_left = if centred { area.center().x - row.width / 2.0 } else { area.left() };
    marks.extend(badge::at(row, Point::new(row_left, top + block - ROW)));
    let glyph_at = Point::new(area.left() - indent, area.center().y - GLYPH / 2.0);
    marks.extend(kind_glyph(service.kind, glyph_at, inks.glyph).into_iter().flatten());
    marks
}

fn middle_words(service: &Service, outline: Outline, inks: WordInks) -> Vec<Mark> {
    let area = words_area(service.kind, outline);
    let is_short = text::fits_words(&service.name, NAME_SMALL_SCALE, area.size.width);
    let font = if is_short { NAME_SMALL_SCALE } else { NAME_SMALL_SCALE_LONG };
    let most_lines = if area.size.height >= 2.0 * font.size * LEADING { 2 } else { 1 };
    let lines = text::wrap(&service.name, font, area.size.width, most_lines);
    let top = area.center().y - count(lines.len()) * font.size * LEADING / 2.0;
    name_marks(&lines, font, area, top, true, inks.name)
}

fn name_marks(lines: &[String], font: Font, area: Rect, top: f64, centred: bool, ink: Ink) -> Vec<Mark> {
    let (x, anchor) = if centred { (area.center().x, Anchor::Middle) } else { (area.left(), Anchor::Start) };
    let baseline = |index: usize| top + (count(index) + 0.5) * font.size * LEADING + font.size * 0.35;
    let line = |(index, line): (usize, &String)| Mark::text(Point::new(x, baseline(index)), anchor, font, line, ink);
    lines.iter().enumerate().map(line).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}

fn halo(view: &View<'_>, id: &ServiceId, rect: Rect) -> Option<Mark> {
    let around = |margin: f64, ink| Mark::rect(rect.inflate(margin), RADIUS + margin, ink);
    match (view.is_selected(id.entity()), view.is_hovered(id.entity())) {
        (true, _) => Some(around(4.0, Ink::Selection)),
        (false, true) => Some(around(3.0, Ink::Hover)),
        (false, false) => None,
    }
}

/// The handles of a box: where lines can be drawn from, the middle of each side.
fn handles(outline: Outline) -> Vec<Mark> {
    let sides = [Side::Top, Side::Right, Side::Bottom, Side::Left];
    sides.map(|side| Mark::circle(outline.port(side, 0.0), 5.0, Ink::Handle)).to_vec()
}

/// "team Pricing", or "team Pricing from context Prices".
fn team_words(model: &Model, service: &Service) -> Option<String> {
    let (team, from) = owner(model, service)?;
    let name = &model.teams().get(team)?.name;
    Some(match from {
        Some(context) => format!("team {name} from context {}", context.name),
        None => format!("team {name}"),
    })
}

/// "Pricing, service, team Pricing, degraded: 1 of 3 calls fails".
fn title(service: &Service, model: &Model, outage: Option<&OutageMark>) -> String {
    let mut parts = vec![service.name.clone(), service.kind.word().replace('-', " ")];
    parts.extend(team_words(model, service));
    parts.extend((service.stage != Stage::Live).then(|| service.stage.word().to_owned()));
    parts.extend(outage.map(badge::outage_words));
    parts.join(", ")
}
