//! What each figure means, whence it comes, how it is reckoned, and whether more of it is good.

/// Which way a figure should move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Good {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// Neither: it only tells.
    Neither,
}

impl Good {
    /// How it stands beside a figure.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Up => "↑ good",
            Self::Down => "↓ good",
            Self::Neither => "neither way is good in itself",
        }
    }
}

/// A figure explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is called on screen.
    pub label: &'static str,
    /// What it tells, in a sentence or two.
    pub meaning: &'static str,
    /// How it is reckoned.
    pub formula: &'static str,
    /// Its name in the literature, and where it was defined.
    pub source: &'static str,
    /// Which way is good.
    pub good: Good,
}

macro_rules! glossary {
    ($($(#[$doc:meta])* $name:ident: $good:ident, $label:literal, $meaning:literal, $formula:literal, $source:literal;)*) => {
        /// A figure that is shown somewhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Figure {
            $($(#[$doc])* $name,)*
        }

        impl Figure {
            /// Every figure.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its explanation.
            pub const fn term(self) -> Term {
                match self {
                    $(Self::$name => Term {
                        label: $label, meaning: $meaning, formula: $formula, source: $source, good: Good::$good,
                    },)*
                }
            }

            /// A word for element ids.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

glossary! {
    /// N.
    Services: Neither, "Services",
        "How many elements count as nodes: services, stores, libraries and other systems. People and channels are left aside.",
        "N", "A count.";
    /// Contexts.
    Contexts: Neither, "Contexts", "How many bounded contexts are drawn: borders within which words have one meaning.",
        "A count.", "Bounded context, Evans 2003.";
    /// Teams.
    Teams: Neither, "Teams", "How many teams there are to own something.", "A count.", "A count.";
    /// Journeys at risk.
    JourneysAtRisk: Down, "Journeys at risk",
        "Journeys that do not end well in the outage on show, or that run over an interaction with a warning or a severe finding that nobody suppressed.",
        "Journeys with at least one such step or outcome.", "Proposed here.";
    /// Σ effort.
    Drag: Down, "Drag",
        "What keeping the interactions up costs: much shared knowledge over a long distance that changes often. The drag of the system is the sum.",
        "Strength × distance × volatility, 1–1,000 for each interaction.", "Maintenance effort, Khononov, Balancing Coupling in Software Design, 2024.";
    /// Findings.
    Findings: Down, "Findings", "What should worry you: ▲ severe, ● warning, ■ remark.", "One for each rule and place, but for those that were suppressed with a reason.",
        "Taibi, Lenarduzzi, Pahl 2020; Walker, Cerny 2020; thresholds without a source are proposed here.";
    /// Ca.
    UsedBy: Neither, "Used by", "How many depend on it directly. The more, the more costly to change or to lose.",
        "Distinct services that depend on it.", "Afferent coupling, Martin 1994; AIS, Rud 2006.";
    /// Ce.
    Uses: Down, "Uses", "How many it depends on directly.", "Distinct services that it depends on.",
        "Efferent coupling, Martin 1994; ADS, Rud 2006.";
    /// ACS.
    HubLoad: Down, "Hub load", "How much hangs together at this place: it is needed by many and needs many.",
        "Used by × uses.", "Absolute criticality (ACS), Rud, Schmietendorf, Dumke 2006.";
    /// I.
    Leaning: Neither, "Leans on others",
        "How far it depends on others rather than they on it. Dependencies should point to what leans less; 0 leans on nobody, 1 only leans.",
        "Uses ÷ (used by + uses); undefined for a service that stands alone.", "Instability, Martin 1994.";
    /// VFO.
    Reach: Down, "Reach", "How many it depends on, directly or over others, itself included.", "Services reachable along the dependencies.",
        "Visibility fan-out, Baldwin, MacCormack, Rusnak 2014.";
    /// VFI.
    ReachedBy: Down, "Reached by", "How many depend on it, directly or over others, itself included.",
        "Services from which it can be reached.", "Visibility fan-in, Baldwin, MacCormack, Rusnak 2014.";
    /// S.
    Strength: Down, "Strength", "How much knowledge the two ends share: 1 a contract, 3 a model, 8 functions, 10 each other's internals.",
        "As set; else the first of: shared datastore 10, library, conformist or shared kernel 3, anticorruption layer, published language or versioned contract 1, otherwise 3.",
        "Integration strength, Khononov 2024; the defaults are proposed here.";
    /// D.
    Distance: Neither, "Distance", "How far apart the two ends live: 8 one team, 9 two teams, 10 another organisation.",
        "As set; else from the owners.", "Khononov 2024; the defaults are proposed here.";
    /// V.
    Volatility: Neither, "Volatility", "How much the shared knowledge changes: 10 in a core subdomain, 3 in a supporting or generic one.",
        "As set; else from the subdomain of the end depended on.", "Khononov 2024.";
    /// BALANCE.
    Fit: Up, "Fit", "Whether strength and distance make up for each other, or the knowledge is at rest. 10 is good, 1 is bad.",
        "max(|strength − distance|, 10 − volatility) + 1, from 1 to 10.", "Balance, Khononov 2024.";
    /// SCF.
    LinksInUse: Down, "Links in use", "Of all dependencies that could be drawn between the services, how many there are.", "Dependencies ÷ (N² − N).",
        "Service coupling factor (SCF), Qingqing and Xinke 2009.";
    /// PC.
    AverageReach: Down, "Average reach",
        "How much of the system a change or a fault at one place can get to, on average. Published systems lie between 2 % and 20 %.",
        "Σ reach ÷ N², each service's reach of itself included.", "Propagation cost, MacCormack, Rusnak, Baldwin 2006.";
    /// PC without self.
    AverageReachOfOthers: Down, "Average reach of others", "The same, without each service's reach of itself, so that small systems compare.",
        "(Σ reach − N) ÷ (N² − N).", "Propagation cost off the diagonal, MacCormack, Rusnak, Baldwin 2006.";
    /// CCD.
    SumOfReach: Down, "Sum of reach", "How many services must be at hand to test each one, added up.", "Σ reach.",
        "Cumulative component dependency (CCD), Lakos 1996.";
    /// SIY.
    MutualPairs: Down, "Mutual pairs", "Pairs that depend on each other directly: neither can go first.", "Pairs with a dependency each way.",
        "Services interdependence (SIY), Rud 2006.";
    /// Cyclic groups.
    Circles: Down, "Circles", "Groups whose members all depend on each other, directly or not: they change, fail and ship together.",
        "Strongly connected components of two and more.", "Tarjan 1972; cyclic groups, Baldwin, MacCormack, Rusnak 2014.";
    /// Longest synchronous chain.
    LongestChain: Down, "Longest chain of calls", "How many services one request can have to wait for in a row.",
        "The longest way along requests and queries; a group that calls in a circle counts whole.", "Proposed here.";
    /// Static quanta.
    DeployTogether: Up, "Deploy-together groups", "Parts that can be deployed without each other. One group is a monolith, however many services it has.",
        "Groups joined by shared data, libraries and equal deploy units.", "Static architecture quanta, Ford, Richards, Sadalage, Dehghani 2021.";
    /// Dynamic quanta.
    RunTogether: Up, "Run-together groups", "Parts that keep running without each other.", "The same, with requests and queries as well.",
        "Dynamic architecture quanta, Ford, Richards, Sadalage, Dehghani 2021.";
    /// Cross-team share.
    CrossTeam: Down, "Links across teams", "The share of dependencies between services of different teams: each is something to agree on.",
        "Dependencies with two owners ÷ dependencies; no team counts as a different one.", "Proposed here.";
    /// Score.
    Score: Down, "Score", "How much the journeys suffer.", "Σ weight of a journey × (fails 1, degraded 0.5, delayed 0.25).", "Proposed here.";
    /// Journeys that fail.
    JourneysFailing: Down, "Fails", "How many journeys fail.", "Journeys whose entry is down, judged over their own steps.", "Proposed here.";
    /// Down.
    Down: Down, "Down", "How many others stop.", "Elements whose call to something down cannot be done without.", "Hard dependency, AWS Resilience Hub.";
    /// Degraded.
    Degraded: Down, "Degraded", "How many others do less.", "Elements that can do without what is down.", "Soft dependency, AWS Resilience Hub.";
    /// Delayed.
    Delayed: Down, "Delayed", "How many others get later what was sent to them.", "Receivers of commands, events, streams and files of what is down or delayed.",
        "Proposed here.";
    /// Teams that wait.
    TeamsWaiting: Down, "Teams waiting", "How many teams are slowed or blocked by waiting for another.",
        "Teams with at least one wait on another that is slowing or blocking, as stated, else by the drawing.",
        "After the delivery-dependency matrix of Skelton and Pais, Team Topologies, 2019; what is read from the drawing is proposed here.";
    /// STC.
    Congruence: Up, "Teams with an agreed way of working",
        "Of the pairs of teams whose work hangs together, how many agreed on how to work with each other.",
        "Pairs that have to coordinate and agreed ÷ pairs that have to coordinate.",
        "Socio-technical congruence, Cataldo, Wagstrom, Herbsleb, Carley 2006.";
    /// Cognitive load.
    TeamLoad: Down, "Team load", "Where a team carries more domains, or harder ones, than a team should, or shares one.",
        "One team for each domain; a complex one alone; never two complicated ones; two or three in all.",
        "Cognitive load, Skelton and Pais, Team Topologies, 2019; how hard a subdomain is, is proposed here.";
    /// Decisions owned by a team that they touch.
    LocalDecisions: Up, "Decisions taken where they apply",
        "How many decisions are owned by a team that owns something they are about. What was superseded or rejected does not count.",
        "Decisions whose owner they touch ÷ decisions with an owner that touch a team.", "Proposed here.";
    /// p to the power of k.
    OnTime: Up, "Chance that nobody is late", "How likely it is that every team that a team waits on delivers on time.",
        "0.8 to the power of the teams waited on, slowed or blocked.",
        "Magennis 2015; the chance of 0.8 for each is assumed.";
}
