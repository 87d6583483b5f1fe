//! Drawing at the speed of talk: a pasted text of names, or of lines such as `web -> basket: request`.

use std::collections::{BTreeMap, BTreeSet};

use super::Editor;
use super::document::Document;
use super::draft::likely_kind;
use super::membership::{hold, set_parent};
use super::placing::{GAP, free_place};
use super::plan::Plan;
use super::selection::Selection;
use crate::geometry::{Point, Rect, Size, Vector};
use crate::layout::Placement;
use crate::layout::boxes::service_size;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::{Service, ServiceKind};
use crate::model::{ContextId, Edit, EntityId, InteractionId, Model, ServiceId, Word};

/// The longest name that is taken for one; what is longer is prose.
const LONGEST_NAME: usize = 80;

/// What a text says is there, names in the order in which they first come up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickText {
    /// Each name once, however it is written, with its kind where that is said.
    pub names: Vec<(String, Option<ServiceKind>)>,
    /// What goes from one name to another: their numbers in `names`, the kind where it is said, else the words after the colon.
    pub links: Vec<QuickLink>,
    /// Lines that could not be read.
    pub skipped: Vec<String>,
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
    /// names may also be separated by commas. `name: kind` says what kind of element it is.
    pub fn read(text: &str) -> Self {
        let mut quick = Self::default();
        // Nobody sees a control character, so nobody means one.
        let text: String = text.chars().filter(|it| !it.is_control() || it.is_whitespace()).collect();
        for line in text.lines().map(without_bullet).filter(|line| !line.is_empty()) {
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
            // Nothing is said by an arrow from something to itself.
            chain if chain.windows(2).any(|pair| pair[0].to_lowercase() == pair[1].to_lowercase()) => false,
            chain if chain.iter().all(is_name) => {
                let numbers: Vec<usize> = chain.iter().map(|name| self.number(name, None)).collect();
                numbers.windows(2).for_each(|pair| self.link(pair[0], pair[1], said));
                true
            }
            _ => false,
        }
    }

    fn number(&mut self, name: &str, kind: Option<ServiceKind>) -> usize {
        let same = |(other, _): &(String, Option<ServiceKind>)| other.to_lowercase() == name.to_lowercase();
        match self.names.iter().position(same) {
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
        let link = QuickLink { from, to, kind, name };
        if !self.links.contains(&link) {
            self.links.push(link);
        }
    }
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
    /// Draws what a text says: names that are here already are those elements; new ones stand together in a free place.
    pub(super) fn paste_text(&mut self, text: &str) {
        let quick = QuickText::read(text);
        if !quick.skipped.is_empty() {
            let first = quick.skipped.first().map_or("", String::as_str);
            let start: String = first.chars().take(40).collect();
            self.warn(format!("Lines that were not read: {}. The first is “{start}”.", quick.skipped.len()));
        }
        let mut plan = Plan::on(&self.document);
        let context = self.current_context();
        let (ids, new) = add_names(&mut plan, &quick);
        let end =
            |number: usize| ids.get(number).filter(|id| new.iter().any(|(other, _)| other == id.entity())).cloned();
        let arrows: Vec<_> = quick.links.iter().filter_map(|link| Some((end(link.from)?, end(link.to)?))).collect();
        place_new(&mut plan, &new, &arrows, self.camera.visible(self.canvas).center(), context.as_ref());
        let links: Vec<EntityId> = quick.links.iter().filter_map(|link| add_link(&mut plan, link, &ids)).collect();
        let drawn: Selection = match new.is_empty() {
            true => links.into_iter().collect(),
            false => new.into_iter().map(|(id, _)| id).collect(),
        };
        if self.transact("Paste text", plan.into_edits()) && !drawn.is_empty() {
            self.reveal(drawn.iter());
            self.select(drawn);
        }
    }
}

