//! What must be answered before going on: files with problems, refused files, a new name.

use leptos::prelude::*;

use crate::format::Problem;
use crate::ui::session::{Dialog, Session};
use crate::ui::widget::dialog::ModalDialog;

/// The dialogs of the page, each closed until it is needed.
#[component]
pub fn Dialogs() -> impl IntoView {
    view! {
        <FileDialog/>
        <RenameDialog/>
    }
}

#[component]
fn FileDialog() -> impl IntoView {
    let session = Session::expect();
    let title = move || match session.dialog.get() {
        Some(Dialog::Problems { file, .. }) => format!("{file} has problems"),
        Some(Dialog::Refused { file, .. }) => format!("{file} cannot be opened"),
        None => String::new(),
    };
    let close = move || session.dialog.set(None);
    view! {
        <ModalDialog
            id="file-dialog"
            title=Signal::derive(title)
            open=Signal::derive(move || session.dialog.with(Option::is_some))
            on_close=close
        >
            {move || session.dialog.get().map(|dialog| view! { <FileProblems dialog/> })}
        </ModalDialog>
    }
}

#[component]
fn FileProblems(dialog: Dialog) -> impl IntoView {
    let session = Session::expect();
    let close = move |_| session.dialog.set(None);
    match dialog {
        Dialog::Refused { reason, .. } => view! {
            <div class="dialog-body"><p>{sentence(&reason)}</p><p>"What is on screen is untouched."</p></div>
            <div class="dialog-foot">
                <button type="button" class="button is-primary" on:click=close>"OK"</button>
            </div>
        }
        .into_any(),
        Dialog::Problems { reading, .. } => {
            let problems = reading.problems.iter().map(problem_item).collect_view();
            let count = reading.problems.len();
            let open_sound_part = move |_| {
                session.dialog.set(None);
                session.library().open_sound_part(session, reading.clone());
            };
            view! {
                <div class="dialog-body" tabindex="0" role="group" aria-label="Problems">
                    <p>{count_of(count)}" What is sound can be opened as a new model; the file itself stays as it is."</p>
                    <ul class="problems">{problems}</ul>
                </div>
                <div class="dialog-foot">
                    <button type="button" class="button is-outlined" on:click=close>"Cancel"</button>
                    <button type="button" class="button is-primary" on:click=open_sound_part>"Open what is sound"</button>
                </div>
            }
            .into_any()
        }
    }
}

fn problem_item(problem: &Problem) -> impl IntoView + use<> {
    let (pointer, message) = (problem.pointer.clone(), problem.message.clone());
    view! { <li><code>{pointer}</code><p>{message}</p></li> }
}

fn count_of(problems: usize) -> String {
    match problems {
        1 => "One thing in this file is not as it should be.".to_owned(),
        count => format!("{count} things in this file are not as they should be."),
    }
}

/// A reason as a sentence of its own.
fn sentence(reason: &str) -> String {
    let mut chars = reason.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}

#[component]
fn RenameDialog() -> impl IntoView {
    let session = Session::expect();
    let name = RwSignal::new(String::new());
    Effect::new(move |_| {
        if session.renaming.get() {
            name.set(session.peek(|editor| editor.document().model().title().name.clone()));
        }
    });
    let close = move || session.renaming.set(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        close();
        session.rename_model(|_| name.get_untracked().trim().to_owned());
    };
    view! {
        <ModalDialog id="rename-dialog" title="Rename model".to_owned() open=session.renaming on_close=close>
            <form on:submit=submit>
                <div class="dialog-body">
                    <label class="labelled-field">
                        "Name"
                        <input class="field" type="text" prop:value=name on:input=move |event| name.set(event_target_value(&event))/>
                    </label>
                </div>
                <div class="dialog-foot">
                    <button type="button" class="button is-outlined" on:click=move |_| close()>"Cancel"</button>
                    <button type="submit" class="button is-primary">"Rename"</button>
                </div>
            </form>
        </ModalDialog>
    }
}
