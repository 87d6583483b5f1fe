//! What has just happened, for eyes and for ears.

use leptos::prelude::*;

use crate::ui::exports;
use crate::ui::session::{Notice, NoticeAction, Session};
use crate::ui::widget::icon::{Icon, IconName};

/// The latest notice, until it is closed or another takes its place.
#[component]
pub fn Notices() -> impl IntoView {
    let session = Session::expect();
    // What was said of a document that has changed since is over.
    Effect::new(move |_| {
        let now = session.derived().stamp.get();
        let is_over =
            session.notice.with_untracked(|notice| notice.as_ref().and_then(|it| it.about).is_some_and(|it| it != now));
        if is_over {
            session.notice.set(None);
        }
    });
    view! {
        <aside class="notices" aria-label="Notices">
            {move || session.notice.get().map(|notice| view! { <NoticeCard notice/> })}
        </aside>
    }
}

#[component]
fn NoticeCard(notice: Notice) -> impl IntoView {
    let session = Session::expect();
    let action = notice.action.map(|action| {
        let label = action.label();
        let act = move |_| {
            session.notice.set(None);
            act(session, action.clone());
        };
        view! { <button type="button" class="button" on:click=act>{label}</button> }
    });
    view! {
        <div class="notice">
            <p>{notice.text}</p>
            {action}
            <button
                type="button"
                class="button is-icon"
                aria-label="Close the notice"
                on:click=move |_| session.notice.set(None)
            >
                <Icon name=IconName::Close/>
            </button>
        </div>
    }
}

fn act(session: Session, action: NoticeAction) {
    match action {
        NoticeAction::Restore(id) => session.library().restore_recent(session, id),
        NoticeAction::ExportModel => exports::model(session),
    }
}

/// What is said to people who cannot see the change.
#[component]
pub fn Announcer() -> impl IntoView {
    let session = Session::expect();
    view! { <p class="visually-hidden" role="status">{move || session.announcement.get()}</p> }
}
