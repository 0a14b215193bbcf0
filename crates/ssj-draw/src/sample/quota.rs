//! What a draw takes from one stratum.

use super::counts::Counts;
use super::select_error::SelectError;

/// How many a stratum's sample and its reserve list have.
///
/// ```
/// let quota = ssj_draw::sample::Quota::new(30).with_reserves(5);
/// assert_eq!((quota.drawn(), quota.reserves()), (30, 5));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quota {
    drawn: u64,
    reserves: u64,
}

impl Quota {
    /// So many drawn, no reserves.
    pub const fn new(drawn: u64) -> Self {
        Self { drawn, reserves: 0 }
    }

    /// With up to so many reserves (备选): the next ranks, as far as the stratum has any.
    #[doc(alias = "备选")]
    #[must_use]
    pub const fn with_reserves(mut self, reserves: u64) -> Self {
        self.reserves = reserves;
        self
    }

    /// How many are drawn: exactly.
    pub const fn drawn(self) -> u64 {
        self.drawn
    }

    /// How many reserves: at most.
    pub const fn reserves(self) -> u64 {
        self.reserves
    }

    /// How many of the lowest ranks are needed, out of so many eligible.
    pub(super) fn needed(self, eligible: u64) -> u64 {
        self.drawn.saturating_add(self.reserves).min(eligible)
    }
}

/// Whether there is a quota for each stratum, and none above what is eligible.
pub(super) fn check(quotas: &[Quota], counts: &Counts) -> Result<(), SelectError> {
    if quotas.len() != counts.strata().len() {
        return Err(SelectError::Quotas {
            quotas: quotas.len(),
            strata: counts.strata().len(),
        });
    }
    let mut strata = (0_u32..).zip(quotas.iter().zip(counts.strata()));
    match strata.find(|(_, (quota, count))| quota.drawn() > count.eligible()) {
        None => Ok(()),
        Some((stratum, (quota, count))) => Err(SelectError::TooFewEligible {
            stratum,
            quota: quota.drawn(),
            eligible: count.eligible(),
        }),
    }
}
