//! What the editor asks of the world, since it cannot do it itself.

use super::document::Document;
use super::walking::Along;

/// A wish of the editor, to be fulfilled by whoever holds it.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "short-lived: an input has a handful of effects; on 32 bits it is small enough"
)]
pub enum Effect {
    /// Put this fragment on the clipboard.
    Copy(Document),
    /// Say this to people who cannot see the change.
    Announce(String),
    /// Tell everybody this: something did not go as they will expect.
    Warn(String),
    /// Do something of the application around the canvas.
    Ui(UiRequest),
}

/// What only the application around the canvas can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UiRequest {
    /// Start another, empty model.
    NewModel,
    /// Let a file be chosen.
    Open,
    /// Download the model.
    ExportModel,
    /// Download the analysis.
    ExportAnalysis,
    /// Download the drawing as SVG.
    ExportSvg,
    /// Download the drawing as PNG.
    ExportPng,
    /// Read the clipboard and come back with [`Paste`](super::input::Input::Paste) or
    /// [`PasteText`](super::input::Input::PasteText).
    ReadClipboard,
    /// Give the focus to the next or previous region of the page.
    StepRegion(Along),
    /// Give the focus to the drawing: what was begun goes on there.
    EnterDrawing,
    /// Show the shortcuts.
    Help,
    /// Change between light and dark.
    ToggleTheme,
}
