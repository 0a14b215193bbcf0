//! Exact fractions of a whole.

use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use crate::Excerpt;

/// A fraction from 0 to 1 (抽查比例), exact and in lowest terms.
///
/// Written `3%`, `2‰`, `1/30`, `0.05`, `0` or `1`; shown as `numerator/denominator`.
///
/// ```
/// use ssj_core::Ratio;
/// let three_percent: Ratio = "3%".parse()?;
/// assert_eq!(three_percent, Ratio::new(6, 200)?);
/// assert_eq!(three_percent.to_string(), "3/100");
/// // 1,564.44 enterprises: one more than 1,564, so that no less than 2 % are drawn.
/// assert_eq!("2%".parse::<Ratio>()?.rounded_up(78_222), 1_565);
/// assert!(Ratio::new(3, 2).is_err() && "105%".parse::<Ratio>().is_err());
/// # Ok::<(), ssj_core::RatioError>(())
/// ```
#[doc(alias = "抽查比例")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Ratio {
    numerator: u32,
    denominator: u32,
}

impl Ratio {
    /// None of the whole.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// All of the whole.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// `numerator / denominator`, reduced.
    ///
    /// # Errors
    /// [`RatioError`] where the denominator is 0 or the fraction is above 1.
    pub fn new(numerator: u32, denominator: u32) -> Result<Self, RatioError> {
        Self::reduced(numerator.into(), denominator.into()).ok_or_else(|| RatioError {
            input: Excerpt::of(&format_args!("{numerator}/{denominator}")),
        })
    }

    /// The numerator in lowest terms.
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// The denominator in lowest terms: at least 1.
    pub const fn denominator(self) -> u32 {
        self.denominator
    }

    /// The smallest whole number not below this fraction of `whole`.
    pub fn rounded_up(self, whole: u64) -> u64 {
        self.share(whole).div_ceil_of(self.denominator, whole)
    }

    /// The largest whole number not above this fraction of `whole`.
    pub fn rounded_down(self, whole: u64) -> u64 {
        self.share(whole).div_floor_of(self.denominator, whole)
    }

    /// Whether this fraction of `whole` is itself a whole number.
    pub fn divides(self, whole: u64) -> bool {
        self.rounded_up(whole) == self.rounded_down(whole)
    }

    fn share(self, whole: u64) -> Share {
        // At most 2^96.
        Share(u128::from(whole).saturating_mul(self.numerator.into()))
    }

    fn reduced(numerator: u64, denominator: u64) -> Option<Self> {
        let divisor = gcd(numerator, denominator);
        let (numerator, denominator) = (
            numerator.checked_div(divisor)?,
            denominator.checked_div(divisor)?,
        );
        (denominator > 0 && numerator <= denominator).then_some(())?;
        Some(Self {
            numerator: u32::try_from(numerator).ok()?,
            denominator: u32::try_from(denominator).ok()?,
        })
    }
}

/// `whole · numerator`, still to be divided.
struct Share(u128);

impl Share {
    fn div_ceil_of(self, denominator: u32, whole: u64) -> u64 {
        at_most(self.0.div_ceil(u128::from(denominator.max(1))), whole)
    }

    fn div_floor_of(self, denominator: u32, whole: u64) -> u64 {
        let quotient = self.0.checked_div(denominator.into()).unwrap_or_default();
        at_most(quotient, whole)
    }
}

/// A part of `whole` by a fraction of at most 1 never exceeds it, so it fits.
fn at_most(part: u128, whole: u64) -> u64 {
    u64::try_from(part).unwrap_or(whole)
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: u32, b: u32| u64::from(a).saturating_mul(b.into());
        cross(self.numerator, other.denominator).cmp(&cross(other.numerator, self.denominator))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Ratio {
    type Err = RatioError;

    fn from_str(input: &str) -> Result<Self, RatioError> {
        parse(input).ok_or_else(|| RatioError {
            input: input.into(),
        })
    }
}

fn parse(input: &str) -> Option<Ratio> {
    if let Some((numerator, denominator)) = input.split_once('/') {
        return Ratio::reduced(digits(numerator)?, digits(denominator)?);
    }
    let (number, unit) = [("%", 100), ("‰", 1000)]
        .into_iter()
        .find_map(|(sign, unit)| Some((input.strip_suffix(sign)?, unit)))
        .unwrap_or((input, 1));
    let (whole, decimals) = match number.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (number, ""),
    };
    let scale = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let fraction = if decimals.is_empty() {
        0
    } else {
        digits(decimals)?
    };
    let numerator = digits(whole)?.checked_mul(scale)?.checked_add(fraction)?;
    Ratio::reduced(numerator, scale.checked_mul(unit)?)
}

/// Decimal digits only: no sign, no space.
fn digits(text: &str) -> Option<u64> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

/// Serialised forms: a ratio has one spelling there, `numerator/denominator` in lowest terms.
impl TryFrom<String> for Ratio {
    type Error = RatioError;

    fn try_from(input: String) -> Result<Self, RatioError> {
        let ratio: Self = input.parse()?;
        if alloc::format!("{ratio}") == input {
            Ok(ratio)
        } else {
            Err(RatioError {
                input: input.into(),
            })
        }
    }
}

impl From<Ratio> for String {
    fn from(ratio: Ratio) -> Self {
        alloc::format!("{ratio}")
    }
}

record! {
    0x0300 Ratio { numerator, denominator } decode Ratio::new;
}

errors! {
    /// Something that is no fraction from 0 to 1 with parts below 2^32.
    pub struct RatioError {
        /// The fraction as it came.
        pub input: Excerpt,
    } = "ratio.malformed",
        "`{input}` is not a fraction from 0 to 1 with parts below 2^32",
        "`{input}` 不是 0 至 1 之间、分子分母小于 2^32 的分数";
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn one_value_has_many_spellings() {
        for (text, numerator, denominator) in [
            ("3%", 3, 100),
            ("2‰", 1, 500),
            ("0.05", 1, 20),
            ("2.5%", 1, 40),
            ("100%", 1, 1),
            ("0", 0, 1),
            ("4294967296/4294967296", 1, 1),
        ] {
            let ratio: Ratio = text.parse().unwrap();
            assert_eq!(
                (ratio.numerator(), ratio.denominator()),
                (numerator, denominator),
                "{text}"
            );
            assert_eq!(ratio.to_string().parse(), Ok(ratio));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "%",
            "-1%",
            "+1%",
            " 1%",
            "1.",
            ".5",
            "1/0",
            "0/0",
            "2",
            "101%",
            "1e-2",
            "1//2",
            "1/4294967296",
        ] {
            assert!(text.parse::<Ratio>().is_err(), "{text}");
        }
    }

    #[test]
    fn shares_are_exact_at_the_edges() {
        let almost = Ratio::new(u32::MAX - 1, u32::MAX).unwrap();
        assert_eq!(
            almost.rounded_up(u64::MAX),
            u64::MAX / u64::from(u32::MAX) * u64::from(u32::MAX - 1)
        );
        assert_eq!(Ratio::ONE.rounded_up(u64::MAX), u64::MAX);
        assert_eq!(Ratio::ZERO.rounded_up(u64::MAX), 0);
        let third = Ratio::new(1, 3).unwrap();
        assert_eq!((third.rounded_down(10), third.rounded_up(10)), (3, 4));
        assert!(third.divides(9) && !third.divides(10));
        assert!(third < Ratio::new(2, 5).unwrap());
    }
}
