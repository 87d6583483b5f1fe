//! From counts in a sample to estimates.

use super::super::likelihood::Sampling;
use super::Tally;
use super::course::Courses;

/// Sum and sum of squares of what is counted in each course of events.
#[derive(Clone, Default)]
pub(super) struct Moments {
    sum: u64,
    squares: u64,
}

impl Moments {
    pub(super) fn add(&mut self, number: usize) {
        self.add_times(number, 1);
    }

    fn add_times(&mut self, number: usize, times: usize) {
        let (number, times) = (number as u64, times as u64);
        self.sum += number * times;
        self.squares += number * number * times;
    }

    /// Half the width of the interval that holds the mean with a confidence of 95 %: 1.96 standard errors.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn margin(&self, samples: usize) -> f64 {
        let count = samples as f64;
        let mean = self.sum as f64 / count;
        let variance = (self.squares as f64 / count - mean * mean).max(0.0);
        1.96 * (variance / (count - 1.0)).sqrt()
    }
}

/// In how many courses each place was touched, each party, and so many parties; and how many places were.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(super) fn estimate(
    courses: &Courses<'_>,
    touched: &[usize],
    parties: &[usize],
    party_counts: &[usize],
    elements_touched: &Moments,
) -> Tally {
    let samples = courses.samples();
    let shares = |counts: &[usize]| counts.iter().map(|count| *count as f64 / samples as f64).collect();
    let mut parties_touched = Moments::default();
    party_counts.iter().enumerate().for_each(|(number, times)| parties_touched.add_times(number, *times));
    Tally {
        touched: shares(touched),
        parties: shares(parties),
        party_counts: shares(party_counts),
        sampling: Some(Sampling {
            samples,
            seed: courses.seed,
            services_margin: elements_touched.margin(samples),
            teams_margin: parties_touched.margin(samples),
        }),
    }
}
