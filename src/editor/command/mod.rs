//! Everything a person can ask for, each defined once: toolbar, menus, shortcuts and the help sheet read the same table.

mod enabled;
mod run;
mod shortcut;
mod table;

use super::Editor;
use super::direction::Direction;
use super::input::KeyInput;
use super::stencil::Stencil;
use crate::model::interaction::InteractionKind;

pub use super::walking::Along;
pub use shortcut::{Keyboard, Shortcut};
pub use table::COMMANDS;

/// How far a nudge goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stride {
    /// One step of the grid.
    Short,
    /// Five steps.
    Long,
}

/// Whether walking leaves what was selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The next one is selected alone.
    Next,
    /// The next one is selected too.
    Extend,
}

/// Something a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Starts another model.
    NewModel,
    /// Opens a file.
    Open,
    /// Downloads the model.
    ExportModel,
    /// Downloads the analysis.
    ExportAnalysis,
    /// Downloads the drawing as SVG.
    ExportSvg,
    /// Downloads the drawing as PNG.
    ExportPng,
    /// Takes the last step back.
    Undo,
    /// Does it again.
    Redo,
    /// Copies and deletes the selection.
    Cut,
    /// Copies the selection.
    Copy,
    /// Inserts what was copied.
    Paste,
    /// Copies the selection beside itself.
    Duplicate,
    /// Deletes the selection.
    Delete,
    /// Selects everything drawn.
    SelectAll,
    /// Gives up what is going on; else ends the outage; else selects nothing.
    Cancel,
    /// Names the selected thing.
    Rename,
    /// Adds something.
    Add(Stencil),
    /// Draws a connection by keyboard.
    Connect,
    /// Gives the selected interactions a kind.
    SetKind(InteractionKind),
    /// Swaps the ends of the selected interactions.
    Reverse,
    /// Lets the team of a number own the selection.
    PaintTeam(u8),
    /// Puts the selection into a new context.
    Group,
    /// Puts the selection out of order.
    Fail,
    /// Marks a journey.
    MarkJourney,
    /// Parks a question about the selection.
    ParkQuestion,
    /// Moves the selection.
    Nudge(Direction, Stride),
    /// Moves the right or bottom edge of a context.
    Stretch(Direction),
    /// Goes to the nearest box in a direction.
    Walk(Direction, Reach),
    /// Goes to the next or previous box in reading order.
    Step(Along),
    /// Goes to the next or previous interaction of an element.
    StepInteraction(Along),
    /// Goes to the next or previous region of the page.
    StepRegion(Along),
    /// Moves the view.
    Pan(Direction),
    /// Shows the drawing larger.
    ZoomIn,
    /// Shows it smaller.
    ZoomOut,
    /// Shows it at 100 %.
    ZoomToActualSize,
    /// Shows all of it.
    ZoomToFit,
    /// Shows the selection.
    ZoomToSelection,
    /// Changes between light and dark.
    ToggleTheme,
    /// Shows the shortcuts.
    Help,
}

/// Where the help sheet lists a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Files.
    File,
    /// Changing what is there.
    Edit,
    /// Adding.
    Add,
    /// Interactions.
    Interaction,
    /// One key each, at the speed of talk.
    Session,
    /// Moving about and arranging.
    Arrange,
    /// Going from thing to thing by keyboard.
    Walk,
    /// What is seen.
    View,
}

impl Group {
    /// The groups in the order of the help sheet.
    pub const ALL: [Self; 8] =
        [Self::Session, Self::Interaction, Self::Add, Self::Edit, Self::Arrange, Self::Walk, Self::View, Self::File];

    /// Its heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Add => "Add",
            Self::Interaction => "Interaction kinds",
            Self::Session => "At the speed of talk",
            Self::Arrange => "Arrange",
            Self::Walk => "By keyboard",
            Self::View => "View",
        }
    }
}

/// When a shortcut means its command. Two commands may share a key if they never mean it at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Situation {
    /// Always.
    Always,
    /// While an element or a context is selected.
    WithBoxes,
    /// While none is.
    WithoutBoxes,
}

impl Situation {
    /// Whether both can be given at once.
    pub fn overlaps(self, other: Self) -> bool {
        self == other || self == Self::Always || other == Self::Always
    }

    fn is_given(self, editor: &Editor) -> bool {
        let boxes = || editor.selection.iter().any(|id| super::membership::bounds(&editor.document, id).is_some());
        match self {
            Self::Always => true,
            Self::WithBoxes => boxes(),
            Self::WithoutBoxes => !boxes(),
        }
    }
}

/// All there is to say about a command.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CommandSpec {
    /// The command.
    pub command: Command,
    /// Its accessible name.
    pub label: &'static str,
    /// What else there is to say in a tooltip; may be empty.
    pub detail: &'static str,
    /// Where help lists it.
    pub group: Group,
    /// The keys that mean it, the one to show first.
    pub shortcuts: &'static [Shortcut],
}

impl Command {
    /// What the table says about it.
    pub fn spec(self) -> &'static CommandSpec {
        let found = COMMANDS.iter().find(|spec| spec.command == self);
        found.expect("every command stands in the table, as a test asserts")
    }

    /// Its accessible name.
    pub fn label(self) -> &'static str {
        self.spec().label
    }

    /// Whether a key with Ctrl or Cmd means a command, be it enabled or not: nothing else on the page should make something of it.
    pub fn owns(key: &KeyInput) -> bool {
        let mut shortcuts = COMMANDS.iter().flat_map(|spec| spec.shortcuts);
        key.modifiers.primary() && shortcuts.any(|shortcut| shortcut.matches(key))
    }

    /// The enabled command that a key means now.
    pub fn for_key(editor: &Editor, key: &KeyInput) -> Option<Self> {
        let meant = |shortcut: &Shortcut| shortcut.matches(key) && shortcut.situation().is_given(editor);
        let of_key = |spec: &&CommandSpec| spec.shortcuts.iter().any(meant) && spec.command.is_enabled(editor);
        COMMANDS.iter().find(of_key).map(|spec| spec.command)
    }
}
