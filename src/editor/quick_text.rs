//! Drawing at the speed of talk: a pasted text of names, or of lines such as `web -> basket: request`.

use std::collections::{BTreeMap, BTreeSet};

use super::Editor;
use super::document::Document;
use super::draft::likely_kind;
use super::membership::{bounds, hold, set_parent};
use super::placing::free_place;
use super::plain::plain_line;
use super::plan::Plan;
use super::selection::Selection;
use crate::geometry::{Point, Rect};
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::{Service, ServiceKind};
use crate::model::suggest::nearest;
use crate::model::{ContextId, EntityId, InteractionId, Model, ServiceId, Word};

/// The longest name that is taken for one; what is longer is prose.
const LONGEST_NAME: usize = 80;
/// How many words that are nearly kinds are told of at once.
const MOST_DOUBTS: usize = 3;

/// What a text says is there, names in the order in which they first come up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickText {
    /// Each name once, however it is written, with its kind where that is said.
    pub names: Vec<(String, Option<ServiceKind>)>,
    /// What goes from one name to another: their numbers in `names`, the kind where it is said, else the words after the colon.
    pub links: Vec<QuickLink>,
    /// Lines that could not be read.
    pub skipped: Vec<String>,
    /// Words after a colon that were read as a label though they are nearly a kind, and that kind.
    pub doubtful: Vec<(String, InteractionKind)>,
}

/// An interaction that a text speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickLink {
    /// The number of the name it comes from.
    pub from: usize,
    /// The number of the name it goes to.
    pub to: usize,
    /// Its kind, where it is said.
    pub kind: Option<InteractionKind>,
    /// What it is called, where that is said.
    pub name: Option<String>,
}

impl QuickText {
    /// Reads a text, line by line. Arrows are `->`, `-->`, `=>` and `→`; they may be chained. Bullets and numbers before a line are dropped;
    /// names may also be separated by commas. `name: kind` says what kind of element it is. Control characters count for nothing; nothing
    /// interacts with itself.
    pub fn read(text: &str) -> Self {
        let mut quick = Self::default();
        for line in text.split(['\n', '\r']).map(plain_line) {
            let line = without_bullet(&line);
            if line.is_empty() {
                continue;
            }
            if !quick.read_line(line) {
                quick.skipped.push(line.to_owned());
            }
        }
        quick
    }

    fn read_line(&mut self, line: &str) -> bool {
        let (parts, said) = split_at_colon(line);
        let parts = parts.replace("-->", "→").replace("->", "→").replace("=>", "→");
        let chain: Vec<&str> = parts.split('→').map(str::trim).collect();
        let is_name = |name: &&str| !name.is_empty() && name.chars().count() <= LONGEST_NAME;
        match &chain[..] {
            [one] => {
                let names: Vec<&str> = one.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
                let kind = said.and_then(word::<ServiceKind>);
                let readable = !names.is_empty() && names.iter().all(is_name) && (said.is_none() || kind.is_some());
                if readable {
                    for name in names {
                        self.number(name, kind);
                    }
                }
                readable
            }
            chain if chain.iter().all(is_name) && !chain.windows(2).any(|pair| is_same(pair[0], pair[1])) => {
                let numbers: Vec<usize> = chain.iter().map(|name| self.number(name, None)).collect();
                numbers.windows(2).for_each(|pair| self.link(pair[0], pair[1], said));
                true
            }
            _ => false,
        }
    }

    fn number(&mut self, name: &str, kind: Option<ServiceKind>) -> usize {
        match self.names.iter().position(|(other, _)| is_same(other, name)) {
            Some(number) => {
                self.names[number].1 = self.names[number].1.or(kind);
                number
            }
            None => {
                self.names.push((name.to_owned(), kind));
                self.names.len() - 1
            }
        }
    }

    fn link(&mut self, from: usize, to: usize, said: Option<&str>) {
        let kind = said.and_then(word::<InteractionKind>);
        let name = said.filter(|_| kind.is_none()).map(str::to_owned);
        if let Some(text) = &name
            && let Some(near) = near_kind(text)
            && !self.doubtful.iter().any(|(other, _)| other == text)
        {
            self.doubtful.push((text.clone(), near));
        }
        let link = QuickLink { from, to, kind, name };
        if !self.links.contains(&link) {
            self.links.push(link);
        }
    }

