//! What a change breaks, on either side of a request and of an event, and who upgrades first.

use counterpoint::analysis::change::{ChangeKind, UpgradeOrder};
use counterpoint::model::Word;
use counterpoint::model::contract::{Compatibility, ContractKind};

use super::{change, change_contract, elements, impact, who};
use crate::sketch::sketch;

/// New readers read old data; old readers read new data.
const ROWS: [(ChangeKind, bool, bool); 10] = [
    (ChangeKind::AddOptional, true, true),
    (ChangeKind::AddRequired, false, true),
    (ChangeKind::RemoveOptional, true, true),
    (ChangeKind::RemoveRequired, true, false),
    (ChangeKind::Rename, false, false),
    (ChangeKind::WidenType, true, false),
    (ChangeKind::NarrowType, false, true),
    (ChangeKind::AddSymbol, true, false),
    (ChangeKind::Semantic, false, false),
    (ChangeKind::Need, true, true),
];

#[test]
fn every_row_of_the_break_matrix() {
    for (kind, backward, forward) in ROWS {
        assert_eq!((kind.is_backward_compatible(), kind.is_forward_compatible()), (backward, forward), "{kind:?}");
    }
    assert_eq!(ROWS.map(|(kind, ..)| kind), ChangeKind::ALL);
}

/// The consumer of an answer or of an event reads what its provider writes: it breaks where old readers cannot read new data.
#[test]
fn a_consumer_that_reads_breaks_where_old_readers_cannot_read_new_data() {
    let systems = [
        "a -> b: request contract=c",
        "a -> b: query contract=c",
        "b -> a: event contract=c",
        "b -> a: stream contract=c",
        "b -> a: file contract=c",
        "topic t\nb -> t: event contract=c\nt -> a: event",
    ];
    for system in systems {
        let model = sketch(system);
        for (kind, _, forward) in ROWS {
            let impact = impact(&model, &change("c", kind, &[]));
            let expected: &[&str] = if forward { &["b"] } else { &["a", "b"] };
            assert_eq!(who(&impact), expected, "{kind:?} in {system}");
        }
    }
}

/// The sender of a command writes what its receiver reads: it breaks where new readers cannot read old data.
#[test]
fn a_consumer_that_writes_breaks_where_new_readers_cannot_read_old_data() {
    let mut message = sketch("a -> b: request contract=c");
    change_contract(&mut message, "c", |it| it.kind = ContractKind::Message);
    let queue = "queue q\na -> q: command contract=c\nq -> b: command contract=c";
    for model in [sketch("a -> b: command contract=c"), sketch(queue), message] {
        for (kind, backward, _) in ROWS {
            let impact = impact(&model, &change("c", kind, &[]));
            let expected: &[&str] = if backward { &["b"] } else { &["a", "b"] };
            assert_eq!(who(&impact), expected, "{kind:?}");
        }
    }
}

/// Whoever shares a store, a library or a kernel reads and writes: anything that is not compatible both ways binds everyone.
#[test]
fn a_store_and_a_library_bind_everyone_who_uses_them() {
    let systems = [
        "datastore d\na -> d: shared-data contract=c\nb -> d: shared-data",
        "a -> d: library contract=c\nb -> d: library contract=c",
    ];
    for model in systems.map(sketch) {
        for (kind, backward, forward) in ROWS {
            let impact = impact(&model, &change("c", kind, &[]));
            let expected: &[&str] = if backward && forward { &["d"] } else { &["a", "b", "d"] };
            assert_eq!(who(&impact), expected, "{kind:?}");
            assert_eq!(impact.at_once.lock_step.len(), usize::from(expected.len() > 1), "{kind:?}");
        }
    }
}

#[test]
fn the_mode_of_a_contract_says_who_upgrades_first() {
    use Compatibility as Mode;
    let rows = [
        (Mode::Backward, ChangeKind::RemoveRequired, true, UpgradeOrder::ReadersFirst),
        (Mode::BackwardTransitive, ChangeKind::AddOptional, true, UpgradeOrder::ReadersFirst),
        (Mode::Forward, ChangeKind::AddRequired, true, UpgradeOrder::WritersFirst),
        (Mode::ForwardTransitive, ChangeKind::RemoveOptional, true, UpgradeOrder::WritersFirst),
        (Mode::Full, ChangeKind::AddOptional, true, UpgradeOrder::Any),
        (Mode::FullTransitive, ChangeKind::RemoveOptional, true, UpgradeOrder::Any),
        (Mode::Backward, ChangeKind::AddRequired, false, UpgradeOrder::Together),
        (Mode::Forward, ChangeKind::RemoveRequired, false, UpgradeOrder::Together),
        (Mode::Full, ChangeKind::RemoveRequired, false, UpgradeOrder::ReadersFirst),
        (Mode::Full, ChangeKind::Rename, false, UpgradeOrder::Together),
    ];
    for (mode, kind, allowed, order) in rows {
        assert_eq!(kind.is_allowed_by(mode), allowed, "{kind:?} under {mode:?}");
        assert_eq!(UpgradeOrder::of(kind, mode), order, "{kind:?} under {mode:?}");
    }
    for kind in ChangeKind::ALL {
        assert!(kind.is_allowed_by(Mode::None));
        assert_eq!(UpgradeOrder::of(*kind, Mode::None), UpgradeOrder::Together);
    }
}

#[test]
fn readers_go_first_on_their_own_side_of_an_answer_and_of_a_command() {
    let rows = [
        ("a -> b: request contract=c", Compatibility::Backward, ChangeKind::RemoveRequired, [["a"], ["b"]]),
        ("b -> a: event contract=c", Compatibility::Backward, ChangeKind::WidenType, [["a"], ["b"]]),
        ("a -> b: command contract=c", Compatibility::Forward, ChangeKind::AddRequired, [["a"], ["b"]]),
        ("a -> b: command contract=c", Compatibility::Forward, ChangeKind::NarrowType, [["a"], ["b"]]),
    ];
    for (system, mode, kind, waves) in rows {
        let mut model = sketch(system);
        change_contract(&mut model, "c", |it| it.compatibility = mode);
        let impact = impact(&model, &change("c", kind, &[]));
        assert_eq!(elements(&impact.at_once.waves), waves, "{kind:?} in {system}");
        assert!(impact.at_once.lock_step.is_empty() && impact.is_allowed);
    }
}
