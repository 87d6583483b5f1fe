//! The drawing of one interaction.

use crate::editor::handles::end_handle;
use crate::editor::lines::End;
use crate::geometry::{Point, Rect, Route, Vector};
use crate::model::interaction::{Interaction, InteractionKind, Resilience};
use crate::model::service::Stage;
use crate::model::{InteractionId, Model, ServiceId, Word};

use super::detail::Detail;
use super::glyph;
use super::ground::Ground;
use super::ink::{Ink, Tone};
use super::labels::{LINE_HEIGHT, Label, MARGIN, SIGN, Sign};
use super::line::Stroke;
use super::mark::{Anchor, Mark};
use super::overlay::{Heat, JourneyStep, OutageState};
use super::text::{self, CHIP, SECONDARY};
use super::view::View;

/// An interaction as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeDrawing {
    /// Whose drawing.
    pub id: InteractionId,
    /// What it is.
    pub kind: InteractionKind,
    /// The way it takes.
    pub route: Route,
    /// What it is in words, for hovering and for those who do not see.
    pub title: String,
    /// Whether it steps back while an outage elsewhere is on show.
    pub is_quiet: bool,
    /// The line and its ends, below the boxes.
    pub marks: Vec<Mark>,
    /// What stands on the line, above all lines.
    pub label: Vec<Mark>,
    /// The ends that can be dragged elsewhere, while it is selected.
    pub handles: Vec<Mark>,
}

/// The drawing of an interaction; `None` when there is none of this id. O(log n).
pub fn edge(model: &Model, ground: &Ground, view: &View<'_>, id: &InteractionId) -> Option<EdgeDrawing> {
    let interaction = model.interactions().get(id)?;
    let route = ground.route(id)?;
    let look = Look::of(interaction, view);
    let is_selected = view.is_selected(id.entity());
    let spread = view.overlay.outage.as_ref().map(|outage| outage.spread.contains_key(id));
    Some(EdgeDrawing {
        id: id.clone(),
        kind: interaction.kind,
        route,
        title: title(model, interaction),
        is_quiet: spread == Some(false),
        marks: look.line(interaction, &route, is_selected.then(|| rim(view.detail))),
        label: if view.detail == Detail::Near { look.label(&route, ground.label(id)) } else { Vec::new() },
        handles: if is_selected {
            [End::From, End::To].map(|end| handle(end_handle(&route, end))).to_vec()
        } else {
            Vec::new()
        },
    })
}

/// What a line shows besides its kind.
struct Look {
    tone: Tone,
    heat: Option<Heat>,
    step: Option<JourneyStep>,
    is_cycle: bool,
    is_hovered: bool,
}

impl Look {
    fn of(interaction: &Interaction, view: &View<'_>) -> Self {
        let (id, overlay) = (&interaction.id, view.overlay);
        let heat = overlay.heat.get(id).copied();
        let spread = overlay.outage.as_ref().and_then(|outage| outage.spread.get(id));
        let is_cycle = overlay.cycles.contains(id);
        let tone = match (spread, heat, is_cycle, interaction.confirmed) {
            (Some(OutageState::Failed | OutageState::Slow | OutageState::Wrong | OutageState::Down), ..) => Tone::Down,
            (Some(OutageState::Degraded), ..) => Tone::Degraded,
            (Some(OutageState::Delayed), ..) => Tone::Delayed,
            (_, Some(heat), ..) => Tone::of_balance(heat.balance),
            (_, _, true, _) => Tone::Cycle,
            (_, _, _, false) => Tone::Quiet,
            (None, None, false, true) => Tone::Plain,
        };
        let step = overlay.journey.get(id).copied();
        Self { tone, heat, step, is_cycle, is_hovered: view.is_hovered(id.entity()) }
    }

    /// The line, on a rim of this width where it is selected: its colour goes on saying what it says of the others.
    fn line(&self, interaction: &Interaction, route: &Route, rim: Option<f64>) -> Vec<Mark> {
        let heat_width = self.heat.map(|heat| 1.5 + 6.5 * (f64::from(heat.effort) / 1000.0).sqrt());
        let hover_width = self.is_hovered.then_some(2.5);
        let width = heat_width.or(hover_width);
        let stroke = Stroke { kind: interaction.kind, is_confirmed: interaction.confirmed, tone: self.tone, width };
        let below = rim.map(|rim| stroke.rim(route, rim)).into_iter().flatten();
        below.chain(stroke.along(route)).collect()
    }

    fn label(&self, route: &Route, label: Option<&Label>) -> Vec<Mark> {
        let circle = self.is_cycle.then(|| circle_place(route, label));
        let mut marks = match (self.heat, label) {
            (Some(heat), _) => effort(heat, label.map_or_else(|| route.label(), |label| label.rect.center())),
            // A label that leaves no room for the sign of the circle gives way to it.
            (None, Some(label)) if circle.is_none_or(|at| !meets(label, at)) => label_marks(label),
            (None, _) => Vec::new(),
        };
        if let Some(center) = circle {
            marks.push(Mark::circle(center, CIRCLE, Ink::Label));
            marks.push(glyph::circle_of_arrows(center, Ink::Line(Tone::Cycle)).wide(1.6));
        }
        if let Some(step) = self.step {
            marks.extend(step_marks(step, route.at(0.18)));
        }
        marks
    }
}

/// The radius of the ground of the sign for a circle of dependencies.
const CIRCLE: f64 = 8.5;

