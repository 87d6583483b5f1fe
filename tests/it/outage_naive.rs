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
    /// The interactions that count, and their roles.
    parts: Vec<(&'m Interaction, StepRole)>,
    /// A person who starts a workflow.
    feeling: Option<ServiceId>,
    pub(crate) levels: BTreeMap<ServiceId, Level>,
}

impl<'m> Naive<'m> {
    /// The whole system.
    pub(crate) fn whole(model: &'m Model, circumstances: Circumstances, failed: &BTreeSet<ServiceId>) -> Self {
        let parts = model.interactions().iter().map(|it| (it, StepRole::Required)).collect();
        Self::settle(model, circumstances, parts, None, failed)
    }

    /// The part of it that a workflow uses.
    pub(crate) fn workflow(
        model: &'m Model,
        circumstances: Circumstances,
        workflow: &Workflow,
        failed: &BTreeSet<ServiceId>,
    ) -> Self {
        let part = |step: &Step| (model.interactions().get(&step.interaction).unwrap(), step.role);
        let mut parts: Vec<_> = steps(workflow).map(part).collect();
        let idle = idle_members(model, workflow);
        let brought = model.interactions().iter().filter(|it| idle.contains(&it.from) && is_required_call(model, it));
        let brought = brought.filter(|it| workflow.steps.iter().all(|step| step.interaction != it.id));
        parts.extend(brought.map(|it| (it, StepRole::Required)));
        Self::settle(model, circumstances, parts, Some(workflow.entry.clone()), failed)
    }

