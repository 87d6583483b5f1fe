//! How likely it is that nobody has to be waited for.

use super::wall::Wall;
use crate::model::TeamId;

/// What one team's waits do to its plans.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The team.
    pub team: TeamId,
    /// The teams that it waits on, slowed or blocked, by id.
    pub waits_on: Vec<TeamId>,
    /// The chance that none of them is late, from 0 to 1.
    pub on_time: f64,
}

/// The outlook of every team, by id, if each team waited on is on time with this chance, independently of the others: `chance`ᵏ for k
/// of them (Magennis \[V\]). The chance is [`Assumption::OnTime`](crate::model::Assumption::OnTime) \[P\]: 50 to 80 per cent were measured
/// for three dependencies together (QuantifyHQ \[V\]), which is 0.8 to 0.93 for each. O(t + w) for t teams and w waits.
pub fn outlook(wall: &Wall, chance: f64) -> Vec<Outlook> {
    let mut outlook: Vec<Outlook> =
        wall.teams.iter().map(|team| Outlook { team: team.clone(), waits_on: Vec::new(), on_time: 1.0 }).collect();
    for wait in wall.waits.iter().filter(|wait| wait.is_felt()) {
        if let Ok(index) = wall.teams.binary_search(&wait.from) {
            outlook[index].waits_on.push(wait.on.clone());
            outlook[index].on_time *= chance;
        }
    }
    outlook
}
