//! How long a change is held up by having to agree.

/// How much longer the coordination takes where the teams sit at several sites (Herbsleb and Mockus 2003 \[V\]).
pub const CROSS_SITE_FACTOR: f64 = 2.5;

/// The expected time until several parties that start together are all done, in units of the time that one of them takes on average:
/// the harmonic number H_n = 1 + 1/2 + … + 1/n, the mean of the longest of n independent, exponentially distributed times \[V\]. That
/// releases take such times is an assumption \[P\].
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub fn lock_step(parties: usize) -> f64 {
    (1..=parties).map(|count| 1.0 / count as f64).sum()
}

/// The expected time of waves of so many parties each, in the same unit: a wave starts when all of the one before are done, so the waves
/// add up, and waves of one party each take one unit each \[P\].
pub fn coordination(parties_per_wave: impl IntoIterator<Item = usize>) -> f64 {
    parties_per_wave.into_iter().map(lock_step).sum()
}
