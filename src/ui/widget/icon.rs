//! Small line drawings for buttons, on a grid of 16.

use leptos::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// Opens something below.
    Chevron,
    /// A step back.
    Undo,
    /// A step forward.
    Redo,
    /// Something goes out.
    Share,
    /// Half dark, half light.
    Theme,
    /// A question mark.
    Help,
    /// Takes something away.
    Close,
    /// A bolt: something is struck.
    Bolt,
    /// A sheet with a plus.
    New,
    /// A folder.
    Folder,
    /// A pencil.
    Rename,
    /// Two sheets.
    Duplicate,
    /// A bin.
    Delete,
    /// A window with a panel at its left.
    LeftPanel,
    /// A window with a panel at its right.
    RightPanel,
    /// Two tones against each other: the mark of the program.
    Mark,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Chevron => "M4 6l4 4 4-4",
            Self::Undo => "M6 4L3 7l3 3M3 7h6a4 4 0 0 1 0 8H7",
            Self::Redo => "M10 4l3 3-3 3M13 7H7a4 4 0 0 0 0 8h2",
            Self::Share => "M8 10V2M5 5l3-3 3 3M3 9v4h10V9",
            Self::Theme => "M8 2a6 6 0 1 0 0 12zM8 2a6 6 0 0 1 0 12",
            Self::Help => "M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.300 8.700 8 9.200 8 10M8 12.900v.1",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Bolt => "M9 1.500L3.500 9H8l-1 5.500L12.500 7H8z",
            Self::New => "M4 2h5l3 3v9H4zM8 7v4M6 9h4",
            Self::Folder => "M2 13V3h4l2 2h6v8z",
            Self::Rename => "M3 13l1-3.500L10.500 3 13 5.500 6.500 12z",
            Self::Duplicate => "M5 5h8v8H5zM3 11V3h8",
            Self::Delete => "M3 4h10M6 4V2.500h4V4M4.500 4l.5 9.500h6l.5-9.500",
            Self::LeftPanel => "M2 3h12v10H2zM6.500 3v10",
            Self::RightPanel => "M2 3h12v10H2zM9.500 3v10",
            Self::Mark => "M2 6c3-4 5 4 12 0M2 11c7 4 9-4 12 0",
        }
    }
}

/// An icon. It says nothing to assistive technology: the control around it has a name.
#[component]
pub fn Icon(
    /// What is drawn.
    name: IconName,
) -> impl IntoView {
    // The braces keep the element from being taken for a static one, which would be wrapped once more.
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden={"true"}>
            <path d=name.path()></path>
        </svg>
    }
}
