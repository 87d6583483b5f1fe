//! What the words of the model are called on screen.

use crate::model::interaction::InteractionKind;

/// The label of a word: as the field writes it where it has a way of its own, else in plain words with a capital first letter.
pub fn label(word: &str) -> String {
    let own = match word {
        "http" => "HTTP",
        "grpc" => "gRPC",
        "graphql" => "GraphQL",
        "x-as-a-service" => "X-as-a-service",
        "external" => "External system",
        "stream-aligned" => "Stream-aligned",
        "customer-supplier" => "Customer–supplier",
        "upstream-downstream" => "Upstream–downstream",
        _ => return plain(word),
    };
    own.to_owned()
}

/// What an interaction's kind is called where it is chosen: it says who waits.
pub fn interaction_kind(kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Request => "Request: waits for the answer",
        InteractionKind::Query => "Query: waits, only reads",
        InteractionKind::Command => "Command: sent, not waited for",
        InteractionKind::Event => "Event: announced",
        InteractionKind::Stream => "Stream: a continuous flow",
        InteractionKind::SharedData => "Shared data: reads or writes a store",
        InteractionKind::Library => "Library: code built in",
        InteractionKind::File => "File: left to be picked up",
    }
}

/// A word in plain words: hyphens become spaces, the first letter a capital.
pub fn plain(word: &str) -> String {
    let mut letters = word.chars().map(|letter| if letter == '-' { ' ' } else { letter });
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
