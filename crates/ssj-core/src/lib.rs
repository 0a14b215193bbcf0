//! What is allowed: the matters, pools, rules and lifecycles of random supervision (双随机、一公开).
//!
//! ```
//! use ssj_core::identity::CreditCode;
//! use ssj_core::{Clause, Refusal, rules};
//!
//! // Input is parsed into types that can't hold anything else.
//! let code: CreditCode = "91220101MA13XQYL0T".parse()?;
//! assert_eq!(code.to_string(), "91220101MA13XQYL0T");
//! assert!("91220582778712797L".parse::<CreditCode>().is_err(), "a wrong check character");
//!
//! // What is refused names its rule and the clause behind it.
//! let refusal = Refusal::new(rules::plan::NOT_IN_FORCE).with("plan", "plan:jl-2026").with("state", "draft");
//! assert_eq!(refusal.clauses(), [Clause::C2_5A, Clause::C2_5B]);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # What is here
//!
//! * The data that a round rests on: [`jurisdiction`], [`agency`], [`matter`], [`rulebook`],
//!   [`identity`], [`pool`], [`history`], [`instrument`].
//! * What happens in it, as lifecycles: [`plan`], [`round`], [`visit`], [`result`], [`follow_up`],
//!   and outside of it [`lead`] and [`campaign`]. A step checks the rules and returns an event or
//!   every refusal; applying an event checks nothing, so history is never rejected.
//! * What is told of it: [`ledger`], a pure projection of events; [`trail`], the hash chain that
//!   holds them; [`merkle`] trees.
//! * [`rules`]: every rule and code with its clause, in English and Chinese.
//!
//! # Features
//!
//! `serde`: serialised forms. `schemars`: their JSON Schema. `sm`: the national hash function SM3.
//! `proptest` and `arbitrary`: ids, codes, digests, ratios and instants for the tests and fuzz targets
//! of those who link this crate. None changes a result.
//!
//! # What it does not do
//!
//! No I/O, no clock, no randomness; dates, salts and secrets come in as values. It draws nothing:
//! that is `ssj-draw`'s.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod bytes;
mod clause;
mod decode;
mod encode;
mod evidence;
#[cfg(test)]
mod fixtures;
mod footing;
mod headcount;
mod id;
#[cfg(feature = "serde")]
#[doc(hidden)]
#[allow(
    missing_docs,
    clippy::missing_errors_doc,
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "serde names the forms"
)]
pub mod json_u64;
mod label;
mod limits;
#[cfg(any(feature = "arbitrary", feature = "proptest"))]
mod made;
mod mandate;
pub mod merkle;
mod period;
mod refusal;
pub mod rules;
mod sizing;
mod skip;
mod suite;
mod tags;
mod text;
mod timestamp;

// The data that a round rests on.
pub mod agency;
pub mod history;
pub mod identity;
pub mod instrument;
pub mod jurisdiction;
pub mod matter;
pub mod pool;
pub mod rulebook;

// What happens in a round, step by step.
pub mod campaign;
pub mod follow_up;
pub mod lead;
pub mod ledger;
pub mod plan;
pub mod result;
pub mod round;
pub mod trail;
pub mod visit;

pub use bytes::{BlindToken, Digest, HexError, RoundSecret, Seed, Token};
pub use clause::Clause;
pub use decode::{Decode, DecodeError, Decoder};
#[doc(hidden)]
pub use encode::sealed;
pub use encode::{Encode, Encoder, Tag};
pub use evidence::Evidence;
pub use footing::{Documents, Footing};
pub use headcount::{Headcount, HeadcountPer};
pub use id::{
    AgencyId, CampaignId, CommandId, CredentialId, DivisionId, ExpertId, FindingId, GuidelineId,
    Id, IdError, IdFault, InspectorId, InstrumentId, JointMatterId, LeadId, ListId, MatterId,
    ObjectId, PlanId, PlanItemId, PoolId, PowerId, RoundId, RulebookId, SpecialtyId, SystemId,
    VisitId,
};
pub use label::Label;
pub use limits::Limits;
pub use mandate::{Mandate, MandateSource};
pub use period::{Period, PeriodError};
pub use refusal::{Checks, Fact, FactValue, Refusal, RefusalGroup, Refusals, Sentence};
pub use rules::{Code, Rule};
pub use sizing::{
    Bounded, Piecewise, Ratio, RatioError, Shortfall, SizeRule, SizeRuleError, Sizing, Spread,
    SpreadBounds, SpreadBoundsError,
};
pub use skip::Skip;
pub use suite::{HashFn, Suite, SuiteUnavailable};
pub use text::{Text, TextError, TextFault};
pub use timestamp::{Timestamp, TimestampError};
