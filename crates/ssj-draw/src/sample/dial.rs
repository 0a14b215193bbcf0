//! How many of a sample may be objects that were inspected not long ago.

use ssj_core::{Ratio, Shortfall};

use super::counts::StratumCount;

/// The policy dial λ between "never again soon" (0) and "as often as chance has it" (1).
///
/// It is for repeats that no rule forbids: those that one forbids are not drawable at all. The recent
/// ones of a stratum form a stratum of their own, and this splits its size between the two.
///
/// ```
/// use ssj_core::Shortfall;
/// use ssj_draw::sample::{Dial, StratumCount};
/// let (recent, others) = (StratumCount::new(0, 0, 200), StratumCount::new(0, 100, 700));
/// let sizes = Dial::new("1/2".parse()?).split(50, recent, others, Shortfall::Refuse)?;
/// // ⌊1/2 · 50 · 200/1000⌋ of the recent ones, the rest from the others.
/// assert_eq!((sizes.recent().drawn(), sizes.others().drawn()), (5, 45));
/// assert_eq!(sizes.recent().of(), 200);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dial(Ratio);

/// An exact conditional rate: so many drawn of so many eligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    drawn: u64,
    of: u64,
}

/// The two sizes that a dial gives, each with its conditional rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DialSizes {
    recent: Rate,
    others: Rate,
    shortfall: u64,
}

impl Dial {
    /// The dial at λ.
    pub const fn new(lambda: Ratio) -> Self {
        Self(lambda)
    }

    /// λ.
    pub const fn lambda(self) -> Ratio {
        self.0
    }

    /// Splits a stratum's size: `⌊λ · n · E_recent / N⌋` of the eligible recent ones, the rest from the
    /// others, never one for the other.
    ///
    /// # Errors
    /// [`DialError`] where the others are too few and the plan says to refuse that.
    pub fn split(
        self,
        size: u64,
        recent: StratumCount,
        others: StratumCount,
        shortfall: Shortfall,
    ) -> Result<DialSizes, DialError> {
        let in_scope = recent.in_scope().saturating_add(others.in_scope());
        let drawn = share(self.0, size, recent.eligible(), in_scope);
        let rest = size.saturating_sub(drawn);
        let missing = rest.saturating_sub(others.eligible());
        if missing > 0 && shortfall == Shortfall::Refuse {
            return Err(DialError {
                size: rest,
                eligible: others.eligible(),
            });
        }
        Ok(DialSizes {
            recent: Rate {
                drawn,
                of: recent.eligible(),
            },
            others: Rate {
                drawn: rest.min(others.eligible()),
                of: others.eligible(),
            },
            shortfall: missing,
        })
    }
}

/// `⌊λ · n · E / N⌋`, in two exact steps: `⌊⌊n · E · a / b⌋ / N⌋ = ⌊n · E · a / (b · N)⌋`.
fn share(lambda: Ratio, size: u64, recent: u64, in_scope: u64) -> u64 {
    let product = u128::from(size).saturating_mul(recent.into());
    let denominator = u128::from(lambda.denominator());
    let numerator = u128::from(lambda.numerator());
    // product = q·b + r, so product · a / b = q·a + r·a/b; neither part exceeds the product.
    let (q, r) = (
        product.checked_div(denominator),
        product.checked_rem(denominator),
    );
    let whole = q.unwrap_or_default().saturating_mul(numerator);
    let part = r
        .unwrap_or_default()
        .saturating_mul(numerator)
        .checked_div(denominator);
    let scaled = whole.saturating_add(part.unwrap_or_default());
    let share = scaled.checked_div(in_scope.into()).unwrap_or_default();
    u64::try_from(share).unwrap_or(u64::MAX).min(recent)
}

impl Rate {
    /// How many are drawn.
    pub const fn drawn(self) -> u64 {
        self.drawn
    }

    /// Of how many eligible ones.
    pub const fn of(self) -> u64 {
        self.of
    }
}

impl DialSizes {
    /// Drawn among those inspected recently.
    pub const fn recent(self) -> Rate {
        self.recent
    }

    /// Drawn among the others.
    pub const fn others(self) -> Rate {
        self.others
    }

    /// How many the others lacked; above 0 only where the plan says to take all there are.
    pub const fn shortfall(self) -> u64 {
        self.shortfall
    }
}

/// Too few objects that were not inspected recently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{size} are to be drawn among those not inspected recently, but {eligible} are eligible")]
pub struct DialError {
    size: u64,
    eligible: u64,
}

impl DialError {
    /// The stable code `dial.shortfall`.
    pub const fn code(&self) -> &'static str {
        "dial.shortfall"
    }
}
