//! Who decides.

use counterpoint::analysis::people::People;
use counterpoint::model::decision::{Decision, DecisionStatus};
use counterpoint::model::team::Team;
use counterpoint::model::{DecisionId, Edit, EntityId, Model};

use super::{bookshop_in_a_bad_week, team};
use crate::systems::bookshop;

fn decide(model: &mut Model, id: &str, owner: Option<&str>, about: &[&str], status: DecisionStatus) {
    let decision = Decision {
        owner: owner.map(team),
        about: about.iter().map(|id| EntityId::new(id).unwrap()).collect(),
        ..Decision::new(DecisionId::new(id).unwrap(), "A decision", status)
    };
    model.apply(Edit::Insert(decision.into())).unwrap();
}

#[test]
fn seven_of_nine_decisions_are_owned_by_a_team_they_touch() {
    let mut model = bookshop_in_a_bad_week();
    model.apply(Edit::Insert(Team::new(team("architects"), "Architects").into())).unwrap();
    let accepted = DecisionStatus::Accepted;
    let cases: [(&str, Option<&str>, &[&str]); 13] = [
        ("d01", Some("orders"), &["checkout"]),
        ("d02", Some("orders"), &["web-basket"]),
        ("d03", Some("pricing"), &["context-pricing"]),
        ("d04", Some("payments"), &["workflow-buy"]),
        ("d05", Some("platform"), &["tracking"]),
        ("d06", Some("storefront"), &["storefront-with-orders"]),
        ("d07", Some("platform"), &["team-platform", "pricing"]),
        ("d08", Some("architects"), &["checkout", "payment"]),
        ("d09", Some("payments"), &["workflow-browse"]),
        ("d10", None, &["checkout"]),
        ("d11", Some("orders"), &[]),
        ("d12", Some("orders"), &["d12"]),
        ("d13", Some("orders"), &["d10"]),
    ];
    cases.iter().for_each(|(id, owner, about)| decide(&mut model, id, *owner, about, accepted));
    decide(&mut model, "d20", Some("architects"), &["checkout"], DecisionStatus::Rejected);
    decide(&mut model, "d21", Some("architects"), &["checkout"], DecisionStatus::Superseded);
    let found = People::of(&model).decisions;
    assert_eq!(found.in_words().unwrap(), "7 of 9 decisions are owned by a team they touch");
    let ids = |ids: &[DecisionId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&found.local), ["d01", "d02", "d03", "d04", "d05", "d06", "d07"]);
    assert_eq!(found.remote.iter().map(|it| it.decision.to_string()).collect::<Vec<_>>(), ["d08", "d09"]);
    assert_eq!(found.remote[0].touches, [team("orders"), team("payments")].into());
    assert_eq!(ids(&found.undecidable), ["d10", "d11", "d12", "d13"]);
    assert_eq!(People::of(&bookshop()).decisions.in_words(), None);
}
