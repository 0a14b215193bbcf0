//! Who steps aside for whom.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{InspectorId, ObjectId};
use crate::base::limits::Limits;
use crate::base::text::Text;
use crate::law::refusal::at_most;
use crate::law::refusal::{Refusals, words};

/// A recusal (回避): this inspector does not check this enterprise.
#[doc(alias = "回避")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Recusal {
    /// The enterprise (the holder, for products, projects and behaviours).
    pub object: ObjectId,
    /// The inspector.
    pub inspector: InspectorId,
    /// How it came about.
    pub ground: RecusalGround,
    /// Why.
    pub reason: Text,
    /// The day it became known.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
}

words! {
    /// How a recusal came about.
    #[non_exhaustive]
    pub enum RecusalGround {
        /// Declared by the inspector (自行回避).
        #[doc(alias = "自行回避")]
        Declared = "declared", "自行回避";
        /// Requested by the enterprise and granted (申请回避).
        #[doc(alias = "申请回避")]
        Requested = "requested", "申请回避";
        /// Found by a rule, such as the same inspector as last time (指令回避).
        #[doc(alias = "指令回避")]
        ByRule = "by-rule", "指令回避";
    }
}

record! {
    0x0b09 Recusal { object, inspector, ground, reason, on };
}

/// All recusals that a draw has to keep, by enterprise and inspector.
///
/// ```
/// use ssj_core::pool::{Recusal, RecusalGround, Recusals};
/// use ssj_core::{InspectorId, ObjectId, Text};
/// use time::macros::date;
/// let shop: ObjectId = "uscc:91220101MA13XQYL0T".parse()?;
/// let cousin = InspectorId::new("220102-0007")?;
/// let reason = Text::new("与法定代表人有亲属关系")?;
/// let recusals = Recusals::new([Recusal { object: shop.clone(), inspector: cousin.clone(), ground: RecusalGround::Declared, reason, on: date!(2026-03-02) }])?;
/// assert!(recusals.between(&shop, &cousin).is_some());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Recusal>", try_from = "Vec<Recusal>")
)]
pub struct Recusals {
    sorted: Vec<Recusal>,
}

impl Recusals {
    /// These recusals, in any order; the same one twice is one.
    ///
    /// # Errors
    /// `input.too-large` beyond [`Limits::recusals`](crate::Limits::recusals).
    pub fn new(recusals: impl IntoIterator<Item = Recusal>) -> Result<Self, Refusals> {
        let mut sorted = at_most(Limits::DEFAULT.recusals(), &words::RECUSALS, recusals)?;
        sorted.sort_unstable();
        sorted.dedup();
        Ok(Self { sorted })
    }

    /// All of them, by enterprise, then inspector.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Recusal> {
        self.sorted.iter()
    }

    /// Those of one enterprise.
    pub fn of(&self, object: &ObjectId) -> &[Recusal] {
        let start = self.sorted.partition_point(|r| &r.object < object);
        let end = self.sorted.partition_point(|r| &r.object <= object);
        self.sorted.get(start..end).unwrap_or_default()
    }

    /// The recusal that keeps this inspector from this enterprise, if any.
    pub fn between(&self, object: &ObjectId, inspector: &InspectorId) -> Option<&Recusal> {
        let of = self.of(object);
        of.iter().find(|r| &r.inspector == inspector)
    }
}

impl TryFrom<Vec<Recusal>> for Recusals {
    type Error = Refusals;

    fn try_from(recusals: Vec<Recusal>) -> Result<Self, Refusals> {
        Self::new(recusals)
    }
}

impl From<Recusals> for Vec<Recusal> {
    fn from(recusals: Recusals) -> Self {
        recusals.sorted
    }
}
