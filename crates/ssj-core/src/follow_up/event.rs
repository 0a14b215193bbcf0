//! What can happen to a finding.

use crate::encode::{Encode, Encoder, Tag, sealed};
use crate::evidence::Evidence;
use crate::id::{AgencyId, Id, LeadId, MatterId, ObjectId, VisitId};
use crate::result::{Disposal, Outcomes};
use crate::tags;
use crate::text::Text;

/// Where a problem came to light.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum FindingSource {
    /// On a visit.
    Visit(VisitId),
    /// On a lead.
    Lead(LeadId),
}

impl FindingSource {
    const fn as_id(&self) -> &Id {
        match self {
            Self::Visit(id) => id.as_id(),
            Self::Lead(id) => id.as_id(),
        }
    }
}

/// A problem as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Found {
    source: FindingSource,
    matter: MatterId,
    object: ObjectId,
    outcomes: Outcomes,
    owner: AgencyId,
}

impl Found {
    /// Where, on which matter and object, what, and who has jurisdiction over it (谁管辖).
    pub const fn new(
        source: FindingSource,
        matter: MatterId,
        object: ObjectId,
        outcomes: Outcomes,
        owner: AgencyId,
    ) -> Self {
        Self {
            source,
            matter,
            object,
            outcomes,
            owner,
        }
    }

    /// Where it came to light.
    pub const fn source(&self) -> &FindingSource {
        &self.source
    }

    /// The matter.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// The object.
    pub const fn object(&self) -> &ObjectId {
        &self.object
    }

    /// What was found.
    pub const fn outcomes(&self) -> &Outcomes {
        &self.outcomes
    }

    /// Its first owner.
    pub const fn owner(&self) -> &AgencyId {
        &self.owner
    }
}

impl sealed::Sealed for Found {}
impl Encode for Found {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::FOUND, |body| {
            body.value(self.source.as_id());
            body.value(&self.matter);
            body.value(&self.object);
            body.value(&self.outcomes);
            body.value(&self.owner);
        });
    }
}

/// Why a problem is referred to someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ReferralKind {
    /// A suspected crime, to the police (移送公安机关).
    #[doc(alias = "移送公安机关")]
    Police,
    /// Joint punishment for breach of trust (联合惩戒).
    #[doc(alias = "联合惩戒")]
    JointPunishment,
    /// A credit consequence, such as the list of abnormal operations (信用监管).
    #[doc(alias = "信用监管")]
    Credit,
    /// Discipline of officials (纪检监察).
    #[doc(alias = "纪检监察")]
    Discipline,
}

impl ReferralKind {
    /// Its name in records, such as `joint-punishment`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::JointPunishment => "joint-punishment",
            Self::Credit => "credit",
            Self::Discipline => "discipline",
        }
    }
}

/// A referral (移送): why, to whom, by which document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Referral {
    kind: ReferralKind,
    to: Text,
    document: Evidence,
}

impl Referral {
    /// Why, to whom, by which document.
    pub const fn new(kind: ReferralKind, to: Text, document: Evidence) -> Self {
        Self { kind, to, document }
    }

    /// Why.
    pub const fn kind(&self) -> ReferralKind {
        self.kind
    }

    /// To whom.
    pub const fn to(&self) -> &Text {
        &self.to
    }

    /// By which document.
    pub const fn document(&self) -> &Evidence {
        &self.document
    }
}

impl sealed::Sealed for Referral {}
impl Encode for Referral {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::REFERRAL, |body| {
            body.value(self.kind.as_str());
            body.value(&self.to);
            body.value(&self.document);
        });
    }
}

/// How a problem was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Closure {
    /// It was put right (已整改).
    #[doc(alias = "已整改")]
    PutRight,
    /// It was punished (已处罚).
    #[doc(alias = "已处罚")]
    Punished,
    /// It turned out to be none, or nothing more can be done (不予处理).
    #[doc(alias = "不予处理")]
    NoFurther,
}

impl Closure {
    /// Its name in records, such as `put-right`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PutRight => "put-right",
            Self::Punished => "punished",
            Self::NoFurther => "no-further",
        }
    }
}

/// Something that happened to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum FindingEvent {
    /// It came to light.
    Found(Found),
    /// Its owner wants to hand it over (移交).
    Offered {
        /// To whom.
        to: AgencyId,
        /// On which ground of jurisdiction.
        basis: Text,
    },
    /// The other side accepted: it is the owner from now on.
    Accepted,
    /// The other side declined: the owner stays.
    Declined {
        /// Why.
        reason: Text,
    },
    /// The owner did something about it.
    Acted {
        /// What.
        disposal: Disposal,
        /// The document.
        document: Evidence,
    },
    /// A crime is suspected (涉嫌犯罪).
    CrimeSuspected {
        /// The evidence.
        evidence: Evidence,
    },
    /// It was referred to someone.
    Referred(Referral),
    /// It is closed.
    Closed {
        /// How.
        how: Closure,
        /// The evidence.
        evidence: Evidence,
    },
    /// It is open again.
    Reopened {
        /// Why.
        reason: Text,
    },
}

impl sealed::Sealed for FindingEvent {}
impl Encode for FindingEvent {
    fn encode(&self, out: &mut Encoder) {
        out.record(self.tag(), |out| match self {
            Self::Found(found) => out.value(found),
            Self::Offered { to, basis } => {
                out.value(to);
                out.value(basis);
            }
            Self::Accepted => {}
            Self::Declined { reason } | Self::Reopened { reason } => out.value(reason),
            Self::Acted { disposal, document } => {
                out.value(disposal.as_str());
                out.value(document);
            }
            Self::CrimeSuspected { evidence } => out.value(evidence),
            Self::Referred(referral) => out.value(referral),
            Self::Closed { how, evidence } => {
                out.value(how.as_str());
                out.value(evidence);
            }
        });
    }
}

impl FindingEvent {
    const fn tag(&self) -> Tag {
        match self {
            Self::Found(_) => tags::FINDING_FOUND,
            Self::Offered { .. } => tags::FINDING_OFFERED,
            Self::Accepted => tags::FINDING_ACCEPTED,
            Self::Declined { .. } => tags::FINDING_DECLINED,
            Self::Acted { .. } => tags::FINDING_ACTED,
            Self::CrimeSuspected { .. } => tags::FINDING_CRIME_SUSPECTED,
            Self::Referred(_) => tags::FINDING_REFERRED,
            Self::Closed { .. } => tags::FINDING_CLOSED,
            Self::Reopened { .. } => tags::FINDING_REOPENED,
        }
    }
}
