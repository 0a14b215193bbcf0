//! What is done on a visit: conclusions adopted, work entrusted, samples tested, obstacles met.

use time::Date;

use crate::base::evidence::Evidence;
use crate::base::id::ObjectId;
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AdoptedConclusion {
    kind: ConclusionKind,
    issuer: Text,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    dated: Date,
    document: Evidence,
    scope: Text,
}

impl AdoptedConclusion {
    /// What kind, by whom, of which day, which document, and what it covers.
    pub const fn new(
        kind: ConclusionKind,
        issuer: Text,
        dated: Date,
        document: Evidence,
        scope: Text,
    ) -> Self {
        Self {
            kind,
            issuer,
            dated,
            document,
            scope,
        }
    }

    /// Its kind.
    pub const fn kind(&self) -> ConclusionKind {
        self.kind
    }

    /// Who issued it.
    pub const fn issuer(&self) -> &Text {
        &self.issuer
    }

    /// The day it was issued.
    pub const fn dated(&self) -> Date {
        self.dated
    }

    /// The document.
    pub const fn document(&self) -> &Evidence {
        &self.document
    }

    /// What it covers.
    pub const fn scope(&self) -> &Text {
        &self.scope
    }
}

record! {
    0x0601 AdoptedConclusion { kind, issuer, dated, document, scope };
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Entrustment {
    work: EntrustedWork,
    body: Text,
    qualification: Text,
    valid: Period,
    scope: Text,
}

impl Entrustment {
    /// What work, by which body, under which qualification valid how long, for what.
    pub const fn new(
        work: EntrustedWork,
        body: Text,
        qualification: Text,
        valid: Period,
        scope: Text,
    ) -> Self {
        Self {
            work,
            body,
            qualification,
            valid,
            scope,
        }
    }

    /// The kind of work.
    pub const fn work(&self) -> EntrustedWork {
        self.work
    }

    /// The body.
    pub const fn body(&self) -> &Text {
        &self.body
    }

    /// Its qualification (资质).
    pub const fn qualification(&self) -> &Text {
        &self.qualification
    }

    /// The days on which the qualification is valid.
    pub const fn valid(&self) -> Period {
        self.valid
    }

    /// What it is entrusted with.
    pub const fn scope(&self) -> &Text {
        &self.scope
    }
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
/// let sample = Sample::new(milk.clone(), Text::new("20260301-B")?, Text::new("菌落总数")?);
/// assert_eq!(sample.object(), &milk);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Sample {
    object: ObjectId,
    batch: Text,
    item: Text,
}

impl Sample {
    /// A batch of an object, tested on an item.
    pub const fn new(object: ObjectId, batch: Text, item: Text) -> Self {
        Self {
            object,
            batch,
            item,
        }
    }

    /// The object.
    pub const fn object(&self) -> &ObjectId {
        &self.object
    }

    /// The batch.
    pub const fn batch(&self) -> &Text {
        &self.batch
    }

    /// What is tested.
    pub const fn item(&self) -> &Text {
        &self.item
    }
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
