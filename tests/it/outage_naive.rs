//! The outage rules as they are written down, applied to everything again and again until nothing changes: slow, plain, and independent of
//! how the analysis does it.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::outage::{Circumstances, Fault, Outcome};
use counterpoint::model::interaction::{Fallback, Interaction, InteractionKind};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::workflow::{Step, StepRole, Workflow};
use counterpoint::model::{InteractionId, Model, ServiceId};

use crate::small_systems::kind_of;

/// Degraded 1, down 2; delayed 1.
pub(crate) type Level = (u8, u8);

fn join(one: Level, other: Level) -> Level {
    (one.0.max(other.0), one.1.max(other.1))
}

/// A system some of whose elements have failed.
pub(crate) struct Naive<'m> {
    model: &'m Model,
    circumstances: Circumstances,
    /// The interactions that count, and whether one can live without them.
    parts: Vec<(&'m Interaction, bool)>,
    /// A person who starts a workflow.
    feeling: Option<ServiceId>,
    pub(crate) levels: BTreeMap<ServiceId, Level>,
}

impl<'m> Naive<'m> {
    /// The whole system.
    pub(crate) fn whole(model: &'m Model, circumstances: Circumstances, failed: &BTreeSet<ServiceId>) -> Self {
        let parts = model.interactions().iter().map(|it| (it, it.optional)).collect();
        Self::settle(model, circumstances, parts, None, failed)
    }

    /// The part of it that a workflow uses.
    pub(crate) fn workflow(
        model: &'m Model,
        circumstances: Circumstances,
        workflow: &Workflow,
        failed: &BTreeSet<ServiceId>,
    ) -> Self {
        let part = |step: &Step| {
            let it = model.interactions().get(&step.interaction).unwrap();
            (it, it.optional || step.role == StepRole::Optional)
        };
        let parts = workflow.steps.iter().map(part).collect();
        Self::settle(model, circumstances, parts, Some(workflow.entry.clone()), failed)
    }

