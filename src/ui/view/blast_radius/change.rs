//! What if it changes? A contract, or an element; and which changes would move most teams.

use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::change::ChangeKind;
use crate::inquiry::Question;
use crate::model::service::ServiceKind;
use crate::model::{ContractId, EntityId, EntityKind, Model, ServiceId, Word};
use crate::scene::panel::changing::{self, kind_label};
use crate::scene::panel::glossary::Figure;
use crate::scene::panel::{needing, story};
use crate::ui::session::Session;

use super::super::explanation::Terms;
use super::super::show;
use super::together::{Act, Answered};
use super::{Mode, ModeChoice};

const TERMS: &[Figure] = &[Figure::MustFollow, Figure::ReleaseWaves, Figure::ExpectedChanges, Figure::StaysWithTeam];

/// What is to change.
#[derive(Clone, Copy)]
struct Chosen {
    session: Session,
    /// A contract or an element.
    subject: RwSignal<Option<EntityId>>,
    kind: RwSignal<ChangeKind>,
    /// Which field of the contract; none stands for any.
    field: RwSignal<Option<String>>,
    /// The names of the fields that this can happen to; none where the contract lists no fields.
    fields: Memo<Option<Vec<String>>>,
    /// Who may need one that is not there, while that is asked.
    consumers: Memo<Vec<(ServiceId, String)>>,
    /// Which of them does; none stands for the first.
    consumer: RwSignal<Option<ServiceId>>,
}

impl Chosen {
    fn of(session: Session) -> Self {
        let selected = session.derived().selection.with_untracked(|selection| selection.single().cloned());
        let (subject, kind) = (RwSignal::new(selected), RwSignal::new(ChangeKind::Rename));
        let model = session.derived().model;
        let consumers = Memo::new(move |_| {
            let id = subject.get().filter(|_| kind.get() == ChangeKind::Need).map(ContractId::from_entity);
            let contract = id.filter(|id| model.with(|model| model.contracts().contains(id)));
            contract.map(|id| model.with(|model| needing::consumers(model, &id))).unwrap_or_default()
        });
        let fields = Memo::new(move |_| {
            let id = subject.get().map(ContractId::from_entity)?;
            model.with(|model| {
                let contract = model.contracts().get(&id).filter(|it| !it.fields.is_empty())?;
                Some(changing::fields(contract, kind.get()).map(|field| field.name.clone()).collect())
            })
        });
        let (field, consumer) = (RwSignal::new(None), RwSignal::new(None));
        Self { session, subject, kind, field, fields, consumers, consumer }
    }

    fn choose(self, subject: Option<EntityId>) {
        self.field.set(None);
        self.consumer.set(None);
        self.subject.set(subject);
    }

    fn contract(self) -> Option<ContractId> {
        self.of_kind(EntityKind::Contract).map(ContractId::from_entity)
    }

    fn service(self) -> Option<ServiceId> {
        self.of_kind(EntityKind::Service).map(ServiceId::from_entity)
    }

    fn of_kind(self, kind: EntityKind) -> Option<EntityId> {
        let model = self.session.derived().model;
        self.subject.get().filter(|id| model.with(|model| model.kind_of(id) == Some(kind)))
    }

    /// Who needs a field that is not there, while that is asked and somebody can.
    fn needing(self) -> Option<ServiceId> {
        let chosen = self.consumer.get();
        self.consumers.with(|consumers| {
            let named = consumers.iter().find(|(id, _)| Some(id) == chosen.as_ref());
            named.or_else(|| consumers.first()).map(|(id, _)| id.clone())
        })
    }

    fn question(self) -> Option<Question> {
        let Some(contract) = self.contract() else { return self.service().map(Question::Touched) };
        match self.kind.get() {
            ChangeKind::Need => self.needing().map(|consumer| Question::Need { contract, consumer }),
            kind => self.can_happen().then(|| Question::Change { contract, kind, field: self.field() }),
        }
    }

    /// The field it happens to, if that was chosen and it can.
    fn field(self) -> Option<String> {
        self.field.get().filter(|name| self.fields.with(|fields| fields.iter().flatten().any(|it| it == name)))
    }

    /// Whether there is a field that this can happen to, as far as is known.
    fn can_happen(self) -> bool {
        self.kind.get().is_addition()
            || self.fields.with(|fields| fields.as_ref().is_none_or(|fields| !fields.is_empty()))
    }
}

/// The choice of what changes, who follows, and the ranking.
#[component]
pub fn Change(
    /// What goes wrong.
    mode: RwSignal<Mode>,
) -> impl IntoView {
    let session = Session::expect();
    let chosen = Chosen::of(session);
    let question = Memo::new(move |_| chosen.question());
    // What is needed moves whoever provides it and whoever needs it: that ranks nothing.
    let ranking =
        Memo::new(move |_| Some(chosen.kind.get()).filter(|kind| *kind != ChangeKind::Need).map(Question::Changes));
    let is_chosen = Memo::new(move |_| chosen.contract().is_some() || chosen.service().is_some());
    let act = Callback::new(move |ids: Vec<EntityId>| chosen.choose(ids.into_iter().next()));
    let reveal = Callback::new(move |text: Arc<str>| {
        let about = story::read(&text).and_then(|sections| sections.into_iter().next());
        if let Some(section) = about {
            show(session, section.heading.ids);
        }
    });
    view! {
        <header class="view-head">
            <ModeChoice mode/>
            <SubjectChoice chosen/>
            <KindChoice chosen/>
        </header>
        <div class="view-body" tabindex="0" role="region" aria-label="Who follows">
            <Show when=move || is_chosen.get() fallback=Invitation>
                <Answered question=question heard=reveal/>
            </Show>
            <Answered question=ranking act=Act::Do(act)/>
            <Terms figures=TERMS/>
        </div>
    }
}

