//! When a command can do something.

use super::{Along, Command};
use crate::editor::Editor;
use crate::editor::direction::Direction;
use crate::editor::failing::can_fail;
use crate::model::EntityKind;

impl Command {
    /// Whether it would do something now.
    pub fn is_enabled(self, editor: &Editor) -> bool {
        let model = editor.document().model();
        let selected = |kind: EntityKind| editor.selection().iter().any(|id| model.kind_of(id) == Some(kind));
        let service = || selected(EntityKind::Service);
        let fragile = || editor.selection().services(model).iter().any(|id| can_fail(model, id));
        let context = || selected(EntityKind::Context);
        let interaction = || selected(EntityKind::Interaction);
        let drawn = || !model.services().is_empty() || !model.contexts().is_empty();
        match self {
            Self::Undo => editor.can_undo(),
            Self::Redo => editor.can_redo(),
            Self::Cut | Self::Copy | Self::Duplicate => service() || context(),
            Self::Delete | Self::ZoomToSelection => !editor.selection().is_empty(),
            Self::SelectAll | Self::Walk(..) | Self::ExportSvg | Self::ExportPng => drawn(),
            Self::Rename => editor.selection().single().is_some(),
            Self::Connect => editor.link_start().is_some(),
            Self::SetKind(_) | Self::Reverse => interaction(),
            Self::PaintTeam(_) | Self::Group | Self::Nudge(..) => service() || context(),
            Self::Fail => fragile() || context() || !editor.failed().is_empty(),
            Self::MarkJourney => service() || editor.journey().is_some(),
            Self::Stretch(Direction::Left | Direction::Right | Direction::Up | Direction::Down) => context(),
            Self::Step(along) => editor.next_box(along).is_some(),
            Self::StepInteraction(Along::Forward | Along::Backward) => service() || interaction(),
            Self::NewModel
            | Self::Open
            | Self::ExportModel
            | Self::ExportAnalysis
            | Self::Paste
            | Self::Cancel
            | Self::Add(_)
            | Self::ParkQuestion
            | Self::StepRegion(_)
            | Self::Pan(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomToActualSize
            | Self::ZoomToFit
            | Self::ToggleTheme
            | Self::Help => true,
        }
    }
}
