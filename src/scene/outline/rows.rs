//! What of the tree is in sight: not what is folded away, and while something is searched for, only what fits and what leads to it.

use std::collections::BTreeSet;

use super::{Key, Outline, Sign};

/// Up to how many items everything is unfolded until someone folds it.
const SMALL: usize = 200;

/// What people folded or unfolded by hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folding {
    toggled: BTreeSet<Key>,
}

impl Folding {
    /// Whether what stands below an item is in sight. Contexts and headings are open until they are folded, and so are elements of a
    /// small model; in a large one what an element sends is shown when asked for.
    pub fn is_open(&self, outline: &Outline, index: usize) -> bool {
        let item = &outline.items[index];
        let by_itself = outline.items.len() <= SMALL || !matches!(item.sign, Sign::Element(_));
        by_itself != self.toggled.contains(&item.key)
    }

    /// Opens or folds an item.
    pub fn set_open(&mut self, outline: &Outline, index: usize, opening: Opening) {
        if self.is_open(outline, index) != (opening == Opening::Open) {
            let key = &outline.items[index].key;
            if !self.toggled.remove(key) {
                self.toggled.insert(key.clone());
            }
        }
    }

    /// Opens everything that an item stands in.
    pub fn reveal(&mut self, outline: &Outline, index: usize) {
        for above in outline.ancestors(index).collect::<Vec<_>>() {
            self.set_open(outline, above, Opening::Open);
        }
    }
}

/// What becomes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// What stands below it comes in sight.
    Open,
    /// It goes out of sight.
    Folded,
}

/// An item in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the item.
    pub item: usize,
    /// How deep it stands, from 1.
    pub level: usize,
    /// Its place among those beside it, from 1.
    pub position: usize,
    /// How many stand beside it, itself included.
    pub siblings: usize,
    /// Whether it is open; `None` where nothing stands below it.
    pub open: Option<bool>,
}

/// The items in sight, in order. O(n).
pub fn rows(outline: &Outline, folding: &Folding, query: &str) -> Vec<Row> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    match words.is_empty() {
        true => numbered(outline, unfolded(outline, folding)),
        false => numbered(outline, found(outline, &words)),
    }
}

type InSight = (usize, Option<bool>);

fn unfolded(outline: &Outline, folding: &Folding) -> Vec<InSight> {
    let mut shown = Vec::new();
    let mut index = 0;
    while let Some(item) = outline.items.get(index) {
        let open = outline.has_children(index).then(|| folding.is_open(outline, index));
        shown.push((index, open));
        index = if open == Some(false) { item.end } else { index + 1 };
    }
    shown
}

/// Items whose name or detail holds every word, and what they stand in; those that contain finds are open.
fn found(outline: &Outline, words: &[String]) -> Vec<InSight> {
    let mut is_shown = vec![false; outline.items.len()];
    let mut leads_on = vec![false; outline.items.len()];
    for (index, item) in outline.items.iter().enumerate() {
        let text = format!("{} {}", item.label, item.detail).to_lowercase();
        if !words.iter().all(|word| text.contains(word)) {
            continue;
        }
        is_shown[index] = true;
        for above in outline.ancestors(index) {
            if std::mem::replace(&mut leads_on[above], true) {
                break;
            }
            is_shown[above] = true;
        }
    }
    let shown = (0..outline.items.len()).filter(|index| is_shown[*index]);
    shown.map(|index| (index, leads_on[index].then_some(true))).collect()
}

fn numbered(outline: &Outline, shown: Vec<InSight>) -> Vec<Row> {
    let slot = |index: usize| outline.items[index].parent.map_or(0, |parent| parent + 1);
    let mut counts = vec![0; outline.items.len() + 1];
    let mut rows: Vec<Row> = Vec::with_capacity(shown.len());
    for (item, open) in shown {
        let count = &mut counts[slot(item)];
        *count += 1;
        rows.push(Row { item, level: outline.items[item].level, position: *count, siblings: 0, open });
    }
    for row in &mut rows {
        row.siblings = counts[slot(row.item)];
    }
    rows
}
