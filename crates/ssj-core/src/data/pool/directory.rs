//! One pool for each matter.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::id::{MatterId, PoolId};
use crate::base::text::Text;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::pool as rules;

/// Which pool each matter draws from: in principle one, and one of its own.
///
/// ```
/// use ssj_core::pool::{Pooling, PoolingException};
/// use ssj_core::{MatterId, PoolId, Text, rules};
/// let (sales, canteens) = (MatterId::new("food-sales")?, MatterId::new("canteens")?);
/// let pool = PoolId::new("food")?;
/// let pairs = [(sales, pool.clone()), (canteens.clone(), pool.clone())];
/// let refused = Pooling::new(pairs.clone(), []).unwrap_err();
/// assert!(refused.contains(rules::pool::SHARED));
///
/// let reason = Text::new("学校食堂与食品销售单位为同一批主体")?;
/// let pooling = Pooling::new(pairs, [PoolingException { matter: canteens.clone(), pool: pool.clone(), reason }])?;
/// assert_eq!(pooling.pools(&canteens).collect::<Vec<_>>(), [&pool]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Raw"))]
pub struct Pooling {
    pairs: Vec<(MatterId, PoolId)>,
    exceptions: Vec<PoolingException>,
}

/// A recorded reason why a matter shares a pool or has several.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PoolingException {
    /// The matter.
    pub matter: MatterId,
    /// The pool.
    pub pool: PoolId,
    /// Why.
    pub reason: Text,
}

impl PoolingException {
    fn covers(&self, matter: &MatterId, pool: &PoolId) -> bool {
        self.matter == *matter && self.pool == *pool
    }
}

impl Pooling {
    /// The pools of these matters.
    ///
    /// # Errors
    /// A second pool of a matter (`pool.second`) and a second matter on a pool (`pool.shared`),
    /// each unless an exception gives the reason.
    pub fn new(
        pairs: impl IntoIterator<Item = (MatterId, PoolId)>,
        exceptions: impl IntoIterator<Item = PoolingException>,
    ) -> Result<Self, Refusals> {
        let exceptions: Vec<_> = exceptions.into_iter().collect();
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut checks = Checks::new();
        let ordinary = |(matter, pool): &&(MatterId, PoolId)| {
            !exceptions
                .iter()
                .any(|exception| exception.covers(matter, pool))
        };
        let mut by_matter = BTreeMap::new();
        let mut by_pool = BTreeMap::new();
        for (matter, pool) in pairs.iter().filter(ordinary) {
            let refuse = |code| Refusal::new(code).with("matter", matter).with("pool", pool);
            if let Some(first) = by_matter.insert(matter, pool) {
                checks.refuse(refuse(rules::SECOND).with("first", first));
            }
            if let Some(first) = by_pool.insert(pool, matter) {
                checks.refuse(refuse(rules::SHARED).with("first", first));
            }
        }
        checks.finish()?;
        Ok(Self { pairs, exceptions })
    }

    /// The pools that a matter draws from.
    pub fn pools(&self, matter: &MatterId) -> impl Iterator<Item = &PoolId> {
        self.pairs
            .iter()
            .filter(move |(own, _)| own == matter)
            .map(|(_, pool)| pool)
    }

    /// The recorded exceptions.
    pub fn exceptions(&self) -> &[PoolingException] {
        &self.exceptions
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    pairs: Vec<(MatterId, PoolId)>,
    exceptions: Vec<PoolingException>,
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for Pooling {
    type Error = Refusals;

    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        Self::new(raw.pairs, raw.exceptions)
    }
}
