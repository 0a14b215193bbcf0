//! The verifiable round: commitment, seed, record.
//!
//! A round goes in this order, and no step can be taken before the one above it:
//!
//! 1. Frames, rules and seed sources become an [`ObjectDraw`]; its digest is published.
//!    Frames that are never held go by in a [`Streaming`] draw, to the same digest and record.
//! 2. The sources speak: [`SeedEvidence`].
//! 3. [`ObjectDraw::draw`] gives an [`ObjectRecord`]; [`ObjectDraw::drawn`] its visits and reserves, for
//!    the round.
//! 4. Recusals are known now. Visits and inspectors become an [`InspectorDraw`], with a digest and
//!    sources of its own, later ones.
//! 5. [`InspectorDraw::draw`] gives an [`InspectorRecord`]: a team for each visit, or the proof that
//!    there are too few inspectors; [`InspectorDraw::drawn`] its teams, for the round.
//! 6. Anybody who holds rows and secret, an [`ObjectForm`] or [`InspectorForm`], does it all again with
//!    [`crate::verify`]; everybody sees a [`PublicForm`]; an enterprise gets its [`ObjectExtract`] from an
//!    [`Extractor`], an inspector theirs from an [`InspectorExtractor`].
//!
//! ```
//! use ssj_core::plan::Who;
//! use ssj_core::{CommitmentDigest, Decode, Encode, MatterId, ObjectId, PlanId, PlanItemId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite};
//! use ssj_draw::record::{
//!     Blinding, Class, DrawPart, FrameRow, Header, HeaderParts, MandateSource, MatterFrame, ObjectDraw, ObjectDrawParts, PendingObjects,
//!     RowState,
//!     SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, Stratum, StratumDisclosure,
//! };
//! use ssj_draw::verify::{Anchors, Basis, Said, Standing, verify_objects};
//!
//! // The plan says who brings the seed, and when.
//! let (beacon, due) = ("drand:quicknet:26540212".parse()?, "2026-03-02T04:00:00Z".parse()?);
//! let header = Header::new(HeaderParts {
//!     suite: Suite::Intl,
//!     mandate: MandateSource::Plan { plan: PlanId::new("jl-2026")?, item: PlanItemId::new("jl-2026-03")?, version: 1 },
//!     part: DrawPart::Objects,
//!     counter: 1,
//!     previous: None,
//!     margin_seconds: 3600,
//!     reveal_hashes_close: None,
//!     sources: vec![SeedSource {
//!         id: beacon, kind: SourceKind::Beacon, min_entropy_bits: 128, due,
//!     }],
//! })?;
//!
//! // One pool, one class, one stratum: 10 % of twenty sites.
//! let rows = (0..20).map(|i| {
//!     let object: ObjectId = format!("site:{i}").parse()?;
//!     Ok(FrameRow { object, holder: None, division: "division:220102".parse()?, stratum: 0, state: RowState::Eligible })
//! });
//! let frame = MatterFrame {
//!     announced: true,
//!     matter: MatterId::new("food-sales")?,
//!     pool: PoolId::new("food-sellers")?,
//!     as_of: "2026-03-01T00:00:00Z".parse()?,
//!     who: Who::Agency("agency:220102-amr".parse()?),
//!     disclosure: StratumDisclosure::Public,
//!     classes: vec![Class {
//!         key: "all".parse()?,
//!         sizing: Sizing { rule: SizeRule::Ratio("10%".parse()?), spread: Spread::Proportional },
//!     }],
//!     strata: vec![Stratum { key: "220102".parse()?, class: 0 }],
//!     shortfall: Shortfall::Refuse,
//!     reserves: 1,
//!     rows: rows.collect::<Result<_, ssj_core::IdError>>()?,
//! };
//! let secret = RoundSecret::from_bytes([7; 32]);
//! let draw = ObjectDraw::new(ObjectDrawParts {
//!     header,
//!     secret: secret.clone(),
//!     blinding: Blinding::Open,
//!     classes: None,
//!     frames: vec![frame],
//! })?;
//! let published = draw.digest();
//!
//! // It can wait in a store, across a restart; the secret waits elsewhere.
//! let draw = PendingObjects::from_canonical(&draw.pending().to_canonical())?.resume(secret.clone())?;
//! assert_eq!(draw.digest(), published);
//!
//! // An hour or more later the beacon speaks.
//! let spoken = SeedValue {
//!     source: "drand:quicknet:26540212".parse()?,
//!     at: "2026-03-02T04:00:00Z".parse()?,
//!     value: SourceValue::from(&[0xbe; 32][..]),
//!     nonce: None,
//! };
//! let evidence = SeedEvidence::of_values("2026-03-01T09:00:00Z".parse()?, vec![spoken.clone()]);
//! let record = draw.draw(evidence)?;
//! assert_eq!(record.results[0].drawn_count(), 2);
//! // What the round takes: it can't be had with a visit left out.
//! let drawn = draw.drawn(&record)?;
//! assert_eq!((drawn.visits().len(), drawn.record().0), (2, record.digest));
//!
//! // The auditor brings what was published and what the beacon's own site says.
//! let name = record.commitment.header.name();
//! let anchors = Anchors::from_iter([
//!     Said::Commitment { draw: name.clone(), digest: CommitmentDigest(published) },
//!     Said::Value { draw: name, source: spoken.source, value: spoken.value },
//! ]);
//! let verdict = verify_objects(&record, draw.frames(), &secret, &anchors)?;
//! assert_eq!(verdict.standing(), Standing::Anchored);
//! assert_eq!(verdict.on(Basis::Anchored).count(), 2);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod blinding;
mod form;
mod inspector;
mod object;
mod proof;

pub use blinding::Blinding;
pub(crate) use blinding::{Salts, Veil, of_suite};
pub use form::*;
pub use inspector::*;
pub use object::*;
pub use proof::*;
pub use ssj_core::paper::{
    ClassSource, DrawName, DrawPart, DrawnCheck, DrawnVisit, Fraction, FrameCommitment, Header,
    HeaderParts, InspectorCommitment, InspectorHead, MAX_ROUNDS, MIN_ENTROPY_BITS, MandateSource,
    ObjectCommitment, ObjectHead, ObjectsDrawn, PaperError, Previous, RedrawBounds, Reserve,
    ReserveList, RevealHash, SPEC, SeedEvidence, SeedSource, SeedValue, SourceId, SourceIdError,
    SourceKind, SourceSchedule, SourceValue, SourceValueError, Speaks, StratumDisclosure, Team,
    TeamMember, TeamsDrawn, TreeRoot, reveal_hash, visit_id, visit_token,
};
pub(crate) use ssj_core::paper::{at_most, short_name};
