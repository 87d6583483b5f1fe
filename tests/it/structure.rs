//! Roles, architecture, articulation and the order of the matrix, against published figures and brute force.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::shares::SystemShares;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::network::Network;
use counterpoint::analysis::structure::Structure;
use counterpoint::analysis::structure::role::{ArchitectureKind, Role};
use counterpoint::model::{Edit, Model, ServiceId, Word};
use proptest::prelude::*;

use crate::networks::{Drawn, assert_close, drawn, id};
use crate::sketch::{interaction, service};
use crate::systems::{bookshop, depending, ramanujan};

fn structure(model: &Model) -> Structure<ServiceId> {
    Structure::of(&Network::of(&DependencyGraph::of(model)))
}

#[test]
fn ramanujan_stands_around_a_core_of_four() {
    let it = structure(&ramanujan());
    let roles: Vec<(&str, &str)> = it.nodes.iter().map(|(id, node)| (id.as_str(), node.role.word())).collect();
    let expected = [
        ("api", "control"),
        ("entry-cache", "shared"),
        ("entry-store", "core"),
        ("fanout", "control"),
        ("follow", "core"),
        ("home", "control"),
        ("index", "periphery"),
        ("mine", "control"),
        ("post", "control"),
        ("reserve", "shared"),
        ("search", "control"),
        ("timeline-shard", "shared"),
        ("timeline0", "core"),
        ("timeline1", "core"),
    ];
    assert_eq!(roles, expected);
    assert_eq!(it.architecture.kind, ArchitectureKind::CorePeriphery);
    assert_eq!(it.architecture.label(), None, "fourteen services are too few for a label");
    assert_eq!(it.architecture.cores, [["entry-store", "follow", "timeline0", "timeline1"].map(service)]);
    assert_eq!(it.architecture.core_share, Some(4.0 / 14.0));
    assert!(it.articulation_points.is_empty() && it.bridges.is_empty());
}

/// Takes calls out of Ramanujan.
fn ramanujan_without(calls: &[&str]) -> Model {
    let mut model = ramanujan();
    calls.iter().for_each(|call| drop(model.apply(Edit::Remove(interaction(call).into())).unwrap()));
    model
}

/// How many simple cycles of at least three members there are, each counted from its smallest member.
fn long_cycles(model: &Model) -> usize {
    let graph = DependencyGraph::of(model);
    let mut next: BTreeMap<&ServiceId, Vec<&ServiceId>> = BTreeMap::new();
    graph.dependencies().for_each(|it| next.entry(it.from).or_default().push(it.to));
    let mut ways: Vec<Vec<&ServiceId>> = next.keys().map(|start| vec![*start]).collect();
    let mut cycles = 0;
    while let Some(way) = ways.pop() {
        for to in next.get(way[way.len() - 1]).into_iter().flatten() {
            cycles += usize::from(*to == way[0] && way.len() > 2);
            if *to > way[0] && !way.contains(to) {
                ways.push([way.clone(), vec![*to]].concat());
            }
        }
    }
    cycles
}

/// The figures of one published snapshot.
struct Snapshot {
    /// Without these calls.
    removed: &'static [&'static str],
    edges: usize,
    /// Coupling factor, mean dependencies and mean coupling, rounded as published.
    figures: [f64; 3],
    /// Cycles of at least three members.
    long_cycles: usize,
    /// The reach of each service, by id.
    reach: [usize; 14],
}

const SNAPSHOTS: [Snapshot; 3] = [
    Snapshot {
        removed: &[],
        edges: 30,
        figures: [0.16, 2.14, 4.29],
        long_cycles: 2,
        reach: [11, 1, 7, 8, 7, 8, 1, 8, 10, 1, 9, 1, 7, 7],
    },
    Snapshot {
        removed: &["fanout-timeline-shard", "fanout-timeline0", "fanout-timeline1", "follow-entry-store"],
        edges: 26,
        figures: [0.14, 1.86, 3.71],
        long_cycles: 0,
        reach: [11, 1, 7, 7, 6, 7, 1, 8, 10, 1, 8, 1, 6, 6],
    },
    Snapshot {
        removed: &["timeline0-reserve"],
        edges: 29,
        figures: [0.16, 2.07, 4.14],
        long_cycles: 2,
        reach: [11, 1, 7, 8, 7, 8, 1, 8, 10, 1, 9, 1, 7, 7],
    },
];

