//! Copying: a fragment is a small document by itself, so it can travel between tabs and into files.

use std::collections::{BTreeMap, BTreeSet};

use super::Editor;
use super::alter::{self, name_of};
use super::document::Document;
use super::effect::Effect;
use super::membership::{all_boxes, bounds, outermost, settle, with_contents};
use super::placing::{free_place, snapped};
use super::plan::Plan;
use super::remap::remapped;
use super::selection::Selection;
use super::telling::names;
use crate::geometry::{Rect, Vector};
use crate::model::addition::addition;
use crate::model::{Entity, EntityId, EntityKind, Model};

/// These boxes with what stands in them, the interactions between them, and the contracts and teams that those refer to. O(n).
pub(super) fn fragment(document: &Document, boxes: &BTreeSet<EntityId>) -> Document {
    let model = document.model();
    let mut kept = with_contents(model, boxes);
    let between = model
        .interactions()
        .iter()
        .filter(|it| kept.contains(it.from.entity()) && kept.contains(it.to.entity()))
        .map(|it| it.id.entity().clone());
    let between: Vec<EntityId> = between.collect();
    kept.extend(between);
    let is_common = |id: &EntityId| matches!(model.kind_of(id), Some(EntityKind::Team | EntityKind::Contract));
    let referred: Vec<EntityId> = kept
        .iter()
        .filter_map(|id| model.entity(id))
        .flat_map(|entity| entity.references().iter().map(|it| it.id.clone()).collect::<Vec<_>>())
        .filter(is_common)
        .collect();
    kept.extend(referred);
    let dropped = model.entities().map(|entity| entity.id().clone()).filter(|id| !kept.contains(id)).collect();
    let mut plan = Plan::on(document);
    plan.remove(&dropped);
    plan.into_document()
}

impl Editor {
    pub(super) fn copy(&mut self) {
        let boxes = self.selection.boxes(self.document.model());
        let fragment = fragment(&self.document, &boxes);
        self.announce(&format!("Copied {}", names(self.document.model(), &boxes)));
        self.effects.push(Effect::Copy(fragment));
    }

    pub(super) fn cut(&mut self) {
        self.copy();
        let model = self.document.model();
        let mut ids = with_contents(model, &self.selection.boxes(model));
        ids.extend(self.selection.iter().cloned());
        let edits = alter::remove(&self.document, &ids);
        let told = format!("Cut {}", names(model, self.selection.ids()));
        self.transact_telling("Cut", edits, told);
    }

    pub(super) fn duplicate(&mut self) {
        let boxes = self.selection.boxes(self.document.model());
        self.put_in("Duplicate", &fragment(&self.document, &boxes));
    }

    pub(super) fn paste(&mut self, fragment: &Document) {
        self.put_in("Paste", fragment);
    }

    /// Puts a fragment into the document under new ids, in the free place nearest to where it came from that is in view.
    fn put_in(&mut self, label: &str, fragment: &Document) {
        let fragment = &fragment.clone().arranged();
        let boxes: Vec<EntityId> = all_boxes(fragment.model()).collect();
        let Some(extent) = Rect::around(boxes.iter().filter_map(|id| bounds(fragment, id))) else { return };
        let ids = new_ids(self.document.model(), fragment.model());
        let new = |id: &EntityId| ids.get(id).unwrap_or(id).clone();
        let mut plan = Plan::on(&self.document);
        let fresh = fragment.model().entities().filter(|entity| !plan.model().contains(&new(entity.id())));
        let edits = addition(fresh.map(|entity| remapped(entity, &new)).collect());
        plan.apply_all(edits.into_iter().map(Into::into));
        let by = self.way_to_room(extent);
        for id in &boxes {
            if let Some(place) = bounds(fragment, id) {
                plan.place(&new(id), place.origin + by);
            }
            if let Some(size) = fragment.placement().sizes.get(id) {
                plan.resize(&new(id), *size);
            }
        }
        let pasted: BTreeSet<EntityId> = boxes.iter().map(new).collect();
        let roots = outermost(plan.model(), &pasted);
        settle(&mut plan, &roots);
        if self.transact(label, plan.into_edits()) {
            let selection: Selection = roots.into_iter().collect();
            self.reveal(selection.iter());
            self.select(selection);
        }
    }

    /// How far a fragment of this extent has to go to stand free.
    fn way_to_room(&self, extent: Rect) -> Vector {
        let visible = self.camera.visible(self.canvas);
        let wish = if visible.intersects(extent) { extent.center() } else { visible.center() };
        let context = super::membership::deepest_frame(&self.document, wish, &Default::default());
        let fits = context.as_ref().and_then(|id| bounds(&self.document, id.entity()));
        let context = context.filter(|_| fits.is_some_and(|frame| frame.size.width > extent.size.width));
        let origin = snapped(extent.origin);
        free_place(&self.document, extent.size, wish, context.as_ref()) - origin
    }
}

/// The id each entity of a fragment is to have: its own where that is free. Teams and contracts that are here already under the same name are
/// those here.
fn new_ids(here: &Model, fragment: &Model) -> BTreeMap<EntityId, EntityId> {
    let mut ids = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let is_free = |taken: &BTreeSet<EntityId>, id: &EntityId| !here.contains(id) && !taken.contains(id);
    for entity in fragment.entities() {
        let id = match same_here(here, &entity) {
            Some(id) => id,
            None if is_free(&taken, entity.id()) => entity.id().clone(),
            None => {
                let text = match name_of(&entity) {
                    "" => entity.id().as_str(),
                    name => name,
                };
                crate::model::naming::free_id(text, "copy", |id| is_free(&taken, id))
            }
        };
        taken.insert(id.clone());
        ids.insert(entity.id().clone(), id);
    }
    ids
}

fn same_here(here: &Model, entity: &Entity) -> Option<EntityId> {
    let name = name_of(entity).to_lowercase();
    match entity {
        Entity::Team(_) => here.teams().iter().find(|it| it.name.to_lowercase() == name).map(|it| it.id.clone().into()),
        Entity::Contract(_) => {
            here.contracts().iter().find(|it| it.name.to_lowercase() == name).map(|it| it.id.clone().into())
        }
        _ => None,
    }
}
