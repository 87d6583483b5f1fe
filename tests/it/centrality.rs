//! Centralities, against networkx and against their definitions applied by brute force.

use std::collections::BTreeMap;

use counterpoint::analysis::centrality::{Central, Centrality};
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::network::Network;
use counterpoint::analysis::structure::Structure;
use counterpoint::model::{Model, ServiceId};
use proptest::prelude::*;

use crate::networks::{Drawn, assert_close, drawn, id};
use crate::sketch::service;
use crate::systems::{bookshop, ramanujan};

fn central(network: Network<ServiceId>) -> BTreeMap<ServiceId, Central> {
    Centrality::new(network).finish()
}

/// Betweenness, closeness (0 stands for undefined), PageRank, clustering.
fn assert_figures(model: &Model, rows: &[(&str, f64, f64, f64, f64)]) {
    let network = Network::of(&DependencyGraph::of(model));
    let (nodes, central) = (Structure::of(&network).nodes, central(network));
    assert_eq!(nodes.len(), rows.len());
    for (name, betweenness, closeness, page_rank, clustering) in rows {
        let (node, central) = (&nodes[&service(name)], central[&service(name)]);
        assert_close(central.betweenness, *betweenness, name);
        assert_eq!(central.closeness.is_none(), *closeness == 0.0, "{name}");
        assert_close(central.closeness.unwrap_or_default(), *closeness, name);
        assert_close(node.page_rank, *page_rank, name);
        assert_close(node.clustering, *clustering, name);
    }
}

/// From networkx 3.6.1; the PageRank from the linear equations, by numpy 2.4.6.
#[test]
fn ramanujan_centralities() {
    let rows = [
        ("api", 0.0, 0.0, 0.032757723915, 0.0),
        ("entry-cache", 0.0, 0.4048582995951417, 0.077836412142, 0.0),
        ("entry-store", 0.04423076923076923, 0.3894230769230769, 0.077836412142, 0.16666666666666666),
        ("fanout", 0.019871794871794867, 0.10256410256410256, 0.042677172188, 0.25),
        ("follow", 0.15726495726495726, 0.4450549450549451, 0.149909698517, 0.1320754716981132),
        ("home", 0.0, 0.0, 0.032757723915, 0.0),
        ("index", 0.0, 0.17307692307692307, 0.056599204852, 0.0),
        ("mine", 0.0, 0.0, 0.032757723915, 0.0),
        ("post", 0.019230769230769232, 0.07692307692307693, 0.046679756579, 0.0),
        ("reserve", 0.0, 0.4048582995951417, 0.134233941389, 0.6666666666666666),
        ("search", 0.0, 0.0, 0.032757723915, 0.0),
        ("timeline-shard", 0.0, 0.4807692307692308, 0.094398835511, 0.16666666666666666),
        ("timeline0", 0.033547008547008546, 0.4450549450549451, 0.094398835511, 0.21428571428571427),
        ("timeline1", 0.033547008547008546, 0.4450549450549451, 0.094398835511, 0.21428571428571427),
    ];
    assert_figures(&ramanujan(), &rows);
}

/// From networkx 3.6.1; the PageRank from the linear equations, by numpy 2.4.6.
#[test]
fn bookshop_centralities() {
    let rows = [
        ("basket", 0.03333333333333333, 0.26666666666666666, 0.081881274929, 0.3333333333333333),
        ("catalog", 0.016666666666666666, 0.25, 0.127115322194, 0.16666666666666666),
        ("checkout", 0.19444444444444445, 0.3, 0.114658994940, 0.023809523809523808),
        ("fraud", 0.0, 0.20833333333333334, 0.103623300104, 0.0),
        ("inventory", 0.03333333333333333, 0.22857142857142856, 0.069182884610, 0.0),
        ("notification", 0.0, 0.0, 0.044817848185, 0.0),
        ("payment", 0.044444444444444446, 0.22857142857142856, 0.069182884610, 0.0),
        ("pricing", 0.0, 0.36, 0.177230908475, 0.0),
        ("shipping", 0.0, 0.0, 0.044817848185, 0.0),
        ("web", 0.0, 0.0, 0.044817848185, 0.3333333333333333),
        ("wmsdb", 0.0, 0.25, 0.122670885582, 0.0),
    ];
    assert_figures(&bookshop(), &rows);
}

#[test]
fn measuring_step_by_step_changes_no_bit_and_says_how_far_it_is() {
    let network = diamonds(60).network();
    let mut steps = Centrality::new(network.clone());
    assert_eq!((steps.sources(), steps.done()), (181, 0));
    assert!(!steps.advance(5) && (5..181).contains(&steps.done()));
    let before = steps.done();
    assert!(!steps.advance(before) && (2 * before..181).contains(&steps.done()));
    assert!(steps.advance(100) && steps.done() == 181);
    assert_eq!(steps.finish(), central(network));
}

