//! Why a dimension has its value.

use std::fmt;

use super::super::strength::StrengthReason;
use crate::model::WorkflowId;
use crate::model::contract::Compatibility;
use crate::model::team::TeamInteractionMode;
use crate::model::words::Word;

/// Why a dimension of coupling has its value; [`fmt::Display`] says it in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They meet without anything in between.
    Direct,
    /// A topic, queue or bus stands between them.
    ThroughChannel,
    /// One of them is a gateway.
    ThroughGateway,
    /// One tells the other what to do.
    Commands,
    /// One asks the other to do something.
    Requests,
    /// One asks the other something.
    Queries,
    /// Nobody is told what to do.
    CommandsNobody,
    /// Both work on the same data.
    SharesData,
    /// Nothing is agreed on what is exchanged.
    NoContract,
    /// The contract says nothing of its fields.
    NoFields,
    /// Nobody said which fields are used, so all count.
    UsesUnsaid {
        /// How many the contract has.
        fields: usize,
    },
    /// Somebody said which fields are used.
    UsesFields {
        /// How many are.
        used: usize,
        /// How many the contract has.
        fields: usize,
    },
    /// As the strength of the interaction says.
    Knowledge(StrengthReason),
    /// An anticorruption layer keeps the other's model out.
    Translated,
    /// One team owns both.
    SameTeam,
    /// Two teams own them, who agreed how they work together.
    AgreedTeams(TeamInteractionMode),
    /// Two teams own them, who agreed on nothing.
    UnagreedTeams,
    /// Nobody said who owns both.
    NoTeam,
    /// One waits until the other has answered.
    Waits,
    /// The other answers with a message of its own.
    AnswerLater,
    /// Nobody waits.
    NotWaitedFor,
    /// One is built into the other.
    BuiltIn,
    /// What the contract allows to change.
    Compatible(Compatibility),
    /// At most a call and its answer, as far as the workflows say.
    OneExchange,
    /// More than a call and its answer.
    Protocol {
        /// How many messages.
        messages: usize,
        /// In which workflow.
        workflow: WorkflowId,
    },
    /// Messages have to arrive in order.
    Ordered,
    /// Messages may arrive in any order.
    Unordered,
    /// Nothing but messages is exchanged.
    ByMessage,
    /// One calls the other over the network.
    RemoteCall,
    /// Both are parts of one deploy unit.
    SameDeployUnit,
    /// Each is released by itself.
    ReleasedApart,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Direct => "directly",
            Self::ThroughChannel => "through a channel",
            Self::ThroughGateway => "by way of a gateway",
            Self::Commands => "tells it what to do",
            Self::Requests => "asks it to do something",
            Self::Queries => "only asks",
            Self::CommandsNobody => "tells nobody what to do",
            Self::SharesData => "works on the same data",
            Self::NoContract => "no contract",
            Self::NoFields => "the contract lists no fields",
            Self::UsesUnsaid { fields } => return write!(formatter, "nobody said which of {fields} fields it uses"),
            Self::UsesFields { used, fields } => return write!(formatter, "uses {used} of {fields} fields"),
            Self::Knowledge(strength) => return fmt::Display::fmt(strength, formatter),
            Self::Translated => "kept out by an anticorruption layer",
            Self::SameTeam => "one team",
            Self::AgreedTeams(mode) => return write!(formatter, "two teams, agreed on {}", mode.word()),
            Self::UnagreedTeams => "two teams without an agreed way of working",
            Self::NoTeam => "not both owned by a team",
            Self::Waits => "waits for the answer",
            Self::AnswerLater => "the answer comes back as a message",
            Self::NotWaitedFor => "nobody waits for it",
            Self::BuiltIn => "built in",
            Self::Compatible(rule) => return write!(formatter, "compatibility {}", rule.word()),
            Self::OneExchange => "at most a call and its answer",
            Self::Protocol { messages, workflow } => return write!(formatter, "{messages} messages in {workflow}"),
            Self::Ordered => "messages keep their order",
            Self::Unordered => "messages in any order",
            Self::ByMessage => "exchanges only messages",
            Self::RemoteCall => "a remote call",
            Self::SameDeployUnit => "one deploy unit",
            Self::ReleasedApart => "each released by itself",
        })
    }
}
