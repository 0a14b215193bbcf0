//! What can happen to a finding.

use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, Id, LeadId, MatterId, ObjectId, VisitId};

use crate::base::text::Text;
use crate::lifecycle::result::{Disposal, Outcomes};

/// Where a problem came to light.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum FindingSource {
    /// On a visit.
    Visit(VisitId),
    /// On a lead.
    Lead(LeadId),
}

impl sealed::Sealed for FindingSource {}
impl Encode for FindingSource {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.as_id());
    }
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Found {
    /// Where it came to light.
    pub source: FindingSource,
    /// The matter.
    pub matter: MatterId,
    /// The object.
    pub object: ObjectId,
    /// What was found.
    pub outcomes: Outcomes,
    /// Its first owner.
    pub owner: AgencyId,
}

record! {
    0x0700 Found { source, matter, object, outcomes, owner };
}

words! {
    /// Why a problem is referred to someone.
    #[non_exhaustive]
    pub enum ReferralKind {
        /// A suspected crime, to the police (移送公安机关).
        #[doc(alias = "移送公安机关")]
        Police = "police", "移送公安机关";
        /// Joint punishment for breach of trust (联合惩戒).
        #[doc(alias = "联合惩戒")]
        JointPunishment = "joint-punishment", "联合惩戒";
        /// A credit consequence, such as the list of abnormal operations (信用监管).
        #[doc(alias = "信用监管")]
        Credit = "credit", "信用监管";
        /// Discipline of officials (纪检监察).
        #[doc(alias = "纪检监察")]
        Discipline = "discipline", "纪检监察";
    }
}

/// A referral (移送): why, to whom, by which document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Referral {
    /// Why.
    pub kind: ReferralKind,
    /// To whom.
    pub to: Text,
    /// By which document.
    pub document: Evidence,
}

record! {
    0x0701 Referral { kind, to, document };
}

words! {
    /// How a problem was closed.
    #[non_exhaustive]
    pub enum Closure {
        /// It was put right (已整改).
        #[doc(alias = "已整改")]
        PutRight = "put-right", "已整改";
        /// It was punished (已处罚).
        #[doc(alias = "已处罚")]
        Punished = "punished", "已处罚";
        /// It turned out to be none, or nothing more can be done (不予处理).
        #[doc(alias = "不予处理")]
        NoFurther = "no-further", "不予处理";
    }
}

/// Something that happened to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
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

variants! {
    FindingEvent {
        0x0710 Found(found),
        0x0711 Offered { to, basis },
        0x0712 Accepted,
        0x0713 Declined { reason },
        0x0714 Acted { disposal, document },
        0x0715 CrimeSuspected { evidence },
        0x0716 Referred(referral),
        0x0717 Closed { how, evidence },
        0x0718 Reopened { reason },
    }
}
