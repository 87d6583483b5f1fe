//! What follows from the editor: computed when read, compared by revision, never stored.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::analysis::coupling::Coupling;
use crate::analysis::findings::Findings;
use crate::analysis::outage::{Circumstances, Outage};
use crate::analysis::people::People;
use crate::editor::Editor;
use crate::editor::selection::Selection;
use crate::geometry::{Camera, ScreenSize};
use crate::model::{Model, ServiceId};

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
    fn new(stamp: S, value: T) -> Self {
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
    pub stamp: Memo<Stamp>,
    /// What is drawn.
    pub model: Memo<Stamped<ModelStamp, Model>>,
    /// The same as soon as people can see it: what the figures are of, so that no edit waits for them to be drawn.
    pub seen: Memo<Stamped<ModelStamp, Model>>,
    /// What is selected.
    pub selection: Memo<Selection>,
    /// Where the canvas looks.
    pub camera: Memo<Camera>,
    /// How large the canvas is.
    pub canvas: Memo<ScreenSize>,
    /// What is out of order.
    pub failed: Memo<Arc<BTreeSet<ServiceId>>>,
    /// How elements fail, and for how long.
    pub circumstances: RwSignal<Circumstances>,
    /// How tightly the model is coupled.
    pub coupling: Memo<Stamped<ModelStamp, Coupling>>,
    /// What an outage of the failed elements does; `None` while none is failed.
    pub outage: Memo<Option<Arc<Outage>>>,
    /// What should worry people, and what of it they accept.
    pub findings: Memo<Stamped<ModelStamp, Findings>>,
    /// What it means for teams.
    pub people: Memo<Stamped<ModelStamp, People>>,
}

impl Derived {
    pub(super) fn of(editor: RwSignal<Editor>, generation: RwSignal<u64>) -> Self {
        let stamp = Memo::new(move |_| stamp_of(editor, generation));
        let model = Memo::new(move |_| {
            let stamp = stamp.get();
            let model = editor.with_untracked(|editor| editor.document().model().clone());
            Stamped::new((stamp.generation, stamp.model), model)
        });
        let failed = Memo::new(move |_| Arc::new(editor.with(|editor| editor.failed().clone())));
        let seen = once_drawn(model);
        let coupling = Memo::new(move |_| seen.with(|model| Stamped::new(model.stamp(), coupling_of(model))));
        let people = Memo::new(move |_| seen.with(|model| Stamped::new(model.stamp(), people_of(model))));
        let circumstances = RwSignal::new(Circumstances::default());
        Self {
            stamp,
            model,
            seen,
            selection: Memo::new(move |_| editor.with(|editor| editor.selection().clone())),
            camera: Memo::new(move |_| editor.with(Editor::camera)),
            canvas: Memo::new(move |_| editor.with(Editor::canvas)),
            failed,
            circumstances,
            coupling,
            outage: outage_memo(model, failed, circumstances),
            findings: Memo::new(move |_| {
                let (model, coupling, people) = (seen.get(), coupling.get(), people.get());
                Stamped::new(model.stamp(), findings_of(&model, &coupling, &people))
            }),
            people,
        }
    }
}

/// What it last was when a frame had been drawn.
fn once_drawn(model: Memo<Stamped<ModelStamp, Model>>) -> Memo<Stamped<ModelStamp, Model>> {
    let frames = RwSignal::new(0_u64);
    Effect::new(move |_| {
        model.track();
        // A frame is drawn after what was asked for it is done.
        request_animation_frame(move || set_timeout(move || frames.update(|frames| *frames += 1), Duration::ZERO));
    });
    Memo::new(move |_| {
        frames.track();
        model.get_untracked()
    })
}

fn stamp_of(editor: RwSignal<Editor>, generation: RwSignal<u64>) -> Stamp {
    editor.with(|editor| Stamp {
        generation: generation.get_untracked(),
        model: editor.model_revision(),
        placement: editor.placement_revision(),
    })
}

fn outage_memo(
    model: Memo<Stamped<ModelStamp, Model>>,
    failed: Memo<Arc<BTreeSet<ServiceId>>>,
    circumstances: RwSignal<Circumstances>,
) -> Memo<Option<Arc<Outage>>> {
    Memo::new(move |_| {
        let failed = failed.get();
        (!failed.is_empty()).then(|| model.with(|model| Arc::new(outage_of(model, &failed, circumstances.get()))))
    })
}

// The analyses, each by itself: the first page only prepares for them.

#[inline(never)]
fn coupling_of(model: &Model) -> Coupling {
    Coupling::of(model)
}

#[inline(never)]
fn findings_of(model: &Model, coupling: &Coupling, people: &People) -> Findings {
    Findings::of(model, coupling, people)
}

#[inline(never)]
fn people_of(model: &Model) -> People {
    People::of(model)
}

#[inline(never)]
fn outage_of(model: &Model, failed: &BTreeSet<ServiceId>, circumstances: Circumstances) -> Outage {
    Outage::of(model, failed, circumstances)
}
