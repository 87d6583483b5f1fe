//! When figures are reckoned: after a change was drawn, and in parts, so that the hand never waits for them. A document that was just opened is
//! reckoned at once, and only when somebody wants its figures.

use std::time::Duration;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::figures::Figures;
use crate::model::Model;
use crate::platform::page;
use crate::ui::lasting::Lasting;

use super::derived::{ModelStamp, Stamped};

/// How long parts follow each other before whatever else waits has its turn, in milliseconds.
const TURN: f64 = 16.0;
/// After how long people are told that figures are not of the last change yet, in milliseconds.
const LATE: f64 = 300.0;

/// A model, and what was reckoned of it.
#[derive(Clone, Debug)]
struct Reckoned {
    model: Stamped<ModelStamp, Model>,
    figures: Stamped<ModelStamp, Figures>,
}

/// The figures on their way after the model.
#[derive(Clone, Copy)]
pub(super) struct Reckoning {
    /// The model as it is.
    model: Lasting<Memo<Stamped<ModelStamp, Model>>>,
    /// The last one that was reckoned in parts; `None` for a document of which nothing was.
    last: RwSignal<Option<Reckoned>>,
    /// Which model was reckoned at once; nothing is reckoned of a document before somebody wants its figures.
    at_first: StoredValue<Option<ModelStamp>>,
    /// Counts the changes, so that what is reckoned of an older model ends.
    changes: StoredValue<u64>,
    /// Since when the figures have been those of an older model, by [`page::elapsed`].
    behind_since: StoredValue<Option<f64>>,
    /// Whether that has been so for a while.
    is_late: Lasting<RwSignal<bool>>,
}

impl Reckoning {
    pub(super) fn of(model: Lasting<Memo<Stamped<ModelStamp, Model>>>) -> Self {
        let reckoning = Self {
            model,
            last: RwSignal::new(None),
            at_first: StoredValue::new(None),
            changes: StoredValue::new(0),
            behind_since: StoredValue::new(None),
            is_late: Lasting::new(RwSignal::new(false)),
        };
        Effect::new(move |_| {
            model.track();
            let change = reckoning.changes.get_value() + 1;
            reckoning.changes.set_value(change);
            reckoning.behind_since.update_value(|since| *since = since.or_else(|| Some(page::elapsed())));
            // A frame is drawn after what was asked for it is done.
            request_animation_frame(move || set_timeout(move || reckoning.begin(change), Duration::ZERO));
        });
        reckoning
    }

    /// Whether the figures are so far behind that people should know.
    pub(super) fn is_late(self) -> Lasting<RwSignal<bool>> {
        self.is_late
    }

    /// The model that figures are of.
    pub(super) fn seen(self) -> Memo<Stamped<ModelStamp, Model>> {
        Memo::new(move |_| {
            let reckoned = self.last.with(|last| last.as_ref().map(|last| last.model.clone()));
            reckoned.unwrap_or_else(|| self.model.get_untracked())
        })
    }

    /// The figures of what is seen.
    pub(super) fn figures(self, seen: Lasting<Memo<Stamped<ModelStamp, Model>>>) -> Memo<Stamped<ModelStamp, Figures>> {
        Memo::new(move |_| {
            let model = seen.get();
            let reckoned = self.last.with(|last| last.as_ref().map(|last| last.figures.clone()));
            reckoned.unwrap_or_else(|| {
                self.at_first.set_value(Some(model.stamp()));
                Stamped::new(model.stamp(), at_once(&model))
            })
        })
    }

    fn begin(self, change: u64) {
        if self.changes.get_value() != change {
            return;
        }
        let model = self.model.get_untracked();
        match self.at_first.get_value() {
            // Somebody wanted them between the change and the frame.
            Some(stamp) if stamp == model.stamp() && self.last.with_untracked(Option::is_none) => self.is_known(),
            Some((document, _)) if document == model.stamp().0 => in_parts(self, change, model),
            _ => {
                self.is_known();
                self.last.set(None);
            }
        }
    }

    /// Nothing is behind any more.
    fn is_known(self) {
        self.behind_since.set_value(None);
        self.tell_late(false);
    }

    fn tell_late(self, is_late: bool) {
        if self.is_late.get_untracked() != is_late {
            self.is_late.set(is_late);
        }
    }
}

// The first page only prepares for these.

#[inline(never)]
fn at_once(model: &Model) -> Figures {
    Figures::of(model)
}

#[inline(never)]
fn in_parts(reckoning: Reckoning, change: u64, model: Stamped<ModelStamp, Model>) {
    spawn_local(async move {
        let mut turn = page::elapsed();
        let pause = async || {
            let now = page::elapsed();
            if now - turn >= TURN {
                let since = reckoning.behind_since.get_value().unwrap_or(now);
                reckoning.tell_late(now - since >= LATE);
                TimeoutFuture::new(0).await;
                turn = page::elapsed();
            }
            reckoning.changes.get_value() == change
        };
        if let Some(figures) = Figures::in_parts(&model, pause).await {
            reckoning.is_known();
            let figures = Stamped::new(model.stamp(), figures);
            reckoning.last.set(Some(Reckoned { model, figures }));
        }
    });
}
