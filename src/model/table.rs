//! The entities of one kind, by id.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The entities of one kind, ordered by id.
///
/// Cloning is O(1): the entities are shared until one side changes, so a model is cheap to branch and to compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<Id: Ord, T>(Arc<BTreeMap<Id, Arc<T>>>);

impl<Id: Ord, T> Default for Table<Id, T> {
    fn default() -> Self {
        Self(Arc::new(BTreeMap::new()))
    }
}

impl<Id: Ord + Clone, T> Table<Id, T> {
    /// The entity of this id.
    pub fn get(&self, id: &Id) -> Option<&T> {
        self.0.get(id).map(Arc::as_ref)
    }

    /// Whether there is an entity of this id.
    pub fn contains(&self, id: &Id) -> bool {
        self.0.contains_key(id)
    }

    /// The entities, by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.0.values().map(Arc::as_ref)
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = &Id> + ExactSizeIterator {
        self.0.keys()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are the same table: one cloned from the other, and neither changed since. O(1).
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The ids under which two tables hold different entities, or only one holds any. Entities are the same only if one table has
    /// them from the other. O(n), and O(1) for the same table.
    pub fn differences(&self, other: &Self) -> BTreeSet<Id> {
        if self.is_same(other) {
            return BTreeSet::new();
        }
        different_keys(&self.0, &other.0, |ours, theirs| Arc::ptr_eq(ours, theirs)).cloned().collect()
    }

    pub(super) fn insert(&mut self, id: Id, entity: T) -> Option<Arc<T>> {
        Arc::make_mut(&mut self.0).insert(id, Arc::new(entity))
    }

    pub(super) fn remove(&mut self, id: &Id) -> Option<Arc<T>> {
        Arc::make_mut(&mut self.0).remove(id)
    }
}

/// The keys under which two maps hold different values, or only one holds any, in order. O(n).
pub fn differences<'a, K: Ord, V: PartialEq>(
    ours: &'a BTreeMap<K, V>,
    theirs: &'a BTreeMap<K, V>,
) -> impl Iterator<Item = &'a K> {
    different_keys(ours, theirs, |our, their| our == their)
}

fn different_keys<'a, K: Ord, V>(
    ours: &'a BTreeMap<K, V>,
    theirs: &'a BTreeMap<K, V>,
    is_same: impl Fn(&V, &V) -> bool,
) -> impl Iterator<Item = &'a K> {
    let (mut ours, mut theirs) = (ours.iter().peekable(), theirs.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            let order = match (ours.peek(), theirs.peek()) {
                (Some((our, _)), Some((their, _))) => our.cmp(their),
                (Some(_), None) => Ordering::Less,
                (None, _) => Ordering::Greater,
            };
            let our = if order.is_le() { ours.next() } else { None };
            let their = if order.is_ge() { theirs.next() } else { None };
            match (our, their) {
                (Some((_, one)), Some((_, other))) if is_same(one, other) => {}
                (our, their) => return our.or(their).map(|(key, _)| key),
            }
        }
    })
}
