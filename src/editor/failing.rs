//! Putting elements out of order, to see what follows.

use super::Editor;

impl Editor {
    /// Fails what is selected. Where that has failed already, or nothing is selected, everything is in order again.
    pub(super) fn toggle_failure(&mut self) {
        let meant = self.meant_services();
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

    /// Puts everything in order again.
    pub(super) fn recover(&mut self) {
        if !self.failed.is_empty() {
            self.set_failed(Default::default());
            self.announce("Recovered");
        }
    }
}
