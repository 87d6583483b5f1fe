//! What a file says beyond the format's own vocabulary, kept so that writing gives it back.

/// Keys of an entity that are not the model's own (`x-…`, and keys reserved for later), in the order read. Each value is a JSON text: the
/// model does not look inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(pub Vec<(String, String)>);

impl Extra {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
