//! How many are drawn: the values that plan items carry.

mod ratio;
mod rule;
mod shortfall;
mod spread;

pub use ratio::{Ratio, RatioError};
pub use rule::{Bounded, Piece, Piecewise, SizeRule, SizeRuleError};
pub use shortfall::Shortfall;
pub use spread::{Sizing, Spread, SpreadBounds, SpreadBoundsError};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::decode::{Decode, DecodeError};
    use crate::base::encode::Encode;

    #[test]
    fn sizings_are_read_back_and_fractions_only_in_lowest_terms() {
        let half = || SizeRule::Ratio("1/2".parse().unwrap());
        let bounds = SpreadBounds::new(1, Some(9)).unwrap();
        let pieces = [(10, SizeRule::Fixed(2)), (99, SizeRule::Census)];
        for sizing in [
            Sizing {
                rule: half(),
                spread: Spread::Proportional,
            },
            Sizing {
                rule: half().bounded(5, None).unwrap(),
                spread: Spread::Neyman,
            },
            Sizing {
                rule: SizeRule::piecewise(pieces, half()).unwrap(),
                spread: Spread::HuntingtonHill(bounds),
            },
        ] {
            let bytes = sizing.to_canonical();
            assert_eq!(Sizing::from_canonical(&bytes), Ok(sizing));
        }
        let mut twice = Ratio::new(1, 2).unwrap().to_canonical();
        for at in [15, 19] {
            twice[at] *= 2;
        }
        assert_eq!(
            Ratio::from_canonical(&twice),
            Err(DecodeError::NotCanonical)
        );
    }
}
