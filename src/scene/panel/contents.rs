//! What a model holds, counted as the inspector tells it while nothing is selected.

use super::words::counted;
use crate::model::Model;
use crate::model::service::ServiceKind;

/// "11 services · 14 interactions · 6 contexts · 6 teams". As everywhere, services are all elements but people and channels; where there are
/// such, it says how many: "300 elements: 288 services, 2 people, 10 channels · …".
pub fn contents(model: &Model) -> String {
    let of = |counts: fn(ServiceKind) -> bool| model.services().iter().filter(|it| counts(it.kind)).count();
    let (all, people, channels) =
        (model.services().len(), of(|kind| kind == ServiceKind::Person), of(ServiceKind::is_channel));
    let others = [(people, "person", "people"), (channels, "channel", "channels")];
    let others = others.into_iter().filter(|(count, ..)| *count > 0);
    let counts = std::iter::once((all - people - channels, "service", "services")).chain(others);
    let counts: Vec<String> = counts.map(|(count, one, several)| counted(count, one, several)).collect();
    let elements = match &counts[..] {
        [services] => services.clone(),
        counts => format!("{}: {}", counted(all, "element", "elements"), counts.join(", ")),
    };
    let parts = [
        elements,
        counted(model.interactions().len(), "interaction", "interactions"),
        counted(model.contexts().len(), "context", "contexts"),
        counted(model.teams().len(), "team", "teams"),
    ];
    parts.join(" · ")
}
