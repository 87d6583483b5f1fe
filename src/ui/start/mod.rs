//! The start screen: a new model, a file, a recent model, a sample.

pub mod recent;

use leptos::prelude::*;

use crate::ui::file_input;
use crate::ui::library::samples::{SAMPLES, Sample};
use crate::ui::session::Session;
use crate::ui::widget::icon::{Icon, IconName};

use recent::RecentModels;

/// The whole screen.
#[component]
pub fn StartScreen() -> impl IntoView {
    view! {
        <main class="centre start" aria-label="Models">
            <div class="start-inner">
                <Welcome/>
                <RecentModels/>
                <Samples/>
            </div>
        </main>
    }
}

#[component]
fn Welcome() -> impl IntoView {
    let session = Session::expect();
    view! {
        <div class="start-head">
            <h1>"Counterpoint"</h1>
            <p>"Draw services, contexts, teams and their interactions. See how tightly they are coupled, and what breaks when one fails."</p>
            <div class="start-actions">
                <button type="button" class="button is-primary" on:click=move |_| session.library().open_new(session)>
                    <Icon name=IconName::New/>
                    "New model"
                </button>
                <button type="button" class="button is-outlined" on:click=move |_| file_input::choose()>
                    <Icon name=IconName::Folder/>
                    "Open"
                </button>
                <span class="start-hint">"or drop a file anywhere. Nothing leaves this browser."</span>
            </div>
        </div>
    }
}

#[component]
fn Samples() -> impl IntoView {
    view! {
        <section aria-labelledby="samples-title">
            <h2 id="samples-title">"Samples"</h2>
            <ul class="samples">{SAMPLES.iter().map(|sample| view! { <SampleCard sample/> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn SampleCard(sample: &'static Sample) -> impl IntoView {
    let session = Session::expect();
    view! {
        <li>
            <button type="button" class="sample" on:click=move |_| session.library().open_sample(session, sample)>
                <span class="sample-name">{sample.name}</span>
                <span class="sample-about">{sample.about}</span>
            </button>
        </li>
    }
}
