//! Sources that outlive those who read them.
//!
//! The reactive library keeps whoever read a source in a list, to tell them of the next change. A reader that is gone, a row that was scrolled
//! past or the form of what was selected before, stays in it for good: each change would take longer the more was ever looked at. A lasting
//! source knows its readers and strikes off those who are gone.

use std::panic::Location;

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{AnySubscriber, Observer, Source, ToAnySource};
use leptos::reactive::signal::guards::UntrackedWriteGuard;
use leptos::reactive::traits::{DefinedAt, IsDisposed, Notify, UntrackableGuard};

/// How many notes are worth looking through.
const MANY: usize = 256;

/// A signal or a memo that is read by what comes and goes.
#[derive(Clone, Copy, Debug)]
pub struct Lasting<S> {
    source: S,
    readers: StoredValue<Readers>,
}

/// Those who read a source; whoever read it several times may be noted as often.
#[derive(Debug, Default)]
struct Readers {
    noted: Vec<AnySubscriber>,
    /// How many notes there were when they were last looked through.
    kept: usize,
}

impl Readers {
    fn note(&mut self, reader: AnySubscriber) -> Vec<AnySubscriber> {
        self.noted.push(reader);
        if self.noted.len() < MANY + 2 * self.kept { Vec::new() } else { self.gone() }
    }

    /// Those who are gone. Done when there are twice as many notes as before, so that each costs little.
    #[inline(never)]
    fn gone(&mut self) -> Vec<AnySubscriber> {
        self.noted.sort_unstable_by_key(|reader| reader.0);
        // Where one is noted, nobody else is in memory.
        self.noted.dedup_by_key(|reader| reader.0);
        let (live, gone) = std::mem::take(&mut self.noted).into_iter().partition(|reader| reader.1.strong_count() > 0);
        self.noted = live;
        self.kept = self.noted.len();
        gone
    }
}

/// A source that can be told who is gone.
pub trait Strike: Copy {
    /// Takes a reader off its list.
    fn strike(self, reader: &AnySubscriber);
}

impl<T: Send + Sync + 'static> Strike for Memo<T> {
    fn strike(self, reader: &AnySubscriber) {
        ArcMemo::from(self).remove_subscriber(reader);
    }
}

impl<T: Send + Sync + 'static> Strike for RwSignal<T> {
    fn strike(self, reader: &AnySubscriber) {
        self.to_any_source().remove_subscriber(reader);
    }
}

impl<S> Lasting<S> {
    /// A source that knows its readers; all of them have to read it through this.
    pub fn new(source: S) -> Self {
        Self { source, readers: StoredValue::new(Readers::default()) }
    }
}

impl<S> DefinedAt for Lasting<S> {
    fn defined_at(&self) -> Option<&'static Location<'static>> {
        self.readers.defined_at()
    }
}

impl<S: Track + Strike> Track for Lasting<S> {
    fn track(&self) {
        self.source.track();
        note_reader(self.readers).iter().for_each(|reader| self.source.strike(reader));
    }
}

/// Notes who is reading, and answers who is found to be gone.
#[inline(never)]
fn note_reader(readers: StoredValue<Readers>) -> Vec<AnySubscriber> {
    let noted = Observer::get().and_then(|reader| readers.try_update_value(|readers| readers.note(reader)));
    noted.unwrap_or_default()
}

impl<S: ReadUntracked> ReadUntracked for Lasting<S> {
    type Value = S::Value;

    fn try_read_untracked(&self) -> Option<Self::Value> {
        self.source.try_read_untracked()
    }
}

impl<S: IsDisposed> IsDisposed for Lasting<S> {
    fn is_disposed(&self) -> bool {
        self.source.is_disposed()
    }
}

impl<S: Notify> Notify for Lasting<S> {
    fn notify(&self) {
        self.source.notify();
    }
}

impl<T: Send + Sync + 'static> Write for Lasting<RwSignal<T>> {
    type Value = T;

    fn try_write(&self) -> Option<impl UntrackableGuard<Target = Self::Value>> {
        self.source.try_write()
    }

    #[allow(refining_impl_trait, reason = "as the library has it")]
    fn try_write_untracked(&self) -> Option<UntrackedWriteGuard<Self::Value>> {
        self.source.try_write_untracked()
    }
}

impl<T: Clone + Send + Sync + 'static> From<Lasting<Memo<T>>> for Signal<T> {
    fn from(lasting: Lasting<Memo<T>>) -> Self {
        Self::derive(move || lasting.get())
    }
}

impl<T: Clone + Send + Sync + 'static> From<Lasting<RwSignal<T>>> for Signal<T> {
    fn from(lasting: Lasting<RwSignal<T>>) -> Self {
        Self::derive(move || lasting.get())
    }
}
