//! Numbers that look as if drawn by lot and are the same wherever they are drawn.

/// What the generator `SplitMix64` makes of its `state` (Steele, Lea, Flood 2014 \[V\]): integers only, so that the browser and the machine
/// below get the same.
pub(super) fn mixed(state: u64) -> u64 {
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// By how much the state of the generator grows from number to number.
pub(super) const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
