//! The views of a model: one per question people ask.

/// Which question is being looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Which model? New ones, recent ones, samples.
    Start,
    /// What is there?
    #[default]
    Map,
    /// Who leans on whom?
    Matrix,
    /// How tightly?
    Coupling,
    /// What if it breaks?
    BlastRadius,
    /// What should worry us?
    Findings,
    /// What is taken for granted?
    Assumptions,
}

impl View {
    /// The views of the open model, in the order of their tabs.
    pub const TABS: [Self; 6] =
        [Self::Map, Self::Matrix, Self::Coupling, Self::BlastRadius, Self::Findings, Self::Assumptions];

    /// What its tab says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Start => "Models",
            Self::Map => "Map",
            Self::Matrix => "Matrix",
            Self::Coupling => "Coupling",
            Self::BlastRadius => "Blast radius",
            Self::Findings => "Findings",
            Self::Assumptions => "Assumptions",
        }
    }

    /// The question it answers.
    pub const fn question(self) -> &'static str {
        match self {
            Self::Start => "Which model?",
            Self::Map => "What is there?",
            Self::Matrix => "Who leans on whom?",
            Self::Coupling => "How tightly is it coupled?",
            Self::BlastRadius => "What if it breaks?",
            Self::Findings => "What should worry us?",
            Self::Assumptions => "What is taken for granted?",
        }
    }

    /// A word for element ids and style classes.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Map => "map",
            Self::Matrix => "matrix",
            Self::Coupling => "coupling",
            Self::BlastRadius => "blast-radius",
            Self::Findings => "findings",
            Self::Assumptions => "assumptions",
        }
    }
}
