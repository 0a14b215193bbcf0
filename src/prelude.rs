//! What most programs name, for `use ssj::prelude::*`: ids and literals, the lifecycles with their clerk, the
//! two draws. It has no `core` in it, which `use ssj::*` would put in the place of Rust's own.
//!
//! ```
//! use ssj::prelude::*;
//! let (amr, from) = (id!(AgencyId, "cc-amr"), date!(2026-03-02));
//! assert_eq!(core::format_args!("{amr} {from}").to_string(), "agency:cc-amr 2026-03-02");
//! assert_eq!(PlanState::InForce.zh(), "实施中");
//! ```

pub use ssj_calendar::Calendar;
pub use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
pub use ssj_core::campaign::{Campaign, CampaignState};
pub use ssj_core::follow_up::{Finding, FindingState};
pub use ssj_core::history::{History, HistoryBuilder, Overrides, Screen};
pub use ssj_core::identity::ObjectKind;
pub use ssj_core::instrument::{CheckOccasion, Instrument, Instruments};
pub use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
pub use ssj_core::laws::{Calendars, Law, Laws, Sources};
pub use ssj_core::lead::{Lead, LeadState};
pub use ssj_core::matter::{
    Channel, CheckMethod, LegalBasis, LegalForm, Matter, MatterDraft, MatterList, Publication,
    Subject,
};
pub use ssj_core::plan::{
    Forecast, ObjectForecast, Plan, PlanHeader, PlanItem, PlanOwner, PlanState, PlannedMatter,
    RoundDraw, StrataBy,
};
pub use ssj_core::pool::{
    InspectorEntry, InspectorKind, InspectorPool, ObjectEntry, ObjectPool, PoolHeader, Provenance,
    Recusal, RecusalGround, Recusals, RiskClass, Work, needs,
};
pub use ssj_core::result::{Outcome, Outcomes};
pub use ssj_core::round::{DrawPart, DrawnCheck, DrawnVisit, Round, RoundState};
pub use ssj_core::rulebook::{Issuer, Reach, RulebookDraft, RulebookPart, Rulebooks};
pub use ssj_core::time::Date;
pub use ssj_draw::verify::{
    Anchors, Archive, Said, Standing, Verdict, verify_archive, verify_object_extract,
    verify_public_form,
};

pub use ssj_core::trail::{Act, Actor, Clerk, Command, Event, Export, Lifecycle, Salt};
pub use ssj_core::visit::{Basis, CheckResult, Visit, VisitState};
pub use ssj_core::{
    AgencyId, CampaignId, CommandId, CommitmentDigest, CredentialId, Digest, DivisionId,
    DossierDigest, Encode, Evidence, EvidenceDigest, ExpertId, Explain, FindingId, GuidelineId,
    HashFn, Id, InspectorId, InstrumentId, Label, LeadId, ListId, Mandate, MatterId, ObjectId,
    Period, PlanId, PlanItemId, PoolId, PowerId, Ratio, RecordDigest, Refusal, Refusals, RoundId,
    RoundSecret, RulebookId, SizeRule, Sizing, SpecialtyId, Spread, Suite, SystemId, Text,
    Timestamp, VisitId, Word, Zh,
};
pub use ssj_core::{beijing, date, id, text};
pub use ssj_draw::assign::Loads;
pub use ssj_draw::bind::{FrameDesign, StaffedVisit, Staffing, Workload, frame_forecast};
pub use ssj_draw::record::{
    Blinding, Extractor, Header, InspectorDraw, InspectorDrawParts, InspectorForm, InspectorRecord,
    MatterFrame, ObjectDraw, ObjectDrawParts, ObjectForm, ObjectRecord, PendingInspectors,
    PendingObjects, SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, StaffingRows,
    Visits,
};
