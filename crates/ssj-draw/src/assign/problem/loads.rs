//! How loads count.

/// What an assignment does about how often each person is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Loads {
    /// Of all lawful assignments only those with the most even loads: least
    /// Σ (load so far · weight + new load)². All of them are equally likely.
    Even {
        /// What a slot of the load so far counts.
        weight: Weight,
    },
    /// Every lawful assignment is equally likely, however uneven.
    CapsOnly,
}

impl Default for Loads {
    fn default() -> Self {
        Self::Even {
            weight: Weight::ONE,
        }
    }
}

/// What a slot of the load so far counts against a new one: an exact fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "(u16, u16)", into = "(u16, u16)"))]
pub struct Weight {
    numerator: u16,
    denominator: u16,
}

impl Weight {
    /// Earlier slots count like new ones.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// Earlier slots do not count.
    pub const ZERO: Self = Self {
        numerator: 0,
        denominator: 1,
    };

    /// The fraction `numerator / denominator`, in any terms.
    ///
    /// # Errors
    /// [`ZeroDenominator`].
    ///
    /// ```
    /// use ssj_draw::assign::Weight;
    /// assert_eq!(Weight::new(2, 4)?, Weight::new(1, 2)?);
    /// assert!(Weight::new(1, 0).is_err());
    /// # Ok::<(), ssj_draw::assign::ZeroDenominator>(())
    /// ```
    pub const fn new(numerator: u16, denominator: u16) -> Result<Self, ZeroDenominator> {
        let divisor = greatest_common_divisor(numerator, denominator);
        match (
            numerator.checked_div(divisor),
            denominator.checked_div(divisor),
        ) {
            (Some(numerator), Some(denominator)) if denominator > 0 => Ok(Self {
                numerator,
                denominator,
            }),
            _ => Err(ZeroDenominator),
        }
    }

    /// The numerator, in lowest terms.
    pub const fn numerator(self) -> u16 {
        self.numerator
    }

    /// The denominator, in lowest terms: what a new slot counts against it.
    pub const fn denominator(self) -> u16 {
        self.denominator
    }
}

const fn greatest_common_divisor(mut a: u16, mut b: u16) -> u16 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

impl TryFrom<(u16, u16)> for Weight {
    type Error = ZeroDenominator;

    fn try_from((numerator, denominator): (u16, u16)) -> Result<Self, ZeroDenominator> {
        Self::new(numerator, denominator)
    }
}

impl From<Weight> for (u16, u16) {
    fn from(weight: Weight) -> Self {
        (weight.numerator, weight.denominator)
    }
}

/// A fraction with denominator zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the weight of the load so far has denominator zero")]
pub struct ZeroDenominator;

impl ZeroDenominator {
    /// The stable code `assign.zero-denominator`.
    pub const fn code(&self) -> &'static str {
        "assign.zero-denominator"
    }
}
