//! What can happen to a visit.

use alloc::vec::Vec;

use super::{CheckResult, Conduct, Entrustment, Obstacle, Sample, TestResult};
use crate::base::digests::{DossierDigest, RecordDigest};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, ExpertId, InspectorId, MatterId, RoundId, VisitId};
use crate::base::period::Period;
use crate::base::skip::Skip;
use crate::base::text::Text;
use crate::lifecycle::result::{Channel, Receipt, Withholding};
use crate::lifecycle::round::{DrawnCheck, DrawnVisit, Supplement, Team, TeamMember};
use crate::paper::MandateSource;

/// How a visit begins: drawn in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Opening {
    /// The round that drew it.
    pub round: RoundId,
    /// The digest of the round's object record.
    pub record: RecordDigest,
    /// Whether it is planned, or of a campaign.
    pub source: MandateSource,
    /// The days on which it is to be carried out.
    pub period: Period,
    /// How it is conducted.
    pub conduct: Conduct,
    /// What was drawn.
    pub drawn: DrawnVisit,
    /// The team as it was drawn.
    pub team: Team,
}

record! {
    0x0607 Opening { round, record, source, period, conduct, drawn, team };
}

/// A check that joins a visit whose trail is open: its enterprise ranks next for one that fell out.
///
/// ```
/// use ssj_core::round::DrawnCheck;
/// use ssj_core::visit::Joined;
/// use ssj_core::{AgencyId, MatterId, VisitId};
/// let object = "uscc:91220101MA13XQYL0T".parse()?;
/// let check = DrawnCheck { matter: MatterId::new("gas")?, object, agency: AgencyId::new("cc-amr")? };
/// let joined = Joined { check, out: VisitId::new("1")?, team: None };
/// assert!(joined.team.is_none(), "those who come anyway can check it");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Joined {
    /// The check.
    pub check: DrawnCheck,
    /// The visit that fell out: its round says when, why and by whose word.
    pub out: VisitId,
    /// The team that was drawn for all checks together, where the one before has nobody of the check's
    /// department.
    pub team: Option<Team>,
}

record! {
    _ Joined { check, out, team };
}

/// Something that happened to a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum VisitEvent {
    /// It was drawn and staffed.
    Opened(Opening),
    /// A department's head approved its check.
    Approved {
        /// Whose.
        agency: AgencyId,
        /// The approval.
        document: Evidence,
    },
    /// A department notified the enterprise.
    Notified {
        /// Which.
        agency: AgencyId,
        /// The notice.
        document: Evidence,
    },
    /// A reserve took an inspector's place.
    MemberReplaced {
        /// Who fell out.
        out: InspectorId,
        /// Why.
        reason: Text,
        /// The reserves passed over.
        skipped: Vec<Skip<InspectorId>>,
        /// Who steps in.
        by: TeamMember,
    },
    /// Further reserves were drawn for it, since those it had are used up.
    Supplemented(Supplement),
    /// Its enterprise is next in line for a check that fell out elsewhere, which joins it.
    Joined(Joined),
    /// Nobody of a department came.
    Absent {
        /// Which.
        agency: AgencyId,
        /// What shows it.
        evidence: Evidence,
    },
    /// A department began its check.
    Started {
        /// Which.
        agency: AgencyId,
        /// Its inspectors who are there.
        present: Vec<InspectorId>,
        /// Why it could not wait for the approval it takes.
        urgent: Option<Text>,
    },
    /// An expert who was drawn was there and gave an opinion.
    Advised {
        /// The department that asked.
        agency: AgencyId,
        /// Who.
        expert: ExpertId,
        /// The opinion.
        opinion: Evidence,
    },
    /// Something keeps the inspectors from checking.
    Obstructed {
        /// Those of which department.
        agency: AgencyId,
        /// What.
        obstacle: Obstacle,
        /// The evidence.
        evidence: Evidence,
    },
    /// A qualified body was entrusted.
    Entrusted {
        /// By which department.
        agency: AgencyId,
        /// For which matter.
        matter: MatterId,
        /// What and who.
        entrustment: Entrustment,
    },
    /// An entrusted body reported.
    Reported {
        /// By which department.
        agency: AgencyId,
        /// On which matter.
        matter: MatterId,
        /// The report.
        report: Evidence,
    },
    /// A sample was taken.
    Sampled {
        /// By which department.
        agency: AgencyId,
        /// For which matter.
        matter: MatterId,
        /// Of what.
        sample: Sample,
    },
    /// A sample was tested.
    Tested {
        /// By which department.
        agency: AgencyId,
        /// Which.
        sample: Sample,
        /// How it ended.
        result: TestResult,
        /// The report.
        report: Evidence,
    },
    /// A sample that failed its test was tested again (复检): both stand, and the later one counts.
    Retested {
        /// By which department.
        agency: AgencyId,
        /// Which.
        sample: Sample,
        /// How it ended.
        result: TestResult,
        /// The report.
        report: Evidence,
    },
    /// A check has its result.
    Concluded(CheckResult),
    /// All checks of a department are done: its part is completed (检查活动完成).
    Completed {
        /// Which.
        agency: AgencyId,
    },
    /// A department handed its part over to another office (移交).
    HandedOver {
        /// Which.
        agency: AgencyId,
        /// To whom.
        to: AgencyId,
        /// Why.
        reason: Text,
        /// What shows that the other office has it.
        evidence: Evidence,
    },
    /// A department filled in its registration form (登记表).
    Registered {
        /// Which.
        agency: AgencyId,
        /// The form.
        form: Evidence,
    },
    /// A department published its results.
    Published {
        /// Which.
        agency: AgencyId,
        /// Where.
        channel: Channel,
        /// The channel's receipt.
        receipt: Receipt,
    },
    /// A department's results are not published on a channel, for a ground that the law knows.
    Withheld {
        /// Which.
        agency: AgencyId,
        /// Where.
        channel: Channel,
        /// The ground.
        ground: Withholding,
        /// What it rests on.
        basis: Text,
        /// What shows that those concerned were told (定向通报).
        told: Evidence,
    },
    /// A result was corrected: what was published is outdated.
    Corrected {
        /// The result as it should be.
        result: CheckResult,
        /// Why.
        reason: Text,
    },
    /// A department withdrew a publication.
    Withdrawn {
        /// Which.
        agency: AgencyId,
        /// From where.
        channel: Channel,
        /// Why.
        reason: Text,
    },
    /// Another department recognised the results (结果互认).
    Recognised {
        /// Which.
        by: AgencyId,
    },
    /// It fell out before it began: a reserve takes its place.
    Released {
        /// Why.
        reason: Text,
        /// What shows it.
        evidence: Evidence,
    },
    /// A department's dossier of it is archived (一次一档), with all that is due.
    Archived {
        /// Whose.
        agency: AgencyId,
        /// The dossier's digest.
        dossier: DossierDigest,
    },
    /// What came in since was added to the archive.
    ArchiveSupplemented {
        /// Whose.
        agency: AgencyId,
        /// The digest of the whole dossier.
        dossier: DossierDigest,
    },
}

