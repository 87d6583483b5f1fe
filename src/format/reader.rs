//! The walk through a file: where it is, what it found wrong, what it knows of the ids.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::model::extra::Extra;
use crate::model::suggest::nearest;
use crate::model::{EntityKind, Word};

use super::index::{Index, Place, text_of};
use super::json::Json;
use super::problem::Problem;

/// How many words may be compared in one reading to make suggestions: enough for every file a person wrote, and a bound for the others.
const COMPARISONS: usize = 2_000_000;

#[derive(Clone, Copy)]
enum Segment<'a> {
    Key(&'a str),
    At(usize),
}

/// What the entity being read says of itself, for values that depend on it.
#[derive(Default)]
struct Scope<'a> {
    own: Option<&'a str>,
    steps: BTreeSet<&'a str>,
}

impl<'a> Scope<'a> {
    fn of(entity: &'a Json) -> Self {
        let steps = entity.get("steps").and_then(Json::as_list).unwrap_or_default();
        Self {
            own: text_of(entity, "id"),
            steps: steps.iter().filter_map(|step| text_of(step, "interaction")).collect(),
        }
    }
}

/// Which keys an object may have.
pub(super) struct Keys {
    pub(super) known: &'static [&'static str],
    /// Kept as they are until a later version gives them a meaning.
    pub(super) reserved: &'static [&'static str],
    /// Whether keys that begin with `x-` are kept.
    pub(super) open: bool,
}

