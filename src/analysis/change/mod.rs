//! The blast radius of a change: who has to change with a contract or a service, who has to wait, and how likely it is.
//!
//! Two questions. What a certain change of a certain contract forces others to do is *followed* from contract to contract
//! ([`ContractImpact`]): exact, as far as the model says who reads and who writes which field. Whom some change of a service is likely to
//! touch is a matter of *chance* ([`ChangeLikelihood`]): each dependency passes a change on with a probability taken from the context map
//! or from the strength of the interaction ([`Propagation`]). Those probabilities are assumptions \[P\].

mod change_model;
mod expansion;
mod impact;
mod kind;
pub mod lead_time;
mod likelihood;
mod oddity;
mod party;
mod percolation;
mod propagation;
mod releases;
mod spread;
mod survey;
mod ties;
mod way;

pub use change_model::{ChangeModel, SEED};
pub use expansion::{Expansion, ExpansionStep, Phase};
pub use impact::{ChangeHop, ContractChange, ContractImpact, MustChange, Role};
pub use kind::{ChangeKind, UpgradeOrder};
pub use likelihood::{ChangeLikelihood, Likelihood, Sampling};
pub use oddity::{Oddity, OddityRule};
pub use party::Party;
pub use propagation::{Basis, ChangeClass, DependencyChange, Propagation, Waiting};
pub use releases::{Release, Releases, Wait};
pub use survey::ChangeSurvey;
pub use way::{LikelyStep, LikelyWays};
