//! The program of the other thread: answers what may take longer than a frame.

fn main() {
    counterpoint::platform::answering::serve(counterpoint::inquiry::answer);
}
