//! The rule that says how many of a population are drawn.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::ratio::Ratio;
use crate::base::limits::Limits;

/// How deep rules may stand in rules.
const MAX_DEPTH: u8 = Limits::DEFAULT.rule_nesting();

/// How many of a population of N are drawn (抽取数量). Whatever a rule says, never more than N.
///
/// ```
/// use ssj_core::SizeRule;
/// // A published list: "N ≤ 10, at least 2; otherwise at least 50 %".
/// let rule = SizeRule::piecewise([(10, SizeRule::Fixed(2))], SizeRule::Ratio("50%".parse()?))?;
/// assert!(matches!(rule, SizeRule::Piecewise(_)));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "抽取数量")]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum SizeRule {
    /// All of them (全覆盖).
    #[doc(alias = "全覆盖")]
    Census,
    /// So many.
    Fixed(
        #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        u64,
    ),
    /// A fraction of N, rounded up.
    Ratio(Ratio),
    /// What another rule says, within bounds.
    Bounded(Bounded),
    /// Another rule for each range of N.
    Piecewise(Piecewise),
}

/// A rule within bounds.
///
/// ```
/// use ssj_core::SizeRule;
/// let rule = SizeRule::Ratio("3%".parse()?).bounded(5, Some(200))?;
/// let SizeRule::Bounded(bounded) = &rule else { unreachable!() };
/// assert_eq!((bounded.at_least(), bounded.at_most()), (5, Some(200)));
/// assert!(SizeRule::Census.bounded(9, Some(8)).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "raw::Bounded", try_from = "raw::Bounded")
)]
pub struct Bounded {
    rule: Box<SizeRule>,
    at_least: u64,
    at_most: Option<u64>,
}

/// Rules by ranges of N.
///
/// ```
/// use ssj_core::SizeRule;
/// let rule = SizeRule::piecewise([(10, SizeRule::Census), (100, SizeRule::Fixed(10))], SizeRule::Fixed(20))?;
/// let SizeRule::Piecewise(piecewise) = &rule else { unreachable!() };
/// assert_eq!(piecewise.piece(10), (Some(0), &SizeRule::Census));
/// assert_eq!(piecewise.piece(11), (Some(1), &SizeRule::Fixed(10)));
/// assert_eq!(piecewise.piece(101), (None, &SizeRule::Fixed(20)));
/// # Ok::<(), ssj_core::SizeRuleError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "raw::Piecewise", try_from = "raw::Piecewise")
)]
pub struct Piecewise {
    pieces: Vec<Piece>,
    beyond: Box<SizeRule>,
}

/// The rule for a range of N.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    /// The largest N of the range, included.
    pub up_to: u64,
    /// The rule there.
    pub rule: SizeRule,
}

impl SizeRule {
    /// This rule, but at least and at most so many.
    ///
    /// # Errors
    /// [`SizeRuleError::Crossed`] where `at_least > at_most`; [`SizeRuleError::TooDeep`] beyond 8
    /// rules within rules.
    pub fn bounded(self, at_least: u64, at_most: Option<u64>) -> Result<Self, SizeRuleError> {
        Bounded::new(Box::new(self), at_least, at_most).map(Self::Bounded)
    }

    /// A rule for each range of N: `(up_to, rule)` with `up_to` included, and one beyond the last.
    ///
    /// # Errors
    /// [`SizeRuleError::Unordered`] where the ranges do not strictly ascend;
    /// [`SizeRuleError::TooDeep`] beyond 8 rules within rules.
    pub fn piecewise(
        pieces: impl IntoIterator<Item = (u64, Self)>,
        beyond: Self,
    ) -> Result<Self, SizeRuleError> {
        let pieces = pieces.into_iter();
        let pieces = pieces.map(|(up_to, rule)| Piece { up_to, rule }).collect();
        Piecewise::new(pieces, Box::new(beyond)).map(Self::Piecewise)
    }

    fn depth(&self) -> u8 {
        let below = match self {
            Self::Census | Self::Fixed(_) | Self::Ratio(_) => return 0,
            Self::Bounded(bounded) => bounded.rule.depth(),
            Self::Piecewise(piecewise) => {
                let pieces = piecewise.pieces.iter().map(|piece| piece.rule.depth());
                pieces.chain([piecewise.beyond.depth()]).max().unwrap_or(0)
            }
        };
        below.saturating_add(1)
    }
}

/// One more rule around rules of this depth.
fn around(depth: u8) -> Result<(), SizeRuleError> {
    if depth < MAX_DEPTH {
        Ok(())
    } else {
        Err(SizeRuleError::TooDeep)
    }
}

impl Bounded {
    fn new(
        rule: Box<SizeRule>,
        at_least: u64,
        at_most: Option<u64>,
    ) -> Result<Self, SizeRuleError> {
        if let Some(at_most) = at_most.filter(|at_most| at_least > *at_most) {
            return Err(SizeRuleError::Crossed { at_least, at_most });
        }
        around(rule.depth())?;
        Ok(Self {
            rule,
            at_least,
            at_most,
        })
    }

    /// The rule within the bounds.
    pub const fn rule(&self) -> &SizeRule {
        &self.rule
    }

    /// The least size.
    pub const fn at_least(&self) -> u64 {
        self.at_least
    }

    /// The greatest size, if there is one.
    pub const fn at_most(&self) -> Option<u64> {
        self.at_most
    }
}

impl Piecewise {
    fn new(pieces: Vec<Piece>, beyond: Box<SizeRule>) -> Result<Self, SizeRuleError> {
        let mut before = None;
        for &Piece { up_to, .. } in &pieces {
            if before.is_some_and(|before| up_to <= before) {
                return Err(SizeRuleError::Unordered { up_to });
            }
            before = Some(up_to);
        }
        let depths = pieces.iter().map(|piece| piece.rule.depth());
        around(depths.fold(beyond.depth(), u8::max))?;
        Ok(Self { pieces, beyond })
    }

