//! Downloads of the open model.

use std::fmt;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::format;
use crate::inquiry::Question;
use crate::model::Model;
use crate::model::naming::slug;
use crate::platform::{files, raster};
use crate::scene::palette::Theme;
use crate::scene::panel::matrix::{self, Grid, Level};
use crate::scene::svg::{Legend, Picture};
use crate::scene::{self, Attention, Detail};

use super::canvas::overlay;
use super::session::{Heard, Notice, Session};

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const SVG: &str = "image/svg+xml";
/// Pixels of a PNG per pixel of the drawing: sharp on today's screens and in print.
const PNG_SCALE: f64 = 2.0;

/// Downloads the model as a file that "Open" takes back.
pub fn model(session: Session) {
    let (name, text) = session.peek(|editor| {
        let document = editor.document();
        (format::file_name(document.model()), format::write(document))
    });
    let outcome = files::download_text(&name, JSON, &text);
    if outcome.is_ok() {
        session.library().exported(session);
    }
    report(session, outcome);
}

/// Downloads everything the analyses say of the model.
pub fn analysis(session: Session) {
    let name = session.peek(|editor| format::report::file_name(editor.document().model()));
    session.ask(Question::Report, move |heard| match heard {
        Heard::Progress(_) => {}
        Heard::Answer(_, text) => report(session, files::download_packed(&name, JSON, &text)),
        Heard::Failure(failure) => session.notify(Notice::new(format!("Nothing was exported. {failure}"))),
    });
}

/// Downloads what is on the canvas, all of it, as a picture that needs nothing else.
pub fn svg(session: Session) {
    let drawing = drawing(session);
    report(session, files::download_text(&drawing.file_name("svg"), SVG, &drawing.svg));
}

/// Downloads the same as a PNG.
pub fn png(session: Session) {
    let drawing = drawing(session);
    spawn_local(async move {
        match raster::png(&drawing.svg, PNG_SCALE).await {
            Ok(blob) => report(session, files::download(&drawing.file_name("png"), &blob)),
            Err(error) => report(session, Err(error)),
        }
    });
}

/// Downloads a matrix as a table.
pub fn matrix_csv(session: Session, level: Level, grid: &Grid) {
    let name = session.peek(|editor| base_name(editor.document().model()));
    report(session, files::download_text(&format!("{name}.{}.csv", level.word()), CSV, &matrix::csv(grid)));
}

/// Downloads a matrix as a picture.
pub fn matrix_svg(session: Session, level: Level, grid: &Grid) {
    let name = session.peek(|editor| base_name(editor.document().model()));
    report(
        session,
        files::download_text(&format!("{name}.{}.svg", level.word()), SVG, &matrix::svg(grid, theme(session))),
    );
}

fn theme(session: Session) -> Theme {
    if session.is_dark.get_untracked() { Theme::Dark } else { Theme::Light }
}

/// What is on the canvas as the text of a picture.
struct Drawing {
    name: String,
    svg: String,
}

impl Drawing {
    fn file_name(&self, extension: &str) -> String {
        format!("{}.{extension}", self.name)
    }
}

fn drawing(session: Session) -> Drawing {
    let overlay = overlay::now(session);
    let theme = theme(session);
    // A picture shows no selection: that is the reader's own.
    let view = scene::View { attention: &Attention::default(), overlay: &overlay, detail: Detail::Near };
    session.peek(|editor| {
        let document = editor.document();
        let drawing = scene::compose(document, &view);
        let picture = Picture { theme, title: &document.model().title().name, legend: Legend::Shown };
        Drawing { name: base_name(document.model()), svg: scene::svg::write(&drawing, &picture) }
    })
}

fn base_name(model: &Model) -> String {
    slug(&model.title().name, "model")
}

fn report<E: fmt::Display>(session: Session, outcome: Result<(), E>) {
    if let Err(error) = outcome {
        session.notify(Notice::new(format!("Nothing was exported: {error}.")));
    }
}
