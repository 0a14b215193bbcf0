//! One object of inspection.

use time::Date;

use super::{ObjectStatus, RiskClass};
use crate::base::digests::EvidenceDigest;
use crate::base::id::{DivisionId, ObjectId};
use crate::data::identity::ObjectKind;

/// A row of an object pool (检查对象): who it is, where, since when, and where the row comes from.
///
/// ```
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::pool::{ObjectEntry, Provenance, RiskClass};
/// use ssj_core::DivisionId;
/// use time::macros::date;
/// let entry = ObjectEntry::new(
///     "uscc:91220101MA13XQYL0T".parse()?,
///     ObjectKind::Enterprise,
///     DivisionId::new("220184")?,
///     Provenance::PublicitySystem,
/// )
/// .registered_on(date!(2015-03-09))
/// .with_class(RiskClass::B);
/// assert_eq!(entry.visited().as_str(), "uscc:91220101MA13XQYL0T");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "检查对象名录")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct ObjectEntry {
    /// Its id.
    pub id: ObjectId,
    /// Its kind.
    pub kind: ObjectKind,
    /// Where it is: as the register says, never as its code looks.
    pub division: DivisionId,
    /// Where the row comes from.
    pub provenance: Provenance,
    /// Whether it is still there.
    #[cfg_attr(
        feature = "serde",
        serde(default = "open", skip_serializing_if = "is_open")
    )]
    pub status: ObjectStatus,
    /// The day it was registered, if known.
    #[cfg_attr(
        feature = "serde",
        serde(
            with = "ssj_calendar::iso_date::option",
            default,
            skip_serializing_if = "Option::is_none"
        )
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    pub registered_on: Option<Date>,
    /// Its credit risk class, if it has one. Not public.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub class: Option<RiskClass>,
    /// The enterprise whose it is.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub holder: Option<ObjectId>,
    /// For an [exception](crate::identity::CodeException): the evidence that its number is genuine.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub number_evidence: Option<EvidenceDigest>,
}

#[cfg(feature = "serde")]
const fn open() -> ObjectStatus {
    ObjectStatus::Open
}

#[cfg(feature = "serde")]
const fn is_open(status: &ObjectStatus) -> bool {
    matches!(status, ObjectStatus::Open)
}

words! {
    /// Where a row comes from (数据来源).
    #[doc(alias = "数据来源")]
    #[non_exhaustive]
    pub enum Provenance {
        /// The national enterprise credit publicity system (国家企业信用信息公示系统), on which pools of
        /// market entities rest.
        #[doc(alias = "国家企业信用信息公示系统")]
        PublicitySystem = "publicity-system", "国家企业信用信息公示系统";
        /// The register of the agency that gave the licence (许可登记).
        LicenceRegister = "licence-register", "许可登记";
        /// The department's own ledger (部门台账).
        DepartmentLedger = "department-ledger", "部门台账";
        /// A filing by the object itself (备案申报).
        Filing = "filing", "备案申报";
    }
}

impl ObjectEntry {
    /// An object that is open; whether its parts fit together, the pool checks.
    pub const fn new(
        id: ObjectId,
        kind: ObjectKind,
        division: DivisionId,
        provenance: Provenance,
    ) -> Self {
        Self {
            id,
            kind,
            division,
            provenance,
            status: ObjectStatus::Open,
            registered_on: None,
            class: None,
            holder: None,
            number_evidence: None,
        }
    }

    /// Says when it was registered.
    pub const fn registered_on(mut self, day: Date) -> Self {
        self.registered_on = Some(day);
        self
    }

    /// Says that it is no longer open.
    pub fn with_status(mut self, status: ObjectStatus) -> Self {
        self.status = status;
        self
    }

    /// Gives its credit risk class.
    pub const fn with_class(mut self, class: RiskClass) -> Self {
        self.class = Some(class);
        self
    }

    /// Names the enterprise whose product, project, behaviour or site it is.
    pub fn held_by(mut self, holder: ObjectId) -> Self {
        self.holder = Some(holder);
        self
    }

    /// Names the evidence that a number which checks by no standard is genuine.
    ///
    /// ```
    /// use ssj_core::identity::ObjectKind;
    /// use ssj_core::pool::{ObjectEntry, Provenance};
    /// use ssj_core::{DivisionId, EvidenceDigest, Label, Suite};
    /// let licence = Suite::Intl.hash_fn()?.hash(Label::Document, b"a scan of the licence");
    /// let early = ObjectEntry::new(
    ///     "uscc-early:91350100M000100Y45".parse()?,
    ///     ObjectKind::Enterprise,
    ///     DivisionId::new("350100")?,
    ///     Provenance::PublicitySystem,
    /// )
    /// .with_number_evidence(EvidenceDigest(licence));
    /// assert!(early.id.exception().is_some());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub const fn with_number_evidence(mut self, evidence: EvidenceDigest) -> Self {
        self.number_evidence = Some(evidence);
        self
    }

    /// Whom a check of it calls on: its holder, or itself.
    pub fn visited(&self) -> &ObjectId {
        self.holder.as_ref().unwrap_or(&self.id)
    }
}

record! {
    0x0b01 ObjectEntry { id, kind, division, provenance, status, registered_on, class, holder, number_evidence };
}
