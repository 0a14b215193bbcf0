//! One matter of an item: how many objects of which pool, sized how, checked by whom.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{ClassSize, PlannedSizes, SizeAnnex, Who};
use crate::base::fact::FactValue;
use crate::base::id::{MatterId, PoolId};
use crate::base::sizing::{Ratio, Shortfall, SizeRule, Sizing, Spread};
use crate::base::suite::HashFn;
use crate::data::pool::{ObjectPool, RiskClass};
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::{mandate as codes, plan};
use crate::paper::StratumDisclosure;

/// How many objects are to be drawn: an exact number in either case, which only an amendment changes.
///
/// ```
/// use ssj_core::plan::PlannedNumber;
/// assert_eq!(PlannedNumber::Objects(68).count(), 68);
/// let share = PlannedNumber::Share { share: "3%".parse()?, of: 2_267 };
/// assert_eq!(share.count(), 69, "68.01, rounded up");
/// # Ok::<(), ssj_core::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "crate::strict"
    )
)]
pub enum PlannedNumber {
    /// So many.
    Objects(
        #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        u64,
    ),
    /// A share of those in scope (抽查比例) as the pool stood when the plan was made, rounded up. It is
    /// fixed by the plan, so that a pool that grows or shrinks until the draw changes no number.
    Share {
        /// The share.
        share: Ratio,
        /// The N that it is a share of.
        #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        of: u64,
    },
}

impl PlannedNumber {
    /// How many that is.
    pub fn count(self) -> u64 {
        match self {
            Self::Objects(count) => count,
            Self::Share { share, of } => share.rounded_up(of),
        }
    }
}

variants! {
    PlannedNumber {
        0x041b Objects(count),
        0x041c Share { share, of },
    }
}

words! {
    /// What divides a class into strata.
    pub enum StrataBy {
        /// Nothing: a class is one stratum.
        Class = "class", "按类别";
        /// The division in which each object is.
        Division = "division", "按行政区划";
    }
}

/// A matter within an item or a campaign: from which pool how many objects are drawn, how, and who
/// checks them.
///
/// Everything in it is public; what may not be, the sizes of classes, stands in an
/// [annex](SizeAnnex).
///
/// ```
/// use ssj_core::plan::{PlannedMatter, PlannedNumber, StrataBy};
/// use ssj_core::paper::StratumDisclosure;
/// use ssj_core::{AgencyId, MatterId, PoolId, Shortfall};
/// let (matter, pool) = (MatterId::new("food-sales")?, PoolId::new("food")?);
/// let planned = PlannedMatter {
///     strata: StrataBy::Division,
///     disclosure: StratumDisclosure::Public,
///     reserves: 2,
///     ..PlannedMatter::new(matter, AgencyId::new("cc-amr")?, pool, 120)
/// };
/// assert_eq!((planned.number.count(), planned.shortfall), (120, Shortfall::Refuse));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PlannedMatter {
    /// The matter.
    pub matter: MatterId,
    /// The pool of its objects: one for a matter (2.3-a).
    pub pool: PoolId,
    /// How many objects are to be drawn.
    pub number: PlannedNumber,
    /// Who conducts its checks.
    pub who: Who,
    /// The sizes that make up the number, class by class.
    pub sizes: PlannedSizes,
    /// What divides a class into strata.
    pub strata: StrataBy,
    /// Who may learn an object's stratum.
    pub disclosure: StratumDisclosure,
    /// How many reserves stand by in each stratum, where it has so many.
    pub reserves: u32,
    /// What happens when too few are eligible.
    pub shortfall: Shortfall,
    /// Whether those who are drawn may know before they are visited, so that the draw may be open.
    pub announced: bool,
}

impl PlannedMatter {
    /// A matter that these check on so many objects of this pool, unannounced.
    ///
    /// Without sizes the number itself is drawn from the whole pool, each class one stratum that only
    /// an auditor learns of, without reserves; too few eligible objects refuse the draw.
    pub fn new(matter: MatterId, who: impl Into<Who>, pool: PoolId, objects: u64) -> Self {
        Self {
            matter,
            pool,
            number: PlannedNumber::Objects(objects),
            who: who.into(),
            sizes: PlannedSizes::Open(Vec::new()),
            strata: StrataBy::Class,
            disclosure: StratumDisclosure::AuditorOnly,
            reserves: 0,
            shortfall: Shortfall::Refuse,
            announced: false,
        }
    }

