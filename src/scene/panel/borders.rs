//! Whether the borders that people drew are good ones, and what to cut where services depend in circles. Both take long, so that another
//! thread answers with a text.

use super::glossary::Figure;
use super::system::{Group, MOST_GROUPS, SystemFigure, group, joined};
use super::words::{self, counted, decimal, grouped};
use crate::analysis::coupling::Coupling;
use crate::analysis::coupling::cuts::{Cut, GroupCuts, group_cuts};
use crate::analysis::dependency::DependencyGraph;
use crate::analysis::partition::Modularity;
use crate::model::{EntityId, Model, ServiceId};

/// How many cuts of a group are named.
const NAMED_CUTS: usize = 6;

/// The modularity of what people drew, and what to cut in each circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Borders {
    /// How well contexts and teams hold what belongs together.
    pub modularity: Modularity,
    /// What to cut in each circle.
    pub cuts: Vec<GroupCuts>,
}

impl Borders {
    /// As [`Modularity::of`] and [`group_cuts`].
    pub fn of(model: &Model) -> Self {
        Self { modularity: Modularity::of(&DependencyGraph::of(model)), cuts: group_cuts(model) }
    }

    /// One line for each fact, words apart by spaces.
    pub fn write(&self) -> String {
        let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let Modularity { by_context, by_team, best, best_groups } = &self.modularity;
        let mut lines = vec![["modularity".to_owned(), number(*by_context), number(*by_team), number(*best)].join(" ")];
        lines.extend(best_groups.iter().map(|group| line("best", group)));
        for it in &self.cuts {
            lines.push(line(if it.exact { "exact" } else { "heuristic" }, &it.members));
            let cut = |word: &str, it: &Cut| format!("{word} {} {} {}", it.from, it.to, it.effort);
            lines.extend(it.fewest.iter().map(|it| cut("fewest", it)));
            lines.extend(it.cheapest.iter().map(|it| cut("cheapest", it)));
        }
        lines.join("\n")
    }

    /// Reads what [`Borders::write`] wrote; `None` for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(|line| line.split(' ').collect::<Vec<_>>());
        let ["modularity", by_context, by_team, best] = lines.next()?[..] else { return None };
        let (by_context, by_team, best) = (number(by_context)?, number(by_team)?, number(best)?);
        let mut known =
            Self { modularity: Modularity { by_context, by_team, best, best_groups: Vec::new() }, cuts: Vec::new() };
        lines.try_for_each(|line| known.take(&line)).map(|()| known)
    }

    fn take(&mut self, line: &[&str]) -> Option<()> {
        match line {
            ["best", members @ ..] => self.modularity.best_groups.push(ids(members)?),
            [word @ ("exact" | "heuristic"), members @ ..] => self.cuts.push(GroupCuts {
                members: ids(members)?,
                fewest: Vec::new(),
                cheapest: Vec::new(),
                exact: *word == "exact",
            }),
            ["fewest", from, to, effort] => self.cuts.last_mut()?.fewest.push(cut(from, to, effort)?),
            ["cheapest", from, to, effort] => self.cuts.last_mut()?.cheapest.push(cut(from, to, effort)?),
            _ => return None,
        }
        Some(())
    }
}

fn line(word: &str, ids: &[ServiceId]) -> String {
    let words: Vec<&str> = std::iter::once(word).chain(ids.iter().map(ServiceId::as_str)).collect();
    words.join(" ")
}

#[expect(clippy::option_option, reason = "an undefined number is read as well as a defined one")]
fn number(word: &str) -> Option<Option<f64>> {
    if word == "-" { Some(None) } else { word.parse().ok().map(Some) }
}

fn ids(words: &[&str]) -> Option<Vec<ServiceId>> {
    words.iter().map(|word| ServiceId::new(word).ok()).collect()
}

fn cut(from: &str, to: &str, effort: &str) -> Option<Cut> {
    Some(Cut { from: ServiceId::new(from).ok()?, to: ServiceId::new(to).ok()?, effort: effort.parse().ok()? })
}

/// The figures of borders and cuts.
pub fn figures(model: &Model, coupling: &Coupling, it: &Borders) -> Vec<SystemFigure> {
    let gap = |value: Option<f64>, gap: Option<f64>| match gap {
        Some(gap) => format!("{}, {} below the best", decimal(value), decimal(Some(gap))),
        None => decimal(value),
    };
    let modularity = &it.modularity;
    let best = modularity.best_groups.iter().filter(|group| group.len() > 1).take(MOST_GROUPS);
    let (context_gap, team_gap) = (modularity.context_gap(), modularity.team_gap());
    vec![
        SystemFigure::plain(Figure::ContextBorders, gap(modularity.by_context, context_gap)),
        SystemFigure::plain(Figure::TeamBorders, gap(modularity.by_team, team_gap)),
        SystemFigure {
            figure: Figure::BestBorders,
            value: decimal(modularity.best),
            groups: best.map(|members| group(model, members, ", ")).collect(),
        },
        cuts(model, coupling, it, Figure::FewestCuts),
        cuts(model, coupling, it, Figure::CheapestCuts),
    ]
}

fn cuts(model: &Model, coupling: &Coupling, it: &Borders, figure: Figure) -> SystemFigure {
    let is_fewest = figure == Figure::FewestCuts;
    let of = |group: &GroupCuts| if is_fewest { group.fewest.clone() } else { group.cheapest.clone() };
    let all: Vec<Cut> = it.cuts.iter().flat_map(of).collect();
    let value = match is_fewest {
        true => grouped(all.len()),
        false => grouped(all.iter().map(|cut| cut.effort).sum::<u64>()),
    };
    let groups = it.cuts.iter().take(MOST_GROUPS).map(|group| cut_group(model, coupling, group, &of(group)));
    SystemFigure { figure, value, groups: groups.collect() }
}

/// "Cut Follow → Timeline1 (1 dependency, exact, drag 240) in the circle of Follow, Timeline1".
fn cut_group(model: &Model, coupling: &Coupling, group: &GroupCuts, cuts: &[Cut]) -> Group {
    let name = |id| words::service(model, id);
    let named: Vec<String> = cuts.iter().map(|cut| words::between(name(&cut.from), name(&cut.to))).collect();
    let drag: u64 = cuts.iter().map(|cut| cut.effort).sum();
    let proof = if group.exact { "exact" } else { "the best found, maybe not the least" };
    let is_cut = |from: &ServiceId, to: &ServiceId| cuts.iter().any(|cut| cut.from == *from && cut.to == *to);
    let behind = coupling.interactions.iter().filter(|(_, it)| is_cut(&it.dependent, &it.upstream));
    let ends = cuts.iter().flat_map(|cut| [cut.from.entity(), cut.to.entity()]);
    let mut members: Vec<EntityId> = ends.chain(behind.map(|(id, _)| id.entity())).cloned().collect();
    members.sort_unstable();
    members.dedup();
    Group {
        text: format!(
            "Cut {} ({}, {proof}, drag {}) in the circle of {}",
            words::list(&named, NAMED_CUTS),
            counted(cuts.len(), "dependency", "dependencies"),
            grouped(drag),
            joined(model, &group.members, ", "),
        ),
        members,
    }
}