    /// The pieces, in ascending order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The rule for every N above the pieces.
    pub const fn beyond(&self) -> &SizeRule {
        &self.beyond
    }

    /// The rule for this N, and the number of its piece (`None`: beyond the last).
    pub fn piece(&self, population: u64) -> (Option<usize>, &SizeRule) {
        let at = self
            .pieces
            .partition_point(|piece| piece.up_to < population);
        match self.pieces.get(at) {
            Some(piece) => (Some(at), &piece.rule),
            None => (None, &self.beyond),
        }
    }
}

variants! {
    SizeRule decode {
        0x0301 Census,
        0x0302 Fixed(size),
        0x0303 Ratio(ratio),
        0x0304 Bounded(bounded),
        0x0305 Piecewise(piecewise),
    }
}

record! {
    _ Bounded { rule, at_least, at_most } decode Bounded::new;
    _ Piecewise { pieces, beyond } decode Piecewise::new;
    0x0306 Piece { up_to, rule } decode;
}

errors! {
    /// A rule that contradicts itself.
    pub enum SizeRuleError {
        /// The lower bound is above the upper one.
        Crossed {
            /// The lower bound.
            at_least: u64,
            /// The upper bound.
            at_most: u64,
        } = "size-rule.crossed",
            "at least {at_least} and at most {at_most} cannot both hold",
            "至少 {at_least} 与至多 {at_most} 不能同时成立";
        /// A range of N does not end above the one before it.
        Unordered {
            /// Where the range ends.
            up_to: u64,
        } = "size-rule.unordered",
            "the range up to {up_to} does not end above the range before it",
            "截至 {up_to} 的区间未超过前一区间";
        /// Rules stand in rules more than 8 deep.
        TooDeep = "size-rule.too-deep",
            "rules stand in rules more than {limit} deep",
            "规则嵌套超过 {limit} 层",
            limit = MAX_DEPTH;
    }
}

/// The serialised forms, checked on the way in.
#[cfg(feature = "serde")]
mod raw {
    use alloc::boxed::Box;
    use alloc::vec::Vec;

    use super::{Piece, SizeRule, SizeRuleError};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[serde(
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "crate::strict"
    )]
    pub(super) struct Bounded {
        rule: Box<SizeRule>,
        #[serde(with = "crate::json_u64")]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        at_least: u64,
        #[serde(with = "crate::base::json_u64::option")]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Nullable<crate::base::json_u64::Written>")
        )]
        at_most: Option<u64>,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[serde(
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "crate::strict"
    )]
    pub(super) struct Piecewise {
        pieces: Vec<(Exact, SizeRule)>,
        beyond: Box<SizeRule>,
    }

    #[derive(serde::Serialize, serde::Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    pub(super) struct Exact(
        #[serde(with = "crate::json_u64")]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        u64,
    );

    impl From<super::Bounded> for Bounded {
        fn from(bounded: super::Bounded) -> Self {
            let super::Bounded {
                rule,
                at_least,
                at_most,
            } = bounded;
            Self {
                rule,
                at_least,
                at_most,
            }
        }
    }

    impl TryFrom<Bounded> for super::Bounded {
        type Error = SizeRuleError;

        fn try_from(raw: Bounded) -> Result<Self, SizeRuleError> {
            Self::new(raw.rule, raw.at_least, raw.at_most)
        }
    }

    impl From<super::Piecewise> for Piecewise {
        fn from(piecewise: super::Piecewise) -> Self {
            let super::Piecewise { pieces, beyond } = piecewise;
            let pieces = pieces.into_iter();
            Self {
                pieces: pieces
                    .map(|piece| (Exact(piece.up_to), piece.rule))
                    .collect(),
                beyond,
            }
        }
    }

    impl TryFrom<Piecewise> for super::Piecewise {
        type Error = SizeRuleError;

        fn try_from(raw: Piecewise) -> Result<Self, SizeRuleError> {
            let pieces = raw.pieces.into_iter();
            let pieces = pieces.map(|(Exact(up_to), rule)| Piece { up_to, rule });
            Self::new(pieces.collect(), raw.beyond)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::encode::Encode;

    #[test]
    fn ranges_must_ascend() {
        let pieces = [(10, SizeRule::Census), (10, SizeRule::Fixed(1))];
        let error = SizeRule::piecewise(pieces, SizeRule::Census).unwrap_err();
        assert_eq!(error, SizeRuleError::Unordered { up_to: 10 });
    }

    #[test]
    fn nesting_is_bounded() {
        let mut rule = SizeRule::Census;
        for _ in 0..MAX_DEPTH {
            rule = rule.bounded(0, None).unwrap();
        }
        assert_eq!(rule.bounded(0, None), Err(SizeRuleError::TooDeep));
    }

    #[test]
    fn different_rules_encode_differently() {
        let one = SizeRule::Fixed(1).bounded(0, None).unwrap();
        let two = SizeRule::Fixed(1).bounded(0, Some(u64::MAX)).unwrap();
        assert_ne!(one.to_canonical(), two.to_canonical());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_rule_survives_json_and_a_broken_one_does_not() {
        let rule = SizeRule::piecewise([(10, SizeRule::Fixed(2))], SizeRule::Census).unwrap();
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<SizeRule>(&json).unwrap(), rule);
        let crossed = r#"{"bounded":{"rule":"census","at-least":2,"at-most":1}}"#;
        assert!(serde_json::from_str::<SizeRule>(crossed).is_err());
    }
}
