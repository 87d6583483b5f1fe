//! What the analyses take for granted where nobody has said anything: proposals \[P\] with a default each, which a model may change.

use std::ops::RangeInclusive;

/// How an assumption is told and bounded.
struct Terms {
    key: &'static str,
    default: f64,
    range: (f64, f64),
    is_whole: bool,
}

const fn whole(key: &'static str, default: f64, range: (f64, f64)) -> Terms {
    Terms { key, default, range, is_whole: true }
}

const fn share(key: &'static str, default: f64) -> Terms {
    Terms { key, default, range: (0.0, 1.0), is_whole: false }
}

/// The scale of Khononov.
const SCALE: (f64, f64) = (1.0, 10.0);

macro_rules! assumptions {
    ($($(#[$doc:meta])* $name:ident = $terms:expr,)*) => {
        /// Something taken for granted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Assumption {
            $($(#[$doc])* $name,)*
        }

        impl Assumption {
            /// Every assumption, in the order of the file.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            const fn terms(self) -> Terms {
                match self {
                    $(Self::$name => $terms,)*
                }
            }
        }
    };
}

assumptions! {
    /// The strength of an interaction of which nothing is known.
    StrengthUnknown = whole("strengthUnknown", 3.0, SCALE),
    /// The strength where several use one datastore.
    StrengthSharedData = whole("strengthSharedData", 10.0, SCALE),
    /// The strength of a library, of a conformist, of a shared kernel.
    StrengthSharedModel = whole("strengthSharedModel", 3.0, SCALE),
    /// The strength behind an anticorruption layer, a published language or a versioned contract.
    StrengthContract = whole("strengthContract", 1.0, SCALE),
    /// The distance of two services of one team.
    DistanceSameTeam = whole("distanceSameTeam", 8.0, SCALE),
    /// The distance of two services that one team does not own together.
    DistanceOtherTeam = whole("distanceOtherTeam", 9.0, SCALE),
    /// The distance to someone else's system.
    DistanceExternal = whole("distanceExternal", 10.0, SCALE),
    /// The volatility in a core subdomain.
    VolatilityCore = whole("volatilityCore", 10.0, SCALE),
    /// The volatility in a supporting or generic subdomain, and in no context.
    VolatilityOther = whole("volatilityOther", 3.0, SCALE),
    /// The probability that an element is up, its dependencies left aside.
    Availability = Terms { key: "availability", default: 0.999, range: (1e-9, 1.0), is_whole: false },
    /// How much a degraded journey hurts beside one that fails.
    SeverityDegraded = share("severityDegraded", 0.5),
    /// How much a delayed journey hurts beside one that fails.
    SeverityDelayed = share("severityDelayed", 0.25),
    /// The probability that a partner changes too.
    ChangePartnership = share("changePartnership", 0.8),
    /// The probability that a change of a shared kernel reaches whoever shares it.
    ChangeSharedKernel = share("changeSharedKernel", 1.0),
    /// The probability that a supplier's change reaches the customer, and the customer's the supplier.
    ChangeCustomerSupplier = share("changeCustomerSupplier", 0.3),
    /// The probability that an upstream change reaches a conformist.
    ChangeConformist = share("changeConformist", 0.8),
    /// The probability that an upstream change reaches an anticorruption layer.
    ChangeAnticorruptionLayer = share("changeAnticorruptionLayer", 0.3),
    /// The probability that a change gets out of an open host service or a published language.
    ChangePublished = share("changePublished", 0.1),
    /// The probability that a change downstream reaches an open host service or a published language.
    ChangeUpstream = share("changeUpstream", 0.05),
    /// The probability that a change passes on at strength 10, where the context map says nothing; at others in proportion.
    ChangeAtFullStrength = share("changeAtFullStrength", 1.0),
    /// The probability that one team delivers on time what another waits for.
    OnTime = share("onTime", 0.8),
    /// The most domains that a team carries well.
    MostDomains = whole("mostDomains", 3.0, (1.0, 20.0)),
    /// The most domains that a small team carries well.
    MostDomainsOfFew = whole("mostDomainsOfFew", 2.0, (1.0, 20.0)),
}

impl Assumption {
    /// Its key in files and reports.
    pub const fn key(self) -> &'static str {
        self.terms().key
    }

    /// The assumption of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.key() == key)
    }

    /// The value while a model says nothing else.
    pub const fn default_value(self) -> f64 {
        self.terms().default
    }

    /// The values it may have.
    pub fn range(self) -> RangeInclusive<f64> {
        let (least, most) = self.terms().range;
        least..=most
    }

    /// Whether it is a whole number.
    pub const fn is_whole(self) -> bool {
        self.terms().is_whole
    }

    /// Which values it may have, as the end of "must be …".
    pub fn rule(self) -> String {
        let (least, most) = self.terms().range;
        let number = if self.is_whole() { "a whole number" } else { "a number" };
        format!("{number} from {least} to {most}")
    }

    /// Whether it may have this value.
    pub fn allows(self, value: f64) -> bool {
        self.range().contains(&value) && (!self.is_whole() || value.fract() == 0.0)
    }
}

/// The assumptions of one model: the default of each, unless it was changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assumptions {
    /// What was changed, in the order of the file; never to the default.
    changed: Vec<(Assumption, f64)>,
}

impl Assumptions {
    /// What is assumed.
    pub fn value(&self, assumption: Assumption) -> f64 {
        self.changed_value(assumption).unwrap_or_else(|| assumption.default_value())
    }

    /// What it was changed to.
    pub fn changed_value(&self, assumption: Assumption) -> Option<f64> {
        self.changed.iter().find(|(it, _)| *it == assumption).map(|(_, value)| *value)
    }

    /// What was changed, in the order of the file.
    pub fn changed(&self) -> &[(Assumption, f64)] {
        &self.changed
    }

    /// The same with another value of one assumption, its default included; `None` if it may not have that.
    #[must_use]
    pub fn with(&self, assumption: Assumption, value: f64) -> Option<Self> {
        assumption.allows(value).then(|| {
            let others = self.changed.iter().copied().filter(|(it, _)| *it != assumption);
            let new = (value != assumption.default_value()).then_some((assumption, value));
            let mut changed: Vec<_> = others.chain(new).collect();
            changed.sort_by_key(|(it, _)| *it);
            Self { changed }
        })
    }
}
