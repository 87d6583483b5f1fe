//! Marking journeys: workflows drawn by pointing.

use std::collections::{BTreeSet, VecDeque};

use super::Editor;
use super::effect::UiRequest;
use super::mode::Mode;
use crate::model::workflow::{Step, Workflow};
use crate::model::{Edit, InteractionId, Model, ServiceId, WorkflowId};

/// Every interaction that can be reached from an element along the arrows, breadth first; of one element by id. O(n log n).
pub(super) fn reachable(model: &Model, entry: &ServiceId) -> Vec<InteractionId> {
    let mut outgoing: std::collections::BTreeMap<&ServiceId, Vec<&InteractionId>> = Default::default();
    for interaction in model.interactions().iter() {
        outgoing.entry(&interaction.from).or_default().push(&interaction.id);
    }
    let mut seen = BTreeSet::from([entry]);
    let mut queue = VecDeque::from([entry]);
    let mut steps = Vec::new();
    while let Some(service) = queue.pop_front() {
        for id in outgoing.get(service).into_iter().flatten() {
            steps.push((*id).clone());
            if let Some(interaction) = model.interactions().get(id)
                && seen.insert(&interaction.to)
            {
                queue.push_back(&interaction.to);
            }
        }
    }
    steps
}

impl Editor {
    /// Makes a journey that starts at the selected element, or takes up the one that is there. Pressed again, it ends.
    pub(super) fn mark_journey(&mut self) {
        if matches!(self.mode, Mode::Journey(_)) {
            return self.set_mode(Mode::Drawing);
        }
        let model = self.document.model();
        let Some(entry) = self.selection.services(model).into_iter().next() else { return };
        let existing = model.workflows().iter().find(|it| it.entry == entry).map(|it| it.id.clone());
        match existing {
            Some(workflow) => self.set_mode(Mode::Journey(workflow)),
            None if reachable(model, &entry).is_empty() => {
                let name = model.services().get(&entry).map(|it| it.name.clone()).unwrap_or_default();
                return self.warn(format!(
                    "Nothing leads on from {name}, so no journey starts there. Draw an interaction from it first."
                ));
            }
            None => self.add_journey(entry),
        }
        let name = self.journey().and_then(|id| self.document.model().workflows().get(id)).map(|it| it.name.clone());
        let name = name.unwrap_or_default();
        self.announce(&format!("Marking {name}. Click an interaction to drop or add it; Enter ends."));
        self.ask(UiRequest::EnterDrawing);
    }

    fn add_journey(&mut self, entry: ServiceId) {
        let model = self.document.model();
        let Some(name) = model.services().get(&entry).map(|service| service.name.clone()) else { return };
        let name = format!("{name} journey");
        let id = WorkflowId::from_entity(model.free_id(&name, "journey"));
        let steps = reachable(model, &entry).into_iter().map(Step::new).collect();
        let workflow = Workflow { steps, ..Workflow::new(id.clone(), &name, entry) };
        if self.transact("Mark journey", vec![Edit::Insert(workflow.into()).into()]) {
            self.set_mode(Mode::Journey(id));
        }
    }

    /// Drops a step of the journey being marked, or adds it at the end.
    pub(super) fn toggle_step(&mut self, interaction: &InteractionId) {
        let Mode::Journey(id) = &self.mode else { return };
        let Some(mut workflow) = self.document.model().workflows().get(id).cloned() else { return };
        let step = self.called(interaction.entity());
        let (label, told) = match workflow.steps.iter().any(|step| step.interaction == *interaction) {
            true => {
                workflow.drop_steps(|id| id == interaction);
                ("Drop step", format!("{step} dropped from {}", workflow.name))
            }
            false => {
                workflow.steps.push(Step::new(interaction.clone()));
                ("Add step", format!("{step} added to {}", workflow.name))
            }
        };
        self.transact_telling(label, vec![Edit::Replace(workflow.into()).into()], told);
    }
}