/// Where the sign for a circle of dependencies stands: near an end, beside the label where there is room.
fn circle_place(route: &Route, label: Option<&Label>) -> Point {
    let places = [0.82, 0.18, 0.5].map(|share| route.at(share));
    let is_free = |at: &Point| label.is_none_or(|label| !meets(label, *at));
    places.into_iter().find(is_free).unwrap_or(places[2])
}

fn meets(label: &Label, circle: Point) -> bool {
    label.rect.inflate(CIRCLE).contains(circle)
}

/// How wide the rim of a selected line is, and the gap to the line, in world pixels: to be seen however small the drawing is.
fn rim(detail: Detail) -> f64 {
    match detail {
        Detail::Near => 1.5,
        Detail::Middle => 3.0,
        Detail::Far => 6.0,
    }
}

fn handle(at: Point) -> Mark {
    Mark::circle(at, 5.0, Ink::Handle)
}

fn label_marks(label: &Label) -> Vec<Mark> {
    if label.sign.is_none() && label.lines.is_empty() {
        return Vec::new();
    }
    let rect = label.rect;
    let mut marks = vec![Mark::rect(rect, 3.0, Ink::Label)];
    let indent = if label.sign.is_some() { SIGN } else { 0.0 };
    let sign_x = if label.lines.is_empty() { rect.center().x } else { rect.left() + MARGIN + 7.0 };
    let at = Point::new(sign_x, rect.center().y);
    marks.extend(label.sign.map(|sign| sign_marks(sign, at)).into_iter().flatten());
    let x = (rect.left() + indent + rect.right()) / 2.0;
    let mut baseline = rect.top() + 1.0 + LINE_HEIGHT / 2.0 + SECONDARY.size * 0.35;
    for line in &label.lines {
        marks.push(Mark::text(Point::new(x, baseline), Anchor::Middle, SECONDARY, line, Ink::TextSoft));
        baseline += LINE_HEIGHT;
    }
    marks
}

fn sign_marks(sign: Sign, at: Point) -> Vec<Mark> {
    let ink = Ink::Glyph;
    match sign {
        Sign::Envelope => glyph::envelope(at, ink).into_iter().map(|mark| mark.wide(1.25)).collect(),
        Sign::Page => glyph::page(at, ink).into_iter().map(|mark| mark.wide(1.25)).collect(),
        Sign::QuestionMark => {
            let baseline = at + Vector::new(0.0, CHIP.size * 0.36);
            vec![Mark::circle(at, 7.0, ink).wide(1.25), Mark::text(baseline, Anchor::Middle, CHIP, "?", Ink::TextSoft)]
        }
    }
}

fn effort(heat: Heat, at: Point) -> Vec<Mark> {
    let words = heat.effort.to_string();
    let half = text::width(&words, CHIP) / 2.0 + 5.0;
    let rect = Rect::spanning(at - Vector::new(half, 8.0), at + Vector::new(half, 8.0));
    let baseline = at + Vector::new(0.0, CHIP.size * 0.36);
    vec![Mark::rect(rect, 3.0, Ink::Label), Mark::text(baseline, Anchor::Middle, CHIP, &words, Ink::Text)]
}

fn step_marks(step: JourneyStep, at: Point) -> Vec<Mark> {
    let ink = match step.outcome {
        None => Ink::Step,
        Some(OutageState::Failed | OutageState::Slow | OutageState::Wrong | OutageState::Down) => Ink::StepDown,
        Some(OutageState::Degraded) => Ink::StepDegraded,
        Some(OutageState::Delayed) => Ink::StepDelayed,
    };
    let sign = step.outcome.map(|state| {
        let center = at + Vector::new(17.0, 0.0);
        let glyph = glyph::outage_glyph(state, center - Vector::new(6.0, 6.0), Ink::Glyph, Ink::GlyphFill);
        [vec![Mark::circle(center, 8.0, Ink::Label)], glyph].concat()
    });
    let baseline = at + Vector::new(0.0, CHIP.size * 0.36);
    let mut marks = sign.unwrap_or_default();
    marks.push(Mark::circle(at, 9.0, ink));
    marks.push(Mark::text(baseline, Anchor::Middle, CHIP, &step.number.to_string(), Ink::TextOnFill));
    marks
}

/// "Web to Catalog: request, 3 attempts, unconfirmed".
fn title(model: &Model, interaction: &Interaction) -> String {
    let name =
        |id: &ServiceId| model.services().get(id).map_or(id.as_str(), |service| service.name.as_str()).to_owned();
    let mut parts = vec![interaction.kind.word().replace('-', " ")];
    parts.extend(interaction.name.clone());
    parts.extend(interaction.optional.then(|| "optional".to_owned()));
    parts.extend(resilience(&interaction.resilience));
    parts.extend((interaction.stage != Stage::Live).then(|| interaction.stage.word().to_owned()));
    parts.extend((!interaction.confirmed).then(|| "unconfirmed".to_owned()));
    format!("{} to {}: {}", name(&interaction.from), name(&interaction.to), parts.join(", "))
}

fn resilience(resilience: &Resilience) -> impl Iterator<Item = String> {
    let timeout = resilience.timeout_ms.map(|timeout| format!("timeout {timeout} ms"));
    let attempts = (resilience.attempts > 1).then(|| format!("{} attempts", resilience.attempts));
    timeout.into_iter().chain(attempts)
}
