//! How many objects of each class are drawn, told to everybody or kept in an annex.

use alloc::vec::Vec;

use crate::base::digests::AnnexDigest;
use crate::base::encode::Encode as _;
use crate::base::label::Label;
use crate::base::sizing::Sizing;
use crate::base::suite::HashFn;
use crate::data::pool::RiskClass;
use crate::lifecycle::trail::Salt;

/// The size of one class of a pool.
///
/// ```
/// use ssj_core::plan::{ClassSize, PlannedMatter, PlannedSizes};
/// use ssj_core::pool::RiskClass;
/// use ssj_core::{AgencyId, MatterId, PoolId, SizeRule, Sizing, Spread};
/// let sizing = Sizing { rule: SizeRule::Ratio("30%".parse()?), spread: Spread::Proportional };
/// let matter = PlannedMatter::new(MatterId::new("m")?, AgencyId::new("a")?, PoolId::new("p")?, 40)
///     .with_size(Some(RiskClass::D), sizing.clone());
/// assert_eq!(matter.sizes, PlannedSizes::Open(vec![ClassSize { class: Some(RiskClass::D), sizing }]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ClassSize {
    /// The class; `None` for every object of no class named beside it.
    pub class: Option<RiskClass>,
    /// How many, and how they are spread over its strata.
    pub sizing: Sizing,
}

record! {
    0x0403 ClassSize { class, sizing };
}

/// The sizes of a planned matter, class by class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum PlannedSizes {
    /// In the plan itself. None at all: the planned number is drawn from the whole pool.
    Open(Vec<ClassSize>),
    /// In an annex that the plan names by its digest, because the classes' ratios are not public.
    Annexed(AnnexDigest),
}

variants! {
    PlannedSizes {
        0x040e Open(sizes),
        0x040f Annexed(digest),
    }
}

/// The sizes of a planned matter that are not public (抽查比例附件): its keeper has them, the plan
/// names their digest, an auditor is shown them.
///
/// What it keeps is the ratios. Where those are published all the same, the matter's number n and its
/// pool's N in scope give the *sizes* of two classes (two equations, two unknowns), though never who
/// is in them.
///
/// ```
/// use ssj_core::plan::{ClassSize, PlannedMatter, PlannedSizes, SizeAnnex};
/// use ssj_core::pool::RiskClass;
/// use ssj_core::trail::Salt;
/// use ssj_core::{AgencyId, MatterId, PoolId, SizeRule, Sizing, Spread, Suite, rules};
/// let h = Suite::Intl.hash_fn()?;
/// let sized = |class, ratio: &str| {
///     let rule = SizeRule::Ratio(ratio.parse()?);
///     Ok::<_, ssj_core::RatioError>(ClassSize { class, sizing: Sizing { rule, spread: Spread::Proportional } })
/// };
/// let sizes = vec![sized(Some(RiskClass::D), "30%")?, sized(None, "2%")?];
/// let annex = SizeAnnex { salt: Salt::from_bytes([7; 32]), sizes: sizes.clone() };
/// let matter = PlannedMatter {
///     sizes: PlannedSizes::Annexed(annex.digest(h)),
///     ..PlannedMatter::new(MatterId::new("m")?, AgencyId::new("a")?, PoolId::new("p")?, 40)
/// };
/// assert_eq!(matter.drawn_by(Some(&annex), h)?, sizes);
/// let other = SizeAnnex { sizes: vec![sized(None, "0.2%")?], ..annex };
/// for refused in [Some(&other), None] {
///     assert!(matter.drawn_by(refused, h).unwrap_err().contains(rules::mandate::OTHER_ANNEX));
/// }
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽查比例")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct SizeAnnex {
    /// 32 random bytes, so that nobody can try out likely ratios on the digest.
    pub salt: Salt,
    /// The sizes.
    pub sizes: Vec<ClassSize>,
}

impl SizeAnnex {
    /// `H("ssj/1/document\0" ‖ salt ‖ canonical(sizes))`.
    pub fn digest(&self, hash: HashFn) -> AnnexDigest {
        let sizes = self.sizes.to_canonical();
        AnnexDigest(hash.hash_parts(Label::Document, &[self.salt.expose(), &sizes]))
    }
}
