//! What is done on a visit: conclusions adopted, work entrusted, samples tested, obstacles met.

use time::Date;

use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, ObjectId};
use crate::base::period::Period;
use crate::base::text::Text;

words! {
    /// Who came to a conclusion that may be adopted: 2.6-b.
    #[non_exhaustive]
    pub enum ConclusionKind {
        /// Another government department's check (其他政府部门检查结论).
        #[doc(alias = "其他政府部门检查结论")]
        Agency = "agency", "其他政府部门检查结论";
        /// A judicial document in effect (司法机关生效文书).
        #[doc(alias = "司法机关生效文书")]
        Judicial = "judicial", "司法机关生效文书";
        /// A professional body (专业机构作出的结论).
        #[doc(alias = "专业机构作出的结论")]
        Professional = "professional", "专业机构作出的结论";
        /// A sampling test that was passed at a superior or related unit (检验检疫合格): 2.6-f.
        #[doc(alias = "检验合格")]
        PassedTest = "passed-test", "检验检疫合格";
    }
}

/// A conclusion of someone else that stands in for a check (采用的结论).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct AdoptedConclusion {
    /// Its kind.
    pub kind: ConclusionKind,
    /// Who issued it.
    pub issuer: Text,
    /// The agency that did, for one of an agency: a department or the enforcement unit that tested.
    #[cfg_attr(feature = "serde", serde(default))]
    pub agency: Option<AgencyId>,
    /// The day it was issued.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub dated: Date,
    /// The document.
    pub document: Evidence,
    /// The object that it is about.
    pub object: ObjectId,
    /// What it covers.
    pub scope: Text,
}

record! {
    0x0601 AdoptedConclusion { kind, issuer, agency, dated, document, object, scope };
}

impl AdoptedConclusion {
    /// The most days between a conclusion and its adoption: a reading, for 2.6-b gives none.
    pub const LASTS_DAYS: u16 = 365;

    /// Whether it is too old to be adopted on a day.
    ///
    /// ```
    /// use ssj_core::visit::{AdoptedConclusion, ConclusionKind};
    /// use ssj_core::{Digest, Evidence, EvidenceDigest, Text};
    /// use time::macros::date;
    /// let document = Evidence { title: Text::new("判决书")?, digest: EvidenceDigest(Digest::from_bytes([1; 32])) };
    /// let conclusion = AdoptedConclusion {
    ///     kind: ConclusionKind::Judicial,
    ///     issuer: Text::new("长春市中级人民法院")?,
    ///     agency: None,
    ///     dated: date!(2025-03-02),
    ///     document,
    ///     object: "uscc:91220101MA13XQYL0T".parse()?,
    ///     scope: Text::new("食品销售")?,
    /// };
    /// assert!(!conclusion.is_old(date!(2026-03-02)) && conclusion.is_old(date!(2026-03-03)));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn is_old(&self, on: Date) -> bool {
        let days = on
            .to_julian_day()
            .saturating_sub(self.dated.to_julian_day());
        days > i32::from(Self::LASTS_DAYS)
    }

    /// Whether it is one of an agency, which is to be named.
    pub(super) const fn is_of_an_agency(&self) -> bool {
        matches!(
            self.kind,
            ConclusionKind::Agency | ConclusionKind::PassedTest
        )
    }
}

words! {
    /// What kind of work is entrusted: 2.6-c.
    #[non_exhaustive]
    pub enum EntrustedWork {
        /// Inspection and testing (检验检测).
        #[doc(alias = "检验检测")]
        Testing = "testing", "检验检测";
        /// A financial audit (财务审计).
        #[doc(alias = "财务审计")]
        Audit = "audit", "财务审计";
        /// Investigation and advice (调查咨询).
        #[doc(alias = "调查咨询")]
        Consulting = "consulting", "调查咨询";
    }
}

/// Work entrusted to a qualified body (委托): it assists, inspectors decide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Entrustment {
    /// The kind of work.
    pub work: EntrustedWork,
    /// The body.
    pub body: Text,
    /// Its qualification (资质).
    pub qualification: Text,
    /// The days on which the qualification is valid.
    pub valid: Period,
    /// What it is entrusted with.
    pub scope: Text,
}

record! {
    0x0602 Entrustment { work, body, qualification, valid, scope };
}

/// What is tested in a sampling test: the object, its batch, the item.
///
/// ```
/// use ssj_core::{ObjectId, Text};
/// use ssj_core::visit::Sample;
/// let milk: ObjectId = "product:milk-7".parse()?;
/// let sample = Sample { object: milk.clone(), batch: Text::new("20260301-B")?, item: Text::new("菌落总数")? };
/// assert_eq!(&sample.object, &milk);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Sample {
    /// The object.
    pub object: ObjectId,
    /// The batch.
    pub batch: Text,
    /// What is tested.
    pub item: Text,
}

record! {
    0x0603 Sample { object, batch, item };
}

words! {
    /// How a sampling test ended.
    pub enum TestResult as Passed {
        /// It was passed (合格).
        #[doc(alias = "合格")]
        Passed = "passed", "合格";
        /// It was failed (不合格).
        #[doc(alias = "不合格")]
        Failed = "failed", "不合格";
    }
}

words! {
    /// Something that keeps inspectors from checking.
    #[non_exhaustive]
    pub enum Obstacle {
        /// The object was not found (查无下落).
        #[doc(alias = "查无下落")]
        NotFound = "not-found", "查无下落";
        /// Entry was refused (拒绝检查).
        #[doc(alias = "拒绝检查")]
        EntryRefused = "entry-refused", "拒绝检查";
    }
}
