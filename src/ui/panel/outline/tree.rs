//! What the outline remembers, and what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::editor::input::{Input, SelectRequest};
use crate::model::{EntityId, EntityKind};
use crate::platform::page;
use crate::scene::outline::rows::{Folding, Opening, Row, rows};
use crate::scene::outline::{Item, Key, Outline};
use crate::ui::canvas;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;
use crate::ui::widget::room;

use super::super::inspector::FIRST_FIELD;

/// The height of a row in CSS pixels; the style sheet says the same.
pub(super) const ROW: f64 = 26.0;
/// Up to how many rows all are on the page.
const FEW: usize = 160;
/// How many rows of more are on the page above and below those in sight.
const AHEAD: usize = 20;
/// The window moves by steps of this many rows.
const STEP: usize = 20;

/// A row and what it shows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// The number of its row.
    pub(super) index: usize,
    /// Its place in the tree.
    pub(super) row: Row,
    /// What it shows.
    pub(super) item: Item,
}

/// The row that the focus is in when the tree has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    /// Its number.
    pub(super) index: usize,
    /// What it shows.
    pub(super) key: Key,
}

/// Handles to the outline's state.
#[derive(Clone, Copy)]
pub(super) struct Tree {
    pub(super) session: Session,
    pub(super) outline: Lasting<Memo<Arc<Outline>>>,
    pub(super) rows: Lasting<Memo<Arc<Vec<Row>>>>,
    /// The rows on the page: those about the ones in sight, and the current one.
    pub(super) window: Lasting<Memo<Arc<BTreeMap<Key, Line>>>>,
    pub(super) folding: RwSignal<Folding>,
    pub(super) query: RwSignal<String>,
    /// The row that keys go on from.
    pub(super) current: RwSignal<Option<Key>>,
    /// The row that the focus is in when the tree has it: the current one, or what is nearest to where that was.
    pub(super) stop: Lasting<Memo<Option<Stop>>>,
    /// The entity whose name is being typed in its row.
    pub(super) renaming: Lasting<RwSignal<Option<EntityId>>>,
    /// How far the rows are scrolled, in CSS pixels.
    pub(super) scrolled: RwSignal<f64>,
    /// Where the rows are scrolled.
    pub(super) area: NodeRef<html::Div>,
    /// The row that should be in sight.
    pub(super) wanted_scroll: RwSignal<Option<usize>>,
    /// Whether the focus is in the tree.
    pub(super) has_focus: StoredValue<bool>,
}

impl Tree {
    pub(super) fn of(session: Session) -> Self {
        let model = session.derived().model;
        let outline = Memo::new(move |_| model.with(|model| Arc::new(Outline::of(model))));
        let folding = RwSignal::new(Folding::default());
        let query = RwSignal::new(String::new());
        let visible = Memo::new(move |_| {
            outline.with(|outline| folding.with(|folding| query.with(|query| Arc::new(rows(outline, folding, query)))))
        });
        let (scrolled, area) = (RwSignal::new(0.0), NodeRef::new());
        let room = room::of(area);
        let current = RwSignal::new(None::<Key>);
        let near = Memo::new(move |_| near_sight(scrolled.get(), room.get().1));
        let window = Memo::new(move |_| {
            let current = current.get();
            let near = near.get();
            outline.with(|outline| visible.with(|rows| Arc::new(window(outline, rows, near, current.as_ref()))))
        });
        let stop = Memo::new(move |before: Option<&Option<Stop>>| {
            let before = before.and_then(Option::as_ref).map_or(0, |before| before.index);
            let current = current.get();
            let place = if current.is_some() { before } else { 0 };
            window.with(|window| {
                let nearest = || window.values().min_by_key(|line| line.index.abs_diff(place));
                let line = current.and_then(|key| window.get(&key)).or_else(nearest)?;
                Some(Stop { index: line.index, key: line.item.key.clone() })
            })
        });
        let tree = Self {
            session,
            outline: Lasting::new(outline),
            rows: Lasting::new(visible),
            window: Lasting::new(window),
            folding,
            query,
            current,
            stop: Lasting::new(stop),
            renaming: Lasting::new(RwSignal::new(None)),
            scrolled,
            area,
            wanted_scroll: RwSignal::new(None),
            has_focus: StoredValue::new(false),
        };
        tree.follow_selection();
        tree.end_renaming_of_what_is_gone();
        tree
    }

    fn end_renaming_of_what_is_gone(self) {
        Effect::new(move |_| {
            let is_gone = |id: &EntityId| self.outline.with(|outline| outline.position(id).is_none());
            if self.renaming.with(|renamed| renamed.as_ref().is_some_and(is_gone)) {
                self.renaming.set(None);
            }
        });
    }

