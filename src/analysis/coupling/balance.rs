//! The balanced-coupling figures of one interaction (Khononov, *Balancing Coupling in Software Design*, 2024 \[V\]).
//!
//! All three take strength, distance and volatility from 1 to 10. The author says of the scale that it is not exact science.

/// How well strength and distance complement each other: |S−D| + 1, from 1 to 10; high is modular.
pub fn modularity(strength: u8, distance: u8) -> u8 {
    strength.abs_diff(distance) + 1
}

/// Whether the coupling is balanced, or at least at rest: max(|S−D|, 10−V) + 1, from 1 to 10; low is bad.
pub fn balance(strength: u8, distance: u8, volatility: u8) -> u8 {
    strength.abs_diff(distance).max(10_u8.saturating_sub(volatility)) + 1
}

/// The effort of keeping it up: S·D·V, from 1 to 1000; high is bad.
pub fn effort(strength: u8, distance: u8, volatility: u8) -> u16 {
    u16::from(strength) * u16::from(distance) * u16::from(volatility)
}
