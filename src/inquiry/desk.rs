//! Who is asked what, and when.
//!
//! One thread answers one question at a time. A question that is asked again while it is being answered makes the thread start anew,
//! since an answer about an older model is of no use; so does a thread that crashed, or has been silent for too long.

use std::collections::VecDeque;
use std::marker::PhantomData;

use super::{Question, Topic};

/// How long the thread may be silent before it is given up, in milliseconds.
pub const PATIENCE: f64 = 30_000.0;

/// Which posting of a question an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(pub u32);

/// What is to be done, in order; an answer is an `A`.
#[derive(Clone, Debug, PartialEq)]
pub enum Order<A> {
    /// End the thread; the next question is posted to a new one.
    Restart,
    /// Hand this question to the thread, with the model as it is now.
    Post(Ticket, Question),
    /// This question has so much of its answer, from 0 to 1.
    Progress(Question, f64),
    /// This question has this answer.
    Answered(Question, A),
    /// This question has no answer.
    Failed(Question, Failure),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The thread says so, in these words.
    Refused(String),
    /// The thread crashed, with this message.
    Crashed(String),
    /// The thread was silent for [`PATIENCE`].
    Silent,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(reason) => write!(formatter, "There is no answer: {reason}."),
            Self::Crashed(message) => {
                write!(formatter, "The calculation crashed and was ended; the model is unharmed. ({message})")
            }
            Self::Silent => write!(
                formatter,
                "The calculation gave no sign of life for {:.0} seconds and was ended; the model is unharmed.",
                PATIENCE / 1000.0
            ),
        }
    }
}

/// What is being answered.
#[derive(Debug)]
struct Running {
    ticket: Ticket,
    question: Question,
    /// When the thread was last heard, in milliseconds.
    heard: f64,
}

/// The desk where questions are handed in. It passes the answers on, whatever they are made of.
#[derive(Debug)]
pub struct Desk<A> {
    last: u32,
    running: Option<Running>,
    waiting: VecDeque<Question>,
    answers: PhantomData<fn(A) -> A>,
}

impl<A> Default for Desk<A> {
    fn default() -> Self {
        Self { last: 0, running: None, waiting: VecDeque::new(), answers: PhantomData }
    }
}

impl<A> Desk<A> {
    /// Asks a question at a time in milliseconds; an older one of the same topic is dropped.
    pub fn ask(&mut self, question: Question, now: f64) -> Vec<Order<A>> {
        let mut orders = self.drop_topic(question.topic());
        self.waiting.push_back(question);
        orders.extend(self.post_next(now));
        orders
    }

    /// Nobody waits for an answer about this topic any more.
    pub fn withdraw(&mut self, topic: Topic, now: f64) -> Vec<Order<A>> {
        let mut orders = self.drop_topic(topic);
        orders.extend(self.post_next(now));
        orders
    }

    /// The thread tells how far it has come. What it says of a dropped question is ignored, here and below.
    pub fn progressed(&mut self, ticket: Ticket, done: f64, now: f64) -> Vec<Order<A>> {
        match &mut self.running {
            Some(running) if running.ticket == ticket => {
                running.heard = now;
                vec![Order::Progress(running.question.clone(), done)]
            }
            _ => Vec::new(),
        }
    }

    /// The thread answers, or says why it cannot.
    pub fn answered(&mut self, ticket: Ticket, answer: Result<A, String>, now: f64) -> Vec<Order<A>> {
        let Some(running) = self.running.take_if(|running| running.ticket == ticket) else { return Vec::new() };
        let order = match answer {
            Ok(answer) => Order::Answered(running.question, answer),
            Err(reason) => Order::Failed(running.question, Failure::Refused(reason)),
        };
        std::iter::once(order).chain(self.post_next(now)).collect()
    }

    /// The thread crashed.
    pub fn crashed(&mut self, message: &str, now: f64) -> Vec<Order<A>> {
        self.give_up(Failure::Crashed(message.to_owned()), now)
    }

    /// Looks whether the thread is still alive; to be called now and then while [`Desk::is_busy`].
    pub fn look(&mut self, now: f64) -> Vec<Order<A>> {
        match &self.running {
            Some(running) if now - running.heard > PATIENCE => self.give_up(Failure::Silent, now),
            _ => Vec::new(),
        }
    }

    /// Whether something is being answered.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    fn give_up(&mut self, failure: Failure, now: f64) -> Vec<Order<A>> {
        let failed = self.running.take().map(|running| Order::Failed(running.question, failure));
        std::iter::once(Order::Restart).chain(failed).chain(self.post_next(now)).collect()
    }

    fn drop_topic(&mut self, topic: Topic) -> Vec<Order<A>> {
        self.waiting.retain(|question| question.topic() != topic);
        let stopped = self.running.take_if(|running| running.question.topic() == topic);
        stopped.map(|_| Order::Restart).into_iter().collect()
    }

    fn post_next(&mut self, now: f64) -> Option<Order<A>> {
        if self.running.is_some() {
            return None;
        }
        let question = self.waiting.pop_front()?;
        self.last += 1;
        let ticket = Ticket(self.last);
        self.running = Some(Running { ticket, question: question.clone(), heard: now });
        Some(Order::Post(ticket, question))
    }
}