#[test]
fn nothing_lies_between_fewer_than_three() {
    let two = Drawn { nodes: 2, edges: [(0, 1)].into() };
    let found = central(two.network());
    assert_eq!(found[&id(0)], Central { betweenness: 0.0, closeness: None });
    assert_eq!(found[&id(1)], Central { betweenness: 0.0, closeness: Some(1.0) });
    assert!(central(Network::of(&DependencyGraph::of(&Model::new("Nothing")))).is_empty());
}

/// So many diamonds in a row: of each, the two sides share the ways equally, however many ways there are.
fn diamonds(count: usize) -> Drawn {
    let edges = (0..count).flat_map(|it| {
        let top = 3 * it;
        [(top, top + 1), (top, top + 2), (top + 1, top + 3), (top + 2, top + 3)]
    });
    Drawn { nodes: 3 * count + 1, edges: edges.collect() }
}

#[test]
fn more_shortest_ways_than_a_number_can_count() {
    // 2^1200 ways lead from one end to the other.
    let count = 1_200;
    let row = diamonds(count);
    let found = central(row.network());
    let pairs = (row.nodes * (row.nodes - 1)) as f64 - 2.0 * (row.nodes - 1) as f64;
    for diamond in [0, 1, count / 2, count - 1] {
        let (above, below) = (3 * diamond + 1, row.nodes - 3 * diamond - 3);
        // From above through a side to below; from above to the other side, nothing.
        let side = (above * below) as f64 / 2.0;
        assert_close(found[&id(3 * diamond + 1)].betweenness, side / pairs, "one side");
        assert_eq!(found[&id(3 * diamond + 1)], found[&id(3 * diamond + 2)]);
    }
}

/// Every shortest way between two nodes, each with its ends.
fn shortest_ways(drawn: &Drawn, distances: &[Vec<Option<usize>>], from: usize, to: usize) -> Vec<Vec<usize>> {
    let Some(length) = distances[from][to] else { return Vec::new() };
    if length == 0 {
        return vec![vec![to]];
    }
    let first = (0..drawn.nodes).filter(|next| drawn.has(from, *next) && distances[*next][to] == Some(length - 1));
    let rest = first.flat_map(|next| shortest_ways(drawn, distances, next, to));
    rest.map(|way| [vec![from], way].concat()).collect()
}

fn naive_betweenness(drawn: &Drawn, distances: &[Vec<Option<usize>>], node: usize) -> f64 {
    let mut sum = 0.0;
    for from in (0..drawn.nodes).filter(|from| *from != node) {
        for to in (0..drawn.nodes).filter(|to| *to != node && *to != from) {
            let ways = shortest_ways(drawn, distances, from, to);
            let through = ways.iter().filter(|way| way.contains(&node)).count();
            sum += if through > 0 { through as f64 / ways.len() as f64 } else { 0.0 };
        }
    }
    let pairs = (drawn.nodes as f64 - 1.0) * (drawn.nodes as f64 - 2.0);
    if drawn.nodes > 2 { sum / pairs } else { 0.0 }
}

/// How many shortest ways lead from each node to each, by the distance.
fn way_counts(drawn: &Drawn, distances: &[Vec<Option<usize>>]) -> Vec<Vec<f64>> {
    let count_from = |from: usize| {
        let mut counts = vec![0.0; drawn.nodes];
        counts[from] = 1.0;
        let mut by_distance: Vec<usize> = (0..drawn.nodes).filter(|to| distances[from][*to].is_some()).collect();
        by_distance.sort_by_key(|to| distances[from][*to]);
        for &to in by_distance.iter().skip(1) {
            let before = drawn.edges.iter().filter(|(_, end)| *end == to).map(|(start, _)| *start);
            let before = before.filter(|it| distances[from][*it].map(|it| it + 1) == distances[from][to]);
            counts[to] = before.map(|it| counts[it]).sum();
        }
        counts
    };
    (0..drawn.nodes).map(count_from).collect()
}

/// Σ over pairs of count(from, node) · count(node, to) / count(from, to), where the node lies on a shortest way.
fn counted_betweenness(distances: &[Vec<Option<usize>>], counts: &[Vec<f64>], node: usize) -> f64 {
    let nodes = distances.len();
    let mut sum = 0.0;
    for from in (0..nodes).filter(|from| *from != node) {
        let Some(first) = distances[from][node] else { continue };
        for to in (0..nodes).filter(|to| *to != node && *to != from) {
            if distances[node][to].is_some_and(|second| distances[from][to] == Some(first + second)) {
                sum += counts[from][node] * counts[node][to] / counts[from][to];
            }
        }
    }
    sum / ((nodes - 1) * (nodes - 2)) as f64
}

