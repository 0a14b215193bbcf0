//! The verifiable round: commitment, seed, record.
//!
//! A round goes in this order, and no step can be taken before the one above it:
//!
//! 1. Frames, rules and seed sources become an [`ObjectDraw`]; its digest is published.
//! 2. The sources speak: [`SeedEvidence`].
//! 3. [`ObjectDraw::draw`] gives an [`ObjectRecord`]; [`ObjectDraw::visits`] the visits.
//! 4. Recusals are known now. Visits and inspectors become an [`InspectorDraw`], with a digest and
//!    sources of its own, later ones.
//! 5. [`InspectorDraw::draw`] gives an [`InspectorRecord`]: a team for each visit, or the proof that
//!    there are too few inspectors.
//! 6. Anybody who holds rows and secret, an [`ObjectForm`] or [`InspectorForm`], does it all again with
//!    [`crate::verify`]; everybody sees a [`PublicForm`]; an enterprise gets its [`ObjectExtract`] from an
//!    [`Extractor`], an inspector theirs from an [`InspectorExtractor`].
//!
//! ```
//! use ssj_core::{MatterId, ObjectId, PlanItemId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite};
//! use ssj_draw::record::{
//!     Blinding, Class, FrameRow, Header, HeaderParts, MatterFrame, ObjectDraw, ObjectDrawParts, RowState,
//!     SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, Stratum, StratumDisclosure,
//! };
//! use ssj_draw::verify::{Anchors, Basis, verify_objects};
//!
//! // The plan says who brings the seed, and when.
//! let (beacon, due) = ("drand:quicknet:21000000".parse()?, "2026-03-02T04:00:00Z".parse()?);
//! let header = Header::new(HeaderParts {
//!     suite: Suite::Intl,
//!     draw: "objects".into(),
//!     plan_item: PlanItemId::new("jl-2026-03")?,
//!     plan_version: 1,
//!     counter: 1,
//!     previous: None,
//!     margin_seconds: 3600,
//!     reveal_hashes_close: None,
//!     sources: vec![SeedSource::new(beacon, SourceKind::Beacon, 128, due)],
//! })?;
//!
//! // One pool, one class, one stratum: 10 % of twenty sites.
//! let rows = (0..20).map(|i| {
//!     let object: ObjectId = format!("site:{i}").parse()?;
//!     Ok(FrameRow { object, holder: None, stratum: 0, state: RowState::Eligible })
//! });
//! let frame = MatterFrame {
//!     matter: MatterId::new("food-sales")?,
//!     pool: PoolId::new("food-sellers")?,
//!     as_of: "2026-03-01T00:00:00Z".parse()?,
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
//! // An hour or more later the beacon speaks.
//! let spoken = SeedValue {
//!     source: "drand:quicknet:21000000".parse()?,
//!     at: "2026-03-02T04:00:00Z".parse()?,
//!     value: SourceValue::from(&[0xbe; 32][..]),
//!     nonce: None,
//! };
//! let evidence = SeedEvidence::of_values("2026-03-01T09:00:00Z".parse()?, vec![spoken.clone()]);
//! let record = draw.draw(evidence)?;
//! assert_eq!(record.results[0].drawn_count(), 2);
//! assert_eq!(draw.visits(&record).len(), 2);
//!
//! // The auditor brings what was published and what the beacon's own site says.
//! let anchors = Anchors::new().commitment(published).value(spoken.source, spoken.value);
//! let verdict = verify_objects(&record, draw.frames(), &secret, &anchors)?;
//! assert!(verdict.holds());
//! assert_eq!(verdict.on(Basis::Anchored).count(), 2);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod absence;
mod auditor_form;
mod blinding;
mod committed;
mod disturbance;
mod draw_frame;
mod extract;
mod extractor;
mod frame;
mod frame_stream;
mod header;
mod inspector_commitment;
mod inspector_draw;
mod inspector_extract;
mod inspector_record;
mod natural;
mod object_commitment;
mod object_draw;
mod object_record;
mod public_form;
mod public_teams;
mod redraw;
mod reserves;
mod reveal;
mod row;
mod seed;
mod shortage;
mod source;
mod source_value;
mod staffing;
mod staffing_root;
mod staffing_tables;
mod stratum;
mod tags;
mod team_tree;
mod thresholds;
mod tree_root;
mod visit;

pub(crate) use blinding::Veil;
pub(crate) use committed::{CommittedFrame, merkle_leaf};
pub(crate) use object_draw::{commit, results};
pub(crate) use thresholds::{threshold_leaf, threshold_tree};

pub use absence::{AbsenceProof, Neighbour};
pub use auditor_form::{InspectorForm, ObjectForm, StaffingRows};
pub(crate) use draw_frame::sizes_unmet;

pub use blinding::Blinding;
pub use extract::{ObjectExtract, OpenedStratum, StratumOpening};
pub use extractor::Extractor;
pub use frame::{FrameCommitment, MatterFrame};
pub use frame_stream::{FrameOrderError, FrameStream};
pub use header::{Header, HeaderParts, MIN_ENTROPY_BITS, SPEC};
pub use inspector_commitment::InspectorCommitment;
pub use inspector_draw::{InspectorDraw, InspectorDrawParts, Team};
pub use inspector_extract::{InspectorExtract, InspectorExtractor, TeamExtract};
pub use inspector_record::{InspectorRecord, TeamRecord};
pub use object_commitment::{ClassSource, ObjectCommitment};
pub use object_draw::{ObjectDraw, ObjectDrawParts};
pub use object_record::{FrameResult, ObjectRecord, StratumResult};
pub use public_form::{
    PublicBounds, PublicDrawn, PublicForm, PublicFrame, PublicOutcome, PublicStratum, Visits,
};
pub use public_teams::PublicTeams;
pub use redraw::{Fraction, MAX_ROUNDS, Previous, RedrawBounds};
pub use reserves::ReserveVisits;
pub use reveal::{RevealHash, reveal_hash};
pub use row::{FrameRow, Reason, RowState};
pub use seed::{SeedEvidence, SeedValue};
pub use source::{SeedSource, SourceId, SourceIdError, SourceKind};
pub use source_value::{SourceValue, SourceValueError};
pub use staffing::{ExcludedPair, FixedSlot, InspectorRow, SlotNeed, VisitCap, VisitSlots};
pub use stratum::{Class, Stratum, StratumDisclosure, StratumKey, StratumKeyError};
pub use thresholds::{Published, ThresholdProof};
pub use tree_root::TreeRoot;
pub use visit::{DrawnCheck, DrawnVisit, visit_token};
