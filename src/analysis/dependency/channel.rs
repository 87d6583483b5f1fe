//! Ways through topics, queues and buses.

use std::collections::VecDeque;

use super::super::numbering::{ElementNo, InteractionNo, Numbering};

/// The ways from each channel to the receivers behind it, found once per channel and only for channels that are sent to.
pub(super) struct Routes<'n, 'm> {
    numbering: &'n Numbering<'m>,
    /// What leaves each channel; empty for every other element.
    leaving: Vec<Vec<InteractionNo>>,
    found: Vec<Option<Vec<Vec<InteractionNo>>>>,
}

impl<'n, 'm> Routes<'n, 'm> {
    pub(super) fn of(numbering: &'n Numbering<'m>) -> Self {
        let mut leaving = vec![Vec::new(); numbering.elements.len()];
        for number in numbering.interaction_numbers() {
            let from = numbering.ends[number.index()].0;
            if numbering.element(from).kind.is_channel() {
                leaving[from.index()].push(number);
            }
        }
        Self { numbering, found: vec![None; leaving.len()], leaving }
    }

    /// The shortest way from a channel over each interaction that reaches something other than a channel.
    pub(super) fn behind(&mut self, channel: ElementNo) -> &[Vec<InteractionNo>] {
        if self.found[channel.index()].is_none() {
            self.found[channel.index()] = Some(self.search(channel));
        }
        self.found[channel.index()].as_deref().unwrap_or_default()
    }

    fn search(&self, channel: ElementNo) -> Vec<Vec<InteractionNo>> {
        let mut routes = Vec::new();
        let mut seen = vec![channel];
        let mut open = VecDeque::from([(channel, Vec::new())]);
        while let Some((at, way)) = open.pop_front() {
            for &number in &self.leaving[at.index()] {
                let to = self.numbering.ends[number.index()].1;
                let route: Vec<InteractionNo> = way.iter().copied().chain([number]).collect();
                match self.numbering.element(to).kind.is_channel() {
                    false => routes.push(route),
                    true if seen.contains(&to) => {}
                    true => {
                        seen.push(to);
                        open.push_back((to, route));
                    }
                }
            }
        }
        routes
    }
}
