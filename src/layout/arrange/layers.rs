//! Sorting linked things into layers, so that most links lead from one layer to a later one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Passes over the layers that move things beside what they are linked with.
const SWEEPS: usize = 6;

/// Things, by number, in layers from left to right; each layer from top to bottom.
pub(super) type Layers = Vec<Vec<usize>>;

/// The links of things, by number, each with how many there are between the same two.
pub(super) struct Links {
    pub(super) out: Vec<Vec<(usize, usize)>>,
    pub(super) into: Vec<Vec<(usize, usize)>>,
}

impl Links {
    pub(super) fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut links = Self { out: vec![Vec::new(); count], into: vec![Vec::new(); count] };
        let mut weights: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for pair in pairs.filter(|(from, to)| from != to) {
            *weights.entry(pair).or_default() += 1;
        }
        for ((from, to), weight) in weights {
            links.out[from].push((to, weight));
            links.into[to].push((from, weight));
        }
        links
    }

    pub(super) fn is_linked(&self, thing: usize) -> bool {
        !self.out[thing].is_empty() || !self.into[thing].is_empty()
    }
}

/// The layers of the things that are linked. O((n + e) log n).
pub(super) fn layers(links: &Links) -> Layers {
    let mut layers = assign(links);
    for sweep in 0..SWEEPS {
        match sweep % 2 {
            0 => (1..layers.len()).for_each(|at| sort_by_neighbours(&mut layers, at, at - 1, &links.into)),
            _ => (1..layers.len()).rev().for_each(|at| sort_by_neighbours(&mut layers, at - 1, at, &links.out)),
        }
    }
    layers
}

/// Each thing in the layer after the last of those that link to it, links that lead back in the [`order`] left aside.
fn assign(links: &Links) -> Layers {
    let mut layer_of: Vec<Option<usize>> = vec![None; links.out.len()];
    let mut layers: Layers = Vec::new();
    for thing in order(links) {
        let layer = links.into[thing].iter().filter_map(|(from, _)| layer_of[*from]).map(|layer| layer + 1).max();
        let layer = layer.unwrap_or_default();
        layer_of[thing] = Some(layer);
        layers.resize_with(layers.len().max(layer + 1), Vec::new);
        layers[layer].push(thing);
    }
    layers.iter_mut().for_each(|layer| layer.sort_unstable());
    layers
}

/// The linked things in an order in which few links lead back (Eades, Lin, Smyth: *A fast and effective heuristic for the feedback arc
/// set problem*, 1993): what no link enters goes to the front, what no link leaves to the back, and where there are only circles, what
/// most leaves and least enters goes to the front.
fn order(links: &Links) -> Vec<usize> {
    let mut open = Open::of(links);
    let (mut front, mut back) = (Vec::new(), Vec::new());
    while let Some((rank, _, thing)) = open.waiting.pop_first() {
        match rank {
            Rank::Sink => back.push(thing),
            Rank::Source | Rank::Between => front.push(thing),
        }
        open.close(thing, links);
    }
    front.extend(back.into_iter().rev());
    front
}

/// What is to be taken next: sinks and sources before what stands in circles.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Sink,
    Source,
    Between,
}

/// Things not yet in order, with the weights of their links to others of these.
struct Open {
    out: Vec<usize>,
    into: Vec<usize>,
    waiting: BTreeSet<(Rank, Reverse<isize>, usize)>,
}

impl Open {
    fn of(links: &Links) -> Self {
        let sum = |links: &Vec<Vec<(usize, usize)>>| {
            links.iter().map(|it| it.iter().map(|(_, weight)| weight).sum()).collect()
        };
        let mut open = Self { out: sum(&links.out), into: sum(&links.into), waiting: BTreeSet::new() };
        let linked = (0..links.out.len()).filter(|thing| links.is_linked(*thing));
        open.waiting = linked.map(|thing| open.key(thing)).collect();
        open
    }

    fn key(&self, thing: usize) -> (Rank, Reverse<isize>, usize) {
        let (out, into) = (self.out[thing], self.into[thing]);
        let rank = match (out, into) {
            (_, 0) => Rank::Source,
            (0, _) => Rank::Sink,
            _ => Rank::Between,
        };
        (rank, Reverse(out.cast_signed() - into.cast_signed()), thing)
    }

    /// Forgets the links of a thing that has been taken.
    fn close(&mut self, taken: usize, links: &Links) {
        for (to, weight) in &links.out[taken] {
            self.change(*to, |open| open.into[*to] -= weight);
        }
        for (from, weight) in &links.into[taken] {
            self.change(*from, |open| open.out[*from] -= weight);
        }
    }

    fn change(&mut self, thing: usize, change: impl FnOnce(&mut Self)) {
        let key = self.key(thing);
        if self.waiting.remove(&key) {
            change(self);
            self.waiting.insert(self.key(thing));
        }
    }
}

/// Sorts a layer by the mean place of what each is linked with in the layer beside it; what is not linked there keeps its place.
fn sort_by_neighbours(layers: &mut Layers, sorted: usize, beside: usize, neighbours: &[Vec<(usize, usize)>]) {
    let place_beside: BTreeMap<usize, usize> =
        layers[beside].iter().enumerate().map(|(place, thing)| (*thing, place)).collect();
    let scale = ratio(layers[beside].len(), layers[sorted].len());
    let key = |place: usize, thing: usize| {
        let places: Vec<usize> = neighbours[thing].iter().filter_map(|(it, _)| place_beside.get(it).copied()).collect();
        match places.is_empty() {
            true => ratio(place, 1) * scale,
            false => ratio(places.iter().sum(), places.len()),
        }
    };
    let mut keyed: Vec<(f64, usize)> =
        layers[sorted].iter().enumerate().map(|(place, thing)| (key(place, *thing), *thing)).collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
    layers[sorted] = keyed.into_iter().map(|(_, thing)| thing).collect();
}

#[expect(clippy::cast_precision_loss, reason = "places in a layer are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
