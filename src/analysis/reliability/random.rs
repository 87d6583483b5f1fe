//! Random states that are the same wherever they are drawn.

use crate::analysis::mixing::{STEP, mixed};
use crate::analysis::outage::lanes::{LANES, Lanes};

/// A generator, `SplitMix64`.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// Lanes each of which is set with this probability, below 1.
    pub(super) fn lanes(&mut self, probability: f64) -> Lanes {
        let threshold = threshold(probability);
        let mut words = [0; LANES / 64];
        words.iter_mut().for_each(|word| *word = self.word(threshold));
        Lanes(words)
    }

    /// Each bit is set if a number of 64 random bits is below the threshold. The numbers of all bits are drawn together, their highest
    /// bits first, until every comparison is decided: some eight draws instead of sixty-four.
    fn word(&mut self, threshold: u64) -> u64 {
        let (mut below, mut undecided) = (0, u64::MAX);
        let mut rest = threshold;
        while rest != 0 && undecided != 0 {
            let drawn = self.next();
            if rest >> 63 == 1 {
                below |= undecided & !drawn;
                undecided &= drawn;
            } else {
                undecided &= !drawn;
            }
            rest <<= 1;
        }
        below
    }
}

/// How many of 2⁶⁴ numbers are below this share of them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a probability below 1 times 2⁶⁴ is below 2⁶⁴, and what is cut off is less than one in 2⁶⁴"
)]
fn threshold(probability: f64) -> u64 {
    (probability * 2_f64.powi(64)) as u64
}
