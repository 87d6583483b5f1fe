//! When figures are reckoned: after the change was drawn, and in parts, so that the hand never waits for them.

use std::time::Duration;

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::analysis::figures::Figures;
use crate::model::Model;
use crate::platform::page;

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
    model: Memo<Stamped<ModelStamp, Model>>,
    /// The last one that was reckoned in parts; `None` for a document of which nothing was reckoned so far.
    last: RwSignal<Option<Reckoned>>,
    /// Of which document somebody wanted figures. Before, nothing is reckoned at all.
    wanted_of: StoredValue<Option<u64>>,
    /// Counts the changes, so that what is reckoned of an older model ends.
    changes: StoredValue<u64>,
    /// Since when the figures have been those of an older model, in milliseconds since 1970.
    behind_since: StoredValue<Option<f64>>,
    /// Whether that has been so for a while.
    pub(super) is_late: RwSignal<bool>,
}

impl Reckoning {
    pub(super) fn of(model: Memo<Stamped<ModelStamp, Model>>) -> Self {
        let reckoning = Self {
            model,
            last: RwSignal::new(None),
            wanted_of: StoredValue::new(None),
            changes: StoredValue::new(0),
            behind_since: StoredValue::new(None),
            is_late: RwSignal::new(false),
        };
        Effect::new(move |_| {
            model.track();
            let change = reckoning.changes.get_value() + 1;
            reckoning.changes.set_value(change);
            // A frame is drawn after what was asked for it is done.
            request_animation_frame(move || set_timeout(move || reckoning.begin(change), Duration::ZERO));
        });
        reckoning
    }

    /// The model that figures are of.
    pub(super) fn seen(self) -> Memo<Stamped<ModelStamp, Model>> {
        Memo::new(move |_| {
            let reckoned = self.last.with(|last| last.as_ref().map(|last| last.model.clone()));
            reckoned.unwrap_or_else(|| self.model.get_untracked())
        })
    }

    /// The figures of what is seen.
    pub(super) fn figures(self, seen: Memo<Stamped<ModelStamp, Model>>) -> Memo<Stamped<ModelStamp, Figures>> {
        Memo::new(move |_| {
            let model = seen.get();
            let reckoned = self.last.with(|last| last.as_ref().map(|last| last.figures.clone()));
            reckoned.unwrap_or_else(|| {
                self.wanted_of.set_value(Some(model.stamp().0));
                Stamped::new(model.stamp(), at_once(&model))
            })
        })
    }

    fn begin(self, change: u64) {
        if self.changes.get_value() != change {
            return;
        }
        let model = self.model.get_untracked();
        match self.wanted_of.get_value() == Some(model.stamp().0) {
            true => in_parts(self, change, model),
            false => self.know(None),
        }
    }

    fn know(self, reckoned: Option<Reckoned>) {
        self.behind_since.set_value(None);
        self.is_late.set(false);
        self.last.set(reckoned);
    }
}

// The first page only prepares for these.

#[inline(never)]
fn at_once(model: &Model) -> Figures {
    Figures::of(model)
}

#[inline(never)]
fn in_parts(reckoning: Reckoning, change: u64, model: Stamped<ModelStamp, Model>) {
    let mut turn = page::now();
    let since = reckoning.behind_since.get_value().unwrap_or(turn);
    reckoning.behind_since.set_value(Some(since));
    spawn_local(async move {
        let pause = async || {
            if page::now() - turn >= TURN {
                reckoning.is_late.set(page::now() - since >= LATE);
                TimeoutFuture::new(0).await;
                turn = page::now();
            }
            reckoning.changes.get_value() == change
        };
        if let Some(figures) = Figures::in_parts(&model, pause).await {
            let figures = Stamped::new(model.stamp(), figures);
            reckoning.know(Some(Reckoned { model, figures }));
        }
    });
}
