//! "Did you mean …?"

/// The word most like a misspelt one; `None` if none is near. Ties go to the first.
///
/// O(n·l²) for n words of length l; words and texts longer than an id are passed over.
pub fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 80;
    let tolerance = (text.len() / 3).clamp(1, 4);
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let near = words.into_iter().filter(|word| word.len() <= LONGEST && word.len().abs_diff(text.len()) <= tolerance);
    near.map(|word| (distance(text.as_bytes(), word.as_bytes()), word))
        .filter(|(distance, _)| *distance <= tolerance && *distance < text.len())
        .reduce(|best, next| if next.0 < best.0 { next } else { best })
        .map(|(_, word)| word)
}

/// How many letters must be inserted, left out, replaced or swapped with their neighbour to turn one text into the other (optimal string
/// alignment). Capital and small letters count as equal, so that a wrong capital is the nearest of all mistakes.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let same = left.eq_ignore_ascii_case(right);
            let mut best = (row[j] + usize::from(!same)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                best = best.min(above[j - 1] + 1);
            }
            next.push(best);
        }
        above = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}
