//! How many are drawn: the values that plan items carry.

mod ratio;
mod rule;
mod shortfall;
mod spread;
mod stratum;

pub use ratio::{Ratio, RatioError};
pub use rule::{Bounded, Piece, Piecewise, SizeRule, SizeRuleError};
pub use shortfall::Shortfall;
pub use spread::{Sizing, Spread, SpreadBounds, SpreadBoundsError};
pub use stratum::{StratumFigures, StratumFiguresError, StratumKey, StratumKeyError};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::decode::{Decode, DecodeError};
    use crate::base::encode::Encode;

    #[test]
    fn sizings_are_read_back_and_fractions_only_in_lowest_terms() {
        let figures = || {
            let figures = ["220103", "220102"].map(|key| (key.parse().unwrap(), 6));
            StratumFigures::new(figures).unwrap()
        };
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
                spread: Spread::Neyman(figures()),
            },
            Sizing {
                rule: SizeRule::piecewise(pieces, half()).unwrap(),
                spread: Spread::HuntingtonHill(bounds),
            },
            Sizing {
                rule: SizeRule::Fixed(12),
                spread: Spread::Fixed(figures()),
            },
            Sizing {
                rule: half(),
                spread: Spread::LargestRemainder,
            },
            Sizing {
                rule: half(),
                spread: Spread::BySize(figures()),
            },
        ] {
            let bytes = sizing.to_canonical();
            assert_eq!(Sizing::from_canonical(&bytes), Ok(sizing));
        }
        // Two names that do not ascend.
        let mut bytes = figures().to_canonical();
        let name = bytes.len() - 5;
        bytes[name] = b'2';
        let refused = StratumFigures::from_canonical(&bytes);
        assert_eq!(refused, Err(DecodeError::Value));
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