#[component]
fn Invitation() -> impl IntoView {
    view! {
        <div class="empty">
            <p><strong>"Nothing changes yet."</strong></p>
            <p>"Choose above what somebody wants to change: a contract, to see who has to follow; an element, to see whom it is likely to touch."</p>
        </div>
    }
}

#[component]
fn SubjectChoice(chosen: Chosen) -> impl IntoView {
    let model = chosen.session.derived().model;
    let contracts = Memo::new(move |_| {
        model.with(|model| model.contracts().iter().map(|it| (it.id.entity().clone(), it.name.clone())).collect())
    });
    let elements = Memo::new(move |_| model.with(|model| elements(model)));
    view! {
        <select
            class="select"
            aria-label="What changes"
            on:change=move |event| chosen.choose(EntityId::new(&event_target_value(&event)).ok())
        >
            <option value="" prop:selected=move || chosen.subject.with(Option::is_none)>"Choose what changes …"</option>
            <optgroup label="Contracts">{options(chosen, contracts)}</optgroup>
            <optgroup label="Elements">{options(chosen, elements)}</optgroup>
        </select>
    }
}

/// What a change can start from: neither persons nor channels.
fn elements(model: &Model) -> Vec<(EntityId, String)> {
    let counts = model.services().iter().filter(|it| it.kind != ServiceKind::Person && !it.kind.is_channel());
    let mut named: Vec<_> = counts.map(|it| (it.id.entity().clone(), it.name.clone())).collect();
    named.sort_by(|one, other| one.1.cmp(&other.1));
    named
}

fn options(chosen: Chosen, listed: Memo<Vec<(EntityId, String)>>) -> impl IntoView {
    move || {
        let subject = chosen.subject.get();
        let option = |(id, name): (EntityId, String)| {
            let is_chosen = subject.as_ref() == Some(&id);
            view! { <option value=id.to_string() prop:selected=is_chosen>{name}</option> }
        };
        listed.get().into_iter().map(option).collect_view()
    }
}

/// What happens to a contract, and to which of its fields.
#[component]
fn KindChoice(chosen: Chosen) -> impl IntoView {
    let contract = Memo::new(move |_| chosen.contract());
    let has_fields = Memo::new(move |_| chosen.fields.with(|fields| fields.as_ref().is_some_and(|it| !it.is_empty())));
    let kind = move |kind: ChangeKind| {
        view! { <option value=kind.word() selected=move || chosen.kind.get() == kind>{kind_label(kind)}</option> }
    };
    let fields = move || {
        let chosen_field = chosen.field();
        let option = |name: Option<String>| {
            let is_chosen = name == chosen_field;
            let label = name.clone().unwrap_or_else(|| "any field".to_owned());
            view! { <option value=name.unwrap_or_default() prop:selected=is_chosen>{label}</option> }
        };
        let names = chosen.fields.get().unwrap_or_default().into_iter().map(Some);
        std::iter::once(None).chain(names).map(option).collect_view()
    };
    view! {
        <Show when=move || contract.with(Option::is_some)>
            <select
                class="select"
                aria-label="What happens to it"
                on:change=move |event| chosen.kind.set(ChangeKind::from_word(&event_target_value(&event)).unwrap_or_default())
            >
                {ChangeKind::ALL.iter().copied().map(kind).collect_view()}
            </select>
            <Show when=move || !chosen.can_happen()>
                <span class="quiet">"None of its fields is one of those."</span>
            </Show>
            <Show when=move || has_fields.get()>
                <select
                    class="select"
                    aria-label="Which field"
                    on:change=move |event| chosen.field.set(Some(event_target_value(&event)).filter(|name| !name.is_empty()))
                >
                    {fields}
                </select>
            </Show>
            <Show when=move || chosen.kind.get() == ChangeKind::Need>
                <ConsumerChoice chosen/>
            </Show>
        </Show>
    }
}

/// Who needs the field that is not there.
#[component]
fn ConsumerChoice(chosen: Chosen) -> impl IntoView {
    let options = move || {
        let needing = chosen.needing();
        let option = |(id, name): (ServiceId, String)| {
            let is_chosen = needing.as_ref() == Some(&id);
            view! { <option value=id.to_string() prop:selected=is_chosen>{name}</option> }
        };
        chosen.consumers.get().into_iter().map(option).collect_view()
    };
    view! {
        <Show
            when=move || !chosen.consumers.with(Vec::is_empty)
            fallback=|| view! { <span class="quiet">"Nobody depends on it."</span> }
        >
            <select
                class="select"
                aria-label="Who needs it"
                on:change=move |event| chosen.consumer.set(ServiceId::new(&event_target_value(&event)).ok())
            >
                {options}
            </select>
        </Show>
    }
}
