//! Answering.

use super::Question;
use crate::analysis::change::{ChangeKind, ContractChange};
use crate::analysis::report::Report;
use crate::format;
use crate::scene::panel::borders::Borders;
use crate::scene::panel::coupling::research::Research;
use crate::scene::panel::{changing, reliability, story, together};

/// Answers a question about the model in the text of a file, telling `progress`, from 0 to 1, now and then.
///
/// # Errors
/// Why there is no answer: the question or the file could not be read.
pub fn answer(question: &str, file: &str, progress: &mut dyn FnMut(f64)) -> Result<String, String> {
    let question = Question::parse(question).ok_or_else(|| format!("nobody can answer “{question}”"))?;
    let reading = format::read(file).map_err(|refused| refused.to_string())?;
    let model = reading.document.model();
    progress(0.0);
    match question {
        Question::Report => Ok(format::report::write(&Report::told(model, progress))),
        Question::Research(level) => Ok(Research::measure(model, level, progress).write()),
        Question::Borders => Ok(Borders::of(model).write()),
        Question::Pairs(circumstances) => Ok(story::write(&together::pairs(model, circumstances, progress))),
        Question::Change { contract, kind, field } => {
            let change = ContractChange { fields: field.into_iter().collect(), ..ContractChange::new(contract, kind) };
            Ok(story::write(&changing::contract(model, &change)))
        }
        Question::Need { contract, consumer } => {
            let needed_by = [consumer].into();
            let need = ContractChange { needed_by, ..ContractChange::new(contract, ChangeKind::Need) };
            Ok(story::write(&changing::contract(model, &need)))
        }
        Question::Touched(service) => Ok(story::write(&changing::touched(model, &service))),
        Question::Changes(kind) => Ok(story::write(&changing::ranking(model, kind, progress))),
        Question::Reliability => Ok(story::write(&reliability::sections(model, progress))),
    }
}
