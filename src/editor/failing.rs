//! Putting elements out of order, to see what follows.

use std::collections::BTreeSet;

use super::Editor;
use super::membership::with_contents;
use crate::model::service::ServiceKind;
use crate::model::{Model, ServiceId};

/// Whether an element is there and can be out of order: a person never is.
pub(super) fn can_fail(model: &Model, id: &ServiceId) -> bool {
    model.services().get(id).is_some_and(|service| service.kind != ServiceKind::Person)
}

impl Editor {
    /// Fails what is selected. Where that has failed already, or nothing is selected, everything is in order again.
    pub(super) fn toggle_failure(&mut self) {
        let meant = self.meant_to_fail();
        match meant.is_empty() || meant == self.failed {
            true => self.recover(),
            false => {
                let names = meant.iter().filter_map(|id| self.document.model().services().get(id));
                let names: Vec<&str> = names.map(|service| service.name.as_str()).collect();
                let text = format!("Failed: {}", names.join(", "));
                self.set_failed(meant);
                self.announce(&text);
            }
        }
    }

    /// The elements that are selected or stand in a selected context, as far as they can fail.
    fn meant_to_fail(&self) -> BTreeSet<ServiceId> {
        let model = self.document.model();
        let meant = with_contents(model, &self.selection.boxes(model));
        meant.into_iter().map(ServiceId::from_entity).filter(|id| can_fail(model, id)).collect()
    }

    /// Puts these elements out of order, and no others.
    pub(super) fn fail_only(&mut self, failed: BTreeSet<ServiceId>) {
        match failed.is_empty() {
            true => self.recover(),
            false => self.set_failed(failed),
        }
    }

    /// Puts everything in order again.
    pub(super) fn recover(&mut self) {
        if !self.failed.is_empty() {
            self.set_failed(Default::default());
            self.announce("Recovered");
        }
    }
}