    fn settle(
        model: &'m Model,
        circumstances: Circumstances,
        parts: Vec<(&'m Interaction, StepRole)>,
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
        is_person(self.model, id)
    }

    /// What those who depend on an element feel: the best of its group, but bad data of its own.
    pub(crate) fn felt(&self, id: &ServiceId) -> Level {
        if self.is_person(id) {
            return (0, 0);
        }
        if self.circumstances.fault == Fault::BadData {
            return self.levels[id];
        }
        let group = group(self.model, id).into_iter().map(|other| self.levels[&other]);
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
        let Some((it, role)) = self.parts.iter().find(|(it, _)| it.id == *interaction) else { return (0, 0) };
        let optional = it.optional || *role == StepRole::Optional;
        let is_channel = |id: &ServiceId| kind_of(self.model, id).is_channel();
        let is_bad = self.circumstances.fault == Fault::BadData;
        let is_awaited = is_awaited(it.kind);
        match it.kind {
            InteractionKind::Library => (0, 0),
            _ if is_awaited && it.from == *id && *role == StepRole::Eventual => {
                let (worst, late) = self.felt(&it.to);
                if is_bad { (worst.min(1), 0) } else { (0, if worst == 2 { 1 } else { late }) }
            }
            _ if is_awaited && it.from == *id => {
                let (worst, late) = self.felt(&it.to);
                (if self.is_soft(it, optional) { worst.min(1) } else { worst }, late)
            }
            InteractionKind::SharedData if is_bad && it.to == *id => (self.felt(&it.from).0.min(1), 0),
            _ if is_awaited => (0, 0),
            _ if it.to == *id && is_bad => (self.felt(&it.from).0.min(1), 0),
            _ if it.to == *id => {
                let (worst, late) = self.felt(&it.from);
                (0, if worst == 2 { 1 } else { late })
            }
            _ if it.from == *id && is_channel(&it.to) && !is_channel(id) && !is_bad => {
                let (worst, _) = self.felt(&it.to);
                match it.resilience.fallback {
                    Fallback::Queue => (0, u8::from(worst == 2)),
                    _ if self.is_soft(it, optional) => (worst.min(1), 0),
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
        let group = group(self.model, &it.from);
        let stands_in =
            |other: &Interaction| other.to == it.from || (group.contains(&other.to) && !group.contains(&other.from));
        let waiting = self.parts.iter().filter(|(other, _)| is_awaited(other.kind) && stands_in(other));
        let deadline = waiting.filter_map(|(other, _)| other.resilience.timeout_ms).min();
        let Some(timeout) = it.resilience.timeout_ms else { return false };
        let (attempts, pause) = (it.resilience.attempts, it.resilience.backoff_ms.unwrap_or(0));
        deadline.is_none_or(|deadline| attempts * timeout + (attempts - 1) * pause < deadline)
    }
}

/// Those that do not only undo another.
fn steps(workflow: &Workflow) -> impl Iterator<Item = &Step> {
    workflow.steps.iter().filter(|step| step.compensates.is_none())
}

fn is_person(model: &Model, id: &ServiceId) -> bool {
    kind_of(model, id) == ServiceKind::Person
}

fn is_awaited(kind: InteractionKind) -> bool {
    matches!(kind, InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData)
}

/// Everything that can stand in for an element, itself included.
pub(crate) fn group(model: &Model, id: &ServiceId) -> BTreeSet<ServiceId> {
    let mut group = BTreeSet::from([id.clone()]);
    if is_person(model, id) {
        return group;
    }
    for _ in model.services().ids() {
        for it in model.services().iter().filter(|it| !is_person(model, &it.id)) {
            for other in it.redundant_with.iter().filter(|other| !is_person(model, other)) {
                if group.contains(&it.id) || group.contains(other) {
                    group.extend([it.id.clone(), other.clone()]);
                }
            }
        }
    }
    group
}

/// What a workflow counts on without using it in any step, and others can stand in for.
fn idle_members(model: &Model, workflow: &Workflow) -> BTreeSet<ServiceId> {
    let steps = steps(workflow).map(|step| model.interactions().get(&step.interaction).unwrap());
    let mut used: BTreeSet<ServiceId> = steps.flat_map(|it| [it.from.clone(), it.to.clone()]).collect();
    used.insert(workflow.entry.clone());
    let mut counted_on = used.clone();
    for _ in model.services().ids() {
        for id in counted_on.clone().iter().filter(|id| !is_person(model, id)) {
            counted_on.extend(group(model, id));
            counted_on.extend(model.services().get(id).unwrap().runs_on.iter().cloned());
        }
        counted_on.retain(|id| used.contains(id) || !is_person(model, id));
    }
    counted_on.retain(|id| !used.contains(id) && group(model, id).len() > 1);
    counted_on
}

/// Whether the caller cannot do without whom it calls, or without the channel that it publishes to.
fn is_required_call(model: &Model, it: &Interaction) -> bool {
    let is_channel = |id: &ServiceId| kind_of(model, id).is_channel();
    let is_published = !is_channel(&it.from) && is_channel(&it.to) && it.kind.is_asynchronous();
    !it.optional && (is_awaited(it.kind) || is_published)
}

/// How a workflow ends, whether it is late as well, and which steps are not done as they should.
pub(crate) fn ending(
    model: &Model,
    circumstances: Circumstances,
    workflow: &Workflow,
    failed: &BTreeSet<ServiceId>,
) -> (Outcome, bool, Vec<InteractionId>) {
    let naive = Naive::workflow(model, circumstances, workflow, failed);
    let is_bad = circumstances.fault == Fault::BadData;
    // A person who starts a workflow feels what fails; another person feels nothing, and the other end answers for it.
    let at = |id: &ServiceId| if is_person(model, id) { naive.levels[id] } else { naive.felt(id) };
    let answers = |id: &ServiceId| !is_person(model, id) || *id == workflow.entry;
    let incomplete = steps(workflow).filter(|step| {
        let it = model.interactions().get(&step.interaction).unwrap();
        let ends = match step.role {
            StepRole::Optional => return false,
            StepRole::Required if !it.kind.is_asynchronous() => return false,
            StepRole::Required | StepRole::Eventual if it.kind.is_asynchronous() => [&it.to, &it.from],
            StepRole::Required | StepRole::Eventual => [&it.from, &it.to],
        };
        let (worst, late) = ends.into_iter().find(|id| answers(id)).map_or((0, 0), at);
        if is_bad { worst > 0 } else { worst == 2 || late == 1 }
    });
    let incomplete: Vec<InteractionId> = incomplete.map(|step| step.interaction.clone()).collect();
    match (at(&workflow.entry).0, !incomplete.is_empty()) {
        (2, _) => (Outcome::Fails, false, Vec::new()),
        (1, some) => (Outcome::Degraded, some && !is_bad, incomplete),
        (_, true) if is_bad => (Outcome::Degraded, false, incomplete),
        (_, true) => (Outcome::Delayed, false, incomplete),
        _ => (Outcome::Ok, false, incomplete),
    }
}