/// The element of each name, and those that are new.
fn add_names(plan: &mut Plan, quick: &QuickText) -> (Vec<ServiceId>, Vec<(EntityId, ServiceKind)>) {
    let mut by_name: BTreeMap<String, ServiceId> = BTreeMap::new();
    for service in plan.model().services().iter() {
        by_name.entry(service.name.to_lowercase()).or_insert_with(|| service.id.clone());
    }
    let mut new = Vec::new();
    let ids = quick.names.iter().map(|(name, kind)| {
        if let Some(id) = by_name.get(&name.to_lowercase()) {
            return id.clone();
        }
        let kind = kind.unwrap_or_default();
        let id = ServiceId::from_entity(plan.model().free_id(name, "service"));
        plan.insert(Service::new(id.clone(), name, kind));
        new.push((id.entity().clone(), kind));
        id
    });
    (ids.collect(), new)
}

/// Puts what is new into a free place: by who leads to whom where arrows join it, else in rows and columns.
fn place_new(
    plan: &mut Plan,
    new: &[(EntityId, ServiceKind)],
    arrows: &[(ServiceId, ServiceId)],
    wish: Point,
    context: Option<&ContextId>,
) {
    let corners = if arrows.is_empty() { grid(new) } else { by_arrows(plan.model(), new, arrows) };
    let boxes = new.iter().zip(&corners).map(|((_, kind), corner)| Rect::new(*corner, service_size(*kind)));
    let Some(whole) = Rect::around(boxes) else { return };
    let taken: BTreeSet<EntityId> = new.iter().map(|(id, _)| id.clone()).collect();
    let shift = free_place(&plan.without(&taken), whole.size, wish, context) - whole.origin;
    for ((id, _), corner) in new.iter().zip(corners) {
        plan.place(id, corner + shift);
        set_parent(plan, id, context);
        hold(plan, id);
    }
}

/// Rows and columns, about as many of the one as of the other.
fn grid(new: &[(EntityId, ServiceKind)]) -> Vec<Point> {
    let sizes = || new.iter().map(|(_, kind)| service_size(*kind));
    let cell =
        sizes().fold(Size::default(), |cell, size| Size::new(cell.width.max(size.width), cell.height.max(size.height)));
    let (across, down) = (cell.width + GAP * 2.0, cell.height + GAP * 1.5);
    let columns = (1..).find(|columns| columns * columns >= new.len()).unwrap_or(1);
    let count = |cells: usize| f64::from(u32::try_from(cells).unwrap_or(u32::MAX));
    let corner = |(number, size): (usize, Size)| {
        let (column, row) = (count(number % columns), count(number / columns));
        let middle = Point::new(column * across + cell.width / 2.0, row * down + cell.height / 2.0);
        middle - Vector::new(size.width / 2.0, size.height / 2.0)
    };
    sizes().enumerate().map(corner).collect()
}

/// As a model without positions is laid out.
fn by_arrows(model: &Model, new: &[(EntityId, ServiceKind)], arrows: &[(ServiceId, ServiceId)]) -> Vec<Point> {
    let mut alone = Model::default();
    for (id, kind) in new {
        let id = ServiceId::from_entity(id.clone());
        let name = model.services().get(&id).map_or("", |it| it.name.as_str());
        // An id that is free in a larger model is free here.
        let _ = alone.apply(Edit::Insert(Service::new(id.clone(), name, *kind).into()));
    }
    for (from, to) in arrows {
        let id = InteractionId::from_entity(alone.free_id(&format!("{from} {to}"), "interaction"));
        let arrow = Interaction::new(id, from.clone(), to.clone(), InteractionKind::default());
        // One that leads beyond what is new is refused, and does not matter here.
        let _ = alone.apply(Edit::Insert(arrow.into()));
    }
    let arranged = Document::new(alone, Placement::default()).arranged();
    let placement = arranged.placement();
    new.iter().map(|(id, _)| placement.positions.get(id).copied().unwrap_or_default()).collect()
}

/// Draws an interaction unless there is one like it already.
fn add_link(plan: &mut Plan, link: &QuickLink, ids: &[ServiceId]) -> Option<EntityId> {
    let (from, to) = (ids.get(link.from)?, ids.get(link.to)?);
    let kind = link.kind.or_else(|| kind_by_ends(plan.model(), from, to))?;
    let alike = |it: &&Interaction| it.from == *from && it.to == *to && it.kind == kind && it.name == link.name;
    if from == to || plan.model().interactions().iter().any(|it| alike(&it)) {
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
