//! Questions to the other thread: asked through the desk, answered when they are answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use gloo::timers::callback::{Interval, Timeout};
use leptos::prelude::*;

use crate::format;
use crate::inquiry::desk::{Desk, Failure, Order, Ticket};
use crate::inquiry::{Question, Topic};
use crate::platform::packing::Packed;
use crate::platform::page;
use crate::platform::worker::{Said, Worker};

use super::{ModelStamp, Session};

/// The script of the other thread, beside the page.
const SCRIPT: &str = "other-thread.js";
/// How often a busy thread is looked after, in milliseconds.
const LOOK: u32 = 2_000;
/// How long the model has to rest before a panel asks about it again, in milliseconds.
const REST: u32 = 150;

/// What is heard of a question.
#[derive(Clone, Debug)]
pub enum Heard {
    /// It is being answered and has come so far, from 0 to 1.
    Progress(f64),
    /// The answer, about this state of the model.
    Answer(ModelStamp, Packed),
    /// There is none.
    Failure(Failure),
}

/// What a panel knows of its question. The last answer stands until the next one comes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inquiry {
    /// The last answer, and the state of the model that it is about.
    pub answer: Option<(ModelStamp, Arc<str>)>,
    /// How far the next answer has come, from 0 to 1, while it is awaited.
    pub progress: Option<f64>,
    /// Why there is none.
    pub failure: Option<Failure>,
}

type Listener = Arc<dyn Fn(Heard) + Send + Sync>;

/// The desk, its thread, and who waits for what.
#[derive(Clone, Copy)]
pub(super) struct Inquiries {
    desk: StoredValue<Desk<Packed>>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    watch: StoredValue<Option<Interval>, LocalStorage>,
    listeners: StoredValue<BTreeMap<Topic, (Listener, ModelStamp)>>,
}

impl Inquiries {
    pub(super) fn new() -> Self {
        Self {
            desk: StoredValue::new(Desk::default()),
            worker: StoredValue::new_local(None),
            watch: StoredValue::new_local(None),
            listeners: StoredValue::new(BTreeMap::new()),
        }
    }
}

impl Session {
    /// Asks a question about the model as it is; an older one of the same topic is dropped, with its listener.
    pub fn ask(self, question: Question, hear: impl Fn(Heard) + Send + Sync + 'static) {
        let entry: (Listener, ModelStamp) = (Arc::new(hear), ModelStamp::default());
        self.inquiries.listeners.update_value(|listeners| drop(listeners.insert(question.topic(), entry)));
        self.order(|desk| desk.ask(question, page::elapsed()));
    }

    /// Asks a question whenever the model has changed and rests, for as long as the component lives; `None` asks nothing.
    pub fn inquire(self, question: Signal<Option<Question>>) -> RwSignal<Inquiry> {
        let state = RwSignal::new(Inquiry::default());
        let rest = StoredValue::new_local(None::<Timeout>);
        let asked = StoredValue::new(None::<Topic>);
        let model = self.derived.model;
        Effect::new(move |before: Option<Option<Question>>| {
            model.track();
            let now = question.get();
            let topic = now.as_ref().map(Question::topic);
            if let Some(dropped) = asked.get_value().filter(|asked| Some(*asked) != topic) {
                rest.set_value(None);
                self.order(|desk| desk.withdraw(dropped, page::elapsed()));
            }
            asked.set_value(topic);
            let Some(question) = now.clone() else {
                state.set(Inquiry::default());
                return now;
            };
            // Only a model that is being changed has to rest; another question need not wait.
            let delay = if before == Some(now.clone()) { REST } else { 0 };
            let ask = move || {
                self.ask(question, move |heard| state.try_update(|state| state.take(heard)).unwrap_or_default())
            };
            rest.set_value(Some(Timeout::new(delay, ask)));
            now
        });
        on_cleanup(move || {
            rest.try_update_value(Option::take);
            if let Some(topic) = asked.try_get_value().flatten() {
                self.order(|desk| desk.withdraw(topic, page::elapsed()));
            }
        });
        state
    }

    fn order(self, change: impl FnOnce(&mut Desk<Packed>) -> Vec<Order<Packed>>) {
        let orders = self.inquiries.desk.try_update_value(change).unwrap_or_default();
        orders.into_iter().for_each(|order| self.carry_out(order));
        self.watch_thread();
    }

    fn carry_out(self, order: Order<Packed>) {
        match order {
            Order::Restart => self.inquiries.worker.update_value(|worker| *worker = None),
            Order::Post(ticket, question) => self.post(ticket, &question),
            Order::Progress(question, done) => self.tell(question.topic(), |_| Heard::Progress(done)),
            Order::Answered(question, text) => self.tell(question.topic(), |stamp| Heard::Answer(stamp, text)),
            Order::Failed(question, failure) => self.tell(question.topic(), |_| Heard::Failure(failure)),
        }
    }

    fn post(self, ticket: Ticket, question: &Question) {
        let (stamp, text) =
            (self.derived.model.get_untracked().stamp(), self.peek(|editor| format::write(editor.document())));
        self.inquiries.listeners.update_value(|listeners| {
            if let Some((_, asked_of)) = listeners.get_mut(&question.topic()) {
                *asked_of = stamp;
            }
        });
        let is_posted = self.inquiries.worker.try_update_value(|worker| {
            let worker = worker
                .take()
                .or_else(|| Worker::start(SCRIPT, move |said| self.hear(said)))
                .map(|it| worker.insert(it));
            worker.is_some_and(|worker| worker.post(ticket.0, &question.text(), &text))
        });
        if is_posted != Some(true) {
            // Not within this call: the desk is being asked.
            Timeout::new(0, move || self.hear(Said::Crash("this browser could not start it".to_owned()))).forget();
        }
    }

    fn hear(self, said: Said) {
        let now = page::elapsed();
        match said {
            Said::Progress(number, done) => self.order(|desk| desk.progressed(Ticket(number), done, now)),
            Said::Answer(number, answer) => self.order(|desk| desk.answered(Ticket(number), answer, now)),
            Said::Crash(message) => self.order(|desk| desk.crashed(&message, now)),
        }
    }

    fn tell(self, topic: Topic, heard: impl FnOnce(ModelStamp) -> Heard) {
        // Told outside the store: a listener may ask again.
        let listener = self.inquiries.listeners.with_value(|listeners| listeners.get(&topic).cloned());
        if let Some((listener, stamp)) = listener {
            listener(heard(stamp));
        }
    }

    fn watch_thread(self) {
        let is_busy = self.inquiries.desk.with_value(Desk::is_busy);
        self.inquiries.watch.update_value(|watch| match (is_busy, &watch) {
            (true, None) => *watch = Some(Interval::new(LOOK, move || self.order(|desk| desk.look(page::elapsed())))),
            (false, Some(_)) => *watch = None,
            _ => {}
        });
    }
}

impl Inquiry {
    fn take(&mut self, heard: Heard) {
        match heard {
            Heard::Progress(done) => (self.progress, self.failure) = (Some(done), None),
            Heard::Answer(stamp, text) => {
                *self = Self { answer: Some((stamp, text.text().into())), ..Self::default() };
            }
            Heard::Failure(failure) => (self.progress, self.failure) = (None, Some(failure)),
        }
    }
}
