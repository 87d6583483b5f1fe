//! Counts of ways beyond what a floating-point number holds.

/// 2^512. Counts below it are held exactly enough by a plain number, and so are their inverses.
pub(super) const RADIX: f64 = f64::from_bits((1023 + 512) << 52);

/// `digit` · [`RADIX`]^`power`, with a digit from 1 up to below [`RADIX`]; 0 for none.
///
/// Logarithms would do as well, but not every machine rounds them alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct PathCount {
    digit: f64,
    power: u32,
}

impl PathCount {
    pub(super) const NONE: Self = Self { digit: 0.0, power: 0 };
    pub(super) const ONE: Self = Self { digit: 1.0, power: 0 };

    pub(super) fn add(&mut self, other: Self) {
        let power = self.power.max(other.power);
        let digit = self.at(power) + other.at(power);
        *self = if digit < RADIX { Self { digit, power } } else { Self { digit: digit / RADIX, power: power + 1 } };
    }

    /// How large a part this is of a whole.
    pub(super) fn share_of(self, whole: Self) -> f64 {
        self.at(whole.power) / whole.digit
    }

    /// The digit in the place of a power at least as high.
    fn at(self, power: u32) -> f64 {
        match power - self.power {
            0 => self.digit,
            1 => self.digit / RADIX,
            _ => 0.0,
        }
    }
}
