//! What is done on a visit: conclusions adopted, work entrusted, samples tested, obstacles met.

use time::Date;

use crate::encode::{Encode, Encoder, sealed};
use crate::evidence::Evidence;
use crate::id::ObjectId;
use crate::period::Period;
use crate::refusal::FactValue;
use crate::tags;
use crate::text::Text;

/// Who came to a conclusion that may be adopted: 2.6-b.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum ConclusionKind {
    /// Another government department's check (其他政府部门检查结论).
    #[doc(alias = "其他政府部门检查结论")]
    Agency,
    /// A judicial document in effect (司法机关生效文书).
    #[doc(alias = "司法机关生效文书")]
    Judicial,
    /// A professional body (专业机构作出的结论).
    #[doc(alias = "专业机构作出的结论")]
    Professional,
    /// A sampling test that was passed at a superior or related unit (检验检疫合格): 2.6-f.
    #[doc(alias = "检验合格")]
    PassedTest,
}

impl ConclusionKind {
    /// Its name in records, such as `judicial`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Judicial => "judicial",
            Self::Professional => "professional",
            Self::PassedTest => "passed-test",
        }
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

impl sealed::Sealed for AdoptedConclusion {}
impl Encode for AdoptedConclusion {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::ADOPTED_CONCLUSION, |body| {
            body.value(self.kind.as_str());
            body.value(&self.issuer);
            body.value(&self.dated);
            body.value(&self.document);
            body.value(&self.scope);
        });
    }
}

/// What kind of work is entrusted: 2.6-c.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EntrustedWork {
    /// Inspection and testing (检验检测).
    #[doc(alias = "检验检测")]
    Testing,
    /// A financial audit (财务审计).
    #[doc(alias = "财务审计")]
    Audit,
    /// Investigation and advice (调查咨询).
    #[doc(alias = "调查咨询")]
    Consulting,
}

impl EntrustedWork {
    /// Its name in records, such as `testing`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Testing => "testing",
            Self::Audit => "audit",
            Self::Consulting => "consulting",
        }
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

impl sealed::Sealed for Entrustment {}
impl Encode for Entrustment {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::ENTRUSTMENT, |body| {
            body.value(self.work.as_str());
            body.value(&self.body);
            body.value(&self.qualification);
            body.value(&self.valid);
            body.value(&self.scope);
        });
    }
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

impl sealed::Sealed for Sample {}
impl Encode for Sample {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::SAMPLE, |body| {
            body.value(&self.object);
            body.value(&self.batch);
            body.value(&self.item);
        });
    }
}

/// How a sampling test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TestResult {
    /// It was passed (合格).
    #[doc(alias = "合格")]
    Passed,
    /// It was failed (不合格).
    #[doc(alias = "不合格")]
    Failed,
}

/// Something that keeps inspectors from checking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Obstacle {
    /// The object was not found (查无下落).
    #[doc(alias = "查无下落")]
    NotFound,
    /// Entry was refused (拒绝检查).
    #[doc(alias = "拒绝检查")]
    EntryRefused,
}

impl Obstacle {
    /// Its name in records, such as `not-found`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::EntryRefused => "entry-refused",
        }
    }

    /// Its name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NotFound => "查无下落",
            Self::EntryRefused => "拒绝检查",
        }
    }
}

impl From<Obstacle> for FactValue {
    fn from(it: Obstacle) -> Self {
        Self::word(it.as_str(), it.zh())
    }
}
