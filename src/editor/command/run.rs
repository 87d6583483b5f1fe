//! What each command does.

use super::{Command, Reach, Stride};
use crate::editor::Editor;
use crate::editor::effect::UiRequest;
use crate::editor::mode::Mode;
use crate::editor::selection::Selection;

impl Editor {
    /// Carries out a command, if it is enabled.
    pub(in crate::editor) fn run(&mut self, command: Command) {
        if !command.is_enabled(self) {
            return;
        }
        match command {
            Command::NewModel => self.ask(UiRequest::NewModel),
            Command::Open => self.ask(UiRequest::Open),
            Command::ExportModel => self.ask(UiRequest::ExportModel),
            Command::ExportAnalysis => self.ask(UiRequest::ExportAnalysis),
            Command::ExportSvg => self.ask(UiRequest::ExportSvg),
            Command::ExportPng => self.ask(UiRequest::ExportPng),
            Command::Paste => self.ask(UiRequest::ReadClipboard),
            Command::ToggleTheme => self.ask(UiRequest::ToggleTheme),
            Command::Help => self.ask(UiRequest::Help),
            Command::StepRegion(along) => self.ask(UiRequest::StepRegion(along)),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Cut => self.cut(),
            Command::Copy => self.copy(),
            Command::Duplicate => self.duplicate(),
            Command::Delete => self.delete(),
            Command::SelectAll => self.select_all(),
            Command::Cancel => self.escape(),
            Command::Rename => self.rename_selected(),
            Command::Add(stencil) => self.add(stencil),
            Command::Connect => self.begin_linking(),
            Command::SetKind(kind) => self.set_kind(kind),
            Command::Reverse => self.reverse(),
            Command::PaintTeam(number) => self.paint_team(number),
            Command::Group => self.group(),
            Command::Fail => self.toggle_failure(),
            Command::MarkJourney => self.mark_journey(),
            Command::ParkQuestion => self.park_question(),
            other => self.run_movement(other),
        }
    }

    fn run_movement(&mut self, command: Command) {
        match command {
            Command::Nudge(direction, Stride::Short) => self.nudge(direction, 1.0),
            Command::Nudge(direction, Stride::Long) => self.nudge(direction, 5.0),
            Command::Stretch(direction) => self.stretch(direction),
            Command::Walk(direction, Reach::Next) => self.walk(direction),
            Command::Walk(direction, Reach::Extend) => self.walk_extending(direction),
            Command::Step(along) => self.step(along),
            Command::StepInteraction(along) => self.step_interaction(along),
            Command::Pan(direction) => self.pan(direction),
            Command::ZoomIn => self.zoom_in(),
            Command::ZoomOut => self.zoom_out(),
            Command::ZoomToActualSize => self.zoom_to_actual_size(),
            Command::ZoomToFit => self.zoom_to_fit(),
            Command::ZoomToSelection => self.zoom_to_selection(),
            _ => {}
        }
    }

    /// Escape: one thing at a time, the most recent first.
    fn escape(&mut self) {
        match self.mode {
            Mode::Journey(_) => self.set_mode(Mode::Drawing),
            Mode::Drawing | Mode::Naming(_) | Mode::Linking(_) if !self.failed.is_empty() => self.recover(),
            Mode::Drawing | Mode::Naming(_) | Mode::Linking(_) if self.selection.is_empty() => {}
            Mode::Drawing | Mode::Naming(_) | Mode::Linking(_) => {
                self.select(Selection::default());
                self.say_selection();
            }
        }
    }
}
