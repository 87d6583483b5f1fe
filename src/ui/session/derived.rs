//! What follows from the editor, compared by revision: computed when read, but for the figures, which follow by themselves (`reckoning`).

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::figures::Figures;
use crate::analysis::outage::{Circumstances, Outage};
use crate::editor::Editor;
use crate::editor::selection::Selection;
use crate::geometry::{Camera, ScreenSize};
use crate::model::{Model, ServiceId};

use crate::ui::lasting::Lasting;

use super::reckoning::Reckoning;

/// Which state of which document something was derived from. Revisions of two documents never compare equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Counts the documents opened on this page.
    pub generation: u64,
    /// Counts the changes of the model.
    pub model: u64,
    /// Counts the changes of the placement.
    pub placement: u64,
}

/// A shared value that is compared by what it was derived from, not by what it holds.
#[derive(Debug)]
pub struct Stamped<S, T> {
    stamp: S,
    value: Arc<T>,
}

impl<S: Copy, T> Stamped<S, T> {
    pub(super) fn new(stamp: S, value: T) -> Self {
        Self { stamp, value: Arc::new(value) }
    }

    /// The value, to be kept.
    pub fn share(&self) -> Arc<T> {
        Arc::clone(&self.value)
    }

    /// What it was derived from.
    pub fn stamp(&self) -> S {
        self.stamp
    }
}

impl<S: Copy, T> Clone for Stamped<S, T> {
    fn clone(&self) -> Self {
        Self { stamp: self.stamp, value: self.share() }
    }
}

impl<S: PartialEq, T> PartialEq for Stamped<S, T> {
    fn eq(&self, other: &Self) -> bool {
        self.stamp == other.stamp
    }
}

impl<S, T> Deref for Stamped<S, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The state of a model: the document's generation and the model's revision.
pub type ModelStamp = (u64, u64);

/// Memos over the editor. Each is computed when first read and again only when what it depends on has another revision.
#[derive(Clone, Copy)]
pub struct Derived {
    /// The state of the document.
    pub stamp: Lasting<Memo<Stamp>>,
    /// What is drawn.
    pub model: Lasting<Memo<Stamped<ModelStamp, Model>>>,
    /// The model that the figures are of, a little behind: no edit waits for them to be drawn.
    pub seen: Lasting<Memo<Stamped<ModelStamp, Model>>>,
    /// What is selected.
    pub selection: Lasting<Memo<Selection>>,
    /// Where the canvas looks.
    pub camera: Lasting<Memo<Camera>>,
    /// How large the canvas is.
    pub canvas: Lasting<Memo<ScreenSize>>,
    /// What is out of order.
    pub failed: Lasting<Memo<Arc<BTreeSet<ServiceId>>>>,
    /// How elements fail, and for how long.
    pub circumstances: Lasting<RwSignal<Circumstances>>,
    /// What was reckoned of the seen one: coupling, people, findings.
    pub figures: Lasting<Memo<Stamped<ModelStamp, Figures>>>,
    /// Whether they are so far behind that people should know.
    pub is_late: Lasting<RwSignal<bool>>,
    /// What an outage of the failed elements does; `None` while none is failed.
    pub outage: Lasting<Memo<Option<Arc<Outage>>>>,
}

impl Derived {
    pub(super) fn of(editor: Lasting<RwSignal<Editor>>, generation: RwSignal<u64>) -> Self {
        let stamp = Lasting::new(Memo::new(move |_| stamp_of(editor, generation)));
        let model = Lasting::new(Memo::new(move |_| {
            let stamp = stamp.get();
            let model = editor.with_untracked(|editor| editor.document().model().clone());
            Stamped::new((stamp.generation, stamp.model), model)
        }));
        let failed = Lasting::new(Memo::new(move |_| Arc::new(editor.with(|editor| editor.failed().clone()))));
        let reckoning = Reckoning::of(model);
        let seen = Lasting::new(reckoning.seen());
        let circumstances = Lasting::new(RwSignal::new(Circumstances::default()));
        Self {
            stamp,
            model,
            seen,
            selection: Lasting::new(Memo::new(move |_| editor.with(|editor| editor.selection().clone()))),
            camera: Lasting::new(Memo::new(move |_| editor.with(Editor::camera))),
            canvas: Lasting::new(Memo::new(move |_| editor.with(Editor::canvas))),
            failed,
            circumstances,
            figures: Lasting::new(reckoning.figures(seen)),
            is_late: reckoning.is_late(),
            outage: Lasting::new(outage_memo(model, failed, circumstances)),
        }
    }
}

fn stamp_of(editor: Lasting<RwSignal<Editor>>, generation: RwSignal<u64>) -> Stamp {
    editor.with(|editor| Stamp {
        generation: generation.get_untracked(),
        model: editor.model_revision(),
        placement: editor.placement_revision(),
    })
}

fn outage_memo(
    model: Lasting<Memo<Stamped<ModelStamp, Model>>>,
    failed: Lasting<Memo<Arc<BTreeSet<ServiceId>>>>,
    circumstances: Lasting<RwSignal<Circumstances>>,
) -> Memo<Option<Arc<Outage>>> {
    Memo::new(move |_| {
        let failed = failed.get();
        (!failed.is_empty()).then(|| model.with(|model| Arc::new(outage_of(model, &failed, circumstances.get()))))
    })
}

// The first page only prepares for this.
#[inline(never)]
fn outage_of(model: &Model, failed: &BTreeSet<ServiceId>, circumstances: Circumstances) -> Outage {
    Outage::of(model, failed, circumstances)
}
