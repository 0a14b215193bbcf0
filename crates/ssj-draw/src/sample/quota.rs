//! What a draw takes from one stratum.

use super::counts::{Counts, StratumCount};
use super::error::SelectError;

/// How many a stratum's sample and its reserve list have.
///
/// ```
/// use ssj_draw::sample::Quota;
/// let quota = Quota { reserves: 5, ..Quota::new(30) };
/// assert_eq!(quota, Quota { drawn: 30, reserves: 5 });
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quota {
    /// How many are drawn: exactly.
    pub drawn: u64,
    /// How many reserves (备选) at most: the next ranks, as far as the stratum has any.
    #[doc(alias = "备选")]
    pub reserves: u64,
}

impl Quota {
    /// So many drawn, no reserves.
    pub const fn new(drawn: u64) -> Self {
        Self { drawn, reserves: 0 }
    }

    /// How many of the lowest ranks are needed, as far as there are so many.
    pub(super) fn needed(self, count: StratumCount) -> u64 {
        let wanted = self.drawn.saturating_add(self.reserves);
        wanted.min(count.eligible)
    }
}

/// Whether there is a quota for each stratum, and none above what is eligible.
pub(super) fn check(quotas: &[Quota], counts: &Counts) -> Result<(), SelectError> {
    let (quotas, strata) = (quotas, &counts.strata);
    if quotas.len() != strata.len() {
        return Err(SelectError::Quotas {
            quotas: quotas.len(),
            strata: strata.len(),
        });
    }
    for (stratum, (quota, count)) in (0_u32..).zip(quotas.iter().zip(strata)) {
        if quota.drawn > count.eligible {
            return Err(SelectError::TooFewEligible {
                stratum,
                quota: quota.drawn,
                eligible: count.eligible,
            });
        }
    }
    Ok(())
}
