//! What is laid over the plain drawing, as far as the page has been asked to show it.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::model::WorkflowId;
use crate::scene::Overlay;
use crate::scene::assessment::Assessment;
use crate::ui::session::{Session, View};

use super::kept::Kept;

/// The overlay of what is known now; nothing before the analyses are there. An edit that changes nothing about it leaves it be.
pub(super) fn memo(session: Session) -> Memo<Kept<Overlay>> {
    let journey = session.memo(journey_on_show);
    let shows_heat = Memo::new(move |_| shows_heat(session));
    Memo::new(move |before: Option<&Kept<Overlay>>| match session.is_whole.get() {
        true => Kept::again(overlay(session, journey.get(), shows_heat.get()), before),
        false => Kept::new(Overlay::default()),
    })
}

/// The same, read once: for a picture of what is on the canvas.
pub(in crate::ui) fn now(session: Session) -> Overlay {
    untrack(|| overlay(session, session.peek(journey_on_show), shows_heat(session)))
}

fn journey_on_show(editor: &Editor) -> Option<WorkflowId> {
    let selected = editor.selection().single().cloned().map(WorkflowId::from_entity);
    let known = |id: &WorkflowId| editor.document().model().workflows().contains(id);
    editor.journey().cloned().or(selected).filter(known)
}

fn shows_heat(session: Session) -> bool {
    session.heat.get() || session.view.get() == View::Coupling
}

fn overlay(session: Session, journey: Option<WorkflowId>, shows_heat: bool) -> Overlay {
    let derived = session.derived();
    let (figures, outage) = (derived.figures.get(), derived.outage.get());
    // Only the steps of a journey are looked up in it, so that few edits are worth looking at everything again.
    let model = if journey.is_some() { derived.model.get() } else { derived.model.get_untracked() };
    let assessment = Assessment {
        coupling: &figures.coupling,
        findings: &figures.findings.open,
        outage: outage.as_deref(),
        shows_heat,
        journey: journey.as_ref().and_then(|id| model.workflows().get(id)),
    };
    assessment.overlay(&model)
}