#[test]
fn ramanujan_snapshots_match_the_published_figures() {
    for it in SNAPSHOTS {
        let model = ramanujan_without(it.removed);
        let coupling = Coupling::of(&model);
        let shares = SystemShares::of(&DependencyGraph::of(&model), &coupling.system);
        let system = &coupling.system;
        assert_eq!((system.services, system.dependencies), (14, it.edges));
        let found = [system.coupling_factor, system.mean_dependencies, shares.mean_coupling];
        assert_eq!(found.map(|found| (found.unwrap() * 100.0).round() / 100.0), it.figures);
        assert_eq!((system.interdependent_pairs.len(), long_cycles(&model)), (2, it.long_cycles));
        assert_eq!(coupling.services.values().map(|service| service.reach).collect::<Vec<_>>(), it.reach);
        assert_eq!(shares.dependent_share, Some(10.0 / 14.0));
    }
}

#[test]
fn ramanujan_dependency_on_average() {
    let model = ramanujan();
    let shares = SystemShares::of(&DependencyGraph::of(&model), &Coupling::of(&model).system);
    assert_close(shares.average_dependency.unwrap(), 6.142857142857143, "ACD");
    assert_close(shares.normalised_dependency.unwrap(), 1.9281059107456147, "NCCD");
}

#[test]
fn bookshop_has_no_core_and_hangs_on_checkout_and_payment() {
    let it = structure(&bookshop());
    assert_eq!(it.architecture.label(), Some(ArchitectureKind::Acyclic));
    assert!(it.architecture.cores.is_empty());
    assert_eq!(it.articulation_points, ["checkout", "payment"].map(service));
    let bridges = [("checkout", "notification"), ("checkout", "payment"), ("fraud", "payment")];
    assert_eq!(it.bridges, bridges.map(|(one, other)| (service(one), service(other))));
    // Medians: reached by five, reaching two.
    let roles = ["basket", "inventory", "pricing", "web", "checkout"].map(|id| it.nodes[&service(id)].role);
    assert_eq!(roles, [Role::Central, Role::Central, Role::Shared, Role::Control, Role::Control]);
}

/// A ring of each of these sizes, and so many that stand alone.
fn rings(sizes: &[usize], alone: usize) -> Drawn {
    let mut edges = BTreeSet::new();
    let mut nodes = 0;
    for size in sizes {
        edges.extend((0..*size).map(|place| (nodes + place, nodes + (place + 1) % size)));
        nodes += size;
    }
    Drawn { nodes: nodes + alone, edges }
}

#[test]
fn the_kind_of_architecture_follows_from_the_largest_groups() {
    let rows = [
        (rings(&[], 60), ArchitectureKind::Acyclic, 0),
        (rings(&[3], 97), ArchitectureKind::Hierarchical, 1),
        (rings(&[4], 96), ArchitectureKind::BorderlineCorePeriphery, 1),
        (rings(&[6], 94), ArchitectureKind::BorderlineCorePeriphery, 1),
        (rings(&[7], 93), ArchitectureKind::CorePeriphery, 1),
        (rings(&[9, 6], 85), ArchitectureKind::CorePeriphery, 1),
        (rings(&[8, 6, 5], 81), ArchitectureKind::MultiCore, 2),
    ];
    for (drawn, kind, cores) in rows {
        let it = Structure::of(&drawn.network());
        assert_eq!((it.architecture.label(), it.architecture.cores.len()), (Some(kind), cores), "{drawn:?}");
        let core = it.nodes.values().filter(|node| node.role == Role::Core).count();
        let members: usize = it.architecture.cores.iter().map(Vec::len).sum();
        assert_eq!(core, if kind == ArchitectureKind::Hierarchical { 0 } else { members });
    }
}

fn order(model: &Model) -> String {
    let blocks = structure(model).sequence.blocks;
    let blocks: Vec<String> =
        blocks.iter().map(|block| block.iter().map(ServiceId::as_str).collect::<Vec<_>>().join("+")).collect();
    blocks.join(" ")
}

#[test]
fn the_matrix_is_read_from_the_most_depended_on() {
    assert_eq!(order(&depending("a: b c\nb: d\nc: e\ne: f")), "f d e b c a");
    let expected = "entry-cache reserve timeline-shard timeline0+timeline1+entry-store+follow index fanout post home mine search api";
    assert_eq!(order(&ramanujan()), expected);
    let ahead = structure(&ramanujan()).sequence.ahead;
    let cuts = [("timeline0", "follow"), ("timeline1", "follow")];
    assert_eq!(ahead, cuts.map(|(from, to)| (service(from), service(to))));
}