    fn settle(
        model: &'m Model,
        circumstances: Circumstances,
        parts: Vec<(&'m Interaction, bool)>,
        feeling: Option<ServiceId>,
        failed: &BTreeSet<ServiceId>,
    ) -> Self {
        let fails = |id: &ServiceId| failed.contains(id) && kind_of(model, id) != ServiceKind::Person;
        let start = |id: &ServiceId| (id.clone(), if fails(id) { (2, 0) } else { (0, 0) });
        let levels = model.services().ids().map(start).collect();
        let mut naive = Self { model, circumstances, parts, feeling, levels };
        loop {
            let next: BTreeMap<ServiceId, Level> =
                naive.levels.iter().map(|(id, level)| (id.clone(), join(*level, naive.taken(id)))).collect();
            if next == naive.levels {
                return naive;
            }
            naive.levels = next;
        }
    }

    fn is_person(&self, id: &ServiceId) -> bool {
        kind_of(self.model, id) == ServiceKind::Person
    }

    /// Everything that can stand in for an element, itself included.
    fn group(&self, id: &ServiceId) -> BTreeSet<ServiceId> {
        let mut group = BTreeSet::from([id.clone()]);
        for _ in self.model.services().ids() {
            for it in self.model.services().iter().filter(|it| !self.is_person(&it.id)) {
                for other in it.redundant_with.iter().filter(|other| !self.is_person(other)) {
                    if group.contains(&it.id) || group.contains(other) {
                        group.extend([it.id.clone(), other.clone()]);
                    }
                }
            }
        }
        group
    }

    /// What those who depend on an element feel: the best of its group, but bad data of its own.
    pub(crate) fn felt(&self, id: &ServiceId) -> Level {
        if self.is_person(id) {
            return (0, 0);
        }
        if self.circumstances.fault == Fault::BadData {
            return self.levels[id];
        }
        let group = self.group(id).into_iter().map(|other| self.levels[&other]);
        group.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1))).unwrap()
    }

    fn taken(&self, id: &ServiceId) -> Level {
        let is_person = self.is_person(id);
        if is_person && self.feeling.as_ref() != Some(id) {
            return (0, 0);
        }
        let hosts = self.model.services().get(id).unwrap().runs_on.iter().filter(|_| !is_person);
        let from_hosts = hosts.map(|host| self.felt(host)).fold((0, 0), join);
        self.parts.iter().map(|(it, _)| self.passed(id, &it.id)).fold(from_hosts, join)
    }

    /// What an interaction passes to one of its ends.
    pub(crate) fn passed(&self, id: &ServiceId, interaction: &InteractionId) -> Level {
        let Some((it, optional)) = self.parts.iter().find(|(it, _)| it.id == *interaction) else { return (0, 0) };
        let is_channel = |id: &ServiceId| kind_of(self.model, id).is_channel();
        let is_bad = self.circumstances.fault == Fault::BadData;
        match it.kind {
            InteractionKind::Library => (0, 0),
            InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData if it.from == *id => {
                let (worst, late) = self.felt(&it.to);
                (if self.is_soft(it, *optional) { worst.min(1) } else { worst }, late)
            }
            InteractionKind::SharedData if is_bad && it.to == *id => (self.felt(&it.from).0.min(1), 0),
            InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData => (0, 0),
            _ if it.to == *id && is_bad => (self.felt(&it.from).0.min(1), 0),
            _ if it.to == *id => {
                let (worst, late) = self.felt(&it.from);
                (0, if worst == 2 { 1 } else { late })
            }
            _ if it.from == *id && is_channel(&it.to) && !is_channel(id) && !is_bad => {
                let (worst, _) = self.felt(&it.to);
                match it.resilience.fallback {
                    Fallback::Queue => (0, u8::from(worst == 2)),
                    _ if self.is_soft(it, *optional) => (worst.min(1), 0),
                    _ => (worst, 0),
                }
            }
            _ => (0, 0),
        }
    }

    /// Whether the caller goes on with less when what it calls is down.
    fn is_soft(&self, it: &Interaction, optional: bool) -> bool {
        let resilience = &it.resilience;
        let lasting = self.circumstances.lasting_s;
        let falls_back = match (resilience.fallback, resilience.cache_ttl_s) {
            (Fallback::None, _) => false,
            (Fallback::Default | Fallback::Queue, _) => true,
            (Fallback::Cache, None) => true,
            (Fallback::Cache, Some(0)) => false,
            (Fallback::Cache, Some(ttl)) => lasting.is_none_or(|lasting| lasting <= ttl),
        };
        match self.circumstances.fault {
            Fault::Crash => optional || falls_back,
            Fault::Slow => (optional || falls_back) && self.gives_up_in_time(it),
            Fault::BadData => optional,
        }
    }

    fn gives_up_in_time(&self, it: &Interaction) -> bool {
        let is_awaited =
            |kind| matches!(kind, InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData);
        let waiting = self.parts.iter().filter(|(other, _)| is_awaited(other.kind) && other.to == it.from);
        let deadline = waiting.filter_map(|(other, _)| other.resilience.timeout_ms).min();
        let Some(timeout) = it.resilience.timeout_ms else { return false };
        let (attempts, pause) = (it.resilience.attempts, it.resilience.backoff_ms.unwrap_or(0));
        deadline.is_none_or(|deadline| attempts * timeout + (attempts - 1) * pause < deadline)
    }
}

/// How a workflow ends, whether it is late as well, and which steps are not done as they should.
pub(crate) fn ending(
    model: &Model,
    circumstances: Circumstances,
    workflow: &Workflow,
    failed: &BTreeSet<ServiceId>,
) -> (Outcome, bool, Vec<InteractionId>) {
    let levels = Naive::workflow(model, circumstances, workflow, failed).levels;
    let is_bad = circumstances.fault == Fault::BadData;
    let incomplete = workflow.steps.iter().filter(|step| {
        let it = model.interactions().get(&step.interaction).unwrap();
        let consumer = match step.role {
            StepRole::Optional => return false,
            StepRole::Required if !it.kind.is_asynchronous() => return false,
            StepRole::Required | StepRole::Eventual if it.kind.is_asynchronous() => &it.to,
            StepRole::Required | StepRole::Eventual => &it.from,
        };
        let (worst, late) = levels[consumer];
        if is_bad { worst > 0 } else { worst == 2 || late == 1 }
    });
    let incomplete: Vec<InteractionId> = incomplete.map(|step| step.interaction.clone()).collect();
    match (levels[&workflow.entry].0, !incomplete.is_empty()) {
        (2, _) => (Outcome::Fails, false, Vec::new()),
        (1, some) => (Outcome::Degraded, some && !is_bad, incomplete),
        (_, true) if is_bad => (Outcome::Degraded, false, incomplete),
        (_, true) => (Outcome::Delayed, false, incomplete),
        _ => (Outcome::Ok, false, incomplete),
    }
}
