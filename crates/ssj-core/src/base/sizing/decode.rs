//! Sizings read back from their canonical encoding.

use alloc::vec::Vec;

use super::{Ratio, Shortfall, SizeRule, Sizing, Spread, SpreadBounds, tags};
use crate::base::decode::{Decode, DecodeError, Decoder};

impl Decode for Ratio {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::RATIO, |body| {
            Self::new(body.value()?, body.value()?).map_err(|_| DecodeError::Value)
        })
    }
}

impl Decode for SizeRule {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (tag, mut body) = input.variant()?;
        let rule = match tag {
            tags::CENSUS => Self::Census,
            tags::FIXED => Self::Fixed(body.value()?),
            tags::FRACTION => Self::Ratio(body.value()?),
            tags::BOUNDED => {
                let rule: Self = body.value()?;
                let (at_least, at_most) = (body.value()?, body.value()?);
                rule.bounded(at_least, at_most)
                    .map_err(|_| DecodeError::Value)?
            }
            tags::PIECEWISE => {
                let pieces: Vec<_> = body.list(|item| {
                    item.record(tags::PIECE, |piece| Ok((piece.value()?, piece.value()?)))
                })?;
                Self::piecewise(pieces, body.value()?).map_err(|_| DecodeError::Value)?
            }
            found => return Err(DecodeError::Tag { found }),
        };
        body.finish().map(|()| rule)
    }
}

impl Decode for Spread {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (tag, mut body) = input.variant()?;
        let spread = match tag {
            tags::PROPORTIONAL => Self::Proportional,
            tags::NEYMAN => Self::Neyman,
            tags::HUNTINGTON_HILL => {
                let bounds = SpreadBounds::new(body.value()?, body.value()?);
                Self::HuntingtonHill(bounds.map_err(|_| DecodeError::Value)?)
            }
            found => return Err(DecodeError::Tag { found }),
        };
        body.finish().map(|()| spread)
    }
}

impl Decode for Sizing {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::SIZING, |body| {
            Ok(Self::new(body.value()?, body.value()?))
        })
    }
}

impl Decode for Shortfall {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (tag, body) = input.variant()?;
        let shortfall = match tag {
            tags::REFUSE => Self::Refuse,
            tags::TAKE_ALL => Self::TakeAll,
            found => return Err(DecodeError::Tag { found }),
        };
        body.finish().map(|()| shortfall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::encode::Encode;

    #[test]
    fn sizings_are_read_back_and_fractions_only_in_lowest_terms() {
        let half = || SizeRule::Ratio("1/2".parse().unwrap());
        let bounds = SpreadBounds::new(1, Some(9)).unwrap();
        let pieces = [(10, SizeRule::Fixed(2)), (99, SizeRule::Census)];
        for sizing in [
            Sizing::new(half(), Spread::Proportional),
            Sizing::new(half().bounded(5, None).unwrap(), Spread::Neyman),
            Sizing::new(
                SizeRule::piecewise(pieces, half()).unwrap(),
                Spread::HuntingtonHill(bounds),
            ),
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