    /// What the reader may not have meant; `None` where all is plain.
    fn complaint(&self) -> Option<String> {
        let skipped = self.skipped.first().map(|first| {
            let start: String = first.chars().take(40).collect();
            format!("Lines that were not read: {}. The first is “{start}”.", self.skipped.len())
        });
        let doubtful = self.doubtful.iter().map(|(text, near)| {
            let kind = near.word();
            format!("“{text}” was read as a label; did you mean {kind}?")
        });
        let sentences: Vec<String> = skipped.into_iter().chain(doubtful.take(MOST_DOUBTS)).collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// The kind that words nearly are.
fn near_kind(text: &str) -> Option<InteractionKind> {
    nearest(text, InteractionKind::ALL.iter().map(|kind| kind.word())).and_then(InteractionKind::from_word)
}

/// A word of a vocabulary, however it is written.
fn word<W: Word>(text: &str) -> Option<W> {
    W::from_word(&text.trim().to_lowercase().replace([' ', '_'], "-"))
}

/// The line up to its last colon, and what comes after it. A colon without a space behind it belongs to a name (`db:5432`).
fn split_at_colon(line: &str) -> (&str, Option<&str>) {
    match line.rsplit_once(':') {
        Some((parts, said)) if said.starts_with(char::is_whitespace) && !said.trim().is_empty() => {
            (parts, Some(said.trim()))
        }
        _ => (line.trim_end_matches(':'), None),
    }
}

fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    let rest = line.strip_prefix(['-', '*', '•', '+']).filter(|rest| rest.starts_with(char::is_whitespace));
    let digits = line.trim_start_matches(|char: char| char.is_ascii_digit());
    let numbered = digits.strip_prefix(['.', ')']).filter(|rest| digits.len() < line.len() && rest.starts_with(' '));
    rest.or(numbered).unwrap_or(line).trim()
}

impl Editor {
    /// Draws what a text says: names that are here already are those elements, and stay where they are; new ones are laid out along their
    /// interactions, as those of a file without places are, in a free place.
    pub(super) fn paste_text(&mut self, text: &str) {
        let quick = QuickText::read(text);
        let mut plan = Plan::on(&self.document);
        let context = self.current_context();
        let (ids, new) = add_names(&mut plan, &quick);
        let links: Vec<EntityId> = quick.links.iter().filter_map(|link| add_link(&mut plan, link, &ids)).collect();
        place_new(&mut plan, &new, self.camera.visible(self.canvas).center(), context.as_ref());
        let drawn: Selection = match new.is_empty() {
            true => links.into_iter().collect(),
            false => new.into_iter().collect(),
        };
        if self.transact("Paste text", plan.into_edits()) && !drawn.is_empty() {
            self.reveal(drawn.iter());
            self.select(drawn);
        }
        // Said last, it is what is heard.
        if let Some(complaint) = quick.complaint() {
            self.warn(complaint);
        }
    }
}

/// The element of each name, and those that are new.
fn add_names(plan: &mut Plan, quick: &QuickText) -> (Vec<ServiceId>, BTreeSet<EntityId>) {
    let mut by_name: BTreeMap<String, ServiceId> = BTreeMap::new();
    for service in plan.model().services().iter() {
        by_name.entry(service.name.to_lowercase()).or_insert_with(|| service.id.clone());
    }
    let mut new = BTreeSet::new();
    let ids = quick.names.iter().map(|(name, kind)| {
        if let Some(id) = by_name.get(&name.to_lowercase()) {
            return id.clone();
        }
        let id = ServiceId::from_entity(plan.model().free_id(name, "service"));
        plan.insert(Service::new(id.clone(), name, kind.unwrap_or_default()));
        new.insert(id.entity().clone());
        id
    });
    (ids.collect(), new)
}

/// Puts the new ones, laid out among themselves, into the free place nearest to the one wished.
fn place_new(plan: &mut Plan, new: &BTreeSet<EntityId>, wish: Point, context: Option<&ContextId>) {
    let laid_out = laid_out(plan.model(), new);
    let places: Vec<(&EntityId, Rect)> = new.iter().filter_map(|id| Some((id, bounds(&laid_out, id)?))).collect();
    let Some(extent) = Rect::around(places.iter().map(|(_, place)| *place)) else { return };
    let corner = free_place(&plan.without(new), extent.size, wish, context);
    for (id, place) in places {
        plan.place(id, corner + (place.origin - extent.origin));
        set_parent(plan, id, context);
        hold(plan, id);
    }
}

/// These elements and the interactions between them, by themselves and each with a place.
fn laid_out(model: &Model, elements: &BTreeSet<EntityId>) -> Document {
    let mut alone = Plan::on(&Document::default());
    for id in elements {
        if let Some(service) = model.services().get(&ServiceId::from_entity(id.clone())) {
            alone.insert(service.clone());
        }
    }
    let is_between = |it: &&Interaction| [&it.from, &it.to].iter().all(|end| elements.contains(end.entity()));
    model.interactions().iter().filter(is_between).for_each(|it| alone.insert(it.clone()));
    alone.into_document().arranged()
}

/// Draws an interaction unless there is one like it already.
fn add_link(plan: &mut Plan, link: &QuickLink, ids: &[ServiceId]) -> Option<EntityId> {
    let (from, to) = (ids.get(link.from)?, ids.get(link.to)?);
    let kind = link.kind.or_else(|| kind_by_ends(plan.model(), from, to))?;
    let alike = |it: &&Interaction| it.from == *from && it.to == *to && it.kind == kind && it.name == link.name;
    if plan.model().interactions().iter().any(|it| alike(&it)) {
        return None;
    }
    let id = InteractionId::from_entity(plan.model().free_id(&format!("{from} {to}"), "interaction"));
    let interaction = Interaction::new(id.clone(), from.clone(), to.clone(), kind);
    plan.insert(Interaction { name: link.name.clone(), ..interaction });
    Some(id.into())
}

fn kind_by_ends(model: &Model, from: &ServiceId, to: &ServiceId) -> Option<InteractionKind> {
    Some(likely_kind(model.services().get(from)?.kind, model.services().get(to)?.kind))
}
