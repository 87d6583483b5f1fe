//! Exact probabilities from a decision diagram.

use super::cone::Cone;

/// The two ends: the top does not happen, the top happens.
pub(super) const NEVER: u32 = 0;
pub(super) const ALWAYS: u32 = 1;

/// A question about one fault, and where to go on if it does not happen and if it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pivot {
    pub(super) fault: u32,
    pub(super) without: u32,
    pub(super) with: u32,
}

/// Whether the top happens as a binary decision diagram (Bryant 1986; for fault trees Rauzy 1993 \[V\]): pivots in the order of the
/// cone's faults, shared wherever what is left is the same. The two ends come first, and every pivot stands after those it leads to.
#[derive(Clone, Debug)]
pub(super) struct Diagram {
    pub(super) pivots: Vec<Pivot>,
    pub(super) top: u32,
}

impl Diagram {
    /// The probability that the top does not happen. O(pivots).
    pub(super) fn availability(&self, cone: &Cone) -> f64 {
        self.availabilities(cone)[self.top as usize]
    }

    /// From each pivot, the probability that the top does not happen.
    fn availabilities(&self, cone: &Cone) -> Vec<f64> {
        let mut availabilities = vec![1.0, 0.0];
        for pivot in self.questions() {
            let up = cone.availabilities[pivot.fault as usize];
            let [without, with] = [pivot.without, pivot.with].map(|next| availabilities[next as usize]);
            availabilities.push(up * without + (1.0 - up) * with);
        }
        availabilities
    }

    /// For each fault, how much likelier the top is to spare us if the fault does not happen than if it does. O(pivots).
    pub(super) fn birnbaum(&self, cone: &Cone) -> Vec<f64> {
        let availabilities = self.availabilities(cone);
        let mut reached = vec![0.0; self.pivots.len()];
        reached[self.top as usize] = 1.0;
        let mut birnbaum = vec![0.0; cone.faults.len()];
        for (index, pivot) in self.pivots.iter().enumerate().skip(2).rev() {
            let (without, with) = (pivot.without as usize, pivot.with as usize);
            let up = cone.availabilities[pivot.fault as usize];
            reached[without] += reached[index] * up;
            reached[with] += reached[index] * (1.0 - up);
            birnbaum[pivot.fault as usize] += reached[index] * (availabilities[without] - availabilities[with]);
        }
        birnbaum
    }

    /// The pivots without the two ends.
    fn questions(&self) -> impl Iterator<Item = &Pivot> {
        self.pivots.iter().skip(2)
    }
}
