//! Questions that another thread answers: what is asked when, and what becomes of a thread that crashed or fell silent.

use counterpoint::inquiry::desk::{self, Failure, PATIENCE, Ticket};
use counterpoint::inquiry::{Question, Topic, answer};

type Desk = desk::Desk<&'static str>;
type Order = desk::Order<&'static str>;

const BOOKSHOP: &str = include_str!("../../samples/bookshop.counterpoint.json");

fn post(ticket: u32) -> Order {
    Order::Post(Ticket(ticket), Question::Report)
}

#[test]
fn a_question_is_posted_at_once_and_answered() {
    let mut desk = Desk::default();
    assert_eq!(desk.ask(Question::Report, 0.0), [post(1)]);
    assert!(desk.is_busy());
    assert_eq!(desk.progressed(Ticket(1), 0.5, 10.0), [Order::Progress(Question::Report, 0.5)]);
    let answered = desk.answered(Ticket(1), Ok("text"), 20.0);
    assert_eq!(answered, [Order::Answered(Question::Report, "text")]);
    assert!(!desk.is_busy());
}

#[test]
fn the_newest_question_of_a_topic_wins() {
    let mut desk = Desk::default();
    desk.ask(Question::Report, 0.0);
    assert_eq!(desk.ask(Question::Report, 5.0), [Order::Restart, post(2)]);
    assert_eq!(desk.answered(Ticket(1), Ok("late"), 6.0), []);
    assert_eq!(desk.progressed(Ticket(1), 1.0, 6.0), []);
    assert!(desk.is_busy());
}

#[test]
fn a_question_that_nobody_waits_for_is_dropped() {
    let mut desk = Desk::default();
    desk.ask(Question::Report, 0.0);
    assert_eq!(desk.withdraw(Topic::Report, 1.0), [Order::Restart]);
    assert!(!desk.is_busy());
    assert_eq!(desk.withdraw(Topic::Report, 2.0), []);
}

#[test]
fn a_crash_is_told_and_the_next_question_goes_to_a_new_thread() {
    let mut desk = Desk::default();
    desk.ask(Question::Report, 0.0);
    let failed = Order::Failed(Question::Report, Failure::Crashed("out of memory".to_owned()));
    assert_eq!(desk.crashed("out of memory", 1.0), [Order::Restart, failed]);
    assert_eq!(desk.ask(Question::Report, 2.0), [post(2)]);
}

#[test]
fn a_silent_thread_is_given_up_and_one_that_tells_its_progress_is_not() {
    let mut desk = Desk::default();
    desk.ask(Question::Report, 0.0);
    assert_eq!(desk.look(PATIENCE), []);
    desk.progressed(Ticket(1), 0.1, PATIENCE);
    assert_eq!(desk.look(PATIENCE * 2.0), []);
    let failed = Order::Failed(Question::Report, Failure::Silent);
    assert_eq!(desk.look(PATIENCE * 2.0 + 1.0), [Order::Restart, failed]);
}

#[test]
fn questions_survive_being_written_down() {
    assert_eq!(Question::parse(&Question::Report.text()), Some(Question::Report));
    assert_eq!(Question::parse("weather"), None);
}

#[test]
fn the_other_thread_answers_in_texts_or_says_why_not() {
    let report = answer("report", BOOKSHOP, &mut |_| {}).unwrap();
    assert!(report.starts_with("{\n  \"format\": \"counterpoint-analysis\""), "{report}");
    assert!(answer("weather", BOOKSHOP, &mut |_| {}).unwrap_err().contains("weather"));
    assert!(answer("report", "no model", &mut |_| {}).is_err());
}
