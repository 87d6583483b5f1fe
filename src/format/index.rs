//! What a file says about its ids, gathered before anything is read, so that a reference can be judged where it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, EntityKind};

use super::json::Json;
use super::v1::SECTIONS;

/// Where an id is first given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The list it stands in.
    pub(super) section: &'static str,
    /// What that lists.
    pub(super) kind: EntityKind,
    /// Where in the list, from 0.
    pub(super) at: usize,
}

impl Place {
    pub(super) fn pointer(self) -> String {
        format!("/{}/{}", self.section, self.at)
    }
}

/// The ids of a file.
#[derive(Debug, Default)]
pub(super) struct Index<'a> {
    /// Where each valid id is first given.
    pub(super) places: BTreeMap<&'a str, Place>,
    /// The contexts whose parent would close a circle.
    pub(super) circular: BTreeSet<&'a str>,
}

impl<'a> Index<'a> {
    pub(super) fn of(file: &'a Json) -> Self {
        let mut index = Self::default();
        for (key, kind) in SECTIONS {
            let elements = file.get(key).and_then(Json::as_list).unwrap_or_default();
            for (at, element) in elements.iter().enumerate() {
                if let Some(id) = text_of(element, "id").filter(|id| EntityId::new(id).is_ok()) {
                    index.places.entry(id).or_insert(Place { section: key, kind: *kind, at });
                }
            }
        }
        index.find_circles(file.get("contexts").and_then(Json::as_list).unwrap_or_default());
        index
    }

    /// Walks up from each context; a walk that meets itself has found a circle, opened where it was entered.
    fn find_circles(&mut self, contexts: &'a [Json]) {
        let links = contexts.iter().filter_map(|context| Some((text_of(context, "id")?, text_of(context, "parent")?)));
        let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, parent) in links {
            parents.entry(id).or_insert(parent);
        }
        let mut settled: BTreeSet<&str> = BTreeSet::new();
        for context in contexts {
            let mut walk: Vec<&str> = Vec::new();
            let mut on_walk: BTreeSet<&str> = BTreeSet::new();
            let mut next = text_of(context, "id");
            while let Some(id) = next
                && !settled.contains(id)
            {
                if !on_walk.insert(id) {
                    self.circular.insert(id);
                    break;
                }
                walk.push(id);
                next = parents.get(id).copied();
            }
            settled.extend(walk);
        }
    }
}

pub(super) fn text_of<'a>(json: &'a Json, key: &str) -> Option<&'a str> {
    json.get(key).and_then(Json::as_text)
}
