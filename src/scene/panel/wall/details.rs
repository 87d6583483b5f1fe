//! What one team waits on another for.

use super::super::matrix::{Line, between};
use super::{age_words, signed, urgency_words};
use crate::analysis::coupling::Coupling;
use crate::analysis::people::agenda::Stop;
use crate::analysis::people::wall::Wall;
use crate::model::{Model, TeamId};

/// The needs that are stated, then why the drawing makes the team wait, then the interactions that do. `agenda` is that of the day.
pub fn details(
    model: &Model,
    coupling: &Coupling,
    wall: &Wall,
    agenda: &[Stop],
    from: &TeamId,
    on: &TeamId,
) -> Vec<Line> {
    let Some(wait) = wall.wait(from, on) else { return Vec::new() };
    let stops = agenda.iter().filter(|stop| stop.from == *from && stop.on == *on);
    let mut lines: Vec<Line> = stops.filter_map(need).collect();
    if let Some(drawn) = &wait.drawn {
        let interactions = super::grid::drawn(wait);
        lines.push(Line {
            text: format!("{} by the drawing: {}", signed(drawn.state()), drawn.reason),
            note: format!(
                "of the dependencies between the two, {} blocking, {} slowing, {} ok",
                drawn.counts.blocking, drawn.counts.slowing, drawn.counts.ok
            ),
            shown: interactions.clone(),
        });
        lines.extend(between(model, coupling, &interactions));
    }
    lines
}

/// A need with how old and how urgent it is; `None` for what is only drawn.
pub(super) fn need(stop: &Stop) -> Option<Line> {
    let id = stop.need.as_ref()?;
    let times = [age_words(stop.age), urgency_words(stop.days_left)].into_iter().flatten();
    let parts: Vec<String> = std::iter::once(signed(stop.state)).chain(times).collect();
    Some(Line { text: stop.what.clone(), note: parts.join(", "), shown: vec![id.entity().clone()] })
}
