//! Which flows pass a change on, in thousands of possible courses of events.

use super::super::super::outage::lanes::{LANES, Lanes};
use super::flow::{FlowNo, Flows};

/// The courses of events that a seed stands for. Each flow draws from a stream of its own, and each course has its place in every
/// stream: so what happens in a course does not depend on who asks, in which order, or for how many at once.
pub(in super::super) struct Courses<'f> {
    flows: &'f Flows,
    pub(super) seed: u64,
}

impl<'f> Courses<'f> {
    pub(in super::super) fn of(flows: &'f Flows, seed: u64) -> Self {
        Self { flows, seed }
    }

    /// How many batches of [`LANES`] courses are drawn: 32, fewer in a system of more than 2,000 flows, at least 4; a power of two, so
    /// that shares of courses add up without rounding, in whatever order.
    pub(in super::super) fn batches(&self) -> usize {
        const WORK: usize = 1 << 24;
        let affordable = (WORK / LANES / self.flows.count().max(1)).clamp(4, 32);
        1 << affordable.ilog2()
    }

    /// How many courses are drawn.
    pub(super) fn samples(&self) -> usize {
        self.batches() * LANES
    }

    /// Those of these courses of a batch in which a flow passes a change on.
    pub(super) fn passing(&self, flow: FlowNo, batch: usize, among: Lanes) -> Lanes {
        let draw = self.draw(flow);
        match draw.below {
            None => among,
            Some(_) => among.keep(|lane| draw.passes(batch * LANES + lane)),
        }
    }

    /// Whether each flow passes a change on in one course, by flow.
    pub(super) fn course(&self, course: usize) -> impl Iterator<Item = bool> + '_ {
        (0..self.flows.count()).map(move |flow| self.draw(flow).passes(course))
    }

    fn draw(&self, flow: FlowNo) -> Draw {
        let stream = mixed(self.seed.wrapping_add((flow as u64 + 1).wrapping_mul(GAMMA)));
        Draw { stream, below: fraction(self.flows.flow(flow).probability) }
    }
}

/// One flow in every course.
struct Draw {
    stream: u64,
    below: Option<u64>,
}

impl Draw {
    fn passes(&self, course: usize) -> bool {
        self.below.is_none_or(|below| mixed(self.stream.wrapping_add((course as u64).wrapping_mul(GAMMA))) < below)
    }
}

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// The output function of the generator SplitMix64 (Steele, Lea, Flood 2014 \[V\]); the states of a stream are [`GAMMA`] apart.
fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}

/// A probability as a fraction of 2^64; none for what is certain.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to less than 1 is scaled to less than 2^64"
)]
fn fraction(probability: f64) -> Option<u64> {
    (probability < 1.0).then_some((probability * 18_446_744_073_709_551_616.0) as u64)
}
