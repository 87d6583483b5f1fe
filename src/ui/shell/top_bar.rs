//! The bar at the top: which model, which question, and what can be done with both.

use leptos::prelude::*;

use crate::editor::command::Command;
use crate::platform::page;
use crate::ui::file_input::FileInput;
use crate::ui::later::Later;
use crate::ui::library::SaveState;
use crate::ui::session::{Session, View};
use crate::ui::theme::ThemeChoice;
use crate::ui::widget::drawer::DrawerButton;
use crate::ui::widget::icon::IconName;
use crate::ui::widget::menu::{Menu, MenuItem, MenuSide};

use super::command::{CommandButton, CommandItem};
use super::drawers::Drawers;
use super::tabs::Tabs;

/// The whole bar.
#[component]
pub fn TopBar(
    /// What its buttons at the ends of the tabs open.
    drawers: Drawers,
) -> impl IntoView {
    view! {
        <header class="top-bar">
            <Later><FileInput/></Later>
            <div class="top-bar-start">
                <ModelMenu/>
                <SaveStateLine/>
            </div>
            <DrawerButton drawer=drawers.left icon=IconName::LeftPanel class="is-left"/>
            <Tabs/>
            <DrawerButton drawer=drawers.right icon=IconName::RightPanel class="is-right"/>
            <div class="top-bar-end">
                <EditButtons/>
                <ShareMenu/>
                <ThemeMenu/>
                <CommandButton command=Command::Help icon=IconName::Help/>
            </div>
        </header>
    }
}

#[component]
fn ModelMenu() -> impl IntoView {
    let session = Session::expect();
    let name = session.memo(|editor| editor.document().model().title().name.clone());
    let label = Signal::derive(move || match name.get() {
        name if name.trim().is_empty() => "Untitled".to_owned(),
        name => name,
    });
    Effect::new(move |_| page::set_title(&format!("{} – Counterpoint", label.get())));
    view! {
        <Menu id="model-menu" label=label class="model-name">
            <Later>
                <CommandItem command=Command::NewModel/>
                <CommandItem command=Command::Open/>
                <MenuItem label="Models and samples" on_choose=move || session.view.set(View::Start)/>
                <hr/>
                <MenuItem label="Rename model" on_choose=move || session.renaming.set(true)/>
                <MenuItem
                    label="Duplicate model"
                    on_choose=move || {
                        let id = session.library().open_id_now();
                        session.library().duplicate_recent(session, id);
                    }
                />
            </Later>
        </Menu>
    }
}

#[component]
fn SaveStateLine() -> impl IntoView {
    let session = Session::expect();
    let state = session.library().save_state;
    let is_failed = move || state.with(|state| matches!(state, SaveState::Failed(_)));
    view! {
        <p class="save-state" class:is-failed=is_failed role="status" title=move || state.get().to_string()>
            {move || state.get().to_string()}
        </p>
    }
}

#[component]
fn EditButtons() -> impl IntoView {
    let session = Session::expect();
    let is_drawing = Memo::new(move |_| session.view.get() != View::Start);
    view! {
        <Show when=move || is_drawing.get()>
            <CommandButton command=Command::Fail icon=IconName::Bolt labelled=true/>
            <span class="divider"></span>
            <CommandButton command=Command::Undo icon=IconName::Undo/>
            <CommandButton command=Command::Redo icon=IconName::Redo/>
            <span class="divider"></span>
        </Show>
    }
}

#[component]
fn ShareMenu() -> impl IntoView {
    view! {
        <Menu id="share-menu" label="Share".to_owned() side=MenuSide::End>
            <Later>
                <CommandItem command=Command::ExportModel/>
                <CommandItem command=Command::ExportAnalysis/>
                <hr/>
                <CommandItem command=Command::ExportSvg/>
                <CommandItem command=Command::ExportPng/>
            </Later>
        </Menu>
    }
}

#[component]
fn ThemeMenu() -> impl IntoView {
    let session = Session::expect();
    let item = move |choice: ThemeChoice| {
        view! {
            <MenuItem
                label=choice.label().to_owned()
                checked=Signal::derive(move || session.theme.get() == choice)
                on_choose=move || session.theme.set(choice)
            />
        }
    };
    view! {
        <Menu id="theme-menu" label="Light or dark".to_owned() icon=IconName::Theme side=MenuSide::End>
            <Later>{ThemeChoice::ALL.map(item)}</Later>
        </Menu>
    }
}
