//! How loads count.

use core::num::NonZero;

/// What an assignment does about how often each person is sent.
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

impl Loads {
    /// Whether loads are to be even.
    pub const fn are_even(self) -> bool {
        matches!(self, Self::Even { .. })
    }

    /// What a slot of the load so far counts; nothing where loads are not looked at.
    pub const fn weight(self) -> Weight {
        match self {
            Self::Even { weight } => weight,
            Self::CapsOnly => Weight::ZERO,
        }
    }
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
    /// ```
    /// use core::num::NonZero;
    /// use ssj_core::paper::Weight;
    /// let [two, four] = [2, 4].map(|number| NonZero::new(number).unwrap());
    /// assert_eq!(Weight::new(2, four), Weight::new(1, two));
    /// ```
    pub fn new(numerator: u16, denominator: NonZero<u16>) -> Self {
        let (mut divisor, mut rest) = (denominator, numerator);
        while let Some(smaller) = NonZero::new(rest) {
            (divisor, rest) = (smaller, divisor.get() % smaller);
        }
        Self {
            numerator: numerator / divisor,
            denominator: denominator.get() / divisor,
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

impl TryFrom<(u16, u16)> for Weight {
    type Error = ZeroDenominator;

    fn try_from((numerator, denominator): (u16, u16)) -> Result<Self, ZeroDenominator> {
        let denominator = NonZero::new(denominator).ok_or(ZeroDenominator {})?;
        Ok(Self::new(numerator, denominator))
    }
}

impl From<Weight> for (u16, u16) {
    fn from(weight: Weight) -> Self {
        (weight.numerator, weight.denominator)
    }
}

errors! {
    /// A fraction with denominator zero.
    #[derive(Copy)]
    pub struct ZeroDenominator {} = "assign.zero-denominator",
        "the weight of the load so far has denominator zero", "已有任务量的权重，分母不得为零";
}
