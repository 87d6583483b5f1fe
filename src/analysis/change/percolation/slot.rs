//! Bits of one word, lent to those who need one for a time.

/// The bit of each, where two never hold the same bit at the same time. A lifetime has a first and a last moment, both included. None
/// where more than 64 live at once.
pub(super) fn slots(lifetimes: &[(usize, usize)]) -> Option<Vec<u64>> {
    let mut by_start: Vec<usize> = (0..lifetimes.len()).collect();
    by_start.sort_by_key(|index| lifetimes[*index]);
    let mut free_from = [0; 64];
    let mut slots = vec![0; lifetimes.len()];
    for index in by_start {
        let (first, last) = lifetimes[index];
        let slot = free_from.iter().position(|free| *free <= first)?;
        free_from[slot] = last + 1;
        slots[index] = 1 << slot;
    }
    Some(slots)
}
