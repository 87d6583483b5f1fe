//! Values that are compared by which they are, not by what they hold.

use std::ops::Deref;
use std::sync::Arc;

/// A shared value; two are equal only if they are the same one. For large values that are made anew whenever they may have changed.
#[derive(Debug)]
pub(super) struct Kept<T>(Arc<T>);

impl<T> Kept<T> {
    pub(super) fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T: PartialEq> Kept<T> {
    /// The value as it is kept already where that is equal.
    #[inline(never)]
    pub(super) fn again(value: T, before: Option<&Self>) -> Self {
        before.filter(|before| ***before == value).cloned().unwrap_or_else(|| Self::new(value))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
