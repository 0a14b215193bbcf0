//! How many of a sample may be objects that were inspected not long ago.

use ssj_core::{Ratio, Shortfall};

use super::counts::StratumCount;

/// The policy dial λ between "never again soon" (0) and "at most as often as their part of the stratum" (1),
/// set for one stratum.
///
/// At 1 it is *not* as if there were no dial. The number of recent ones is rounded down and fixed, and it is
/// a part of all that count, drawable or not:
///
/// * of a stratum of 10 with 4 recent ones, 2 are drawn: `⌊2 · 4/10⌋ = 0`, so recent ones have chance 0 and
///   others 2/6, where each would have .2 without a dial. They stay at 0 up to 4 of 10;
/// * of 100 with 20 recent ones, where 60 of the others can't be drawn, 5 are drawn: `⌊5 · 20/100⌋ = 1` of 20
///   recent ones, 5 %, and 4 of the 20 others that can be, 20 %. Without a dial it would be 12.5 % each.
///
/// Who wants chance as it comes uses no dial; [`DialSizes`] has the exact rates of both sides, to be shown.
///
/// It is for repeats that no rule forbids: those that one forbids are not drawable at all. The recent
/// ones of a stratum form a stratum of their own, and this splits its size between the two.
///
/// ```
/// use ssj_core::Shortfall;
/// use ssj_draw::sample::{Dial, Rate, StratumCount};
/// let dial = Dial {
///     lambda: "1/2".parse()?,
///     size: 50,
///     recent: StratumCount { eligible: 200, ..StratumCount::default() },
///     others: StratumCount { not_drawable: 100, eligible: 700, ..StratumCount::default() },
///     shortfall: Shortfall::Refuse,
/// };
/// // ⌊1/2 · 50 · 200/1000⌋ of the recent ones, the rest from the others.
/// let sizes = dial.split()?;
/// assert_eq!((sizes.recent, sizes.others), (Rate { drawn: 5, of: 200 }, Rate { drawn: 45, of: 700 }));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dial {
    /// λ: which part of their own part of the sample recent ones may fill.
    pub lambda: Ratio,
    /// How many are drawn of the stratum.
    pub size: u64,
    /// Its objects that were inspected recently.
    pub recent: StratumCount,
    /// All others.
    pub others: StratumCount,
    /// What happens where the others are too few.
    pub shortfall: Shortfall,
}

/// An exact conditional rate: so many drawn of so many eligible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many are drawn.
    pub drawn: u64,
    /// Of how many eligible ones.
    pub of: u64,
}

/// The two sizes that a dial gives, each with its conditional rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DialSizes {
    /// Drawn among those inspected recently.
    pub recent: Rate,
    /// Drawn among the others.
    pub others: Rate,
    /// How many the others lacked; above 0 only where the plan says to take all there are.
    pub shortfall: u64,
}

impl Dial {
    /// Splits the stratum's size: `⌊λ · n · E_recent / N⌋` of the eligible recent ones, the rest from the
    /// others, never one for the other.
    ///
    /// # Errors
    /// [`DialError`] where the others are too few and the plan says to refuse that.
    pub fn split(self) -> Result<DialSizes, DialError> {
        let (drawn, eligible) = (self.share(), self.others.eligible);
        let size = self.size.saturating_sub(drawn);
        let shortfall = size.saturating_sub(eligible);
        if shortfall > 0 && self.shortfall == Shortfall::Refuse {
            return Err(DialError { size, eligible });
        }
        Ok(DialSizes {
            recent: Rate {
                drawn,
                of: self.recent.eligible,
            },
            others: Rate {
                drawn: size.min(eligible),
                of: eligible,
            },
            shortfall,
        })
    }

    /// `⌊λ · n · E / N⌋`, in two exact steps: `⌊⌊n · E · a / b⌋ / N⌋ = ⌊n · E · a / (b · N)⌋`.
    fn share(self) -> u64 {
        let recent = self.recent.eligible;
        let in_scope = self
            .recent
            .in_scope()
            .saturating_add(self.others.in_scope());
        let product = u128::from(self.size).saturating_mul(recent.into());
        let denominator = u128::from(self.lambda.denominator());
        let numerator = u128::from(self.lambda.numerator());
        // product = q·b + r, so product · a / b = q·a + r·a/b; neither part exceeds the product.
        let quotient = product.checked_div(denominator).unwrap_or_default();
        let rest = product.checked_rem(denominator).unwrap_or_default();
        let part = rest.saturating_mul(numerator).checked_div(denominator);
        let scaled = quotient
            .saturating_mul(numerator)
            .saturating_add(part.unwrap_or_default());
        let share = scaled.checked_div(in_scope.into()).unwrap_or_default();
        u64::try_from(share).unwrap_or(u64::MAX).min(recent)
    }
}

errors! {
    /// Too few objects that were not inspected recently.
    #[derive(Copy)]
    pub struct DialError {
        /// How many are to be drawn among them.
        pub size: u64,
        /// How many of them are eligible.
        pub eligible: u64,
    } = "dial.shortfall",
        "{size} are to be drawn among those not inspected recently, but {eligible} are eligible",
        "近期未检查过的对象中应抽 {size} 个，而可抽的只有 {eligible} 个";
}
