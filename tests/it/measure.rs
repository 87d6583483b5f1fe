//! Figures looked up one by one are those of the report.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::folding::Folding;
use counterpoint::analysis::measure::measure;
use counterpoint::analysis::report::Report;
use counterpoint::model::EntityId;

use crate::arbitrary::{Tape, document};

#[test]
fn single_figures_are_those_of_the_report() {
    for seed in 0..40 {
        let document = document(&mut Tape::seeded(seed, 600));
        let model = document.model();
        let (graph, coupling, report) = (DependencyGraph::of(model), Coupling::of(model), Report::of(model));
        let of_system = |key: &str| measure(&graph, &coupling, key, None);
        assert_eq!(of_system("modularityByContext"), report.modularity.by_context, "{seed}");
        assert_eq!(of_system("modularityByTeam"), report.modularity.by_team, "{seed}");
        assert_eq!(of_system("congruence"), report.people.coordination.congruence, "{seed}");
        assert_eq!(of_system("asynchronousShare"), report.shares.asynchronous_share, "{seed}");
        assert_eq!(of_system("facadeShare"), report.shares.facade_share, "{seed}");
        for (id, of_interaction) in &report.dimensions {
            let couplings = &of_interaction.couplings;
            let figure = |key: &str| measure(&graph, &coupling, key, Some(id.entity()));
            assert_eq!(figure("structural"), Some(couplings.structural.value), "{seed} {id}");
            assert_eq!(figure("organisational"), Some(couplings.organisational.value), "{seed} {id}");
        }
        for (folding, is_group) in [
            (Folding::by_context(&graph), model.contexts().ids().map(|id| id.entity().clone()).collect::<Vec<_>>()),
            (Folding::by_team(&graph), model.teams().ids().map(|id| id.entity().clone()).collect()),
        ] {
            let dependencies: Vec<(&EntityId, &EntityId)> = folding.network.dependencies().collect();
            for id in folding.network.ids().iter().filter(|id| is_group.contains(id)) {
                let figure = |key: &str| measure(&graph, &coupling, key, Some(id));
                let uses = dependencies.iter().filter(|(from, _)| *from == id).count();
                let used = dependencies.iter().filter(|(_, to)| *to == id).count();
                assert_eq!(figure("efferent"), Some(f64::from(u32::try_from(uses).unwrap())), "{seed} {id}");
                assert_eq!(figure("afferent"), Some(f64::from(u32::try_from(used).unwrap())), "{seed} {id}");
            }
        }
    }
}
