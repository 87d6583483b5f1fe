//! Controls of forms: labelled, with a message beside them when what was typed cannot be taken.

pub mod choice;
pub mod frame;
pub mod list;
pub mod picker;
pub mod text;

use std::sync::Arc;

use leptos::prelude::*;

/// Takes what was entered, or says what would be right.
pub type Commit<T> = Arc<dyn Fn(T) -> Result<(), String> + Send + Sync>;

/// What a control shows: `None` where it stands for several things that differ.
pub type Shown<T> = Signal<Option<T>>;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What is meant.
    pub value: String,
    /// What it is called.
    pub label: String,
}

/// What a control has in common with the frame around it.
#[derive(Clone, Copy)]
pub struct Controlled {
    /// The id of the control on the page.
    pub id: StoredValue<String>,
    /// What is wrong with what was entered.
    pub fault: RwSignal<Option<String>>,
    /// Whether nobody has said anything yet.
    pub is_default: Signal<bool>,
}

impl Controlled {
    /// A control of an id that is unique on the page.
    pub fn new(id: String, is_default: Signal<bool>) -> Self {
        Self { id: StoredValue::new(id), fault: RwSignal::new(None), is_default }
    }

    /// The id of the control.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// The id of the message beside it.
    pub fn note_id(self) -> String {
        format!("{}-note", self.id())
    }

    /// Hands what was entered on, and keeps what is wrong with it. Says whether it was taken.
    pub fn take<T>(self, commit: &Commit<T>, value: T) -> bool {
        let outcome = commit(value);
        let is_taken = outcome.is_ok();
        // The control may be gone already when its last text is committed.
        self.fault.try_set(outcome.err());
        is_taken
    }

    /// For `aria-invalid`.
    pub fn is_invalid(self) -> Option<&'static str> {
        self.fault.with(|fault| fault.is_some().then_some("true"))
    }
}
