//! Which number key stands for which team.

use super::Editor;
use super::alter;
use super::telling::names;
use crate::model::{Entity, EntityId, Model, TeamId};

/// How many number keys there are.
pub const SLOTS: usize = 9;

/// The team of each number key, 1 to 9. A team that was made by pressing a number keeps that number, whatever it is called now; the others
/// take the numbers left, in the order of their ids.
pub fn slots(model: &Model) -> [Option<TeamId>; SLOTS] {
    let mut slots: [Option<TeamId>; SLOTS] = Default::default();
    for (at, slot) in slots.iter_mut().enumerate() {
        *slot = model.teams().ids().find(|id| **id == made_by_key(at)).cloned();
    }
    let settled = |id: &TeamId| (0..SLOTS).any(|at| *id == made_by_key(at));
    let mut others = model.teams().ids().filter(|id| !settled(id));
    for slot in slots.iter_mut().filter(|slot| slot.is_none()) {
        *slot = others.next().cloned();
    }
    slots
}

/// The id of the team that a number key makes.
fn made_by_key(at: usize) -> TeamId {
    TeamId::new(&format!("team-{}", at + 1)).expect("a word, a hyphen and a number are an id")
}

impl Editor {
    /// Lets the team of a number key own the selected boxes, or nobody if it does already. The team is made if there is none yet.
    pub(super) fn paint_team(&mut self, number: u8) {
        let model = self.document.model();
        let boxes = self.selection.boxes(model);
        let names = names(model, &boxes);
        let slot = slots(model).get(usize::from(number) - 1).cloned().flatten();
        let (team, mut edits) = match slot {
            Some(team) => (team, Vec::new()),
            None => {
                let (team, edit) = alter::add_team(model, &format!("Team {number}"));
                (team, vec![edit])
            }
        };
        let owned = boxes.iter().all(|id| owner(model, id).as_ref() == Some(&team));
        edits.extend(alter::set_team(model, &boxes, (!owned).then_some(&team)));
        let name = model.teams().get(&team).map_or_else(|| format!("Team {number}"), |team| team.name.clone());
        match owned {
            true => self.transact_telling("Clear team", edits, format!("{name} no longer owns {names}")),
            false => self.transact_telling("Set team", edits, format!("{name} owns {names}")),
        };
    }
}

fn owner(model: &Model, id: &EntityId) -> Option<TeamId> {
    match model.entity(id)? {
        Entity::Service(it) => it.team,
        Entity::Context(it) => it.team,
        _ => None,
    }
}
