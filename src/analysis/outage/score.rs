//! How much workflows suffer, as one figure.

/// Σ of weight · severity, rounded to twelve significant digits: what people add up in decimals comes out as they write it, 0.35 and 0.3
/// as 0.65 and not as 0.6499999999999999. Rounding keeps the order of sums.
pub(super) fn total(parts: impl Iterator<Item = f64>) -> f64 {
    let sum = parts.fold(0.0, |sum, part| sum + part);
    format!("{sum:.11e}").parse().unwrap_or(sum)
}
