//! The figures that follow every change: reckoned in parts, they are what is reckoned at once.

use std::future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::figures::Figures;
use counterpoint::analysis::findings::Findings;
use counterpoint::analysis::people::People;
use counterpoint::model::Model;
use proptest::prelude::*;

use crate::arbitrary::{document, tape};
use crate::systems::bookshop;

/// What comes of it, and how often it was waited for, if after so many parts nobody wants the figures any more.
fn in_parts(model: &Model, most: usize) -> (Option<Figures>, usize) {
    let mut pauses = 0;
    let pause = async || {
        // Whoever reckons comes back at another time.
        next_time().await;
        pauses += 1;
        pauses < most
    };
    let figures = waited_for(pin!(Figures::in_parts(model, pause)));
    (figures, pauses)
}

fn next_time() -> impl Future<Output = ()> {
    let mut is_next = false;
    future::poll_fn(move |_| match std::mem::replace(&mut is_next, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
}

fn waited_for<T>(mut asked: Pin<&mut impl Future<Output = T>>) -> T {
    loop {
        if let Poll::Ready(answer) = asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return answer;
        }
    }
}

#[test]
fn whoever_wants_no_figures_any_more_stops_them_at_any_part() {
    let (figures, parts) = in_parts(&bookshop(), usize::MAX);
    assert!(figures.is_some());
    assert!(parts > 20, "only {parts} parts");
    for most in 1..=parts {
        let (figures, pauses) = in_parts(&bookshop(), most);
        assert_eq!((figures, pauses), (None, most));
    }
}

proptest! {
    #[test]
    fn figures_in_parts_are_those_reckoned_one_by_one(mut tape in tape(60)) {
        let document = document(&mut tape);
        let model = document.model();
        let (coupling, people) = (Coupling::of(model), People::of(model));
        let findings = Findings::of(model, &coupling, &people);
        let (figures, _) = in_parts(model, usize::MAX);
        prop_assert_eq!(figures.as_ref(), Some(&Figures::of(model)));
        let figures = figures.unwrap();
        prop_assert_eq!(&figures.coupling, &coupling);
        prop_assert_eq!(&figures.people, &people);
        prop_assert_eq!(&figures.findings, &findings);
    }
}