impl VisitEvent {
    /// The department whose part it is of; `None` for what concerns the visit as a whole.
    pub const fn part(&self) -> Option<&AgencyId> {
        match self {
            Self::Opened(_)
            | Self::Supplemented(_)
            | Self::Joined(_)
            | Self::Recognised { .. }
            | Self::Released { .. } => None,
            Self::MemberReplaced { by, .. } => Some(&by.agency),
            Self::Concluded(result) | Self::Corrected { result, .. } => Some(&result.check.agency),
            Self::Approved { agency, .. }
            | Self::Notified { agency, .. }
            | Self::Absent { agency, .. }
            | Self::Started { agency, .. }
            | Self::Advised { agency, .. }
            | Self::Obstructed { agency, .. }
            | Self::Entrusted { agency, .. }
            | Self::Reported { agency, .. }
            | Self::Sampled { agency, .. }
            | Self::Tested { agency, .. }
            | Self::Retested { agency, .. }
            | Self::Completed { agency }
            | Self::HandedOver { agency, .. }
            | Self::Registered { agency, .. }
            | Self::Published { agency, .. }
            | Self::Withheld { agency, .. }
            | Self::Withdrawn { agency, .. }
            | Self::Archived { agency, .. }
            | Self::ArchiveSupplemented { agency, .. } => Some(agency),
        }
    }
}

variants! {
    VisitEvent {
        0x0610 Opened(opening),
        0x0611 Approved { agency, document },
        0x0612 Notified { agency, document },
        0x0613 MemberReplaced { out, reason, skipped, by },
        0x0623 Supplemented(supplement),
        0x0624 Joined(joined),
        0x0625 Absent { agency, evidence },
        0x0614 Started { agency, present, urgent },
        0x0626 Advised { agency, expert, opinion },
        0x0615 Obstructed { agency, obstacle, evidence },
        0x0616 Entrusted { agency, matter, entrustment },
        0x0617 Reported { agency, matter, report },
        0x0618 Sampled { agency, matter, sample },
        0x0619 Tested { agency, sample, result, report },
        0x0627 Retested { agency, sample, result, report },
        0x061a Concluded(result),
        0x061b Completed { agency },
        0x0628 HandedOver { agency, to, reason, evidence },
        0x061c Registered { agency, form },
        0x061d Published { agency, channel, receipt },
        0x0629 Withheld { agency, channel, ground, basis, told },
        0x061e Corrected { result, reason },
        0x061f Withdrawn { agency, channel, reason },
        0x0620 Recognised { by },
        0x0621 Released { reason, evidence },
        0x0622 Archived { agency, dossier },
        0x062a ArchiveSupplemented { agency, dossier },
    }
}
