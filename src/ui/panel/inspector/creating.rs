//! Making an entity that is not drawn with a pointer: one question after another, then a button.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::editor::fields::creation::{Creation, Question, create};
use crate::editor::fields::options::picks;
use crate::editor::fields::slot::Source;
use crate::editor::input::{Input, SelectRequest};
use crate::model::{EntityId, EntityKind};
use crate::ui::session::Session;
use crate::ui::widget::form::frame::FieldNote;
use crate::ui::widget::form::picker::Picker;
use crate::ui::widget::form::{Commit, Controlled};

use super::form::{apply, choosable};

/// The answers given so far.
type Answers = RwSignal<Vec<String>>;

/// Asks what must be known, behind a summary that says what can be made.
#[component]
pub(super) fn CreationForm(
    creation: Creation,
    /// What it is made at: that answers one of the questions.
    about: Option<EntityId>,
) -> impl IntoView {
    let session = Session::expect();
    let given = about.as_ref().and_then(|id| given_answer(session, creation, id));
    let fresh = move || fresh_answers(creation, given.as_ref());
    let asked = given_index(session, creation, about.as_ref());
    let answers = RwSignal::new(fresh());
    let controlled = Controlled::new(format!("new-{creation:?}").to_lowercase(), Signal::stored(false));
    let commit = move |event: SubmitEvent| {
        event.prevent_default();
        let mut made = None;
        let outcome = apply(session, creation.label(), |model| {
            let (id, edits) = create(model, creation, &answers.get_untracked(), about.as_ref())?;
            made = Some(id);
            Ok(edits)
        });
        controlled.fault.set(outcome.err());
        if let Some(id) = made {
            answers.set(fresh());
            if !matches!(creation, Creation::Team | Creation::Contract) {
                session.dispatch(Input::Select(SelectRequest::Only(vec![id])));
            }
        }
    };
    let form = move || {
        let questions = creation.questions().iter().copied().enumerate();
        let asked = questions.filter(|(index, _)| Some(*index) != asked);
        view! {
            <form class="form-fields" on:submit=commit.clone()>
                {asked.map(|(index, question)| view! { <Ask controlled answers index question/> }).collect_view()}
                <FieldNote controlled note=None/>
                <button type="submit" class="button is-outlined">{creation.label()}</button>
            </form>
        }
    };
    // What it asks offers all names of the model: none of that is on the page before someone wants it.
    let was_opened = RwSignal::new(false);
    let is_built = Memo::new(move |_| was_opened.get());
    view! {
        <details class="creation" on:toggle=move |_| was_opened.set(true)>
            <summary>{creation.label()}</summary>
            {move || is_built.get().then(|| form.clone()())}
        </details>
    }
}

fn kind_of(session: Session, id: &EntityId) -> Option<EntityKind> {
    session.peek(|editor| editor.document().model().kind_of(id))
}

fn given_index(session: Session, creation: Creation, about: Option<&EntityId>) -> Option<usize> {
    creation.answered_by(kind_of(session, about?)?)
}

fn given_answer(session: Session, creation: Creation, about: &EntityId) -> Option<(usize, String)> {
    Some((given_index(session, creation, Some(about))?, about.to_string()))
}

fn fresh_answers(creation: Creation, given: Option<&(usize, String)>) -> Vec<String> {
    let mut answers = vec![String::new(); creation.questions().len()];
    if let Some((index, answer)) = given {
        answers[*index].clone_from(answer);
    }
    answers
}

#[component]
fn Ask(controlled: Controlled, answers: Answers, index: usize, question: Question) -> impl IntoView {
    let id = format!("{}-{index}", controlled.id());
    let set = move |text: String| answers.update(|answers| answers[index] = text);
    match question {
        Question::Text(label) => view! {
            <div class="form-field">
                <label class="form-label" for=id.clone()>{label}</label>
                <input
                    id=id
                    class="field"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=controlled.note_id()
                    prop:value=move || answers.with(|answers| answers[index].clone())
                    on:input=move |event| set(event_target_value(&event))
                />
            </div>
        }
        .into_any(),
        Question::Pick(label, source) => view! { <AskPick id label source answers index/> }.into_any(),
    }
}

#[component]
fn AskPick(id: String, label: &'static str, source: Source, answers: Answers, index: usize) -> impl IntoView {
    let model = Session::expect().derived().model;
    let controlled = Controlled::new(id, Signal::stored(false));
    let picks = Memo::new(move |_| model.with(|model| picks(model, source, None)));
    let choices = Signal::derive(move || choosable(picks.get(), Some("Please pick …")));
    let shown = Signal::derive(move || Some(answers.with(|answers| answers[index].clone())));
    let commit: Commit<String> = Arc::new(move |text| {
        answers.update(|answers| answers[index] = text);
        Ok(())
    });
    view! {
        <div class="form-field">
            <label class="form-label" for=controlled.id()>{label}</label>
            <Picker controlled shown commit choices/>
            <FieldNote controlled note=None/>
        </div>
    }
}
