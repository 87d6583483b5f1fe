//! What may happen to a contract, whom it breaks, and who has to upgrade first.

use crate::model::contract::Compatibility;
use crate::model::words::words;

words! {
    /// What happens to the fields of a contract.
    ChangeKind {
        /// A field that need not be there.
        AddOptional = "add-optional",
        /// A field that must be there.
        AddRequired = "add-required",
        /// A field goes that need not be there.
        RemoveOptional = "remove-optional",
        /// A field goes that was always there.
        RemoveRequired = "remove-required",
        /// A field is called something else; the same as removing it and adding another.
        Rename = "rename",
        /// A field may hold more than before.
        WidenType = "widen-type",
        /// A field may hold less than before.
        NarrowType = "narrow-type",
        /// A field may hold one more of a list of values.
        AddSymbol = "add-symbol",
        /// A field means something else and looks the same.
        Semantic = "semantic",
        /// A consumer needs a field that is not there: its provider has to move first.
        Need = "need",
    }
}

impl ChangeKind {
    /// Whether a reader of the new version reads what a writer of the old one wrote. For fields that come and go as in the schema
    /// resolution of Avro \[V\]; for types, values and meaning from its practice \[P\].
    pub fn is_backward_compatible(self) -> bool {
        !matches!(self, Self::AddRequired | Self::Rename | Self::NarrowType | Self::Semantic)
    }

    /// Whether a reader of the old version reads what a writer of the new one writes; sources as for
    /// [`ChangeKind::is_backward_compatible`].
    pub fn is_forward_compatible(self) -> bool {
        !matches!(self, Self::RemoveRequired | Self::Rename | Self::WidenType | Self::AddSymbol | Self::Semantic)
    }

    /// Whether it brings a field that nobody can use yet.
    pub fn is_addition(self) -> bool {
        matches!(self, Self::AddOptional | Self::AddRequired | Self::Need)
    }

    /// Whether no schema check would notice.
    pub fn is_silent(self) -> bool {
        self == Self::Semantic
    }

    /// Whether a contract of this mode admits the change.
    pub fn is_allowed_by(self, mode: Compatibility) -> bool {
        let (backward, forward) = checks(mode);
        (!backward || self.is_backward_compatible()) && (!forward || self.is_forward_compatible())
    }
}

words! {
    /// Who upgrades first.
    UpgradeOrder {
        /// It does not matter.
        Any = "any",
        /// Readers, then writers.
        ReadersFirst = "readers-first",
        /// Writers, then readers.
        WritersFirst = "writers-first",
        /// All at once.
        Together = "together",
    }
}

impl UpgradeOrder {
    /// The order in which a change can be rolled out. An order counts only if the change keeps it and the mode checks it: under `none`
    /// nobody checks anything, so all those who have to change do so at once \[P\].
    ///
    /// Whether a mode is transitive makes no difference: a model knows one version of each contract.
    pub fn of(kind: ChangeKind, mode: Compatibility) -> Self {
        let (backward, forward) = checks(mode);
        match (backward && kind.is_backward_compatible(), forward && kind.is_forward_compatible()) {
            (true, true) => Self::Any,
            (true, false) => Self::ReadersFirst,
            (false, true) => Self::WritersFirst,
            (false, false) => Self::Together,
        }
    }
}

/// Whether a mode checks that new readers read old data, and that old readers read new data (the modes of the Confluent schema registry
/// \[V\]).
fn checks(mode: Compatibility) -> (bool, bool) {
    match mode {
        Compatibility::None => (false, false),
        Compatibility::Backward | Compatibility::BackwardTransitive => (true, false),
        Compatibility::Forward | Compatibility::ForwardTransitive => (false, true),
        Compatibility::Full | Compatibility::FullTransitive => (true, true),
    }
}
