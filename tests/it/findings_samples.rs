//! What is found in each system that is shipped, to be read through whenever it changes: nothing in it may be a false alarm.

use std::fmt::Write as _;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Finding, findings};
use counterpoint::analysis::people::People;
use counterpoint::format;
use counterpoint::model::{EntityId, Word};

use crate::picture::check_golden;
use crate::samples;

fn written(findings: &[Finding]) -> String {
    let words = |ids: &[EntityId]| ids.iter().map(EntityId::as_str).collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    for it in findings {
        writeln!(text, "{} {}: {}", it.severity.word(), it.rule.word(), it.text()).unwrap();
        writeln!(text, "    about {}", words(&it.subjects)).unwrap();
        writeln!(text, "    way {}", words(&it.path)).unwrap();
    }
    text
}

#[test]
fn the_samples_show_what_they_did() {
    for (file, text) in samples::texts() {
        let document = format::read(&text).unwrap().document;
        let all = findings(document.model(), &Coupling::of(document.model()), &People::of(document.model()));
        let name = file.trim_end_matches(".counterpoint.json");
        check_golden(&format!("findings-{name}.txt"), &written(&all));
    }
}
