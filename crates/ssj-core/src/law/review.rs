//! By whom plans are reviewed.

words! {
    /// What kind of body reviews plans.
    #[non_exhaustive]
    pub enum BodyKind {
        /// A judicial administration (司法行政部门).
        #[doc(alias = "司法行政部门")]
        JudicialAdministration = "judicial-administration", "司法行政部门";
        /// A market regulator (市场监管部门).
        #[doc(alias = "市场监管部门")]
        MarketRegulator = "market-regulator", "市场监管部门";
        /// A people's government (人民政府).
        #[doc(alias = "人民政府")]
        Government = "government", "人民政府";
    }
}

words! {
    /// Of which jurisdiction the body is that reviews a plan.
    #[derive(Default)]
    pub enum ReviewOf {
        /// The plan's own (同级).
        #[default]
        #[doc(alias = "同级")]
        SameLevel = "same-level", "同级";
        /// The one above it (上级).
        #[doc(alias = "上级")]
        Superior = "superior", "上级";
    }
}

/// By whom an instrument has plans reviewed (审核机关). The regulation (2.5-a) names the judicial
/// administration of the same level, which is the default; elsewhere it is the superior market
/// regulator.
///
/// ```
/// use ssj_core::plan::{BodyKind, Review, ReviewOf};
/// let review = Review::default();
/// assert_eq!((review.kind, review.of), (BodyKind::JudicialAdministration, ReviewOf::SameLevel));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Review {
    /// The kind of the body.
    pub kind: BodyKind,
    /// Whose body it is.
    pub of: ReviewOf,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            kind: BodyKind::JudicialAdministration,
            of: ReviewOf::SameLevel,
        }
    }
}

record! {
    0x0c20 Review { kind, of };
}
