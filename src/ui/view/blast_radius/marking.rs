//! The journey that is being marked: its steps, to be dropped here or on the canvas.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::command::Command;
use crate::editor::input::Input;
use crate::model::workflow::Workflow;
use crate::model::{Edit, InteractionId, Model};
use crate::scene::panel::words::{self, counted};
use crate::ui::session::Session;
use crate::ui::widget::icon::{Icon, IconName};

use super::super::show;

fn marked(editor: &Editor) -> Option<Workflow> {
    let id = editor.journey()?;
    editor.document().model().workflows().get(id).cloned()
}

/// The steps of the journey that is being marked.
#[component]
pub fn Marking() -> impl IntoView {
    let session = Session::expect();
    let journey = session.memo(marked);
    let name = move || journey.with(|it| it.as_ref().map(|it| it.name.clone()));
    let count = move || journey.with(|it| it.as_ref().map_or(0, |it| it.steps.len()));
    let steps = move || {
        let model = session.derived().model.get();
        journey.with(|it| it.as_ref().map(|it| step_names(&model, it)).unwrap_or_default())
    };
    view! {
        <section class="marking" aria-label="Journey being marked">
            <h3>"Marking “"{name}"”"</h3>
            <p>
                {move || counted(count(), "step", "steps")}
                ". Click an interaction on the canvas to drop or add it, or drop it here."
            </p>
            <ul>
                <For each=steps key=|step| step.clone() children=move |(id, name)| view! { <StepLine id name/> }/>
            </ul>
            <button type="button" class="button is-primary" on:click=move |_| session.dispatch(Input::Command(Command::MarkJourney))>
                "Done"
            </button>
        </section>
    }
}

fn step_names(model: &Model, journey: &Workflow) -> Vec<(InteractionId, String)> {
    let ids = journey.steps.iter().map(|step| &step.interaction);
    ids.map(|id| (id.clone(), words::name(model, id.entity()))).collect()
}

#[component]
fn StepLine(id: InteractionId, name: String) -> impl IntoView {
    let session = Session::expect();
    let shown = id.entity().clone();
    let drop = move |_| {
        if let Some(mut journey) = session.peek(marked) {
            journey.drop_steps(|step| *step == id);
            let edits = vec![Edit::Replace(journey.into()).into()];
            session.dispatch(Input::Apply { label: "Drop step".to_owned(), edits });
        }
    };
    view! {
        <li class="marked-step">
            <button type="button" class="link" on:click=move |_| show(session, vec![shown.clone()])>{name.clone()}</button>
            <button type="button" class="button is-icon" aria-label=format!("Drop {name}") on:click=drop>
                <Icon name=IconName::Close/>
            </button>
        </li>
    }
}
