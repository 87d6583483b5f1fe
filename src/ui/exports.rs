//! Downloads of the open model.

use crate::format;
use crate::platform::files;

use super::session::{Notice, Session};

const JSON: &str = "application/json";

/// Downloads the model as a file that "Open" takes back.
pub fn model(session: Session) {
    let (name, text) = session.peek(|editor| {
        let document = editor.document();
        (format::file_name(document.model()), format::write(document))
    });
    report(session, files::download_text(&name, JSON, &text));
    session.library().exported(session);
}

fn report<E: std::fmt::Display>(session: Session, outcome: Result<(), E>) {
    if let Err(error) = outcome {
        session.notify(Notice::new(format!("Nothing was exported: {error}.")));
    }
}