    /// The same, of the matter that a pool is of.
    pub fn of(pool: &ObjectPool, who: impl Into<Who>, objects: u64) -> Self {
        let (matter, id) = (pool.matter().clone(), pool.header().id.clone());
        Self::new(matter, who, id, objects)
    }

    /// Adds the size of a class, told to everybody; `None` for the rest of the pool.
    #[must_use]
    pub fn with_size(self, class: Option<RiskClass>, sizing: Sizing) -> Self {
        let mut sizes = match self.sizes {
            PlannedSizes::Open(sizes) => sizes,
            PlannedSizes::Annexed(_) => Vec::new(),
        };
        sizes.push(ClassSize { class, sizing });
        let sizes = PlannedSizes::Open(sizes);
        Self { sizes, ..self }
    }

    /// What happens when too few are eligible.
    #[must_use]
    pub fn with_shortfall(self, shortfall: Shortfall) -> Self {
        Self { shortfall, ..self }
    }

    /// The sizes that it is drawn by: the plan's own, or those of the annex that the plan names.
    ///
    /// # Errors
    /// `mandate.other-annex` where the annex is not the one that the plan names, is wanting, or is
    /// given although the plan names none; `plan.class-twice`.
    pub fn drawn_by(
        &self,
        annex: Option<&SizeAnnex>,
        hash: HashFn,
    ) -> Result<Vec<ClassSize>, Refusals> {
        let given = annex.map(|annex| annex.digest(hash));
        let (named, sizes) = match &self.sizes {
            PlannedSizes::Open(sizes) => (None, Some(sizes)),
            PlannedSizes::Annexed(digest) => (Some(*digest), annex.map(|annex| &annex.sizes)),
        };
        let mut checks = Checks::new();
        checks.require(given == named, || {
            let digest =
                |of: Option<_>| of.map_or(FactValue::from(&words::NOBODY), FactValue::from);
            Refusal::new(codes::OTHER_ANNEX)
                .with("matter", &self.matter)
                .with("given", digest(given))
                .with("named", digest(named))
        });
        let sizes = sizes.map_or(&[][..], Vec::as_slice);
        self.classes_are_sound(sizes, &mut checks);
        checks.finish()?;
        if sizes.is_empty() {
            let rule = SizeRule::Fixed(self.number.count());
            let spread = Spread::Proportional;
            let sizing = Sizing { rule, spread };
            return Ok(Vec::from([ClassSize {
                class: None,
                sizing,
            }]));
        }
        Ok(sizes.to_vec())
    }

    /// Refuses a frame that is made otherwise than the plan says, in `what`.
    ///
    /// ```
    /// use ssj_core::plan::PlannedMatter;
    /// use ssj_core::{AgencyId, Checks, MatterId, PoolId, rules};
    /// let planned = PlannedMatter::new(MatterId::new("m")?, AgencyId::new("a")?, PoolId::new("p")?, 2);
    /// let mut checks = Checks::new();
    /// planned.is_made(("reserves", "候补数量"), planned.reserves == 2, &mut checks);
    /// assert!(checks.finish().unwrap_err().contains(rules::mandate::OTHER_DESIGN));
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    pub fn is_made(&self, (en, zh): (&str, &str), as_planned: bool, checks: &mut Checks) {
        checks.require(as_planned, || {
            Refusal::new(codes::OTHER_DESIGN)
                .with("matter", &self.matter)
                .with("what", FactValue::word(en, zh))
        });
    }

    /// A frame is announced and disclosed as the plan says.
    pub fn is_told(&self, announced: bool, disclosure: StratumDisclosure, checks: &mut Checks) {
        let announced = announced == self.announced;
        self.is_made(("announcement", "是否事先公告"), announced, checks);
        let disclosed = disclosure == self.disclosure;
        self.is_made(("disclosure of strata", "分层公开范围"), disclosed, checks);
    }

    /// Each class is sized once.
    pub(crate) fn classes_are_sound(&self, sizes: &[ClassSize], checks: &mut Checks) {
        let mut seen = BTreeSet::new();
        for size in sizes {
            checks.require(seen.insert(size.class), || {
                let class = size
                    .class
                    .map_or(FactValue::from(&words::REST), FactValue::from);
                Refusal::new(plan::CLASS_TWICE)
                    .with("matter", &self.matter)
                    .with("class", class)
            });
        }
    }
}

record! {
    0x0402 PlannedMatter {
        matter, pool, number, who, sizes, strata, disclosure, reserves, shortfall, announced,
    };
}
