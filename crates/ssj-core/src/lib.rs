#![doc = include_str!("../README.md")]
//!
//! # What is here
//!
//! * The data that a round rests on: [`jurisdiction`], [`agency`], [`matter`], [`rulebook`],
//!   [`identity`], [`same`], [`pool`], [`history`], [`instrument`].
//! * What applies on a day, as one value under which every step is taken: [`laws`].
//! * What happens in it, as lifecycles: [`plan`], [`round`], [`visit`], [`result`], [`follow_up`],
//!   and outside of it [`lead`] and [`campaign`]. A step checks the rules and returns an event or
//!   every refusal; applying an event checks nothing, so history is never rejected.
//! * What upper systems ask for: [`exchange`] rows, each with what it lacks.
//! * What is told of it: [`ledger`], a pure projection of events; [`trail`], the hash chain that
//!   holds them; [`merkle`] trees, and in [`transparency`] the forms that the world's logs write them in.
//! * [`rules`]: every rule and code with its clause, in English and Chinese. Errors and refusals
//!   alike [explain](Explain) themselves, and [`explained`] knows them where only `dyn Error` is left.
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
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;
#[doc(hidden)]
#[macro_use(error_types, errors, say_as_shown)]
pub extern crate ssj_calendar;

#[macro_use]
mod base;
mod data;
mod errors;
pub mod exchange;
#[cfg(test)]
mod fixtures;
mod law;
pub mod laws;
pub mod ledger;
mod lifecycle;
pub mod paper;
pub mod transparency;

pub use base::merkle;
pub use data::{agency, history, identity, jurisdiction, matter, pool, rulebook, same};
pub use law::{instrument, rules};
pub use lifecycle::{campaign, follow_up, lead, plan, result, round, trail, visit};

pub use base::bytes::{BlindToken, Digest, HexError, RoundSecret, RowSalt, Seed, Token};
pub use base::decode::{Decode, DecodeError, Decoder};
pub use base::digests::{
    AnnexDigest, CheckpointRoot, CommitmentDigest, ContentDigest, DossierDigest, EntryDigest,
    EvidenceDigest, LawRoot, OutcomeDigest, PublicDigest, RecordDigest, RecusalRoot, ResultsDigest,
    SnapshotDigest,
};
#[doc(hidden)]
pub use base::encode::sealed;
pub use base::encode::{Encode, Encoder, Tag};
pub use base::evidence::Evidence;
pub use base::id::{
    AgencyId, CampaignId, CommandId, CredentialId, DivisionId, ExpertId, FindingId, GuidelineId,
    Id, IdError, IdFault, InspectorId, InstrumentId, JointMatterId, LeadId, ListId, MatterId,
    ObjectId, PlanId, PlanItemId, PoolId, PowerId, RoundId, RulebookId, SpecialtyId, SystemId,
    VisitId,
};
pub use base::label::Label;
pub use base::limits::Limits;
#[doc(hidden)]
pub use base::literal::{self, Literal};
pub use base::period::{Period, PeriodError};
pub use base::sizing::{
    Bounded, Piece, Piecewise, Ratio, RatioError, Shortfall, SizeRule, SizeRuleError, Sizing,
    Spread, SpreadBounds, SpreadBoundsError, StratumFigures, StratumFiguresError, StratumKey,
    StratumKeyError,
};
pub use base::skip::Skip;
pub use base::suite::{HashFn, HashModule, Suite, SuiteUnavailable};
pub use base::text::{Text, TextError};
pub use base::timestamp::{Timestamp, TimestampError};
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use base::{json, json_u64};
pub use errors::{ERRORS, explained};
pub use law::clause::{Citation, Clause};
pub use law::headcount::{Headcount, HeadcountPer};
pub use law::refusal::{Checks, Fact, FactValue, Refusal, Refusals};
pub use law::rules::{Code, Rule};
pub use lifecycle::footing::{Documents, Footing};
pub use lifecycle::mandate::{Mandate, Task};
pub use paper::MandateSource;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use ssj_calendar::strict;
pub use ssj_calendar::{
    Bilingual, ErrorRow, ErrorTable, Excerpt, Explain, Language, Say, UnknownWord, Word, Zh,
};
pub use time;