fn naive_closeness(drawn: &Drawn, distances: &[Vec<Option<usize>>], node: usize) -> Option<f64> {
    let reaching: Vec<usize> =
        (0..drawn.nodes).filter(|from| *from != node).filter_map(|from| distances[from][node]).collect();
    let count = reaching.len() as f64;
    let sum = reaching.iter().sum::<usize>() as f64;
    (!reaching.is_empty()).then(|| (count / sum) * (count / (drawn.nodes as f64 - 1.0)))
}

/// What a node passes on to another, of a rank of 1.
fn passed_on(drawn: &Drawn, from: usize, to: usize) -> f64 {
    match (0..drawn.nodes).filter(|next| drawn.has(from, *next)).count() {
        0 => 1.0 / drawn.nodes as f64,
        ways if drawn.has(from, to) => 1.0 / ways as f64,
        _ => 0.0,
    }
}

/// The ranks as the solution of (1 − 0.85·M)·x = 0.15/N, by elimination.
fn solved_page_rank(drawn: &Drawn) -> Vec<f64> {
    let nodes = drawn.nodes;
    let coefficient = |to: usize, from: usize| f64::from(to == from) - 0.85 * passed_on(drawn, from, to);
    let row = |to: usize| (0..nodes).map(|from| coefficient(to, from)).chain([0.15 / nodes as f64]).collect();
    let mut rows: Vec<Vec<f64>> = (0..nodes).map(row).collect();
    for pivot in 0..nodes {
        let by = rows[pivot].clone();
        for (_, row) in rows.iter_mut().enumerate().filter(|(place, _)| *place != pivot) {
            let factor = row[pivot] / by[pivot];
            row.iter_mut().zip(&by).for_each(|(value, by)| *value -= factor * by);
        }
    }
    rows.iter().enumerate().map(|(node, row)| row[nodes] / row[node]).collect()
}

/// (A + Aᵀ)³ᵢᵢ / 2(d(d − 1) − 2·mutual).
fn naive_clustering(drawn: &Drawn, node: usize) -> f64 {
    let joined = |one: usize, other: usize| f64::from(drawn.has(one, other)) + f64::from(drawn.has(other, one));
    let nodes = || 0..drawn.nodes;
    let circles: f64 = nodes()
        .flat_map(|one| nodes().map(move |other| (one, other)))
        .map(|(one, other)| joined(node, one) * joined(one, other) * joined(other, node))
        .sum();
    let degree: f64 = nodes().map(|other| joined(node, other)).sum();
    let mutual = nodes().filter(|other| joined(node, *other) == 2.0).count() as f64;
    if circles > 0.0 { circles / (2.0 * (degree * (degree - 1.0) - 2.0 * mutual)) } else { 0.0 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn searches_of_many_batches_agree_with_all_distances(
        chords in prop::collection::btree_set((0..90_usize, 1..90_usize), 0..180),
    ) {
        let edges = chords.into_iter().map(|(from, step)| (from, (from + step) % 90)).collect();
        let drawn = Drawn { nodes: 90, edges };
        let found = central(drawn.network());
        let distances = drawn.distances();
        let counts = way_counts(&drawn, &distances);
        for node in 0..drawn.nodes {
            let closeness = naive_closeness(&drawn, &distances, node);
            assert_close(found[&id(node)].closeness.unwrap_or_default(), closeness.unwrap_or_default(), "closeness");
            let betweenness = counted_betweenness(&distances, &counts, node);
            assert_close(found[&id(node)].betweenness, betweenness, "betweenness");
        }
    }
}

proptest! {
    #[test]
    fn betweenness_and_closeness_agree_with_all_shortest_ways(drawn in drawn(7)) {
        let found = central(drawn.network());
        let distances = drawn.distances();
        for node in 0..drawn.nodes {
            assert_close(found[&id(node)].betweenness, naive_betweenness(&drawn, &distances, node), "betweenness");
            let closeness = naive_closeness(&drawn, &distances, node);
            prop_assert_eq!(found[&id(node)].closeness.is_none(), closeness.is_none());
            assert_close(found[&id(node)].closeness.unwrap_or_default(), closeness.unwrap_or_default(), "closeness");
        }
    }

    #[test]
    fn page_rank_agrees_with_the_linear_equations(drawn in drawn(8)) {
        let nodes = Structure::of(&drawn.network()).nodes;
        for (node, expected) in solved_page_rank(&drawn).into_iter().enumerate() {
            assert_close(nodes[&id(node)].page_rank, expected, "page rank");
        }
        assert_close(nodes.values().map(|it| it.page_rank).sum(), 1.0, "all of them");
    }

    #[test]
    fn clustering_agrees_with_the_cube_of_the_matrix(drawn in drawn(8)) {
        let nodes = Structure::of(&drawn.network()).nodes;
        for node in 0..drawn.nodes {
            assert_close(nodes[&id(node)].clustering, naive_clustering(&drawn, node), "clustering");
        }
    }
}