/// The parts that hang together, whoever depends on whom, of the nodes that are kept.
fn parts(drawn: &Drawn, kept: impl Fn(usize) -> bool, cut: Option<(usize, usize)>) -> usize {
    let mut part: Vec<usize> = (0..drawn.nodes).collect();
    let is_cut = |one, other| cut == Some((one, other)) || cut == Some((other, one));
    for (from, to) in drawn.edges.iter().filter(|(from, to)| kept(*from) && kept(*to) && !is_cut(*from, *to)) {
        let (one, other) = (part[*from], part[*to]);
        part.iter_mut().filter(|it| **it == one).for_each(|it| *it = other);
    }
    (0..drawn.nodes).filter(|node| kept(*node)).map(|node| part[node]).collect::<BTreeSet<_>>().len()
}

proptest! {
    #[test]
    fn articulation_points_and_bridges_are_what_holds_parts_together(drawn in drawn(9)) {
        let it = Structure::of(&drawn.network());
        let whole = parts(&drawn, |_| true, None);
        for node in 0..drawn.nodes {
            let splits = parts(&drawn, |other| other != node, None) > whole;
            prop_assert_eq!(it.articulation_points.contains(&id(node)), splits, "{}", node);
            for other in node + 1..drawn.nodes {
                let splits = parts(&drawn, |_| true, Some((node, other))) > whole;
                prop_assert_eq!(it.bridges.contains(&(id(node), id(other))), splits, "{} {}", node, other);
            }
        }
        prop_assert!(it.articulation_points.is_sorted() && it.bridges.is_sorted());
    }

    #[test]
    fn degrees_and_reach_agree_with_all_distances(drawn in drawn(9)) {
        let it = Structure::of(&drawn.network());
        let distances = drawn.distances();
        for node in 0..drawn.nodes {
            let coupling = &it.nodes[&id(node)].coupling;
            prop_assert_eq!(coupling.efferent, (0..drawn.nodes).filter(|to| drawn.has(node, *to)).count());
            prop_assert_eq!(coupling.afferent, (0..drawn.nodes).filter(|from| drawn.has(*from, node)).count());
            prop_assert_eq!(coupling.reach, distances[node].iter().flatten().count());
            prop_assert_eq!(coupling.reached_by, distances.iter().filter(|row| row[node].is_some()).count());
        }
    }

    #[test]
    fn what_a_block_depends_on_stands_before_it(drawn in drawn(9)) {
        let it = Structure::of(&drawn.network());
        let distances = drawn.distances();
        let order: Vec<&ServiceId> = it.sequence.order().collect();
        prop_assert_eq!(order.len(), drawn.nodes);
        let place = |node: usize| order.iter().position(|other| **other == id(node)).unwrap();
        let together = |one: usize, other: usize| distances[one][other].is_some() && distances[other][one].is_some();
        let ahead: Vec<(ServiceId, ServiceId)> = drawn
            .edges
            .iter()
            .filter(|(from, to)| place(*to) > place(*from))
            .map(|(from, to)| (id(*from), id(*to)))
            .collect();
        prop_assert_eq!(&it.sequence.ahead, &ahead);
        prop_assert!(drawn.edges.iter().all(|(from, to)| together(*from, *to) || place(*to) < place(*from)));
        for block in &it.sequence.blocks {
            let first = (0..drawn.nodes).find(|node| block.contains(&id(*node))).unwrap();
            let members = (0..drawn.nodes).filter(|node| together(first, *node)).count();
            prop_assert_eq!(block.len(), members);
        }
    }

    #[test]
    fn nobody_is_core_outside_a_circle(drawn in drawn(9)) {
        let it = Structure::of(&drawn.network());
        let distances = drawn.distances();
        let both_ways = |one: usize, other: usize| distances[one][other].is_some() && distances[other][one].is_some();
        for node in 0..drawn.nodes {
            let in_circle = (0..drawn.nodes).any(|other| other != node && both_ways(node, other));
            prop_assert!(in_circle || it.nodes[&id(node)].role != Role::Core);
        }
    }
}
