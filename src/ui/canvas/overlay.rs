//! What is laid over the plain drawing, as far as the page has been asked to show it.

use leptos::prelude::*;

use crate::model::WorkflowId;
use crate::scene::Overlay;
use crate::scene::assessment::Assessment;
use crate::ui::session::{Session, View};

use super::kept::Kept;

/// The overlay of what is known now.
pub(super) fn memo(session: Session) -> Memo<Kept<Overlay>> {
    let derived = session.derived();
    let journey = session.memo(|editor| {
        let selected = editor.selection().single().cloned().map(WorkflowId::from_entity);
        let known = |id: &WorkflowId| editor.document().model().workflows().contains(id);
        editor.journey().cloned().or(selected).filter(known)
    });
    let shows_heat = Memo::new(move |_| session.heat.get() || session.view.get() == View::Coupling);
    Memo::new(move |_| {
        let (model, coupling, findings) = (derived.model.get(), derived.coupling.get(), derived.findings.get());
        let outage = derived.outage.get();
        let journey = journey.get();
        let assessment = Assessment {
            coupling: &coupling,
            findings: &findings,
            outage: outage.as_deref(),
            shows_heat: shows_heat.get(),
            journey: journey.as_ref().and_then(|id| model.workflows().get(id)),
        };
        Kept::new(assessment.overlay(&model))
    })
}
