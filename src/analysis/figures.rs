//! What is reckoned after every change of a model: all of one graph, and in parts, so that whoever has something else to do need not wait.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::coupling::Coupling;
use super::dependency::DependencyGraph;
use super::findings::{Findings, Search};
use super::people::People;
use crate::model::Model;

/// How tightly a model is coupled, what that means for teams, and what should worry people.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How tightly it is coupled.
    pub coupling: Coupling,
    /// What it means for teams.
    pub people: People,
    /// What should worry people, and what of it they accept.
    pub findings: Findings,
}

impl Figures {
    /// The figures of a model, at once. As much work as [`Coupling::of`], [`People::of`] and [`Findings::of`] together, but for the graph,
    /// which is built once.
    pub fn of(model: &Model) -> Self {
        Self::of_graph(&DependencyGraph::of(model))
    }

    /// The same of a graph that is there already.
    ///
    /// # Panics
    /// Never: nothing is waited for.
    pub(super) fn of_graph(graph: &DependencyGraph<'_>) -> Self {
        let all = pin!(Self::of_graph_in_parts(graph, async || true));
        match all.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(Some(figures)) => figures,
            _ => unreachable!("no part is waited for, and after each of them the work goes on"),
        }
    }

    /// The same. `pause` is asked after each part, may take its time, and says whether to go on; `None` once it does not. No part takes
    /// longer than some milliseconds at 1,000 services and 5,000 interactions.
    pub async fn in_parts(model: &Model, mut pause: impl AsyncFnMut() -> bool) -> Option<Self> {
        let graph = DependencyGraph::of(model);
        pause().await.then_some(())?;
        Self::of_graph_in_parts(&graph, pause).await
    }

    async fn of_graph_in_parts(graph: &DependencyGraph<'_>, mut pause: impl AsyncFnMut() -> bool) -> Option<Self> {
        let coupling = Coupling::of_graph(graph);
        pause().await.then_some(())?;
        let people = People::of_graph(graph);
        pause().await.then_some(())?;
        let mut search = Search::of(graph, &coupling, &people);
        loop {
            pause().await.then_some(())?;
            if !search.step() {
                break;
            }
        }
        let findings = Findings::sorted(graph.numbering.model, search.finish());
        Some(Self { coupling, people, findings })
    }
}
