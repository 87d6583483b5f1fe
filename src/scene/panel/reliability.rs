//! How likely each journey is to work, what that rests on, and what waiting and retrying do to it.

use super::promises;
use super::story::{Line, Part, Section};
use super::words::{self, counted, grouped};
use crate::analysis::reliability::latency::{Latency, latency};
use crate::analysis::reliability::retry::{Amplification, Load, amplification};
use crate::analysis::reliability::timeout::{Inversion, inversions};
use crate::analysis::reliability::{Assessment, Effort, Probability, WorkflowReliability};
use crate::model::workflow::Workflow;
use crate::model::{EntityId, InteractionId, Model, WorkflowId};

/// How many of one kind are listed.
const MOST: usize = 8;

/// A section for each journey, then one of promises and one of calls whose caller gives up too early; tells `progress`, from 0 to 1, now and then.
pub fn sections(model: &Model, progress: &mut dyn FnMut(f64)) -> Vec<Section> {
    let mut assessment = Assessment::of(model, Effort::default());
    while assessment.step() {
        let (done, all) = assessment.progress();
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        progress(done as f64 / all.max(1) as f64);
    }
    let found = assessment.finish();
    let journey = |(id, it): (&WorkflowId, &WorkflowReliability)| Some(section(model, model.workflows().get(id)?, it));
    let mut sections: Vec<Section> = found.iter().filter_map(journey).collect();
    sections.extend(promises::section(model));
    let inversions: Vec<Line> = inversions(model).iter().map(|it| inversion(model, it)).collect();
    if !inversions.is_empty() {
        let about = "The work goes on for no one, and may be asked for again.";
        sections.push(Section::new(Part::words("Callers that give up too early"), about, inversions));
    }
    sections
}

fn section(model: &Model, journey: &Workflow, it: &WorkflowReliability) -> Section {
    let members = || journey.steps.iter().map(|step| step.interaction.entity().clone());
    let mut lines = vec![
        chance("Works", &it.availability, "it does not fail", members().collect()),
        chance("Works in full", &it.full_availability, "neither degraded nor delayed", members().collect()),
    ];
    let assumed = format!("{} of {} assumed", it.assumed, counted(it.elements, "availability", "availabilities"));
    lines.push(Line::new(Part::words(assumed), [Part::words("because none is stated")]));
    if !it.single_points.is_empty() {
        let points = it.single_points.iter();
        let count = counted(it.single_points.len(), "single point of failure", "single points of failure");
        let all = points.clone().map(|id| id.entity().clone());
        lines.push(Line::new(Part::new(count, all), points.map(|id| Part::named(model, id.entity()))));
    }
    lines.extend(it.pairs.iter().take(MOST).map(|(one, other)| {
        let names = format!("{} and {}", words::service(model, one), words::service(model, other));
        let both = [one.entity().clone(), other.entity().clone()];
        Line::new(Part::new(names, both), [Part::words("stop it only together")])
    }));
    let rest = it.pairs.len().saturating_sub(MOST);
    lines.extend(
        (rest > 0).then(|| Line::new(Part::words(format!("and {}", counted(rest, "more pair", "more pairs"))), [])),
    );
    lines.extend(retries(model, journey));
    lines.extend(latency(model, journey).iter().flat_map(|it| waiting(model, it)));
    Section::new(Part::new(&journey.name, members()), "", lines)
}

/// "Works 99.10 % of the time", and how well that is known.
fn chance(what: &str, probability: &Probability, meaning: &str, members: Vec<EntityId>) -> Line {
    let known = match probability {
        Probability::Exact(_) => format!("{meaning}; exact"),
        Probability::Sampled(it) => {
            format!(
                "{meaning}; sampled, {} to {} with 95 % confidence",
                words::availability(it.low),
                words::availability(it.high)
            )
        }
    };
    Line::new(
        Part::new(format!("{what} {} of the time", words::availability(probability.value())), members),
        [Part::words(known)],
    )
    .detailed(probability.to_string())
}

/// "Pricing: 3 calls become 21", the worst first.
fn retries(model: &Model, journey: &Workflow) -> Vec<Line> {
    let mut found: Vec<Amplification> = amplification(model, journey);
    found.retain(|it| it.load == Load::Unbounded || it.load.amplification().is_some_and(|it| it > 1.0));
    let worst = |it: &Amplification| it.load.amplification().unwrap_or(f64::INFINITY);
    found.sort_by(|one, other| worst(other).total_cmp(&worst(one)).then_with(|| one.service.cmp(&other.service)));
    let line = |it: &Amplification| {
        let name = words::service(model, &it.service);
        let (what, why) = match it.load {
            Load::Bounded { baseline, worst } => {
                let calls = if baseline == 1 { "call becomes" } else { "calls become" };
                (
                    format!("{name}: {} {calls} {}", grouped(baseline), grouped(worst)),
                    "per run, when every attempt is used",
                )
            }
            Load::Unbounded => (format!("{name}: any number of calls"), "the calls that lead to it run in a circle"),
        };
        let is_here = |id: &&InteractionId| model.interactions().get(id).is_some_and(|call| call.to == it.service);
        let calls = journey.forward_steps().map(|step| &step.interaction).filter(is_here);
        let behind = calls.map(|id| Part::named(model, id.entity()));
        Line::new(Part::new(what, [it.service.entity().clone()]), std::iter::once(Part::words(why)).chain(behind))
    };
    found.iter().take(MOST).map(line).collect()
}

fn waiting(model: &Model, it: &Latency) -> Vec<Line> {
    let named =
        |ids: &[InteractionId]| ids.iter().take(MOST).map(|id| Part::named(model, id.entity())).collect::<Vec<_>>();
    let all = |ids: &[InteractionId]| ids.iter().map(|id| id.entity().clone()).collect::<Vec<_>>();
    let path = &it.answer;
    let mut lines = Vec::new();
    if path.worst_ms > 0 {
        let what = format!("Answers after {} at worst", time(path.worst_ms));
        let over = std::iter::once(Part::words("over")).chain(named(&path.steps));
        lines.push(Line::new(Part::new(what, all(&path.steps)), over));
    }
    if !path.unknown.is_empty() {
        let calls = counted(path.unknown.len(), "call has no timeout", "calls have no timeout");
        let what = match path.worst_ms {
            0 => "May wait for ever for its answer",
            _ => "And may wait longer",
        };
        let why = std::iter::once(Part::words(format!("{calls}:"))).chain(named(&path.unknown));
        lines.push(Line::new(Part::new(what, all(&path.unknown)), why));
    }
    lines
}

fn time(milliseconds: u64) -> String {
    match milliseconds {
        0..1_000 => format!("{milliseconds} ms"),
        _ if milliseconds.is_multiple_of(1_000) => format!("{} s", grouped(milliseconds / 1_000)),
        _ => format!("{}.{} s", grouped(milliseconds / 1_000), milliseconds % 1_000 / 100),
    }
}

fn inversion(model: &Model, it: &Inversion) -> Line {
    let name = words::name(model, it.call.entity());
    let what = Part::new(format!("{name} gives up after {}", time(it.timeout_ms)), [it.call.entity().clone()]);
    let wait = if it.is_certain() { it.at_once_ms } else { it.in_turn_ms };
    let if_in_turn = if it.is_certain() { "" } else { ", if it makes its calls in turn" };
    let why = format!("what it calls may itself wait {}{if_in_turn}:", time(wait));
    let way = it.path.iter().map(|id| Part::named(model, id));
    Line::new(what, std::iter::once(Part::words(why)).chain(way))
}
