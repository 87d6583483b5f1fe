//! What is on screen when the page has started: the document of this tab, else the latest one, else the first visit.

use gloo::timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::editor::document::Document;
use crate::editor::input::{Input, SelectRequest};
use crate::model::Model;
use crate::platform::page;
use crate::platform::storage::{Database, StorageError, canary};
use crate::ui::session::{Notice, Session, View};

use super::{Library, Open, SaveState, samples, upkeep};

/// Which document this tab shows, so that a reload comes back to it.
pub(super) const OPEN_KEY: &str = "counterpoint.open";
/// How long the database may take to open before the page goes on without it, in milliseconds.
const PATIENCE: u32 = 3_000;

pub(super) fn remember_open(id: &str) {
    page::keep_for_tab(OPEN_KEY, id);
}

impl Library {
    /// Brings the page to what it shows first.
    pub async fn start(self, session: Session) {
        let linked = page::query_parameter("open").filter(|address| !address.trim().is_empty());
        self.begin_with_nothing(session);
        self.open_database(session).await;
        match linked {
            Some(address) => {
                page::forget_query();
                self.show_something_first(session).await;
                session.become_whole().await;
                self.open_address(session, &address).await;
            }
            None => self.show_something_first(session).await,
        }
    }

    /// Keeps the open model stored and up to date, for as long as the page lives.
    pub fn watch(self, session: Session) {
        self.watch_changes(session);
        self.watch_closing(session);
        self.watch_other_tabs(session);
    }

    async fn open_database(self, session: Session) {
        let opened = or_blocked(Database::open()).await;
        let database = match opened {
            Ok(database) => database,
            Err(error) => {
                self.save_state.set(SaveState::Failed(error.clone()));
                session
                    .notify(Notice::new(format!("Nothing can be kept here: {error}. Export what you want to keep.")));
                return;
            }
        };
        self.database.set_value(Some(database.clone()));
        if let Err(error) = self.take_stock(session, &database).await {
            session.notify(Notice::new(format!("The list of models could not be read: {error}")));
        }
    }

    async fn take_stock(self, session: Session, database: &Database) -> Result<(), StorageError> {
        if database.has_drafts().await? {
            session.become_whole().await;
            upkeep::recover_drafts(database).await?;
        }
        let (deleted, entries): (Vec<_>, _) = database.entries().await?.into_iter().partition(|entry| entry.deleted);
        if !deleted.is_empty() {
            session.become_whole().await;
            upkeep::purge(database, &deleted).await?;
        }
        self.entries.set(entries);
        self.warn_of_loss(session);
        Ok(())
    }

    /// An evicted database opens silently empty: that is not a first visit, and people must hear of it.
    fn warn_of_loss(self, session: Session) {
        let before = canary::read().unwrap_or_default();
        let now = self.entries.with_untracked(Vec::len);
        if now == 0 && before.documents > 0 {
            let models = if before.documents == 1 { "1 model" } else { &format!("{} models", before.documents) };
            session.view.set(View::Start);
            session.notify(Notice::new(format!(
                "This browser has thrown away the {models} stored here. If you exported them, open the files again."
            )));
        }
    }

    async fn show_something_first(self, session: Session) {
        if canary::read().is_none() && self.entries.with_untracked(Vec::is_empty) {
            self.show_first_visit(session);
            return;
        }
        // Only the first visit is known well enough to say what of the program it takes.
        session.become_whole().await;
        if !self.reopen_last(session).await {
            self.show_nothing_open(session);
        }
    }

    /// Opens what this tab showed before, else what was stored last.
    async fn reopen_last(self, session: Session) -> bool {
        let kept = page::kept_for_tab(OPEN_KEY);
        let id = self.entries.with_untracked(|entries| {
            let same = entries.iter().find(|entry| Some(&entry.id) == kept.as_ref());
            same.or(entries.first()).map(|entry| entry.id.clone())
        });
        match (id, self.database()) {
            (Some(id), Some(database)) => match database.read(&id).await {
                Ok(Some(stored)) => self.open_stored(session, stored).await,
                Ok(None) | Err(_) => false,
            },
            _ => false,
        }
    }

    fn show_first_visit(self, session: Session) {
        if let Some(document) = samples::bookshop() {
            session.replace_document(document);
            self.open.set(Open::new_document());
            session.first_visit.set(true);
            select_by_name(session, "Pricing");
        }
    }

    pub(super) fn show_nothing_open(self, session: Session) {
        session.replace_document(Document::new(Model::new("Untitled"), Default::default()));
        self.begin_with_nothing(session);
        self.save_state.set(SaveState::Saved);
        session.view.set(View::Start);
    }

    /// What is in the editor is nobody's work: there is nothing to store until somebody changes it.
    fn begin_with_nothing(self, session: Session) {
        let stamp = session.derived().stamp.get_untracked();
        self.open.set(Open { stored: Some(stamp), ..Open::new_document() });
    }
}

/// Selects the element of a name, so that the key of the prompt works at once.
fn select_by_name(session: Session, name: &str) {
    let id = session.peek(|editor| {
        let mut services = editor.document().model().services().iter();
        services.find(|service| service.name == name).map(|service| service.id.entity().clone())
    });
    session.dispatch(Input::Select(SelectRequest::Only(id.into_iter().collect())));
}

async fn or_blocked<T>(opening: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
    let opening = std::pin::pin!(opening);
    let patience = std::pin::pin!(TimeoutFuture::new(PATIENCE));
    match futures_select(opening, patience).await {
        Some(outcome) => outcome,
        None => Err(StorageError::Blocked),
    }
}

/// What the first future answers, or `None` if the second is done before.
async fn futures_select<T>(
    mut first: std::pin::Pin<&mut impl Future<Output = T>>,
    mut second: std::pin::Pin<&mut impl Future<Output = ()>>,
) -> Option<T> {
    use std::task::Poll;
    std::future::poll_fn(move |context| match first.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending => second.as_mut().poll(context).map(|()| None),
    })
    .await
}
