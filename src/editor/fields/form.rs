//! What a form shows of the entities it is about.

use std::collections::BTreeSet;

use crate::model::{Entity, EntityId, EntityKind, Model};

use super::slot::{Control, Value};
use super::{Field, of, table};

/// The entities of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Their kinds.
    pub kinds: BTreeSet<EntityKind>,
    /// Their ids.
    pub ids: Vec<EntityId>,
}

impl Subject {
    /// Those of these ids that the model has.
    pub fn of<'a>(model: &Model, ids: impl IntoIterator<Item = &'a EntityId>) -> Self {
        let known = ids.into_iter().filter_map(|id| Some((model.kind_of(id)?, id.clone())));
        let (kinds, ids) = known.unzip();
        Self { kinds, ids }
    }

    /// The one entity, if it is one.
    pub fn single(&self) -> Option<&EntityId> {
        match &self.ids[..] {
            [id] => Some(id),
            _ => None,
        }
    }

    /// Their kind, if they are of one kind.
    pub fn kind(&self) -> Option<EntityKind> {
        (self.kinds.len() == 1).then(|| self.kinds.first().copied()).flatten()
    }

    /// The fields of their form: those that all their kinds have and that make sense for as many.
    pub fn fields(&self) -> Vec<&'static Field> {
        let Some(first) = self.kinds.first() else { return Vec::new() };
        let suits = |field: &&Field| self.ids.len() == 1 || field.place.suits_many();
        let shared = |field: &&Field| self.kinds.iter().all(|kind| of(*kind).iter().any(|it| it.key == field.key));
        let fields = of(*first).iter().filter(suits).filter(shared);
        match self.kinds.len() {
            1 => fields.collect(),
            // Of several kinds, a field of one name may have different vocabularies; only what is edited in one way is shown.
            _ => fields.filter(|field| matches!(field.key, "team" | "stage" | "description" | "owner")).collect(),
        }
    }

    /// The list of rows of their form; only one entity shows it.
    pub fn table(&self) -> Option<&'static table::Table> {
        self.single()?;
        table::of(self.kind()?)
    }
}

/// What a field shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How it is edited.
    pub control: Control,
    /// What it holds; `None` where the entities differ.
    pub value: Option<Value>,
    /// Whether all of them hold what they hold while nobody has said anything.
    pub is_default: bool,
}

/// What a field shows of these entities; `None` where it has no place in the first of them. O(k log n) for k entities.
pub fn shown(model: &Model, ids: &[EntityId], key: &str) -> Option<Shown> {
    let mut all = ids.iter().filter_map(|id| {
        let mut entity = model.entity(id)?;
        let field = super::find(entity.kind(), key)?;
        read(field, &mut entity, 0)
    });
    let first = all.next()?;
    Some(all.fold(first, |sum, next| Shown {
        value: sum.value.filter(|value| next.value.as_ref() == Some(value)),
        is_default: sum.is_default && next.is_default,
        control: sum.control,
    }))
}

/// What a field of a row shows.
pub fn shown_in_row(model: &Model, id: &EntityId, row: usize, key: &str) -> Option<Shown> {
    let mut entity = model.entity(id)?;
    let field = row_field(entity.kind(), key)?;
    read(field, &mut entity, row)
}

/// The field of a kind's rows that has this key.
pub fn row_field(kind: EntityKind, key: &str) -> Option<&'static Field> {
    table::of(kind)?.fields.iter().find(|field| field.key == key)
}

fn read(field: &Field, entity: &mut Entity, row: usize) -> Option<Shown> {
    let slot = (field.access)(entity, row)?;
    Some(Shown { control: slot.control(), value: Some(slot.value()), is_default: slot.is_default() })
}