    /// What was selected elsewhere comes in sight here, unless someone is walking the tree.
    fn follow_selection(self) {
        let derived = self.session.derived();
        let generation = Memo::new(move |_| derived.stamp.get().generation);
        Effect::new(move |before: Option<u64>| {
            let single = derived.selection.with(|selection| selection.single().cloned());
            let now = generation.get();
            // A model that has just been opened is shown from its beginning.
            if before != Some(now) {
                self.query.set(String::new());
                self.current.set(None);
                self.wanted_scroll.set(Some(0));
                return now;
            }
            let Some(id) = single.filter(|_| !self.has_focus.get_value()) else { return now };
            let found = self.outline.with_untracked(|outline| outline.position(&id));
            if let Some(item) = found {
                self.outline.with_untracked(|outline| self.folding.update(|folding| folding.reveal(outline, item)));
                self.current.set(Some(Key::Entity(id)));
                self.wanted_scroll.set(self.here());
            }
            now
        });
    }

    /// The number of the row that the focus is in when the tree has it.
    pub(super) fn here(self) -> Option<usize> {
        self.stop.with_untracked(|stop| stop.as_ref().map(|stop| stop.index))
    }

    /// Makes a row the current one.
    pub(super) fn go_to(self, index: usize) {
        let item = self.rows.with_untracked(|rows| rows.get(index).map(|row| row.item));
        let Some(item) = item else { return };
        let key = self.outline.with_untracked(|outline| outline.items()[item].key.clone());
        self.current.set(Some(key));
        self.wanted_scroll.set(Some(index));
    }

    /// Gives the focus to the tree, in the current row.
    pub(super) fn take_focus(self) {
        if let (Some(index), Some(area)) = (self.here(), self.area.get_untracked()) {
            self.go_to(index);
            // A tree that has rows takes the focus.
            let _ = area.focus();
        }
    }

    /// Opens or folds the item of a row.
    pub(super) fn turn(self, index: usize, opening: Opening) {
        let item = self.rows.with_untracked(|rows| rows.get(index).map(|row| row.item));
        let Some(item) = item else { return };
        self.outline.with_untracked(|outline| self.folding.update(|folding| folding.set_open(outline, item, opening)));
    }

    pub(super) fn select(self, request: SelectRequest) {
        self.session.dispatch(Input::Select(request));
    }

    /// Selects an entity, brings it into view, and goes where it can be worked on.
    pub(super) fn enter(self, id: &EntityId) {
        self.select(SelectRequest::Reveal(vec![id.clone()]));
        let kind = self.session.peek(|editor| editor.document().model().kind_of(id));
        let is_drawn = matches!(kind, Some(EntityKind::Service | EntityKind::Context | EntityKind::Interaction));
        if is_drawn {
            page::focus(canvas::ELEMENT_ID);
        } else {
            // The form of what was selected stands with the next frame.
            request_animation_frame(|| page::focus(FIRST_FIELD));
        }
    }
}

/// The first of the rows near those in sight, and the one after the last: in steps, so that scrolling a little changes nothing.
fn near_sight(scrolled: f64, room: f64) -> (usize, usize) {
    let first = row_at(scrolled) / STEP * STEP;
    let last = (row_at(scrolled + room) + 1).next_multiple_of(STEP);
    (first.saturating_sub(AHEAD), last + AHEAD)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a page, at least 0")]
fn row_at(place: f64) -> usize {
    (place.max(0.0) / ROW) as usize
}

fn window(outline: &Outline, rows: &[Row], near: (usize, usize), current: Option<&Key>) -> BTreeMap<Key, Line> {
    let (first, last) = match rows.len() {
        few @ 0..=FEW => (0, few),
        many => (near.0, near.1.min(many)),
    };
    let line = |(index, row): (usize, &Row)| {
        let item = outline.items()[row.item].clone();
        (item.key.clone(), Line { index, row: *row, item })
    };
    let all = rows.iter().enumerate();
    let near = all.clone().skip(first).take(last.saturating_sub(first));
    let mut window: BTreeMap<Key, Line> = near.map(line).collect();
    let is_current = |(_, row): &(usize, &Row)| current == Some(&outline.items()[row.item].key);
    if current.is_some_and(|key| !window.contains_key(key)) {
        window.extend(all.filter(|entry| is_current(entry)).map(line));
    }
    window
}

/// The keys of a window in the order in which they are read: assistive technology goes by the order on the page.
pub(super) fn in_order(window: &BTreeMap<Key, Line>) -> Vec<Key> {
    let mut lines: Vec<&Line> = window.values().collect();
    lines.sort_by_key(|line| line.index);
    lines.into_iter().map(|line| line.item.key.clone()).collect()
}

/// A text for a key that no other key has.
pub(super) fn name_of(key: &Key) -> String {
    match key {
        Key::Section(section) => format!("outline.{section:?}"),
        Key::Entity(id) => format!("outline-{id}"),
    }
}
