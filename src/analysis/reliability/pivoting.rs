//! Pivoting: is this fault there or not, one fault after the other, equal questions asked once.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::cone::Cone;
use super::diagram::{ALWAYS, Diagram, NEVER, Pivot};
use crate::analysis::numbering::narrow;

/// How many pairs of functions may be joined for each pivot that is allowed.
const JOINS_PER_PIVOT: usize = 8;
/// How many are done in one step.
const TASKS_PER_STEP: usize = 1 << 15;

/// How far the pivoting has come.
pub(super) enum Progress {
    Open,
    Done(Diagram),
    /// It takes more pivots than allowed.
    TooMany,
}

/// How two functions become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Join {
    Any,
    All,
}

/// What is still to be done. Functions are numbers of pivots, and lie ready on a stack.
#[derive(Clone, Copy, Debug)]
enum Task {
    /// Works out this event and those after it.
    Events(usize),
    /// Works out the top.
    Top,
    Put(u32),
    PutEvent(usize),
    /// What lies ready last is the function of this event.
    KeepEvent(usize),
    /// Joins the last two that lie ready.
    Join(Join),
    JoinThese(Join, u32, u32),
    /// The last two that lie ready are the branches of these two, joined.
    Pivot(Join, u32, u32, u32),
}

/// A diagram in the making: the function of each event from those of its causes, repeated until nothing changes where they run in a
/// circle.
///
/// The cost is the number of pivots of the events' own diagrams, pair by pair where they are joined: exponential in the number of
/// faults at worst, near linear where alternatives stand in small groups. Its stacks are its own, so that many faults do not exhaust the
/// browser's, and so that it can pause anywhere.
#[derive(Clone, Debug)]
pub(super) struct Pivoting {
    pivots: Vec<Pivot>,
    most: usize,
    joins_left: usize,
    tasks: Vec<Task>,
    ready: Vec<u32>,
    happens: Vec<u32>,
    has_changed: bool,
    places: HashMap<Pivot, u32, Quick>,
    known: HashMap<(Join, u32, u32), u32, Quick>,
}

impl Pivoting {
    pub(super) fn of(cone: &Cone, most: usize) -> Self {
        let end = |end| Pivot { fault: narrow(cone.faults.len()), without: end, with: end };
        Self {
            pivots: vec![end(NEVER), end(ALWAYS)],
            most,
            joins_left: most.saturating_mul(JOINS_PER_PIVOT),
            tasks: vec![Task::Top, Task::Events(0)],
            ready: Vec::new(),
            happens: vec![NEVER; cone.events.len()],
            has_changed: false,
            places: HashMap::default(),
            known: HashMap::default(),
        }
    }

    /// Goes on for some ten thousand tasks.
    pub(super) fn step(&mut self, cone: &Cone) -> Progress {
        for _ in 0..TASKS_PER_STEP {
            let Some(task) = self.tasks.pop() else { break };
            if self.carry_out(cone, task).is_none() {
                return Progress::TooMany;
            }
        }
        match self.ready.last() {
            Some(top) if self.tasks.is_empty() => {
                Progress::Done(Diagram { pivots: std::mem::take(&mut self.pivots), top: *top })
            }
            _ => Progress::Open,
        }
    }

    /// None where that would take too much.
    fn carry_out(&mut self, cone: &Cone, task: Task) -> Option<()> {
        match task {
            Task::Events(index) if index < cone.events.len() => {
                self.tasks.push(Task::Events(index + 1));
                self.plan_event(cone, index)?;
            }
            Task::Events(_) => {
                if std::mem::take(&mut self.has_changed) && cone.is_cyclic {
                    self.tasks.push(Task::Events(0));
                }
            }
            Task::Top => {
                self.ready.push(NEVER);
                self.tasks.extend(cone.top.iter().flat_map(|event| [Task::Join(Join::Any), Task::PutEvent(*event)]));
            }
            Task::Put(function) => self.ready.push(function),
            Task::PutEvent(event) => self.ready.push(self.happens[event]),
            Task::KeepEvent(event) => {
                let function = self.ready.pop()?;
                self.has_changed |= function != self.happens[event];
                self.happens[event] = function;
            }
            Task::Join(join) => {
                let (one, other) = (self.ready.pop()?, self.ready.pop()?);
                self.tasks.push(Task::JoinThese(join, one, other));
            }
            Task::JoinThese(join, one, other) => self.join(join, one.min(other), one.max(other))?,
            Task::Pivot(join, fault, one, other) => {
                let (with, without) = (self.ready.pop()?, self.ready.pop()?);
                let place = self.pivot(fault, without, with)?;
                self.known.insert((join, one, other), place);
                self.ready.push(place);
            }
        }
        Some(())
    }

    /// The event's own fault, or all events of any of its causes. What is pushed last is done first.
    fn plan_event(&mut self, cone: &Cone, index: usize) -> Option<()> {
        let event = &cone.events[index];
        self.tasks.push(Task::KeepEvent(index));
        for cause in &event.causes {
            self.tasks.push(Task::Join(Join::Any));
            self.tasks.extend(cause.iter().flat_map(|event| [Task::Join(Join::All), Task::PutEvent(*event)]));
            self.tasks.push(Task::Put(ALWAYS));
        }
        let begins = event.fault.map(|fault| self.pivot(narrow(fault), NEVER, ALWAYS));
        self.ready.push(begins.unwrap_or(Some(NEVER))?);
        Some(())
    }

    fn join(&mut self, join: Join, one: u32, other: u32) -> Option<()> {
        let known = join.at_once(one, other).or_else(|| self.known.get(&(join, one, other)).copied());
        if let Some(known) = known {
            self.ready.push(known);
            return Some(());
        }
        self.joins_left = self.joins_left.checked_sub(1)?;
        let fault = self.pivots[one as usize].fault.min(self.pivots[other as usize].fault);
        let [first, second] = [one, other].map(|function| self.branches(function, fault));
        self.tasks.push(Task::Pivot(join, fault, one, other));
        self.tasks.push(Task::JoinThese(join, first.1, second.1));
        self.tasks.push(Task::JoinThese(join, first.0, second.0));
        Some(())
    }

    /// A function without and with a fault.
    fn branches(&self, function: u32, fault: u32) -> (u32, u32) {
        let pivot = self.pivots[function as usize];
        if pivot.fault == fault { (pivot.without, pivot.with) } else { (function, function) }
    }

    fn pivot(&mut self, fault: u32, without: u32, with: u32) -> Option<u32> {
        if without == with {
            return Some(with);
        }
        let pivot = Pivot { fault, without, with };
        if let Some(place) = self.places.get(&pivot) {
            return Some(*place);
        }
        if self.places.len() >= self.most {
            return None;
        }
        let place = narrow(self.pivots.len());
        self.pivots.push(pivot);
        self.places.insert(pivot, place);
        Some(place)
    }
}

impl Join {
    /// What needs no pivot.
    fn at_once(self, one: u32, other: u32) -> Option<u32> {
        let (decisive, neutral) = match self {
            Self::Any => (ALWAYS, NEVER),
            Self::All => (NEVER, ALWAYS),
        };
        match (one, other) {
            _ if one == other => Some(one),
            _ if one == decisive || other == decisive => Some(decisive),
            _ if one == neutral => Some(other),
            _ if other == neutral => Some(one),
            _ => None,
        }
    }
}

type Quick = BuildHasherDefault<Mixer>;

/// Mixes a few small numbers; the standard hasher, made against attackers, would take most of the time.
#[derive(Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(23) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