/// The state of the walk.
pub(super) struct Reader<'a> {
    index: &'a Index<'a>,
    lost: &'a BTreeSet<String>,
    path: Vec<Segment<'a>>,
    problems: Vec<Problem>,
    comparisons: usize,
    scope: Scope<'a>,
    newly_lost: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    /// A walk that has not begun. `lost` are the ids of entities known to be unsound.
    pub(super) fn new(index: &'a Index<'a>, lost: &'a BTreeSet<String>) -> Self {
        Self {
            index,
            lost,
            path: Vec::new(),
            problems: Vec::new(),
            comparisons: COMPARISONS,
            scope: Scope::default(),
            newly_lost: BTreeSet::new(),
        }
    }

    /// What was found wrong, and the ids of the entities that turned out to be unsound on this walk.
    pub(super) fn finish(self) -> (Vec<Problem>, BTreeSet<String>) {
        (self.problems, self.newly_lost)
    }

    /// Begins an entity.
    pub(super) fn enter(&mut self, entity: &'a Json) {
        self.scope = Scope::of(entity);
    }

    /// Whether the entity here, at this place of its list, is the first of its id; if not, a problem.
    pub(super) fn is_first(&mut self, entity: &Json, at: usize) -> bool {
        let Some(id) = text_of(entity, "id") else { return true };
        match self.index.places.get(id) {
            Some(place) if !self.stands_at(*place, at) => {
                let first = format!("the id \"{id}\" is taken by {}", place.pointer());
                self.at_key("id", |reader| {
                    let mark = reader.mark();
                    reader.reject(first);
                    reader.raise(mark);
                });
                false
            }
            _ => true,
        }
    }

    /// Notes that the entity here is left out; what refers to it will have to be, too.
    pub(super) fn lose(&mut self, entity: &Json, at: usize) {
        let place = text_of(entity, "id").and_then(|id| Some((id, *self.index.places.get(id)?)));
        if let Some((id, place)) = place
            && self.stands_at(place, at)
            && !self.lost.contains(id)
        {
            self.newly_lost.insert(id.to_owned());
        }
    }

    fn stands_at(&self, place: Place, at: usize) -> bool {
        matches!(self.path.first(), Some(Segment::Key(section)) if *section == place.section) && place.at == at
    }

    pub(super) fn at_key<T>(&mut self, key: &'a str, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Segment::Key(key), read)
    }

    pub(super) fn at_index<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        self.within(Segment::At(index), read)
    }

    fn within<T>(&mut self, segment: Segment<'a>, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(segment);
        let result = read(self);
        self.path.pop();
        result
    }

    /// Where the walk is.
    pub(super) fn pointer(&self) -> String {
        pointer(&self.path)
    }

    /// Notes a problem here that leaves out what stands here.
    pub(super) fn reject(&mut self, message: impl Into<String>) {
        let pointer = self.pointer();
        self.problems.push(Problem { left_out: Some(pointer.clone()), pointer, message: message.into() });
    }

    /// Notes a problem here that leaves out nothing.
    pub(super) fn remark(&mut self, message: impl Into<String>) {
        self.problems.push(Problem { pointer: self.pointer(), message: message.into(), left_out: None });
    }

    /// Notes that what stands here should be something else.
    pub(super) fn expect(&mut self, expected: &str, found: &Json) {
        self.reject(format!("must be {expected}, not {}", found.noun()));
    }

    pub(super) fn mark(&self) -> usize {
        self.problems.len()
    }

    /// Since `mark`, what stands here turned out to be indispensable: the problems that left it out leave out what it stands in.
    pub(super) fn raise(&mut self, mark: usize) {
        let here = self.pointer();
        let around = pointer(&self.path[..self.path.len().saturating_sub(1)]);
        for problem in &mut self.problems[mark..] {
            if problem.left_out.as_ref() == Some(&here) {
                problem.left_out = Some(around.clone());
            }
        }
    }

    /// The values of the known keys, in their order, and what is kept of the others.
    pub(super) fn object(&mut self, json: &'a Json, keys: &Keys) -> Option<(Vec<Option<&'a Json>>, Extra)> {
        let Json::Object(entries) = json else {
            self.expect("an object", json);
            return None;
        };
        let mut slots = vec![None; keys.known.len()];
        let mut kept: Vec<(usize, &str, &Json)> = Vec::new();
        let mut seen = BTreeSet::new();
        for (key, value) in entries {
            if let Some(slot) = keys.known.iter().position(|known| known == key) {
                match slots[slot] {
                    None => slots[slot] = Some(value),
                    Some(_) => self.at_key(key, |reader| reader.reject("stands twice; the first counts")),
                }
                continue;
            }
            let reserved = keys.reserved.iter().position(|reserved| reserved == key);
            let order = reserved.or((keys.open && key.starts_with("x-")).then_some(usize::MAX));
            match order {
                Some(order) if seen.insert(key) => kept.push((order, key, value)),
                Some(_) => self.at_key(key, |reader| reader.reject("stands twice; the first counts")),
                None => self.at_key(key, |reader| reader.unknown_key(key, keys)),
            }
        }
        kept.sort_by_key(|(order, ..)| *order);
        let extra = kept.into_iter().map(|(_, key, value)| (key.to_owned(), value.to_text())).collect();
        Some((slots, Extra(extra)))
    }

    #[inline(never)]
    fn unknown_key(&mut self, key: &str, keys: &Keys) {
        let hint = match self.suggest(key, keys.known.iter().copied()) {
            Some(near) => format!("; did you mean \"{near}\"?"),
            None if keys.open => "; keys of your own begin with \"x-\"".to_owned(),
            None => String::new(),
        };
        self.reject(format!("unknown key{hint}"));
    }

    /// The value of a word, or a problem that lists the words.
    pub(super) fn word<W: Word>(&mut self, json: &Json) -> Option<W> {
        let Some(text) = json.as_text() else {
            self.expect("a text", json);
            return None;
        };
        let value = W::from_word(text);
        if value.is_none() {
            let words = || W::ALL.iter().map(|value| value.word());
            let hint = self.suggest(text, words()).map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
            let list: Vec<&str> = words().collect();
            self.reject(format!("{} is not one of {}{hint}", quoted(text), list.join(", ")));
        }
        value
    }

    /// Whether an id leads to an entity of the kind; if not, a problem that says what would.
    pub(super) fn resolve(&mut self, id: &str, kind: Option<EntityKind>) -> bool {
        let index = self.index;
        match index.places.get(id) {
            Some(_) if self.lost.contains(id) => {
                self.reject(format!("refers to \"{id}\", which is left out itself"));
                false
            }
            Some(place) if kind.is_none_or(|kind| kind == place.kind) => true,
            Some(place) => {
                let expected = kind.map_or("", noun);
                self.reject(format!("\"{id}\" is {}, not {expected}", noun(place.kind)));
                false
            }
            None => {
                // What is passed over counts too, so that a file full of wrong references is read in time.
                let near = self.budgeted(index.places.iter(), |places| {
                    let right = places.filter(|(_, place)| kind.is_none_or(|kind| kind == place.kind));
                    nearest(id, right.map(|(id, _)| *id))
                });
                let hint = near.map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
                self.reject(format!("no element has the id {}{hint}", quoted(id)));
                false
            }
        }
    }

    fn suggest<'w>(&mut self, text: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
        self.budgeted(words, |words| nearest(text, words))
    }

    /// Lets someone look at items one by one, as many as may still be looked at in this reading.
    fn budgeted<T, I: Iterator, F>(&mut self, items: I, look: F) -> T
    where
        F: FnOnce(&mut dyn Iterator<Item = I::Item>) -> T,
    {
        let left = std::cell::Cell::new(self.comparisons);
        let result = look(&mut items.take_while(|_| left.replace(left.get().saturating_sub(1)) > 0));
        self.comparisons = left.get();
        result
    }

    /// Whether the parent of this context would close a circle.
    pub(super) fn closes_circle(&self, id: &str) -> bool {
        self.index.circular.contains(id)
    }

    /// Whether this is the id of the entity being read.
    pub(super) fn is_own(&self, id: &str) -> bool {
        self.scope.own == Some(id)
    }

    /// Whether the workflow being read has a step over this interaction.
    pub(super) fn is_step(&self, id: &str) -> bool {
        self.scope.steps.contains(id)
    }
}

fn noun(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Team => "a team",
        EntityKind::TeamInteraction => "a team interaction",
        EntityKind::Need => "a need",
        EntityKind::Context => "a context",
        EntityKind::ContextRelation => "a context relation",
        EntityKind::Service => "a service",
        EntityKind::Contract => "a contract",
        EntityKind::Interaction => "an interaction",
        EntityKind::Workflow => "a workflow",
        EntityKind::Decision => "a decision",
        EntityKind::Suppression => "a suppression",
    }
}

/// A text of the file as it may stand in a message: in quotes, and not longer than a message can bear.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 100;
    match text.char_indices().nth(LONGEST) {
        None => format!("\"{text}\""),
        Some((end, _)) => format!("\"{}…\"", &text[..end]),
    }
}

fn pointer(path: &[Segment<'_>]) -> String {
    let mut pointer = String::new();
    for segment in path {
        pointer.push('/');
        match segment {
            Segment::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
            // Writing to a string cannot fail.
            Segment::At(index) => drop(write!(pointer, "{index}")),
        }
    }
    pointer
}
