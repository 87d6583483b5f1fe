//! Whom a change of each element is likely to touch, step by step.

use super::super::dependency::Node;
use super::change_model::{ChangeModel, SEED};
use super::likelihood::ChangeLikelihood;
use super::percolation::{Survey, exact};

/// [`ChangeModel::likelihood`] of every element, worked out in steps of some milliseconds, so that whoever asks can say how far it is, or
/// stop. Meant for systems of some hundred elements: beyond, the estimates need memory and time in the square of their number.
pub struct ChangeSurvey<'c, 'm> {
    change: &'c ChangeModel<'m>,
    exact: Vec<Option<ChangeLikelihood>>,
    sampled: Option<Survey>,
    steps_sampled: usize,
    is_done: bool,
}

impl<'c, 'm> ChangeSurvey<'c, 'm> {
    /// Nothing is worked out yet.
    pub fn of(change: &'c ChangeModel<'m>) -> Self {
        let is_done = change.nodes().len() == 0;
        Self { change, exact: Vec::new(), sampled: None, steps_sampled: 0, is_done }
    }

    /// How many steps are done, of how many at most.
    pub fn progress(&self) -> (usize, usize) {
        let most = self.change.nodes().len() + self.change.courses(SEED).batches();
        (if self.is_done { most } else { self.exact.len() + self.steps_sampled }, most)
    }

    /// The next step; whether there are more. First each element by itself, as far as that is exact, then all others together.
    pub fn step(&mut self) -> bool {
        if self.is_done {
            return false;
        }
        let next = self.change.nodes().nth(self.exact.len());
        match (next, &mut self.sampled) {
            (Some(source), _) => {
                let cone = self.change.cone(source);
                let found = exact(&cone).map(|tally| self.change.likelihood_of(source, &cone, tally));
                self.exact.push(found);
                self.is_done = self.exact.len() == self.change.nodes().len() && self.open().is_empty();
            }
            (None, None) => self.sampled = Some(Survey::of(self.change.whole(), &self.open())),
            (None, Some(survey)) => {
                self.is_done = !survey.step(&self.change.courses(SEED));
                self.steps_sampled += 1;
            }
        }
        !self.is_done
    }

    /// Every answer, by id, after all steps that are left.
    pub fn finish(mut self) -> Vec<ChangeLikelihood> {
        while self.step() {}
        let open = self.open();
        let mut found: Vec<ChangeLikelihood> = self.exact.into_iter().flatten().collect();
        if let Some(survey) = &self.sampled {
            let courses = self.change.courses(SEED);
            let tallies = open.into_iter().zip(survey.tallies(&courses));
            found.extend(tallies.map(|(source, tally)| self.change.likelihood_of(source, survey.region(), tally)));
        }
        found.sort_by(|one, other| one.service.cmp(&other.service));
        found
    }

    /// The elements that are not exact.
    fn open(&self) -> Vec<Node> {
        self.change.nodes().zip(&self.exact).filter(|(_, found)| found.is_none()).map(|(node, _)| node).collect()
    }
}
