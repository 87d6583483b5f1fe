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
    /// A of a workflow.
    Works: Up, "Works", "How likely a journey is not to fail, at any moment. Only what its own steps run over counts, not all that its services depend on elsewhere.",
        "The probability over everything on the way being up or down, each by itself with its availability; exact, or sampled with an interval where that takes too long.",
        "Each hard dependency counted once: Treynor, Dahlin, Rau, Beyer 2017.";
    /// The probability of an ending that is ok.
    WorksInFull: Up, "Works in full", "How likely a journey is to end neither failed nor degraded nor delayed.", "The same, of ending well.", "Proposed here.";
    /// Minimal cut sets of order 1 and 2.
    SinglePoints: Down, "Single points of failure", "Elements each of which alone makes the journey fail; and pairs that do only together.",
        "Minimal cut sets of one element, and of two.", "Minimal cut sets, fault tree analysis.";
    /// W / L.
    RetryLoad: Down, "Calls that retries make", "How many calls reach an element in one run when every attempt on the way to it is used.",
        "Σ over its callers: their calls × calls of the step × attempts.", "Retry amplification, Site Reliability Engineering, Beyer and others 2016.";
    /// The critical path of timeouts.
    WorstAnswer: Down, "Answers at worst", "How long a journey can take to answer when every call takes as long as it may.",
        "Attempts × timeout and pauses, added up in turn, the longest of parallel ones.", "Proposed here.";
    /// The error budget.
    ErrorBudget: Down, "Budget of a promise", "How many minutes a year a stated availability allows something to be down, and how many of them go to what it cannot do without.",
        "(1 − availability) × a year; kept where own × Π of the hard dependencies, each once, is at least what is stated.", "The rule of the extra nine, Treynor, Dahlin, Rau, Beyer 2017.";
    /// What two failures do beyond each of them.
    WorseTogether: Down, "Worse together", "Two failures that end a journey worse, or stop, degrade or delay others, than either does alone.",
        "Both failed, against each failed alone.", "Proposed here.";
    /// Must-change set.
    MustFollow: Down, "Who has to follow", "Everyone who provides a contract or reads or writes what its change breaks, and whoever passes the change on.",
        "Whether new readers read old data and old readers new data, for each end that uses the field.", "Schema resolution of Avro; compatibility modes of the Confluent schema registry.";
    /// Fewest release waves.
    ReleaseWaves: Down, "Waves", "The fewest rounds of releases in which everyone who waits for another is released after it.",
        "The longest chain of waits; those that wait for each other are released at one moment.", "Proposed here.";
    /// E of services and teams.
    ExpectedChanges: Down, "Elements and teams that change on average", "How far a change of one element is likely to travel, itself and its own team included.",
        "Σ of the chances that each is touched, where each dependency passes the change on by itself with its chance.", "Change prediction, Clarkson, Simons, Eckert 2004; the chances are proposed here.";
    /// P that no other team is touched.
    StaysWithTeam: Up, "Nobody else changes anything", "How likely a change is to stay with the team that makes it: the team's autonomy in it.",
        "The probability that no element of another team is touched.", "Proposed here.";
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
    /// Structural coupling.
    Structural: Down, "Structural", "Whether the two ends meet directly or through a channel.", "1 directly, 0.5 through a topic, queue or bus.",
        "The six couplings, Thomas 2023; values proposed here.";
    /// Control coupling.
    Control: Down, "Control", "How far one end tells the other what to do.", "Command 1, request 0.5, query 0.2, anything else 0.",
        "The six couplings, Thomas 2023; values proposed here.";
    /// Data coupling.
    Data: Down, "Data", "How much of what is exchanged the consumer rests on.", "Fields used ÷ fields of the contract; 1 where that is unknown, and for shared data.",
        "The six couplings, Thomas 2023; values proposed here.";
    /// Domain coupling.
    Domain: Down, "Domain", "How much knowledge of the domain both ends share.",
        "Contract 0, model 0.5, functional 0.8, intrusive 1; at most 0.1 behind an anticorruption layer.", "The six couplings, Thomas 2023; values proposed here.";
    /// Organisational coupling.
    Organisational: Down, "Organisational", "Whether one team can change both ends alone.",
        "One team 0, two teams with an agreed way of working 0.5, without one 1; no team counts as another.", "The six couplings, Thomas 2023; values proposed here.";
    /// Incidental coupling.
    Incidental: Down, "Incidental", "Whether two services that have nothing to do with each other still change and fail together.",
        "1 for a pair without an interaction or a journey in common that shares a deploy unit, a datastore, a library or a host; else 0.",
        "The six couplings, Thomas 2023; values proposed here.";
    /// Temporal facet.
    FacetTemporal: Down, "Temporal", "Whether both ends have to run at the same time.", "1 where one waits, 0.3 where the answer is a message, else 0.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Location facet.
    FacetLocation: Down, "Location", "Whether one end has to know where the other is.", "1 directly, 0.5 by way of a gateway, 0 through a channel or built in.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Format facet.
    FacetFormat: Down, "Format", "Whether a change of the format needs both ends.", "0 compatible both ways, 0.5 one way, 1 without a rule or a contract.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Semantic facet.
    FacetSemantic: Down, "Meaning", "How much meaning both ends share.", "Strength ÷ 10.", "Semantic facet, The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Conversation facet.
    FacetConversation: Down, "Conversation", "Whether both ends hold to a longer protocol.", "1 where one journey passes more than two messages between them, else 0.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Order facet.
    FacetOrder: Down, "Order", "Whether messages have to arrive in order.", "1 where the interaction is ordered, else 0.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Technology facet.
    FacetTechnology: Down, "Technology", "Whether both ends need the same technology.", "1 shared data or a library, 0.3 a remote call, 0 a message.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Deployment facet.
    FacetDeployment: Down, "Deployment", "Whether both ends are released together.", "1 in one deploy unit or built in, else 0.",
        "The Many Facets of Coupling, Hohpe; values proposed here.";
    /// Role.
    Role: Neither, "Role", "The part it plays: core, shared (many depend on it), control (it depends on many), central, or periphery.",
        "By how many reach it and how many it reaches, against the core where there is one, else against the median.",
        "Hidden Structure, Baldwin, MacCormack, Rusnak 2014.";
    /// Betweenness.
    Betweenness: Down, "Betweenness", "How much lies on the ways between others.", "The share of the shortest ways between two others that lead through it.",
        "Freeman 1977; reckoned after Brandes 2001.";
    /// Closeness.
    Closeness: Neither, "Closeness", "How near it is to all that depend on it.",
        "The share of the others that depend on it, directly or not ÷ their mean distance; undefined where nobody does.", "Wasserman and Faust 1994.";
    /// PageRank.
    PageRank: Neither, "PageRank", "How much it is depended on, directly or not, by those who are depended on.", "Damping 0.85; the sum over all is 1.",
        "Brin and Page 1998.";
    /// Clustering.
    Clustering: Neither, "Clustering", "How much its neighbours hang together too.", "Directed triangles at it ÷ those that there could be.", "Fagiolo 2007.";
    /// ACD.
    MeanReach: Down, "Mean reach", "How many services one rests on, on average, itself included.", "Σ reach ÷ N.",
        "Average component dependency (ACD), Lakos 1996.";
    /// NCCD.
    ReachAgainstTree: Down, "Reach against a tree", "The sum of reach against that of a balanced tree of as many services: below 1 is flatter, far above 1 goes in circles.",
        "Σ reach ÷ ((N + 1) · log₂(N + 1) − N).", "Normalised cumulative component dependency (NCCD), Lakos 1996.";
    /// MACS.
    LinksPerService: Down, "Links per service", "How many dependencies a service has on average, both ways.", "2 · dependencies ÷ N.",
        "Mean absolute coupling (MACS), Schlinger 2019.";
    /// SCP.
    Dependents: Neither, "Services that depend on others", "The share of the services that use at least one other.", "Services with a dependency ÷ N.",
        "SCP, Hirzalla, Cleland-Huang, Arsanjani 2009.";
    /// SDBI.
    SharedDatastores: Down, "Links to shared datastores", "The share of the connections that lead to a datastore which several use.",
        "Connections to such a datastore ÷ connections.", "Shared database interactions (SDBI), Ntentos, Zdun 2020.";
    /// ACU.
    Asynchronous: Up, "Links that wait for nobody", "The share of the connections where the sender does not wait.",
        "Commands, events, streams and files ÷ connections.", "Asynchronous communication utilisation (ACU), Ntentos, Zdun 2020.";
    /// CCF.
    ThroughGateway: Up, "Clients behind a gateway", "The share of the links of clients that lead to a gateway.", "Links of clients to a gateway ÷ links of clients.",
        "Client communication via facade (CCF), Ntentos, Zdun 2020.";
    /// Articulation points.
    Joints: Down, "Single joints", "Services that alone hold parts of the system together, whoever depends on whom.",
        "Articulation points of the undirected dependency graph.", "Hopcroft and Tarjan 1973.";
    /// Bridges.
    Bridges: Neither, "Bridges", "Pairs whose link alone holds two parts together: good places for a border.", "Bridges of the undirected dependency graph.",
        "Hopcroft and Tarjan 1973.";
    /// Architecture.
    Architecture: Neither, "Kind of architecture",
        "Whether there is a core that the rest stands around. Below 50 services the kind is an accident of a few, so that only “acyclic” is told.",
        "By the largest circle: below 4 % hierarchical; less than 1.5 times the second multi-core; up to 6 % borderline, above core–periphery.",
        "Hidden Structure, Baldwin, MacCormack, Rusnak 2014; the guard of 50 is proposed here.";
    /// Core share.
    CoreShare: Down, "Share of the core", "How much of the system is in its largest circle.", "Members of the largest circle ÷ N.", "Core size, Baldwin, MacCormack, Rusnak 2014.";
    /// Modularity of the contexts.
    ContextBorders: Up, "Borders of contexts", "Whether the contexts hold what belongs together: above 0.3 is called visible structure. Below the best found: better borders exist.",
        "Modularity Q = 1/m · Σ within contexts (A − out · in ÷ m).", "Leicht and Newman 2008; the gap is proposed here.";
    /// Modularity of the teams.
    TeamBorders: Up, "Borders of teams", "Whether the teams own what belongs together: above 0.3 is called visible structure. Below the best found: better borders exist.",
        "Modularity Q = 1/m · Σ within teams (A − out · in ÷ m).", "Leicht and Newman 2008; the gap is proposed here.";
    /// The best modularity.
    BestBorders: Neither, "Best borders found", "The groups of highest modularity that a search found. Nobody can say quickly that none are better.",
        "Elements and groups are moved as long as that helps: a heuristic.", "After Blondel, Guillaume, Lambiotte, Lefebvre 2008.";
    /// The fewest cuts.
    FewestCuts: Down, "Fewest cuts", "The fewest dependencies that have to go so that no circle is left. Of a circle of more than twenty, the fewest that were found.",
        "Minimum feedback arc set: exact up to 20 members of a circle, a greedy heuristic above.", "Held–Karp ordering; Eades, Lin, Smyth 1993.";
    /// The cheapest cuts.
    CheapestCuts: Down, "Cheapest cuts", "The dependencies of least drag that have to go so that no circle is left; the figure is their drag. Of a circle of more than twenty, the least that was found.",
        "Minimum feedback arc set weighted by strength × distance × volatility.", "Held–Karp ordering; Eades, Lin, Smyth 1993; the weights are proposed here.";
    /// Tied quanta.
    TiedQuanta: Down, "Cannot run apart", "How few parts can run alone.", "1 − (run-together groups − 1) ÷ (N − 1).", "Proposed here.";
    /// Lock-step.
    LockStep: Down, "Released in lock-step", "The share of the services in the largest group that has to be released together.",
        "Largest circle of dependencies without a versioned contract ÷ N.", "Proposed here.";
    /// Waiting.
    Waiting: Down, "Wait for each other", "The share of the pairs of services of which one waits for the other, directly or not.",
        "Ordered pairs joined by requests and queries ÷ (N² − N).", "Proposed here.";
    /// Entangled teams.
    Entangled: Down, "Entangled across teams", "The share of the links between teams that rest on functional or intrusive knowledge.",
        "Dependencies across teams of strength 8 and more ÷ dependencies across teams.", "Proposed here.";
    /// Distributed monolith.
    Monolith: Down, "Distributed monolith", "Whether the services are one monolith in many pieces. The five gauges stand apart and are never summed.",
        "At least 3 of the 5 gauges above 50 %.", "Proposed here.";
}
